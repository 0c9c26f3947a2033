package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.office.duty.DutyLines;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.register.Gap;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Obligation;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Which gaps the shipped registers find and what they refuse, whatever database they are in.
abstract class GapContract extends ItemSetting {
  /// Of the larger inventory; `.ci/slow` asks about more.
  private static final int SERVERS = Integer.getInteger("gap.servers", 500);

  private static final SampleEquipment EQUIPMENT = SampleEquipment.OF_FIXTURE;

  @Test
  @DisplayName("PWR-09 SEC-11: the equipment has its gaps on 1 September, and no others")
  void equipment() throws SQLException {
    official();
    record(inventory("rack", EQUIPMENT.racks()));
    record(inventory("ups", EQUIPMENT.ups()));
    record(inventory("server", EQUIPMENT.servers()));
    record(inventory("application", EQUIPMENT.applications()));

    assertEquals(
        List.of(
            "application Arsip Contoh backup_schedule",
            "server SRV-03 hotspare",
            "server SRV-04 hotspare",
            "server SRV-04 kvm",
            "server SRV-04 public_dmz",
            "server SRV-04 raid",
            "server SRV-04 ups",
            "ups UPS-1 ups_inspection 2026-08-29 +3"),
        equipmentGaps());

    ItemAnswer.Refused refused =
        assertInstanceOf(
            ItemAnswer.Refused.class, desk().record("onto", "sari", true, ontoFirst(""), NOW));
    assertEquals(
        List.of("reason: UPS-1: Load 1850 W exceeds 1800 W. Write why, or change it."),
        refused.problems().stream().map(one -> one.field() + ": " + one.text().en()).toList());
    assertEquals(8, equipmentGaps().size(), "nothing was stored");
    record(ontoFirst("sampai UPS-3 datang"));
    assertTrue(equipmentGaps().contains("ups UPS-1 overload"), () -> equipmentGaps().toString());
  }

  private static ItemCommand ontoFirst(String reason) {
    Map<String, Value> fields = new TreeMap<>(EQUIPMENT.servers().get("SRV-04"));
    fields.put("ups", Value.of("UPS-1"));
    return new ItemCommand.Change("server", "SRV-04", fields, reason);
  }

  @Test
  @DisplayName("A medium in the server room is refused citing H.2.g; elsewhere it is found")
  void places() throws SQLException {
    official();
    record(inventory("room", Map.of("Lantai 2", Map.of("use", Value.of("server_room")))));
    for (String place : List.of("Ruang server", "ruang SERVER", "lantai 2")) {
      ItemAnswer.Refused refused =
          assertInstanceOf(
              ItemAnswer.Refused.class,
              desk().record(place, "sari", true, medium(place), NOW),
              place);
      assertEquals("1.place", refused.problems().getFirst().field());
      assertTrue(refused.problems().getFirst().text().id().contains("H.2.g"), place);
    }
    record(medium("Brankas Gedung B"));
    assertEquals(1, work.items().search("medium", "brankas gedung b", 10).size());
    assertEquals(1, work.items().search("medium", "2026-09-14", 10).size());
  }

  private static ItemCommand medium(String place) {
    return inventory(
        "medium",
        Map.of(
            "DVD-0914",
            Map.of(
                "kind",
                Value.of("DVD"),
                "server",
                Value.of("SRV-02"),
                "contents",
                Value.of("DB-A"),
                "made_at",
                Value.of("2026-09-14T03:00:00Z"),
                "place",
                Value.of(place))));
  }

  @Test
  @DisplayName("ENV-13: the standards of the room are there from the beginning, not assessed")
  void standards() throws SQLException {
    work.given();
    long entries = entries();
    work.given();

    assertEquals(entries, entries(), "given once");
    assertEquals(16, work.items().of("room_standard").size());
    assertEquals(
        16, gaps().stream().filter(gap -> gap.rule().equals("assessed")).count(), "not assessed");
    official();
    ItemAnswer.Refused refused =
        assertInstanceOf(
            ItemAnswer.Refused.class,
            desk()
                .record(
                    "unmet",
                    "sari",
                    true,
                    new ItemCommand.Change(
                        "room_standard",
                        "Telepon",
                        Map.of("status", Value.of("unmet"), "reviewed", day("2026-09-01")),
                        ""),
                    NOW));
    assertEquals(
        List.of("owner", "follow_up"),
        refused.problems().stream().map(FormProblem::field).toList());
  }

  @Test
  @DisplayName("NET-04 NET-05: one ISP is too few; bandwidth, ratio and IIX are told")
  void isps() throws SQLException {
    official();
    assertTrue(rules("link").contains("two_isps"), "none at all");
    record(inventory("link", Map.of("ISP-C", link("4.9", "1:4", false))));
    assertEquals(List.of("two_isps", "bandwidth", "ratio", "iix"), rules("link"));
    record(inventory("link", Map.of("ISP-A", link("10", "1:1", true))));
    assertEquals(List.of("bandwidth", "ratio", "iix"), rules("link"));
    record(inventory("link", Map.of("ISP-B", link("5", "1:1", true))));
    assertEquals(List.of("bandwidth", "ratio", "iix"), rules("link"), "5 Mbps and 1:1 are met");
  }

