package id.penjaga.hub.app.office;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.TrendBatch;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.peers.JournalTeller;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.power.GensetFuel;
import id.penjaga.hub.app.store.power.PowerRoom;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.fuel.FuelLedger;
import id.penjaga.hub.core.fuel.FuelRules;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// An office with a generator over a real store, and a device that senses the mains.
abstract class OutageSetting {
  static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  static final DeviceId ROOM = new DeviceId("room-1");
  static final PointId MAINS = new PointId("mains");
  static final PointId BATTERY = new PointId("ups.main.on-battery");
  static final PointId CONTACT = new PointId("genset.running");
  static final String LOG = "0123456789abcdef";
  static final Definitions SHIPPED = Shipped.DEFINITIONS;

  @TempDir Path folder;
  Instant now = at("2026-09-01T08:00:00");
  Store store;
  StoredOffice office;
  private final JournalTeller journal = new JournalTeller(ROOM, LOG);
  long records;

  @BeforeEach
  void fill() {
    open();
    person("Sari", "sari", "administrator_ruang_server");
    person("Staf 1", "staf", "staf_ruang_server");
    person("Piket 1", "piket", "staf_ict");
    person("Piket 2", "piket2", "staf_ict");
    shift("Piket 1", "2026-09-12T16:00:00", "2026-09-13T08:00:00");
    shift("Piket 2", "2026-09-25T16:30:00", "2026-09-26T08:00:00");
    ItemAnswer genset =
        office.record(
            id(),
            "sari",
            true,
            new ItemCommand.Add(
                "genset",
                "GENSET-1",
                Map.of(
                    "tank_litres", Value.of(60),
                    "litres_per_hour", Value.of(8),
                    "warn_minutes", Value.of(60)),
                "",
                ""));
    assertInstanceOf(ItemAnswer.Accepted.class, genset, genset::toString);
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

  static String id() {
    return UUID.randomUUID().toString();
  }

  void accepted(PeopleCommand command) {
    PeopleAnswer answer = office.record(id(), "sari", true, command);
    assertInstanceOf(PeopleAnswer.Accepted.class, answer, answer::toString);
  }

  void person(String name, String login, String role) {
    accepted(
        new PeopleCommand.AddPerson(
            new PeopleCommand.Details(name, "Aptika", "", "", login),
            List.of(role),
            LocalDate.parse("2026-01-01")));
  }

  void shift(String name, String from, String until) {
    accepted(
        new PeopleCommand.AddShift(
            person(name), at(from), at(until), "ST/2026/09/031", LocalDate.parse("2026-09-01")));
  }

  long person(String name) {
    return office.people().persons().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  // The device.

  /// The device says which points it has.
  void born(boolean mains) {
    PointInfo battery =
        new PointInfo(
            BATTERY, PointKind.UPS_ON_BATTERY, Unit.STATE, "Baterai", "Battery", 30_000, null);
    PointInfo input =
        new PointInfo(MAINS, PointKind.MAINS, Unit.STATE, "PLN", "Mains", 30_000, null);
    PointInfo contact =
        new PointInfo(CONTACT, PointKind.OTHER, Unit.STATE, "Genset", "Generator", 90_000, null);
    give(
        new Message.Born(
            new StateMessage.Status(
                ROOM,
                true,
                "0.1",
                "sim",
                true,
                LOG,
                1,
                moment(),
                null,
                null,
                mains ? List.of(input, battery, contact) : List.of(battery)),
            true));
  }

  /// What the contact of the generator said, every half minute.
  ///
  /// @param runs from when to when it was closed, by turns
  void contact(String from, String until, String... runs) {
    List<Reading> readings = new ArrayList<>();
    for (Instant when = at(from); when.isBefore(at(until)); when = when.plusSeconds(30)) {
      boolean closed = false;
      for (int i = 0; i < runs.length; i += 2) {
        closed |= !when.isBefore(at(runs[i])) && when.isBefore(at(runs[i + 1]));
      }
      readings.add(
          new Reading.Taken(
              new Moment(++records * 1_000, when.toEpochMilli(), ClockQuality.NTP),
              CONTACT,
              closed ? Measure.ON : Measure.OFF));
      if (readings.size() == 100 || !when.plusSeconds(30).isBefore(at(until))) {
        Position position = new Position(1, ++trended);
        give(
            new Message.Trend(
                new TrendBatch(
                    ROOM,
                    LOG,
                    position,
                    trended == 1 ? null : new Position(1, trended - 1),
                    readings)));
        readings = new ArrayList<>();
      }
    }
    store.actions().fold().join();
  }

  private long trended;

  Moment moment() {
    return new Moment(++records * 1_000, now.toEpochMilli(), ClockQuality.NTP);
  }

  void give(Message message) {
    assertTrue(store.offer(message));
    store.actions().write(_ -> true).join();
  }

  void sensed(String time, JournalEvent event) {
    now = at(time);
    JournalTeller.Told told = journal.next(moment(), event);
    give(new Message.Journal(told.record(), told.payload(), true));
  }

  void lost(String time, String alarm, PointId point) throws Exception {
    sensed(time, new JournalEvent.MainsLost(point));
    sensed(
        alarm,
        new JournalEvent.AlarmRaised(AlarmKind.MAINS_LOST, point, Severity.CRITICAL, Measure.ON));
  }

  void back(String time, PointId point) throws Exception {
    sensed(time, new JournalEvent.MainsRestored(point, 1_000));
    sensed(time, new JournalEvent.AlarmCleared(AlarmKind.MAINS_LOST, point, 1_000));
  }

  // People.

  CaseLine latest(String procedure) {
    return office.cases(new CaseFilter(procedure, null, null, "", null), 1).getFirst();
  }

  void does(
      String time,
      String who,
      String role,
      String procedure,
      @Nullable String branch,
      Object... answers) {
    does(at(time), who, role, latest(procedure), branch, answers);
  }

  void does(
      Instant time,
      String who,
      String role,
      CaseLine of,
      @Nullable String branch,
      Object... answers) {
    now = time;
    Map<String, Value> values = new HashMap<>();
    for (int i = 0; i < answers.length; i += 2) {
      values.put(String.valueOf(answers[i]), (Value) answers[i + 1]);
    }
    long about = of.id();
    int opening =
        Objects.requireNonNull(office.caseFile(about).orElseThrow().state().open()).stream()
            .findFirst()
            .orElseThrow();
    Answer answer =
        office.act(
            id(),
            new By.Human(person(who), role),
            about,
            new Command.Complete(opening, values, branch, "", Map.of(), ""),
            null,
            "");
    assertInstanceOf(Answer.Stored.class, answer, answer::toString);
  }

  static Value time(String local) {
    return Value.of(at(local).toString());
  }

  Value who(String name) {
    return Value.of("p" + person(name));
  }

  Answer tells(
      String time,
      String who,
      FuelRules.What what,
      @Nullable Double litres,
      @Nullable Double level) {
    return tells(at(time), who, what, litres, level);
  }

  Answer tells(
      Instant time,
      String who,
      FuelRules.What what,
      @Nullable Double litres,
      @Nullable Double level) {
    now = time;
    return office
        .power()
        .tell(
            id(),
            person(who),
            "GENSET-1",
            new FuelRules.Wanted(what, now, litres, level, "", Set.of()));
  }

  static void stored(Answer answer) {
    assertInstanceOf(Answer.Stored.class, answer, answer::toString);
  }

  FuelLedger ledger() {
    GensetFuel fuel = office.power().gensets().getFirst();
    return Objects.requireNonNull(fuel.ledger());
  }

  List<AlarmLine> low() {
    return store
        .queries()
        .alarms(new AlarmLine.Filter(null, "FUEL_LOW", false, Long.MAX_VALUE, 10));
  }

  void round() {
    new Rounds(office, () -> now, () -> {}).once(now);
  }

  PowerRoom place() {
    return office.power().places().getFirst();
  }
}
