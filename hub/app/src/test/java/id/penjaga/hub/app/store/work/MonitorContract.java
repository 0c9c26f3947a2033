package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.audit.AuditRows;
import id.penjaga.hub.app.store.monitor.MonitorRows;
import id.penjaga.hub.app.store.monitor.TallyRows;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.monitor.HostReadings;
import id.penjaga.hub.core.monitor.PartitionUse;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.WatchState.Stand;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.register.Obligation;
import id.penjaga.hub.core.work.Work;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What monitors found, in the book, in tables and in cases, whatever database they are in.
abstract class MonitorContract extends ItemSetting {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final String PING = "link/ISP-A/ping";
  private static final Instant SINCE = NOW.minusSeconds(30);

  private MonitorDesk monitors;

  @BeforeEach
  void items() throws SQLException {
    add("server", "SRV-02", Map.of("raid", Value.of(true)));
    add("server", "SRV-03", Map.of());
    keep(
        item("server", "SRV-02"),
        new Fact.ItemMoved("server", "SRV-02", "in_service", Value.of("")));
    keep(
        item("server", "SRV-03"),
        new Fact.ItemMoved("server", "SRV-03", "in_service", Value.of("")));
    add("application", "Portal", Map.of("server", Value.of("SRV-02")));
    add("office", "SKPD-A", Map.of());
    add("node", "SKPD-A-RTR", Map.of("office", Value.of("SKPD-A")));
    add("node", "SKPD-B-RTR", Map.of("office", Value.of("SKPD-A")));
    add(
        "link",
        "ISP-A",
        Map.of("isp", Value.of("Penyedia A"), "contact", Value.of("021-555-0101")));
    monitors = new MonitorDesk(work, session);
  }

  private void turned(String monitor, Stand stand, Instant since) throws SQLException {
    monitors.turned("t-" + ++commands, List.of(new StateTurn(monitor, stand, since, "TIMEOUT")));
  }

  private static MonitorDesk.Finding finding(
      String finds, String register, String item, Instant since) {
    return new MonitorDesk.Finding(
        finds, register, item, register + "/" + item + "/ping", since, "TIMEOUT · 3×");
  }

  private Case found(MonitorDesk.Finding finding) throws SQLException {
    List<Long> cases = monitors.found(finding);
    assertEquals(1, cases.size(), finding.finds());
    return Objects.requireNonNull(work.read(cases.getFirst()));
  }

  private static String open(Case state) {
    return state.open().stream()
        .map(number -> Objects.requireNonNull(state.openings().get(number)).step())
        .collect(Collectors.joining(" "));
  }

  private Map<String, Value> suggested(Case state) {
    Definition definition = Objects.requireNonNull(pins.get(state.definition()));
    return Work.suggested(state, definition, state.open().iterator().next(), around(), NOW);
  }

  private Around around() {
    return new Around(
        session,
        new id.penjaga.hub.app.store.book.BookTables(session, Salts.RANDOM),
        work.standing(),
        pins,
        definitions.roles(),
        definitions.registers(),
        Observing.NOTHING);
  }

  @Test
  @DisplayName("INC-01 a service that is down opens one fault message, its first step done")
  void service() throws SQLException {
    Case state = found(finding("service", "application", "Portal", SINCE));
    assertEquals("WEBFAULT", state.procedure());
    assertEquals("WEB-b", open(state));
    assertEquals(Value.of("SRV-02"), state.subject().get("server"));
    long entries = entries();
    assertEquals(
        List.of(state.id()), monitors.found(finding("service", "application", "Portal", SINCE)));
    assertEquals(entries, entries(), "the same finding twice is one entry");
    assertEquals(
        state.id(), found(finding("service", "application", "Portal", NOW)).id(), "linked");
    assertEquals(1, Objects.requireNonNull(work.read(state.id())).links().size());
  }

  @Test
  @DisplayName("INC-08, NET-07 a node that is down opens a network fault of that node and office")
  void node() throws SQLException {
    Case state = found(finding("node", "node", "SKPD-A-RTR", SINCE));
    assertEquals("NETFAULT", state.procedure());
    assertEquals("NF-2", open(state));
    assertEquals(Value.of("SKPD-A"), state.subject().get("office"));
    assertNull(around().openCase("NETFAULT", "SKPD-B-RTR"));
  }

