package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.observed.HubObserving;
import id.penjaga.hub.app.store.observed.UnloggedActs;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.register.Gap;
import id.penjaga.hub.core.register.Obligation;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the hub sees of registers and cases, whatever database they are in.
abstract class ObservedContract extends ItemSetting {
  private static final By ADMINISTRATOR = new By.Human(1, "administrator_server");
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  @BeforeEach
  void servers() throws SQLException {
    new RoomTables(session);
    work.observe(new HubObserving(new PendingReadings()));
    add("server", "SRV-02", Map.of("raid", Value.of(true), "last_care", day("2026-08-01")));
    keep(item("server", "SRV-02"), new Fact.ItemMoved("server", "SRV-02", "in_service", no()));
  }

  private static Value no() {
    return Value.of("");
  }

  private List<String> lines(Observed what, Map<String, Value> subject, Instant at)
      throws SQLException {
    Value value =
        new HubObserving(new PendingReadings())
            .observed(
                new Observing.Scene(
                    session, work.standing(), pins, definitions.registers(), work.items()),
                what,
                subject,
                at);
    return value == null ? List.of() : Observed.lines(value).stream().map(one -> one.id()).toList();
  }

  private long open(String procedure, String way, Map<String, Value> subject) throws SQLException {
    Answer answer = act(null, new Command.OpenCase(procedure, way, subject, null, ""));
    return assertInstanceOf(Answer.Stored.class, answer, answer::toString).about();
  }

  private Answer act(Long about, Command command) throws SQLException {
    return work.act("a-" + ++commands, ADMINISTRATOR, about, command, null, "");
  }

  private void done(long about, int opening, String branch, Map<String, Value> answers)
      throws SQLException {
    Answer answer = act(about, new Command.Complete(opening, answers, branch, "", Map.of(), ""));
    assertInstanceOf(Answer.Stored.class, answer, answer::toString);
  }

  private static Map<String, Value> server() {
    return Map.of("server", Value.of("SRV-02"));
  }

  private void disks(int used) throws SQLException {
    long disk = open("DISK", "by_hand", server());
    Value rows =
        new Value.Many(
            List.of(
                new Value.Group(Map.of("partition", Value.of("/var"), "used", Value.of(used))),
                new Value.Group(Map.of("partition", Value.of("/"), "used", Value.of(12)))));
    done(disk, 1, "within", Map.of("partitions", rows));
  }

  private void raid() throws SQLException {
    long raid = open("RAID", "by_hand", server());
    Value rows =
        new Value.Many(
            List.of(new Value.Group(Map.of("disk", Value.of("0"), "state", Value.of("healthy")))));
    done(raid, 1, "healthy", Map.of("disks", rows));
  }

  @Test
  @DisplayName("MNT-05 two checks and five log entries since the last care are all in the report")
  void care() throws SQLException {
    for (int i = 1; i <= 5; i++) {
      log("pekerjaan " + i);
    }
    raid();
    disks(55);
    List<String> told = lines(Observed.CARE, server(), NOW.plusSeconds(60));
    assertEquals(8, told.size(), told::toString);
    assertEquals("Sejak 1 Agustus 2026: 7 catatan pemeliharaan dan pemeriksaan.", told.getFirst());
    for (String act :
        List.of("pekerjaan 1", "pekerjaan 5", "RAID/2026/09/001", "DSK/2026/09/001")) {
      assertTrue(told.stream().anyMatch(line -> line.contains(act)), told::toString);
    }
    keep(
        item("server", "SRV-02"),
        new Fact.ItemChanged(
            "server", "SRV-02", Map.of("last_care", day("2026-09-02")), no(), null, null));
    assertEquals(1, lines(Observed.CARE, server(), NOW).size(), "older than the last care");
    assertEquals(List.of(), lines(Observed.CARE, Map.of(), NOW), "no server, no care");
  }

  private void log(String text) throws SQLException {
    keep(
        item("server", "SRV-02"),
        new Fact.ItemChanged("server", "SRV-02", Map.of(), Value.of(text), null, null));
  }

