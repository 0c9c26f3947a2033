package id.penjaga.hub.app.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.ShelfEnd;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.store.rooms.ShelfLine;
import id.penjaga.hub.core.alarm.AlarmName;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shipped chain over a real store: piket and staff at once, the room's administrator after ten
/// minutes, the head after twenty more.
class ClimbRoundTest {
  private static final PointId FLOOR = new PointId("leak.floor");
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final DeviceId ROOM = new DeviceId("room-1");
  private static final Definitions SHIPPED = Shipped.DEFINITIONS;

  @TempDir Path folder;
  private Instant now = at("2026-09-12T22:40"); // a Saturday
  private Store store;
  private StoredOffice office;
  private String previous = JournalRecord.GENESIS;
  private long records;

  @BeforeEach
  void fill() {
    open();
    person("Sari", "sari", "kepala_bidang_aptika");
    person("Piket 1", "piket", "staf_ict");
    person("Administrator 1", "admin", "administrator_ruang_server");
    accepted(
        new PeopleCommand.AddShift(
            id("Piket 1"),
            at("2026-09-12T16:00"),
            at("2026-09-13T08:00"),
            "ST/2026/09/031",
            LocalDate.parse("2026-09-01")));
  }

  private void open() {
    HubClock clock =
        new HubClock() {
          @Override
          public long wallMs() {
            return now.toEpochMilli();
          }

          @Override
          public long uptimeMs() {
            return now.toEpochMilli();
          }
        };
    OfficeStart start = new OfficeStart(SHIPPED, ZONE, clock, KeepTimes.USUAL);
    store =
        Store.open(
            NewTables.in(folder),
            clock,
            new Threads(Throwable::printStackTrace),
            start.beginning());
    office = start.open(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  private void accepted(PeopleCommand command) {
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(UUID.randomUUID().toString(), "sari", true, command));
  }

  private void person(String name, String login, String... roles) {
    accepted(
        new PeopleCommand.AddPerson(
            new PeopleCommand.Details(name, "Aptika", "", "", login),
            List.of(roles),
            LocalDate.parse("2026-01-01")));
  }

  private long id(String name) {
    return office.people().persons().stream()
        .filter(person -> person.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /// A leak that a device recorded now.
  private AlarmLine leak() throws Exception {
    record(
        new JournalEvent.AlarmRaised(AlarmKind.WATER_LEAK, FLOOR, Severity.CRITICAL, Measure.ON));
    return store.queries().alarms(AlarmLine.Filter.attention()).getFirst();
  }

  private void record(JournalEvent event) throws Exception {
    Position position = new Position(1, ++records);
    byte[] body =
        Codec.journalBody(
            ROOM,
            "0123456789abcdef",
            position,
            records == 1 ? null : new Position(1, records - 1),
            new Moment(records * 1_000, now.toEpochMilli(), ClockQuality.NTP),
            event,
            previous);
    previous = Codec.sha256(body, body.length);
    byte[] payload = Codec.seal(body, previous);
    assertTrue(store.offer(new Message.Journal(Codec.readJournal(payload), payload, true)));
    store.actions().write(_ -> true).join();
  }

  private void shelve(long minutes) throws Exception {
    record(
        new JournalEvent.AlarmShelved(
            AlarmKind.WATER_LEAK, FLOOR, minutes * 60_000, false, "Piket 1", "pipa diganti"));
  }

  private ClimbLine climb(AlarmLine alarm) {
    Climb bare =
        new Climb(
            alarm.name(),
            Severity.CRITICAL,
            alarm.kind(),
            Instant.ofEpochMilli(alarm.raisedMs()),
            alarm.standing(),
            alarm.acknowledgedMs() != null,
            List.of());
    return office.climbs().of(List.of(bare), now).get(alarm.name());
  }

  private List<Entry> history(AlarmLine alarm) {
    return office.history(new Subject(Subject.Kind.ALARM, alarm.name()));
  }

  private void rounds() {
    IntStream.range(0, 4)
        .parallel()
        .forEach(_ -> new Rounds(office, () -> now, () -> {}).once(now));
  }

  @Test
  @DisplayName("INC-26 an alarm knows the case that it opened; another one knows none of it")
  void theCaseItOpened() throws Exception {
    AlarmLine first = leak();
    AlarmLine second = leak();
    List<Long> opened = office.climbs().opened(AlarmName.parse(first.name()).orElseThrow());
    assertEquals(1, opened.size());
    assertEquals(
        "ALARM", office.caseFile(opened.getFirst()).orElseThrow().definition().procedure().id());
    List<Long> other = office.climbs().opened(AlarmName.parse(second.name()).orElseThrow());
    assertEquals(1, other.size());
    assertEquals(
        List.of(),
        office.climbs().opened(AlarmName.parse("room-1/LINKS_DOWN/links/5/own").orElseThrow()));
  }

  @Test
  @DisplayName(
      "ENV-11: whom the roster names is told at once, the next role after 10 minutes, and"
          + " the record shows both times, also after a restart")
  void climbs() throws Exception {
    AlarmLine alarm = leak();
    rounds();
    assertEquals(1, office.climbs().unseen(id("Piket 1")));
    assertEquals(0, office.climbs().unseen(id("Administrator 1")));
    assertEquals(at("2026-09-12T22:50"), climb(alarm).next().due());

    now = at("2026-09-12T22:49");
    rounds();
    store.close();
    open();
    rounds();
    assertEquals(1, history(alarm).size());

    now = at("2026-09-12T22:50");
    rounds();
    assertEquals(1, office.climbs().unseen(id("Administrator 1")));
    assertEquals(
        List.of(at("2026-09-12T22:40"), at("2026-09-12T22:50")),
        history(alarm).stream().map(Entry::at).toList());
    assertEquals(
        List.of(
            new Fact.Escalated(
                alarm.name(), "administrator_ruang_server", 2, List.of(id("Administrator 1"))),
            new Fact.Escalated(alarm.name(), "petugas_piket", 2, List.of(id("Piket 1")))),
        history(alarm).getLast().facts());
    assertEquals(List.of(1, 2), climb(alarm).rungs().stream().map(ClimbLine.Rung::level).toList());
    assertEquals(List.of("staf_ruang_server"), climb(alarm).rungs().getFirst().missed());
    assertEquals(at("2026-09-12T23:10"), climb(alarm).next().due());
  }

  @Test
  @DisplayName(
      "ENV-11: an acknowledgement with its note is an entry of the person, and ends the" + " climb")
  void acknowledged() throws Exception {
    AlarmLine alarm = leak();
    rounds();
    assertEquals(1, store.actions().acknowledge(alarm.id(), "piket", "katup ditutup").join());
    assertEquals(0, store.actions().acknowledge(alarm.id(), "admin", "sudah").join());
    now = at("2026-09-13T07:00");
    rounds();
    List<Entry> all = history(alarm);
    assertEquals(2, all.size());
    assertEquals(new By.Human(id("Piket 1"), ""), all.getLast().by());
    Fact.Acknowledged fact = (Fact.Acknowledged) all.getLast().facts().getFirst();
    assertEquals("katup ditutup", fact.note().plain());
    assertEquals(0, office.climbs().unseen(id("Piket 1")));
    assertNull(climb(store.queries().alarms(AlarmLine.Filter.attention()).getFirst()).next());
  }

  @Test
  @DisplayName(
      "ENV-11: nobody is told of an alarm that is set aside, also after a restart; it climbs from"
          + " when it comes back")
  void setAside() throws Exception {
    shelve(60);
    AlarmLine alarm = leak();
    assertEquals("SHELVED", alarm.aside());
    rounds();
    store.close();
    open();
    now = at("2026-09-12T23:10");
    rounds();
    assertEquals(List.of(), history(alarm));
    assertEquals(
        List.of("pipa diganti"),
        store.queries().shelves().stream().map(ShelfLine::reason).toList());

    record(
        new JournalEvent.AlarmUnshelved(AlarmKind.WATER_LEAK, FLOOR, ShelfEnd.PERSON, "Piket 1"));
    rounds();
    assertEquals(List.of(alarm.name()), told("Piket 1"));
    assertEquals(0, office.climbs().unseen(id("Administrator 1")), "not all rungs at once");
    now = at("2026-09-12T23:20");
    rounds();
    assertEquals(1, office.climbs().unseen(id("Administrator 1")));
    assertEquals(List.of(), store.queries().shelves());
  }

  @Test
  @DisplayName(
      "ENV-11: of what was over while its point was out of service nobody is told afterwards; a"
          + " shelf whose end is lost ends with its time")
  void overWhileSetAside() throws Exception {
    record(new JournalEvent.PointOutOfService(FLOOR, "Piket 1", "tali diganti"));
    AlarmLine over = leak();
    assertEquals("OUT_OF_SERVICE", over.aside());
    record(new JournalEvent.AlarmCleared(AlarmKind.WATER_LEAK, FLOOR, 5_000));
    record(new JournalEvent.PointInService(FLOOR, "Piket 1"));
    rounds();
    assertEquals(List.of(), history(over));

    shelve(10);
    AlarmLine second = leak();
    rounds();
    assertEquals(List.of(), history(second));
    now = at("2026-09-12T22:51");
    rounds();
    assertEquals(List.of(second.name()), told("Piket 1"));
  }

  @Test
  @DisplayName(
      "What was brought to somebody waits until they say that they saw it, whatever comes"
          + " in between")
  void waits() throws Exception {
    AlarmLine first = leak();
    rounds();
    now = at("2026-09-12T23:10");
    rounds();
    rounds();
    long admin = id("Administrator 1");
    List<ToldLine> lines = office.climbs().unseen(admin, 10);
    assertEquals(List.of(first.name()), lines.stream().map(ToldLine::alarm).toList());
    store.close();
    open();
    assertEquals(lines, office.climbs().unseen(admin, 10));
    office.climbs().seen(new By.Human(admin, ""), lines);
    office.climbs().seen(new By.Human(admin, ""), lines);
    assertEquals(0, office.climbs().unseen(admin));
    List<Entry> seen = new ArrayList<>(history(first));
    seen.removeIf(entry -> !(entry.facts().getFirst() instanceof Fact.Seen));
    assertEquals(1, seen.size());
    assertEquals(
        now,
        climb(first).rungs().getLast().told().stream()
            .filter(told -> told.person() == admin)
            .findFirst()
            .orElseThrow()
            .seen());
  }

  @Test
  @DisplayName(
      "ENV-11: an alarm of the hub's own climbs as well, and a device that is taken out of"
          + " service ends it")
  void ownAlarm() throws Exception {
    AlarmLine leak = leak();
    store.actions().acknowledge(leak.id(), "piket", "katup ditutup").join();
    store.actions().hubAlarm(ROOM, HubAlarm.DEVICE_OFFLINE, true).join();
    AlarmLine own = store.queries().alarms(AlarmLine.Filter.attention()).getFirst();
    rounds();
    assertEquals(List.of(own.name()), told("Piket 1"));
    assertEquals(own, store.queries().alarm(name(own)));
    assertEquals(leak.id(), store.queries().alarm(name(leak)).id());
    store.actions().retire(ROOM, "admin", "dipindah ke gudang").join();
    now = at("2026-09-12T23:30");
    rounds();
    assertEquals(1, history(own).size());
  }

  private List<String> told(String name) {
    return office.climbs().unseen(id(name), 10).stream().map(ToldLine::alarm).toList();
  }

  private static AlarmName name(AlarmLine line) {
    return AlarmName.parse(line.name()).orElseThrow();
  }

  @Test
  @DisplayName("An alarm of the hub's own stands also when the case it opens cannot be opened")
  void ownAlarmThatOpensNothing() {
    store
        .actions()
        .beside(session ->
            session.update(
                "INSERT INTO work_case (id, procedure, definition, number, case_key, subject,"
                    + " search, trigger_id, opened_ms, steps, deviations, unaccounted, ended_ms,"
                    + " ending) VALUES (999999, 'ALARM', '', '', ?, '', '', '', 0, '', 0, 0, 0,"
                    + " '')",
                HubAlarm.SELF.name() + "/" + HubAlarm.LINKS))
        .join();
    assertTrue(store.actions().ownAlarm(HubAlarm.LINKS_DOWN, HubAlarm.LINKS, true, "isp-1").join());
    AlarmLine alarm = store.queries().alarms(AlarmLine.Filter.attention()).getFirst();
    assertEquals(HubAlarm.LINKS_DOWN.name(), alarm.kind());
    assertTrue(alarm.standing());
  }
}