  @Test
  @DisplayName(
      "NET-01, NET-02 a link that is down is a task with the ISP's telephone; recovery is"
          + " told in the case and suggested to who closes it")
  void link() throws SQLException {
    turned(PING, Stand.UP, NOW.minusSeconds(9_000));
    turned(PING, Stand.DOWN, SINCE);
    Case state = found(finding("link", "link", "ISP-A", SINCE));
    assertEquals("ISP-2", open(state));
    assertEquals(Value.of("021-555-0101"), state.subject().get("service_desk"));
    assertEquals(Surroundings.Ready.NO, around().ready("link.answers", Value.of("ISP-A"), NOW));
    turned(PING, Stand.UP, NOW.minusSeconds(10));
    assertEquals(Surroundings.Ready.YES, around().ready("link.answers", Value.of("ISP-A"), NOW));
    monitors.over(finding("link", "link", "ISP-A", NOW.minusSeconds(10)), "UP");
    long entries = entries();
    monitors.over(finding("link", "link", "ISP-A", NOW.minusSeconds(10)), "UP");
    assertEquals(entries, entries(), "told once");
    assertEquals("ISP-2", open(Objects.requireNonNull(work.read(state.id()))));
    assertEquals(Value.of(SINCE.toString()), around().monitored("link", "ISP-A", "down_from"));
    assertEquals(
        Value.of(NOW.minusSeconds(10).toString()),
        around().monitored("link", "ISP-A", "recovered_at"));
    assertTrue(
        String.valueOf(around().monitored("link", "ISP-A", "proof")).contains("0 menit 20 detik"));
  }

  @Test
  @DisplayName("INC-18 a server that is down opens a monitoring report with the hub's checks in it")
  void server() throws SQLException {
    turned("server/SRV-02/ping", Stand.DOWN, SINCE);
    Case state = found(finding("server", "server", "SRV-02", SINCE));
    assertEquals("SS-1", open(state));
    Map<String, Value> suggested = suggested(state);
    assertTrue(String.valueOf(suggested.get("checks")).contains("fault"), suggested.toString());
    assertTrue(String.valueOf(suggested.get("readings")).contains("ping DOWN"));
  }

  @Test
  @DisplayName("MNT-10, MNT-11 partitions above 90 % open a disk case with the values in its form")
  void disk() throws SQLException {
    new TallyRows(session)
        .said("server", "SRV-02", use("/", 55.0, "/var", 90.0, "/data", 90.1), "agen", NOW, day());
    Case state = found(finding("disk", "server", "SRV-02", SINCE));
    assertEquals("DK-1", open(state));
    assertEquals(
        new Value.Many(List.of(used("/", "55.0"), used("/data", "90.1"), used("/var", "90.0"))),
        suggested(state).get("partitions"));
    assertEquals(
        Surroundings.Ready.NO, around().ready("disk.within_limit", Value.of("SRV-02"), NOW));
    new TallyRows(session)
        .said("server", "SRV-02", use("/data", 84.2), "agen", NOW.plusSeconds(60), day());
    assertEquals(
        Surroundings.Ready.YES, around().ready("disk.within_limit", Value.of("SRV-02"), NOW));
    assertEquals(
        Surroundings.Ready.UNKNOWN, around().ready("disk.within_limit", Value.of("SRV-03"), NOW));
  }

  @Test
  @DisplayName("MNT-08 a critical disk that a collector reports opens a RAID case at its check")
  void raid() throws SQLException {
    assertEquals("RD-1", open(found(finding("raid", "server", "SRV-02", SINCE))));
  }

  private static LocalDate day() {
    return NOW.atZone(ZONE).toLocalDate();
  }

  private static HostReadings use(Object... partitionsAndUse) {
    List<PartitionUse> all = new java.util.ArrayList<>();
    for (int i = 0; i < partitionsAndUse.length; i += 2) {
      all.add(
          new PartitionUse(
              (String) partitionsAndUse[i], BigDecimal.valueOf((Double) partitionsAndUse[i + 1])));
    }
    return new HostReadings(all, List.of(), null, null);
  }

  private static Value used(String partition, String used) {
    return new Value.Group(
        Map.of("partition", Value.of(partition), "used", new Value.Numeric(new BigDecimal(used))));
  }

  @Test
  @DisplayName(
      "MNT-10 a day with a value is met, whether a collector or a person read it; a day"
          + " without any is missed for that server")
  void days() throws SQLException {
    LocalDate first = day();
    new TallyRows(session)
        .said(
            "server", "SRV-02", use("/", 55.0), "agen", NOW.plusSeconds(86_400), first.plusDays(1));
    keep(
        new Subject(Subject.Kind.MONITOR, "readings"),
        new Fact.PartitionsRead(
            "server", "SRV-03", Map.of("/", new Value.Numeric(BigDecimal.TEN))));
    DutyRows rows = DutyRows.all(session, ZONE, List.of("DISK"));
    LocalDate today = first.plusDays(2);
    Map<String, Due> due =
        Obligation.of(definitions.registers(), work.items(), rows, ZONE, today).stream()
            .filter(one -> one.id().equals("disk_check"))
            .map(one -> Due.of(one, today))
            .collect(Collectors.toMap(one -> one.of().item(), one -> one));
    assertEquals(
        List.of(first.plusDays(1)),
        missed(Objects.requireNonNull(due.get("SRV-03"))),
        "read by a person on the first day");
    assertEquals(List.of(), missed(Objects.requireNonNull(due.get("SRV-02"))));
    assertFalse(Objects.requireNonNull(due.get("SRV-02")).calls(today), "no case by itself");
  }