  @Test
  @DisplayName("INS-07 a disk value that is three days old is marked, and needs a note to be good")
  void stale() throws SQLException {
    keep(
        new Subject(Subject.Kind.PERSON, "1"),
        new Fact.Granted(3, 1, "administrator_ruang_server", LocalDate.parse("2026-01-01"), null));
    assertEquals(
        List.of("SRV-02 RAID: belum ada data.", "SRV-02 hardisk: belum ada data."),
        lines(Observed.EQUIPMENT, Map.of(), NOW));
    raid();
    disks(55);
    assertEquals(List.of(), lines(Observed.STORAGE_OLD, Map.of(), NOW), "of today");
    assertEquals(
        List.of(
            "SRV-02 RAID: 1 September 2026.",
            "SRV-02 hardisk: 1 September 2026, /var 55 %, sudah lama (3 hari)."),
        lines(Observed.EQUIPMENT, Map.of(), NOW.plus(Duration.ofDays(3))));
    assertEquals(List.of("1"), lines(Observed.STORAGE_OLD, Map.of(), NOW.plus(Duration.ofDays(3))));
  }

  @Test
  @DisplayName("INS-07 what a collector read is the newest value, and a watched service is of now")
  void watched() throws SQLException {
    disks(55);
    keep(
        item("server", "SRV-02"),
        new Fact.PartitionsRead(
            "server",
            "SRV-02",
            Map.of("/data", new Value.Numeric(new BigDecimal("84.2")), "/", Value.of(12))));
    add("application", "Portal", Map.of());
    add("application", "Arsip", Map.of("last_check", day("2026-08-29")));
    keep(
        item("application", "Portal"),
        new Fact.Turned("application/Portal/http", "down", NOW, "HTTP 503"));
    assertEquals(
        List.of(
            "SRV-02 RAID: belum ada data.",
            "SRV-02 hardisk: 1 September 2026, /data 84,2 %.",
            "Arsip layanan: 29 Agustus 2026, sudah lama (3 hari).",
            "Portal layanan: 1 September 2026, tidak menjawab."),
        lines(Observed.EQUIPMENT, Map.of(), NOW));
    assertEquals(List.of("1"), lines(Observed.SERVICES_OLD, Map.of(), NOW));
  }

  @Test
  @DisplayName(
      "INS-07 the confirmation keeps what the hub knew, and asks for a note where it is old")
  void confirmed() throws SQLException {
    keep(
        new Subject(Subject.Kind.PERSON, "1"),
        new Fact.Granted(3, 1, "administrator_ruang_server", LocalDate.parse("2026-01-01"), null));
    By room = new By.Human(1, "administrator_ruang_server");
    Answer opened =
        work.act(
            "mon",
            room,
            null,
            new Command.OpenCase("MON", "by_hand", Map.of("month", Value.of("2026-09")), null, ""),
            null,
            "");
    long month = assertInstanceOf(Answer.Stored.class, opened).about();
    Map<String, Value> logged =
        Map.of(
            "person", new Value.Personal("Sari"),
            "unit", Value.of("ICT"),
            "time_in", Value.of(NOW.toString()),
            "purpose", Value.of("pemeriksaan"),
            "work_kind", Value.of("inspection"),
            "activities", Value.of("pemeriksaan bulanan"));
    work.act(
        "mon-1", room, month, new Command.Complete(1, logged, null, "", Map.of(), ""), null, "");
    Value good = Value.of("good");
    Map<String, Value> fine =
        Map.of("hardware", good, "storage", good, "network", good, "services", good);
    Answer refused =
        work.act(
            "mon-2", room, month, new Command.Complete(2, fine, null, "", Map.of(), ""), null, "");
    assertEquals(
        List.of("note"),
        assertInstanceOf(Answer.Refused.class, refused).refusal().problems().stream()
            .map(one -> one.field())
            .toList());
    Map<String, Value> noted = new HashMap<>(fine);
    noted.put("note", Value.of("dilihat langsung pada server"));
    noted.put("readings", Value.of("semua baik"));
    assertInstanceOf(
        Answer.Stored.class,
        work.act(
            "mon-3",
            room,
            month,
            new Command.Complete(2, noted, null, "", Map.of(), ""),
            null,
            ""));
    Case state = Objects.requireNonNull(work.read(month));
    assertEquals(
        List.of("SRV-02 RAID: belum ada data.", "SRV-02 hardisk: belum ada data."),
        Observed.lines(Objects.requireNonNull(state.answers().get("ROOM_STATE")).get("readings"))
            .stream()
            .map(one -> one.id())
            .toList(),
        "the snapshot is the hub's, whatever was sent");
  }