  private static Map<String, Value> link(String bandwidth, String ratio, boolean iix) {
    return Map.of(
        "isp",
        Value.of("Penyedia"),
        "contact",
        Value.of("021-0000-0000"),
        "bandwidth",
        new Value.Numeric(new BigDecimal(bandwidth)),
        "ratio",
        Value.of(ratio),
        "iix",
        Value.of(iix));
  }

  @Test
  @DisplayName("MNT-14: a standby that was confirmed too long ago is told")
  void standby() throws SQLException {
    official();
    record(
        inventory(
            "server",
            Map.of(
                "SRV-01",
                Map.of("standby", Value.of("SRV-01B"), "standby_confirmed", day("2026-02-13")),
                "SRV-01B",
                Map.of())));
    assertTrue(rules("server").contains("standby"), "200 days ago");
    record(
        new ItemCommand.Change(
            "server",
            "SRV-01",
            Map.of("standby", Value.of("SRV-01B"), "standby_confirmed", day("2026-06-03")),
            ""));
    assertFalse(rules("server").contains("standby"), "90 days ago");
  }

  @Test
  @DisplayName("MNT-12: a database without a schedule is a gap, and a missed run is overdue")
  void backups() throws SQLException {
    official();
    record(inventory("server", Map.of("SRV-04", Map.of("last_backup", day("2026-08-20")))));
    record(
        inventory(
            "application",
            Map.of(
                "Arsip Contoh",
                Map.of("server", Value.of("SRV-04"), "database", Value.of("DB-X")))));
    assertEquals(List.of("backup_schedule"), rules("application"));
    Gap missed =
        gaps().stream()
            .filter(one -> one.rule().equals("offline_backup"))
            .findFirst()
            .orElseThrow();
    assertEquals(5, missed.late());
  }

  @Test
  @DisplayName("MNT-21: a DRC at the same site is refused, and servers it does not cover are told")
  void recovery() throws SQLException {
    official();
    record(
        inventory(
            "room",
            Map.of(
                "Ruang server",
                Map.of("use", Value.of("server_room"), "building", Value.of("Gedung A")))));
    ItemCommand same = inventory("drc", Map.of("DRC", drc("Gedung A")));
    assertInstanceOf(ItemAnswer.Refused.class, desk().record("same", "sari", true, same, NOW));
    record(inventory("drc", Map.of("DRC", drc("Gedung Provinsi"))));
    record(
        inventory("server", Map.of("SRV-01", Map.of("drc", Value.of("DRC")), "SRV-02", Map.of())));
    Gap gap = gaps().stream().filter(one -> one.rule().equals("covers")).findFirst().orElseThrow();
    assertTrue(gap.text().en().endsWith(": SRV-02"), gap.text().en());
  }

  private static Map<String, Value> drc(String building) {
    return Map.of("place", Value.of("Lantai 1"), "building", Value.of(building));
  }

  @Test
  @DisplayName("MNT-19 SVC-15: what is not ready or mixed needs the official's exception")
  void ready() throws SQLException {
    Map<String, Value> fields =
        new TreeMap<>(
            Map.of(
                "role", Value.of("dns"),
                "kind", Value.of("public"),
                "zone", Value.of("dmz"),
                "raid", Value.of(true),
                "hotspare", Value.of(false),
                "ssh", Value.of("two"),
                "firewall", Value.of(true),
                "hardened", day("2026-08-30"),
                "os", Value.of("Debian 13")));
    record(new ItemCommand.Add("server", "SRV-05", fields, "", ""));
    ItemCommand start = new ItemCommand.Move("server", "SRV-05", "in_service", "hotspare dipesan");

    assertRefused("hotspare", start);
    fields.put("hotspare", Value.of(true));
    fields.remove("hardened");
    record(new ItemCommand.Change("server", "SRV-05", fields, ""));
    assertRefused("Hardening", start);
    fields.put("more_services", Value.of("mail"));
    assertRefused("F.5", new ItemCommand.Change("server", "SRV-05", fields, "sementara"));
    official();
    record(new ItemCommand.Change("server", "SRV-05", fields, "sementara"));
    record(start);
    assertTrue(rules("server").contains("one_role"), "the exception stays a gap");
  }

  private void assertRefused(String about, ItemCommand command) throws SQLException {
    ItemAnswer.Refused refused =
        assertInstanceOf(
            ItemAnswer.Refused.class,
            desk().record("refused-" + ++commands, "sari", true, command, NOW));
    assertTrue(
        refused.problems().getFirst().text().id().contains(about), refused.problems()::toString);
  }

