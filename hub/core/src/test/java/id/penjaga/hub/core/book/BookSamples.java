package id.penjaga.hub.core.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// One of each fact and of each maker of entries.
final class BookSamples {
  static final Instant AT = Instant.parse("2026-09-15T02:10:00.123Z");
  static final Instant TYPED = Instant.parse("2026-09-15T02:11:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-09-15");

  private BookSamples() {}

  /// Salts that a test can repeat: 32 times 1, 32 times 2 …
  static Supplier<byte[]> salts() {
    byte[] last = {0};
    return () -> {
      byte[] salt = new byte[Commitment.SALT_BYTES];
      Arrays.fill(salt, ++last[0]);
      return salt;
    };
  }

  private static Value said(String text) {
    return Value.said(text);
  }

  static List<By> makers() {
    return List.of(
        new By.Human(
            12,
            "staf_admin_jaringan",
            new By.Behalf("admin_skpd", null, new Value.Personal("Rina"), "telephone")),
        new By.Device("room-1", "00000000000000aa/1/17"),
        new By.Monitor("ping web-1"),
        new By.Anyone("complaint"),
        new By.Kiosk("Pintu utama", "pengunjung"),
        new By.House());
  }

  static List<Fact> facts() {
    Map<String, Value> answers = new LinkedHashMap<>();
    answers.put("text", Value.of("baris 1\n\"dua\" \\ tab\t \u0001 服务器 خادم 🔥 \ud83d </script>"));
    answers.put("number", new Value.Numeric(new BigDecimal("27.470")));
    answers.put("huge", new Value.Numeric(new BigDecimal("12345678901234567890")));
    answers.put("minutes", Value.of(45));
    answers.put("agreed", Value.of(true));
    answers.put("contact", new Value.Personal("Sari, 0812"));
    answers.put(
        "visitors",
        new Value.Many(
            List.of(
                new Value.Group(
                    Map.of("name", new Value.Personal("Budi"), "unit", Value.of("Dinas A/B"))),
                new Value.Group(Map.of("name", new Value.Personal(""))))));
    Map<String, Value> fields = Map.of("label", Value.of("UPS-1"), "capacity_w", Value.of(3000));
    return new ArrayList<>(
        List.of(
            new Fact.Opened(
                7,
                "SRVSEC",
                "ab".repeat(32),
                "by_hand",
                "web-1",
                fields,
                3L,
                said("membuka kembali")),
            new Fact.StepOpened(2, "SS-2", "3", 2, List.of("SS-2", "SS-3"), List.of(12L, 14L)),
            new Fact.Begun(2),
            new Fact.Answered(2, "DIAGNOSIS", answers),
            new Fact.Signed(2, "decision", "approved", said("sesuai usulan")),
            new Fact.Done(2, null, said("sudah dicek")),
            new Fact.Skipped(2, said("tidak hadir")),
            new Fact.Undone(2, List.of("responsible")),
            new Fact.Amended(
                "NF-6", "F-04", answers, Map.of("text", Value.of("lama")), said("terlambat")),
            new Fact.Withdrawn("NF-6"),
            new Fact.Deviated(1, 2, "equipment", 0, 0, said("dipinjam Rina"), "camera"),
            new Fact.Late(new Value.Personal("listrik padam")),
            new Fact.Accounted(1, said("menunggu suku cadang")),
            new Fact.Offered("petugas_piket", 14, "petugas_piket"),
            new Fact.Taken("petugas_piket", 14),
            new Fact.Linked("alarm/12", "cause"),
            new Fact.Noted(new Value.Personal("ditelepon"), List.of("cd".repeat(32))),
            new Fact.Numbered("F-01", "2026", 1, "F-01/2026/09/001", "F-01"),
            new Fact.Frozen(
                "F-01",
                "F-01/2026/09/001",
                "ab".repeat(32),
                "cd".repeat(32),
                null,
                null,
                null,
                null),
            new Fact.PaperWithdrawn("A".repeat(26), "F-01", said("salah node")),
            new Fact.Closed("SS-7"),
            new Fact.Cancelled(said("salah ruang")),
            new Fact.ItemAdded("ups", "UPS-1", fields, said("baru")),
            new Fact.ItemChanged("ups", "UPS-1", fields, Value.of(""), 7L, 2),
            new Fact.ItemMoved("ups", "UPS-1", "spare", said("diganti")),
            new Fact.PersonAdded(12, Map.of("name", new Value.Personal("Rina"))),
            new Fact.PersonChanged(12, Map.of("unit", Value.of("Aptika"))),
            new Fact.Granted(13, 12, "kabid_infrastruktur", DAY, null),
            new Fact.Delegated(
                14, 12, 9, "kabid_infrastruktur", "plt", DAY, DAY.plusDays(6), "800/12/2026"),
            new Fact.Revoked(13, DAY, said("mutasi")),
            new Fact.Rostered(15, 12, AT, AT.plusSeconds(28_800), "800/13/2026", DAY),
            new Fact.Unrostered(15, said("sakit")),
            new Fact.CalendarChanged(
                DAY,
                Map.of("mon", List.of("07:30-12:00", "13:00-16:00")),
                Map.of(DAY, "Hari Batik"),
                "edaran"),
            new Fact.RoomSet("room-1", Map.of("name", Value.of("Ruang 1"))),
            new Fact.DevicePlaced("room-1", "room-1"),
            new Fact.PapersSet(
                List.of("PEMERINTAH KOTA CONTOH", "DINAS KOMINFO"),
                Map.of("place", Value.of("Kota Contoh"), "name", new Value.Personal("Rina")),
                "ef".repeat(32),
                "kop baru"),
            new Fact.KeepSet("reads", 3653, "permintaan inspektorat"),
            new Fact.DefinitionStored("procedure", "SRVSEC", "ab".repeat(32), "{\"v\":1}"),
            new Fact.DefinitionInForce("procedure", "SRVSEC", "ab".repeat(32), "awal"),
            new Fact.Escalated("room-1/log/1/12", "kabid_infrastruktur", 2, List.of(12L, 14L)),
            new Fact.Seen("room-1/log/1/12"),
            new Fact.Acknowledged("room-1/log/1/12", new Value.Personal("katup ditutup")),
            new Fact.Turned("link/ISP-A/ping", "down", AT, "TIMEOUT"),
            new Fact.WindowSet(
                17, "link", "ISP-A", AT, AT.plusSeconds(7_200), new Value.Personal("ganti modem")),
            new Fact.WindowEnded(17, AT.plusSeconds(3_600)),
            new Fact.PartitionsRead(
                "server", "SRV-02", Map.of("/data", new Value.Numeric(new BigDecimal("90.1")))),
            new Fact.GensetLogged(
                "GENSET-1",
                "refill",
                AT,
                Value.of(20),
                new Value.Numeric(new BigDecimal("26.1")),
                new Value.Personal("petugas piket di jalan")),
            new Fact.Erased("person/12", "retensi 5 tahun"),
            new Fact.Restored("00000000000000aa", AT, 412),
            new Fact.Newer("foreseen", "{\"reach\":[1,2.50],\"type\":\"foreseen\"}")));
  }

  static Proposed proposed(By by, Fact... facts) {
    return new Proposed(by, AT, "c-1", "asked", Subject.ofCase(7), List.of(facts));
  }

  /// The line of a sample, by the name of its golden file.
  static Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (By by : makers()) {
      lines.put("by-" + by.getClass().getSimpleName(), line(proposed(by, new Fact.Begun(1))));
    }
    for (Fact fact : facts()) {
      lines.put("fact-" + fact.getClass().getSimpleName(), line(of(fact)));
    }
    return lines;
  }

  static Proposed of(Fact fact) {
    return proposed(new By.Human(12, "staf_jaringan_dc"), fact);
  }

  static String line(Proposed open) {
    return EntryJson.write(8, TYPED, Sealing.seal(open, salts()).entry(), "ef".repeat(32));
  }
}