  @Test
  @DisplayName("PWR-12 without tank or consumption the hub says that no fuel estimate is possible")
  void fuel() throws SQLException {
    assertTrue(lines(Observed.FUEL, Map.of(), NOW).getFirst().contains("belum ada genset"));
    add("genset", "GENSET-1", Map.of("tank_litres", Value.of(60)));
    assertEquals(
        List.of(
            "GENSET-1: perkiraan bahan bakar tidak mungkin; lengkapi konsumsi pada register"
                + " genset."),
        lines(Observed.FUEL, Map.of(), NOW));
    keep(
        item("genset", "GENSET-1"),
        new Fact.ItemChanged(
            "genset", "GENSET-1", Map.of("litres_per_hour", Value.of(8)), no(), null, null));
    assertEquals(
        List.of(
            "GENSET-1: tangki 60 L, 8,0 L/jam; tangki penuh cukup untuk 450 menit.",
            "GENSET-1: isi tangki belum pernah diukur; ukur dan catat pada halaman bahan bakar."),
        lines(Observed.FUEL, Map.of(), NOW));
  }

  @Test
  @DisplayName("PWR-12 the electrical installation says what it lacks, and proposes for item 10")
  void electrical() throws SQLException {
    assertNull(
        new HubObserving(new PendingReadings())
            .observed(
                new Observing.Scene(
                    session, work.standing(), pins, definitions.registers(), work.items()),
                Observed.ELECTRICAL,
                Map.of(),
                NOW));
    add("electrical", "MCB-1", Map.of("kind", Value.of("mcb"), "own", Value.of(false)));
    List<String> told = lines(Observed.ELECTRICAL, Map.of(), NOW);
    assertTrue(told.contains("MCB-1: MCB tidak khusus untuk ruang server."), told::toString);
    assertTrue(told.contains("Pelindung lonjakan belum tercatat."), told::toString);
    assertTrue(told.getLast().contains("tidak baik"), told::toString);
  }

  @Test
  @DisplayName("MNT-20 the hub says that a server's managing unit is missing, or which it is")
  void manager() throws SQLException {
    assertTrue(
        lines(Observed.MANAGER, server(), NOW).getFirst().contains("belum tercatat"),
        "not recorded");
    keep(
        item("server", "SRV-02"),
        new Fact.ItemChanged(
            "server", "SRV-02", Map.of("manager", Value.of("ICT")), no(), null, null));
    assertEquals(List.of("Unit pengelola SRV-02: ICT."), lines(Observed.MANAGER, server(), NOW));
  }

