package id.penjaga.device.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Entry;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.app.year.CrashDisk;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.TrendBatch;
import id.penjaga.device.messages.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The guard carries out what the room decides, in its order, whatever the disk does.
class GuardTest {
  private static final PointId DOOR = new PointId("door.main");
  private static final PointId LOCK = new PointId("lock.main");
  private static final PointId LEAK = new PointId("leak.floor");
  private static final PointId BUZZER = new PointId("buzzer");
  private static final PointId READER = new PointId("reader.in");
  private static final BadgeId BADGE = new BadgeId("0123456789abcdef0123456789abcdef");

  private final CrashDisk disk = new CrashDisk();
  private final CrashDisk trendDisk = new CrashDisk();
  private final List<String> done = new ArrayList<>();
  private Journal journal;
  private TrendStore trends;
  private Guard guard;
  private long uptime;

  @BeforeEach
  void start() throws DiskException {
    journal = Journal.open(disk, new Journal.Options(65_536, 100), new Random(1));
    disk.onPass(place -> {
      if (place.equals("after-force")) {
        done.add("forced");
      }
    });
    Outputs outputs =
        new Outputs() {
          @Override
          public void set(PointId output, boolean on) {
            done.add(output + (on ? " on" : " off"));
          }

          @Override
          public void release(PointId lock, long forMs) {
            done.add(lock + " released");
          }
        };
    guard = new Guard(RoomController.of(rules()), journal, outputs, now());
    guard.handle(new Event.Started(now(), "1", "cafe", "test", true));
    trends =
        TrendStore.open(
            trendDisk, new TrendStore.Options(65_536, 262_144, 65_536, 60_000), journal, guard);
    guard.keepIn(trends);
    done.clear();
  }

  @Test
  @DisplayName("SYS-06 a lock is released only after its record is durable")
  void theRecordIsForcedBeforeTheLockIsReleased() throws DiskException {
    guard.handle(new Event.BadgePresented(now(), READER, BADGE));
    assertTrue(done.indexOf("forced") >= 0);
    assertTrue(done.indexOf("forced") < done.indexOf("lock.main released"), done::toString);
    assertTrue(events().getLast() instanceof JournalEvent.AccessGranted);
  }

