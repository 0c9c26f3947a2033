package id.penjaga.device.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.app.year.CrashDisk;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Pattern;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.TrendBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The interpreter carries out what the room decides, in its order, whatever the disk does.
class InterpreterTest {
  private static final PointId LEAK = TestRoom.LEAK;
  private static final PointId READER = TestRoom.READER;
  private static final BadgeId BADGE = TestRoom.BADGE;

  private final CrashDisk disk = new CrashDisk();
  private final CrashDisk trendDisk = new CrashDisk();
  private final List<String> done = new ArrayList<>();
  private Journal journal;
  private TrendStore trends;
  private Interpreter interpreter;
  private long uptime;

  @BeforeEach
  void start() throws DiskException {
    journal = Journal.open(disk, new Journal.Options(65_536, 100), new Random(1));
    disk.onPass(place -> {
      if (place.equals("after-force")) {
        done.add("forced");
      }
    });
    OutputDriver outputs =
        new OutputDriver() {
          @Override
          public void set(PointId output, boolean on, Pattern pattern) {
            done.add(output + (on ? " on" : " off"));
          }

          @Override
          public void release(PointId lock, long forMs) {
            done.add(lock + " released");
          }
        };
    interpreter = new Interpreter(RoomController.of(TestRoom.rules()), journal, outputs, now());
    interpreter.handle(new Event.Started(now(), "1", "cafe", "test", true));
    interpreter.keepIn((log, losses) ->
        TrendStore.open(
            trendDisk, new TrendStore.Options(65_536, 262_144, 65_536, 60_000), log, losses));
    trends = interpreter.trends();
    done.clear();
  }

  @Test
  @DisplayName("SYS-06 a lock is released only after its record is durable")
  void theRecordIsForcedBeforeTheLockIsReleased() throws DiskException {
    interpreter.handle(new Event.BadgePresented(now(), READER, BADGE));
    assertTrue(done.indexOf("forced") >= 0);
    assertTrue(done.indexOf("forced") < done.indexOf("lock.main released"), done::toString);
    assertTrue(events().getLast() instanceof JournalEvent.AccessGranted);
  }

  @Test
  @DisplayName(
      "F1 ACC-20 the lock is released for a person who leaves before its record is durable")
  void theWayOutWaitsForNoRecord() throws DiskException {
    interpreter.handle(new Event.ExitPressed(now(), TestRoom.DOOR));
    assertEquals(List.of("lock.main released", "forced"), done);
    interpreter.handle(new Event.BadgePresented(now(), TestRoom.READER_OUT, BADGE));
    assertEquals(List.of("lock.main released", "forced"), done.subList(2, 4));
    assertTrue(events().getLast() instanceof JournalEvent.AccessGranted);
  }

  @Test
  @DisplayName("ENV-07 ENV-10 a full disk does not silence the buzzer, and is an alarm of its own")
  void aFullDiskStopsNeitherAlarmsNorDoors() {
    disk.full(true);
    interpreter.handle(new Event.Sampled(new Reading.Taken(now(), LEAK, Measure.ON)));
    interpreter.handle(new Event.BadgePresented(now(), READER, BADGE));
    assertTrue(done.contains("buzzer on"), done::toString);
    assertTrue(done.contains("lock.main released"), done::toString);
    assertFalse(interpreter.recording());
    assertTrue(
        interpreter.room().picture(now()).stream()
            .anyMatch(message ->
                message instanceof StateMessage.Alarm alarm
                    && alarm.kind() == AlarmKind.RECORDING_IMPAIRED
                    && alarm.phase() == StateMessage.AlarmPhase.RAISED));
  }

  @Test
  @DisplayName("SYS-06 what was decided during a full disk is recorded later, at its own moment")
  void whatWasDecidedDuringAFullDiskIsRecordedInOrder() throws DiskException {
    disk.full(true);
    interpreter.handle(new Event.Sampled(new Reading.Taken(now(), LEAK, Measure.ON)));
    uptime += 1_000;
    interpreter.handle(new Event.BadgePresented(now(), READER, BADGE));
    uptime += 60_000;
    interpreter.pass(now());
    assertFalse(interpreter.recording());

    disk.full(false);
    recover();
    List<JournalRecord> records = records();
    assertEquals(
        List.of(
            "AlarmRaised 0", // the leak
            "AlarmRaised 0", // that nothing can be recorded
            "AccessGranted 1000",
            "AccessNotTaken 61000",
            "AlarmCleared " + uptime),
        records.stream()
            .skip(1)
            .map(r -> r.event().getClass().getSimpleName() + " " + r.at().uptimeMs())
            .toList());
    assertEquals(0, interpreter.lost());
    assertTrue(journal.verify().sound());
  }

  @Test
  @DisplayName("SYS-06 only what exceeds the room in memory is lost, counted and declared")
  void whatExceedsTheRoomInMemoryIsCountedAndDeclared() throws DiskException {
    disk.full(true);
    BadgeId unknown = new BadgeId("f".repeat(32));
    for (int i = 0; i < 6_000; i++) {
      interpreter.handle(new Event.BadgePresented(now(), READER, unknown));
      uptime += 1_000;
    }
    interpreter.handle(new Event.BadgePresented(now(), READER, BADGE));
    disk.full(false);
    recover();
    List<JournalRecord> records = records();
    long denied =
        records.stream().filter(r -> r.event() instanceof JournalEvent.AccessDenied).count();
    assertTrue(denied >= 3_000, "several thousand are kept: " + denied);
    assertTrue(
        records.stream().anyMatch(r -> r.event() instanceof JournalEvent.AccessGranted),
        "refused badges do not push out the record of who was let in");
    assertTrue(interpreter.lost() > 0);
    assertTrue(
        records.stream()
            .anyMatch(r ->
                r.event()
                    .equals(
                        new JournalEvent.LossDeclared(
                            JournalEvent.Loss.JOURNAL_RECORDS, interpreter.lost()))));
    interpreter.handle(new Event.BadgePresented(now(), READER, BADGE));
    assertTrue(events().getLast() instanceof JournalEvent.AccessGranted);
    assertTrue(journal.verify().sound());
  }