  @Test
  @DisplayName("MNT-07 a server administered in the room without an entry that day is listed")
  void unlogged() throws SQLException {
    keep(
        new Subject(Subject.Kind.PERSON, "1"),
        new Fact.Granted(3, 1, "staf_ruang_server", LocalDate.parse("2026-01-01"), null));
    By staff = new By.Human(1, "staf_ruang_server");
    add("server", "SRV-03", Map.of());
    long entry =
        assertInstanceOf(
                Answer.Stored.class,
                work.act(
                    "entry",
                    staff,
                    null,
                    new Command.OpenCase(
                        "ENTRY", "paper", Map.of("holder", Value.of("staff-1")), null, ""),
                    null,
                    ""))
            .about();
    step(entry, staff, 1, "staff", Map.of());
    step(
        entry,
        staff,
        2,
        null,
        Map.of(
            "person",
            new Value.Personal("Sari"),
            "unit",
            Value.of("ICT"),
            "time_in",
            Value.of(NOW.toString()),
            "purpose",
            Value.of("ganti konfigurasi"),
            "work_kind",
            Value.of("administration"),
            "why_not_remote",
            new Value.Personal("SSH mati"),
            "servers",
            new Value.Many(
                List.of(
                    new Value.Group(Map.of("server", Value.of("SRV-02"))),
                    new Value.Group(Map.of("server", Value.of("SRV-03"))))),
            "prohibited",
            prohibited()));
    LocalDate today = LocalDate.ofInstant(NOW, ZONE);
    List<UnloggedActs.Visit> both = acts(today).visits();
    assertEquals(List.of("SRV-02", "SRV-03"), both.stream().map(one -> one.server()).toList());
    assertEquals(List.of(today, today), both.stream().map(one -> one.day()).toList());
    assertEquals(List.of("SRV-02"), acts(today).servers(), "SRV-03 is not in service yet");

    log("konfigurasi diganti");
    assertEquals(
        List.of("SRV-03"), acts(today).visits().stream().map(one -> one.server()).toList());
    assertEquals(List.of(), acts(today).servers());
    assertEquals(Set.of(1L), acts(today).writers());
    assertEquals(
        0, acts(today.plusDays(40)).visits().size(), "what is older than the period is not told");
  }

  private UnloggedActs acts(LocalDate until) {
    return UnloggedActs.of(
        session, Set.of(), definitions.registers().get("server"), until.minusDays(31), until, ZONE);
  }

  private void step(long about, By by, int opening, String branch, Map<String, Value> answers)
      throws SQLException {
    Answer answer =
        work.act(
            "s-" + ++commands,
            by,
            about,
            new Command.Complete(opening, answers, branch, "", Map.of(), ""),
            null,
            "");
    assertInstanceOf(Answer.Stored.class, answer, answer::toString);
  }

  private Value prohibited() {
    Map<String, Value> items = new HashMap<>();
    Objects.requireNonNull(definitions.checklists().get("PROHIBITED"))
        .items()
        .forEach(one -> items.put(one.id(), new Value.Group(Map.of("result", Value.of("good")))));
    return new Value.Group(items);
  }

  @Test
  @DisplayName("MNT-22 a medium that was not tested in six months is listed as untested")
  void untested() throws SQLException {
    for (String label : List.of("DVD-0914", "DVD-0301")) {
      add(
          "medium",
          label,
          Map.of(
              "kind", Value.of("DVD"),
              "server", Value.of("SRV-02"),
              "last_test", day(label.equals("DVD-0301") ? "2026-03-03" : "2026-03-06")));
    }
    assertEquals(List.of("DVD-0301 restore_test 2"), overdue("medium"));
  }

  @Test
  @DisplayName("PWR-10 a UPS whose inspection was 181 days ago is overdue, one of 180 days is not")
  void inspections() throws SQLException {
    add("ups", "UPS-1", Map.of("capacity_w", Value.of(1800), "last_inspection", day("2026-03-04")));
    add("ups", "UPS-2", Map.of("capacity_w", Value.of(1800), "last_inspection", day("2026-03-05")));
    for (String label : List.of("UPS-1", "UPS-2")) {
      keep(item("ups", label), new Fact.ItemMoved("ups", label, "in_service", no()));
    }
    assertEquals(List.of("UPS-1 ups_inspection 1"), overdue("ups"));
  }

  private List<String> overdue(String register) {
    LocalDate today = LocalDate.ofInstant(NOW, ZONE);
    var some = List.of(Objects.requireNonNull(definitions.registers().get(register)));
    return Gap.of(
            some,
            definitions.registers(),
            new ItemRows(session),
            DutyRows.latest(session, ZONE, Obligation.metByCases(some), today),
            ZONE,
            today)
        .stream()
        .filter(gap -> gap.due() != null)
        .map(gap -> gap.label() + " " + gap.rule() + " " + gap.late())
        .toList();
  }
}