  private List<String> rules(String register) {
    return gaps().stream().filter(gap -> gap.register().equals(register)).map(Gap::rule).toList();
  }

  private List<String> equipmentGaps() {
    return gaps().stream()
        .filter(gap -> List.of("rack", "ups", "server", "application").contains(gap.register()))
        .map(gap ->
            gap.register()
                + " "
                + gap.label()
                + " "
                + gap.rule()
                + (gap.due() == null ? "" : " " + gap.due() + " +" + gap.late()))
        .sorted()
        .toList();
  }

  @Test
  @DisplayName("SEC-07 SEC-09: SSH that is no protocol 2, and 3306 beside 443, are not conform")
  void network() throws SQLException {
    official();
    record(inventory("server", Map.of("SRV-01", looked("two", "443", "443"))));
    assertFalse(rules("server").contains("ssh") || rules("server").contains("ports"));

    record(new ItemCommand.Change("server", "SRV-01", looked("two", "443", "443, 3306"), ""));
    Gap port = gaps().stream().filter(one -> one.rule().equals("ports")).findFirst().orElseThrow();
    assertTrue(port.text().en().endsWith(": 3306"), port.text().en());
    record(new ItemCommand.Change("server", "SRV-01", looked("two", "443 3306", "443, 3306"), ""));
    assertFalse(rules("server").contains("ports"), "it is of its function now");
    for (String protocol : List.of("older", "absent")) {
      record(new ItemCommand.Change("server", "SRV-01", looked(protocol, "443", "443"), ""));
      assertTrue(rules("server").contains("ssh"), protocol);
    }
  }

  private static Map<String, Value> looked(String ssh, String allowed, String open) {
    return Map.of(
        "ssh", Value.of(ssh), "services", Value.of(allowed), "ports_open", Value.of(open));
  }

  @Test
  @DisplayName("NET-07 an office is complete with the name of its administrator, which is personal")
  void office() throws SQLException {
    official();
    record(
        inventory("office", Map.of("SKPD-A", Map.of("admin", new Value.Personal("Admin SKPD-A")))));
    assertEquals(List.of(), rules("office"));
    record(inventory("office", Map.of("SKPD-B", Map.of())));
    assertEquals(List.of("admin"), rules("office"));
  }

  @Test
  @DisplayName("A day in a sentence is told as people write it")
  void days() throws SQLException {
    official();
    record(
        inventory(
            "extinguisher",
            Map.of("APAR-1", Map.of("kind", Value.of("apar"), "expires", day("2026-08-31")))));
    Gap gap = gaps().stream().filter(one -> one.rule().equals("expired")).findFirst().orElseThrow();
    assertEquals("Masa berlaku habis 31 Agustus 2026", gap.text().id());
    assertEquals("Expired on 31 August 2026", gap.text().en());
  }

  @Test
  @DisplayName("As many questions are asked about the gaps of many servers as of ten")
  void constantQuestions() throws SQLException {
    servers(1, 10);
    long few = questions();
    servers(11, SERVERS);

    assertEquals(few, questions());
    assertEquals(SERVERS, gaps().stream().filter(gap -> gap.rule().equals("server_care")).count());
    assertTrue(few < 60, few + " questions");
  }

  /// Servers in service that nobody cared for since the day they were added.
  private void servers(int from, int until) throws SQLException {
    Instant added = NOW.minus(Duration.ofDays(100));
    for (int i = from; i <= until; i++) {
      TreeMap<String, Value> fields =
          new TreeMap<>(
              Map.of("ups", Value.of("UPS-" + i / 10), "last_raid_check", day("2026-08-31")));
      work.items().insert(new Item("server", "SRV-" + i, "in_service", fields, added, added));
      work.items().insert(new Item("ups", "UPS-" + i, "in_service", new TreeMap<>(), added, added));
    }
    session.flush();
  }

  private long questions() {
    AtomicLong asked = new AtomicLong();
    SqlSession counted =
        new SqlSession(Asking.counted(session.connection(), asked::incrementAndGet));
    ZoneId zone = ZoneId.of("Asia/Jakarta");
    LocalDate today = LocalDate.ofInstant(NOW, zone);
    DutyLines.of(counted, definitions.registers(), definitions.procedures().values(), zone)
        .on(today);
    gaps(counted);
    return asked.get();
  }

  private List<Gap> gaps() {
    return gaps(session);
  }

  private List<Gap> gaps(SqlSession asked) {
    ZoneId zone = ZoneId.of("Asia/Jakarta");
    LocalDate today = LocalDate.ofInstant(NOW, zone);
    List<String> procedures = Obligation.metByCases(definitions.registers().values());
    return Gap.of(
        definitions.registers().values(),
        definitions.registers(),
        new ItemRows(asked),
        DutyRows.latest(asked, zone, procedures, today),
        zone,
        today);
  }
}
