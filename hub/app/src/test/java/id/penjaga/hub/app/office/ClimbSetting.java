package id.penjaga.hub.app.office;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.peers.JournalTeller;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.office.visit.HolderNames;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.web.alarm.ClimbView;
import id.penjaga.hub.app.web.room.StoredRoom;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.alarm.AlarmName;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The shipped chain over a real store: piket and staff at once, the room's administrator after ten
/// minutes, the head after twenty more.
abstract class ClimbSetting {
  static final PointId FLOOR = new PointId("leak.floor");
  static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  static final DeviceId ROOM = new DeviceId("room-1");
  static final Definitions SHIPPED = Shipped.DEFINITIONS;

  @TempDir Path folder;
  Instant now = at("2026-09-12T22:40"); // a Saturday
  Store store;
  StoredOffice office;
  final JournalTeller journal = new JournalTeller(ROOM, "0123456789abcdef");

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

  void open() {
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

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  void accepted(PeopleCommand command) {
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(UUID.randomUUID().toString(), "sari", true, command));
  }

  void person(String name, String login, String... roles) {
    accepted(
        new PeopleCommand.AddPerson(
            new PeopleCommand.Details(name, "Aptika", "", "", login),
            List.of(roles),
            LocalDate.parse("2026-01-01")));
  }

  long id(String name) {
    return office.people().persons().stream()
        .filter(person -> person.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /// A leak that a device recorded now.
  AlarmLine leak() throws Exception {
    record(
        new JournalEvent.AlarmRaised(AlarmKind.WATER_LEAK, FLOOR, Severity.CRITICAL, Measure.ON));
    return store.queries().alarms(AlarmLine.Filter.attention()).getFirst();
  }

  void record(JournalEvent event) {
    JournalTeller.Told next = journal.next(now, event);
    assertTrue(store.offer(new Message.Journal(next.record(), next.payload(), true)));
    store.actions().write(_ -> true).join();
  }

  void shelve(long minutes) throws Exception {
    record(
        new JournalEvent.AlarmShelved(
            AlarmKind.WATER_LEAK, FLOOR, minutes * 60_000, false, "Piket 1", "pipa diganti"));
  }

  ClimbLine climb(AlarmLine alarm) {
    AlarmView view = page(alarm);
    Texts words = new Texts(Language.ENGLISH, ZONE, now);
    return Objects.requireNonNull(ClimbView.of(office, List.of(view), words).line(view));
  }

  /// As the pages tell it.
  AlarmView page(AlarmLine alarm) {
    HubLink link =
        new HubLink(BrokerSettings.plain("tcp://127.0.0.1:1", "test"), store, new Threads(_ -> {}));
    return new StoredRoom(store, link, new HolderNames(Map.of(), Map::of, () -> 0))
        .alarm(alarm.id())
        .orElseThrow();
  }

  List<Long> opened(AlarmLine alarm) {
    return office.climbs().opened(name(alarm));
  }

  List<Entry> history(AlarmLine alarm) {
    return office.history(new Subject(Subject.Kind.ALARM, alarm.name()));
  }

  void rounds() {
    IntStream.range(0, 4)
        .parallel()
        .forEach(_ -> new Rounds(office, () -> now, () -> {}).once(now));
  }

  List<String> told(String name) {
    return office.climbs().unseen(id(name), 10).stream().map(ToldLine::alarm).toList();
  }

  static AlarmName name(AlarmLine line) {
    return AlarmName.parse(line.name()).orElseThrow();
  }
}