  @Test
  @DisplayName("SYS-06 a disk that fails again while records are made up for loses none of them")
  void aDiskThatFailsAgainDuringRecoveryLosesNothing() throws DiskException {
    disk.full(true);
    for (int i = 0; i < 500; i++) {
      interpreter.handle(new Event.BadgePresented(now(), READER, new BadgeId("f".repeat(32))));
      uptime += 1_000;
    }
    for (int i = 0; i < 20; i++) {
      disk.full(false);
      uptime += Scribe.RETRY_MS;
      interpreter.pass(now());
      disk.full(true);
      interpreter.handle(new Event.BadgePresented(now(), READER, BADGE));
    }
    disk.full(false);
    recover();
    List<JournalRecord> records = records();
    assertEquals(
        500, records.stream().filter(r -> r.event() instanceof JournalEvent.AccessDenied).count());
    assertEquals(
        20, records.stream().filter(r -> r.event() instanceof JournalEvent.AccessGranted).count());
    for (int i = 1; i < records.size(); i++) {
      assertTrue(
          records.get(i).at().uptimeMs() >= records.get(i - 1).at().uptimeMs(), "in their order");
    }
    assertEquals(0, interpreter.lost());
  }

  @Test
  @DisplayName("SYS-06 readings that find no room do not keep the journal from its next segment")
  void theJournalsSpaceComesBeforeThatOfTheReadings() {
    trendDisk.full(true);
    interpreter.handle(new Event.Sampled(temperature(20)));
    uptime += 120_000; // batch and flush are due at once
    interpreter.handle(new Event.Sampled(temperature(20)));
    interpreter.settle();
    for (int i = 0; i < 10; i++) {
      uptime += 60_000;
      interpreter.pass(now());
    }
    assertTrue(disk.list().contains("00000002.pages"), disk.list()::toString);
  }

  @Test
  void readingsBecomeOneBatchInTenSeconds() throws Exception {
    for (int i = 0; i < 10; i++) {
      interpreter.handle(new Event.Sampled(temperature(20 + i * 0.1)));
      uptime += 1_000;
    }
    interpreter.pass(now());
    uptime += 2_000;
    interpreter.pass(now());
    try (Cursor cursor = trends.after(null)) {
      JournalEntry entry = cursor.next();
      assertEquals(11, batch(entry).readings().size(), "the buzzer told its state at the start");
      assertEquals(null, cursor.next());
    }
  }

  @Test
  @DisplayName("SYS-09 a step of the clock ends a batch")
  void aClockStepEndsABatch() throws Exception {
    interpreter.handle(new Event.Sampled(temperature(20)));
    uptime += 1_000;
    Moment stepped = new Moment(uptime, uptime + 999_999_999, ClockQuality.NTP);
    interpreter.handle(
        new Event.Sampled(new Reading.Taken(stepped, TestRoom.TEMPERATURE, Measure.celsius(20.1))));
    uptime += 20_000;
    interpreter.pass(now());
    try (Cursor cursor = trends.after(null)) {
      assertEquals(2, batch(cursor.next()).readings().size(), "the buzzer's and the first");
      assertEquals(1, batch(cursor.next()).readings().size());
    }
  }

  @Test
  @DisplayName("PWR-16 a restart remembers what stood, from the journal alone")
  void aRestartRemembersTheLeak() throws DiskException {
    interpreter.handle(new Event.Sampled(new Reading.Taken(now(), LEAK, Measure.ON)));
    journal.close();
    Journal again = Journal.open(disk, new Journal.Options(65_536, 100), new Random(2));
    Recollection recollection = new Recollection();
    try (Cursor cursor = again.after(null)) {
      for (JournalEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
        recollection.recall(record(entry));
      }
    }
    done.clear();
    Interpreter next =
        new Interpreter(
            RoomController.of(TestRoom.rules()).restore(recollection.remembered()),
            again,
            new OutputDriver() {
              @Override
              public void set(PointId output, boolean on, Pattern pattern) {
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
    return new Reading.Taken(now(), TestRoom.TEMPERATURE, Measure.celsius(celsius));
  }

  private void recover() {
    for (int i = 0; i < 1_000 && !interpreter.recording(); i++) {
      uptime += i == 0 ? Scribe.RETRY_MS : 10;
      interpreter.pass(now());
    }
    assertTrue(interpreter.recording());
  }

  private List<JournalEvent> events() throws DiskException {
    return records().stream().map(JournalRecord::event).toList();
  }

  private List<JournalRecord> records() throws DiskException {
    List<JournalRecord> records = new ArrayList<>();
    try (Cursor cursor = journal.after(null)) {
      for (JournalEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
        records.add(record(entry));
      }
    }
    return records;
  }

  private static JournalRecord record(JournalEntry entry) {
    try {
      return Codec.readJournal(entry.body());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static TrendBatch batch(@org.jspecify.annotations.Nullable JournalEntry entry)
      throws Exception {
    if (entry == null) {
      throw new AssertionError("a batch is missing");
    }
    return Codec.readTrend(entry.body());
  }
}