  @Test
  @DisplayName("ENV-07 ENV-10 a full disk does not silence the buzzer, and is an alarm of its own")
  void aFullDiskStopsNeitherAlarmsNorDoors() throws DiskException {
    disk.full(true);
    guard.handle(new Event.Sampled(new Reading.Taken(now(), LEAK, Measure.ON)));
    guard.handle(new Event.BadgePresented(now(), READER, BADGE));
    assertTrue(done.contains("buzzer on"), done::toString);
    assertTrue(done.contains("lock.main released"), done::toString);
    assertFalse(guard.recording());

    uptime += 60_000;
    guard.pass(now());
    assertFalse(guard.recording());

    disk.full(false);
    uptime += Guard.RETRY_MS;
    guard.pass(now());
    assertTrue(guard.recording());
    List<JournalEvent> events = events();
    JournalEvent.LossDeclared loss =
        events.stream()
            .filter(JournalEvent.LossDeclared.class::isInstance)
            .map(JournalEvent.LossDeclared.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(JournalEvent.Loss.JOURNAL_RECORDS, loss.what());
    // The leak, the impairment and the grant; and the grant that was not taken within ten seconds.
    assertEquals(4, loss.count());
    assertEquals(4, guard.lost());
    assertTrue(
        events.stream()
            .anyMatch(event ->
                event instanceof JournalEvent.AlarmCleared(AlarmKind kind, _, _)
                    && kind == AlarmKind.RECORDING_IMPAIRED));
  }

  @Test
  void readingsBecomeOneBatchInTenSeconds() throws Exception {
    for (int i = 0; i < 10; i++) {
      guard.handle(new Event.Sampled(temperature(20 + i * 0.1)));
      uptime += 1_000;
    }
    guard.pass(now());
    uptime += 2_000;
    guard.pass(now());
    try (Cursor cursor = trends.after(null)) {
      Entry entry = cursor.next();
      assertEquals(11, batch(entry).readings().size(), "the buzzer told its state at the start");
      assertEquals(null, cursor.next());
    }
  }

  @Test
  @DisplayName("SYS-09 a step of the clock ends a batch")
  void aClockStepEndsABatch() throws Exception {
    guard.handle(new Event.Sampled(temperature(20)));
    uptime += 1_000;
    Moment stepped = new Moment(uptime, uptime + 999_999_999, ClockQuality.NTP);
    guard.handle(
        new Event.Sampled(
            new Reading.Taken(stepped, new PointId("room.temperature"), Measure.celsius(20.1))));
    uptime += 20_000;
    guard.pass(now());
    try (Cursor cursor = trends.after(null)) {
      assertEquals(2, batch(cursor.next()).readings().size(), "the buzzer's and the first");
      assertEquals(1, batch(cursor.next()).readings().size());
    }
  }

  @Test
  @DisplayName("PWR-16 a restart remembers what stood, from the journal alone")
  void aRestartRemembersTheLeak() throws DiskException {
    guard.handle(new Event.Sampled(new Reading.Taken(now(), LEAK, Measure.ON)));
    journal.close();
    Journal again = Journal.open(disk, new Journal.Options(65_536, 100), new Random(2));
    Recollection recollection = new Recollection();
    try (Cursor cursor = again.after(null)) {
      for (Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        recollection.recall(record(entry));
      }
    }
    done.clear();
    Guard next =
        new Guard(
            RoomController.of(rules()).restore(recollection.remembered()),
            again,
            new Outputs() {
              @Override
              public void set(PointId output, boolean on) {
                done.add(output + (on ? " on" : " off"));
              }

              @Override
              public void release(PointId lock, long forMs) {}
            },
            now());
    next.handle(new Event.Started(now(), "1", "cafe", "test", true));
    assertTrue(done.contains("buzzer on"), done::toString);
  }

  private Moment now() {
    return new Moment(uptime, 1_700_000_000_000L + uptime, ClockQuality.NTP);
  }

  private Reading temperature(double celsius) {
    return new Reading.Taken(now(), new PointId("room.temperature"), Measure.celsius(celsius));
  }

  private List<JournalEvent> events() throws DiskException {
    List<JournalEvent> events = new ArrayList<>();
    try (Cursor cursor = journal.after(null)) {
      for (Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        events.add(record(entry).event());
      }
    }
    return events;
  }

  private static JournalRecord record(Entry entry) {
    try {
      return Codec.readJournal(entry.body());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static TrendBatch batch(@org.jspecify.annotations.Nullable Entry entry) throws Exception {
    if (entry == null) {
      throw new AssertionError("a batch is missing");
    }
    return Codec.readTrend(entry.body());
  }

  private static PointInfo info(PointId point, PointKind kind, Unit unit) {
    return new PointInfo(point, kind, unit, point.name(), point.name(), 0, null);
  }

  private static RoomRules rules() {
    PointId temperature = new PointId("room.temperature");
    return new RoomRules(
        new DeviceId("room-1"),
        Map.of(
            DOOR, info(DOOR, PointKind.DOOR, Unit.STATE),
            LOCK, info(LOCK, PointKind.LOCK, Unit.STATE),
            LEAK, info(LEAK, PointKind.LEAK, Unit.STATE),
            BUZZER, info(BUZZER, PointKind.BUZZER, Unit.STATE),
            temperature, info(temperature, PointKind.TEMPERATURE, Unit.CELSIUS)),
        Map.of(),
        Map.of(),
        List.of(
            new RoomRules.Condition(
                AlarmKind.WATER_LEAK, LEAK, true, Severity.CRITICAL, 0, 0, true)),
        Map.of(DOOR, new RoomRules.DoorRule(LOCK, 5_000, 10_000, 60_000)),
        Map.of(READER, new RoomRules.ReaderRule(DOOR, Direction.IN)),
        Map.of(BADGE, new RoomRules.Badge("staff-1", List.of(), null, null, false)),
        List.of(new RoomRules.OutputRule(BUZZER, true, Severity.CRITICAL, List.of())),
        new RoomRules.Denials(3, 300_000));
  }
}