  private static List<LocalDate> missed(Due due) {
    return due.missed().stream().map(Due.Past::due).toList();
  }

  @Test
  @DisplayName("SEC-14 the audit tells the windows that people set, and no turn of a monitor")
  void audited() throws SQLException {
    long before = entries();
    turned(PING, Stand.DOWN, SINCE);
    turned(PING, Stand.UP, NOW);
    Subject windows = new Subject(Subject.Kind.MONITOR, "windows");
    keep(
        windows,
        new Fact.WindowSet(
            901, "link", "ISP-A", SINCE, NOW.plusSeconds(60), new Value.Personal("modem")));
    AuditRows rows = new AuditRows(session);
    List<Long> told =
        rows.entries(
            EnumSet.allOf(Subject.Kind.class),
            Long.MAX_VALUE,
            Instant.EPOCH,
            Instant.parse("2100-01-01T00:00:00Z"),
            1_000);
    List<Subject> fresh =
        rows.entries(told).stream()
            .filter(entry -> entry.sequence() > before)
            .map(Entry::subject)
            .toList();
    assertEquals(List.of(windows), fresh);
  }

  @Test
  @DisplayName(
      "NET-03 turns, windows and readings of people are made again from the book, row by" + " row")
  void rebuilt() throws SQLException {
    turned(PING, Stand.UP, NOW.minusSeconds(900));
    turned(PING, Stand.DOWN, NOW.minusSeconds(600));
    turned(PING, Stand.UNKNOWN, NOW.minusSeconds(300));
    turned(PING, Stand.UP, NOW.minusSeconds(200));
    turned("application/a/b c/http", Stand.DOWN, SINCE);
    Subject windows = new Subject(Subject.Kind.MONITOR, "windows");
    keep(
        windows,
        new Fact.WindowSet(
            900, "link", "ISP-A", SINCE, NOW.plusSeconds(60), new Value.Personal("modem")));
    keep(windows, new Fact.WindowEnded(900, NOW));
    keep(
        new Subject(Subject.Kind.MONITOR, "readings"),
        new Fact.PartitionsRead(
            "server", "SRV-02", Map.of("/", new Value.Numeric(BigDecimal.ONE))));
    new TallyRows(session).said("server", "SRV-02", use("/", 55.0), "agen", NOW, day());
    MonitorRows rows = new MonitorRows(session);
    assertEquals(
        List.of(Stand.DOWN, Stand.UNKNOWN, Stand.UP),
        rows.turns(PING, NOW.minusSeconds(500)).stream().map(StateTurn::stand).toList());
    assertEquals(Stand.UP, Objects.requireNonNull(rows.stands().get(PING)).stand());
    assertEquals(1, rows.of("application", "A/B c").lines().size());
    assertEquals(NOW, rows.windows(SINCE).getFirst().until());
    session.connection().commit();
    Map<String, List<String>> before = FoldedRows.of(session);
    assertEquals(5, before.get("work_turn").size());
    new Projections(session, pins, _ -> {}).rebuild();
    assertEquals(before, FoldedRows.of(session));
    assertNotNull(new TallyRows(session).readings("server", "SRV-02").getFirst());
  }

  @Test
  @DisplayName("Tallies add up by part and by day, and are forgotten in their time")
  void tallies() throws SQLException {
    TallyRows rows = new TallyRows(session);
    for (int i = 0; i < 3; i++) {
      rows.add(
          PING,
          "link",
          "ISP-A",
          "link",
          "ping",
          day(),
          new TallyRows.Tally(NOW.toEpochMilli() + (i / 2) * 600_000L, 60, 1, 590_000, 20_000 + i));
    }
    List<TallyRows.Tally> parts = rows.parts(PING, NOW);
    assertEquals(2, parts.size());
    assertEquals(120, parts.getFirst().checks());
    assertEquals(10.0, parts.getFirst().meanMillis());
    assertEquals(20_001, parts.getFirst().maxMicros());
    assertEquals(180, rows.days("link", "ISP-A", "link", day()).getFirst().checks());
    assertEquals(List.of(day()), met("link"));
    assertEquals(List.of(day()), met("reading"));
    assertEquals(List.of(), met("disk"));
    rows.alive(NOW);
    assertEquals(NOW, rows.alive());
    rows.forget(NOW.plusSeconds(1), day().plusDays(1));
    assertEquals(1, rows.parts(PING, NOW).size());
    assertEquals(List.of(), met("link"));
  }

  private List<LocalDate> met(String what) {
    List<LocalDate> all = DutyRows.all(session, ZONE, List.of()).read("link", "ISP-A", what);
    assertEquals(all, DutyRows.latest(session, ZONE, List.of(), day()).read("link", "isp-a", what));
    return all;
  }
}
