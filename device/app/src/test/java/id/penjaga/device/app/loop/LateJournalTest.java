package id.penjaga.device.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.app.year.CrashDisk;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Pattern;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A journal that can be read only at a later try is recalled then: nothing that stood is
/// forgotten, and what has changed since is on record.
class LateJournalTest {
  private final CrashDisk disk = new CrashDisk();
  private final List<String> done = new ArrayList<>();
  private @Nullable Journal journal;
  private Interpreter interpreter;
  private long uptime;

  /// What happened to the leak before the restart.
  enum Before {
    STANDS,
    LATCHED,
    ACKNOWLEDGED,
    QUIET
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("F6 PWR-16 after a late opening every alarm is what it is after an early one")
  void aLateJournalIsRecalled(Before before) throws Exception {
    live(before);
    start(0);
    sampled(false);
    StateMessage.Alarm early = leak();
    end();

    start(2);
    sampled(false);
    pass(60_000);
    assertTrue(interpreter.recording());
    StateMessage.Alarm late = leak();
    assertEquals(early.phase(), late.phase());
    assertEquals(early.acknowledged(), late.acknowledged());
    assertEquals(early.occurrence(), late.occurrence());
    if (late.phase() == AlarmPhase.LATCHED) {
      command(
          new DeviceCommand.AcknowledgeAlarm(late.kind(), late.point(), "staff-1", "seen", null));
      assertEquals(AlarmPhase.CLEARED, leak().phase());
    }
    end();
    start(0);
    assertEquals(
        late.phase() == AlarmPhase.LATCHED ? AlarmPhase.CLEARED : late.phase(), leak().phase());
  }

  @Test
  @DisplayName("F6 a leak that stood, and stands, sounds before the journal opens and after")
  void aStandingLeakIsOneAlarm() throws Exception {
    live(Before.STANDS);
    start(2);
    sampled(true);
    assertTrue(done.contains("buzzer on"), "it needs no journal");
    pass(60_000);
    sampled(false);
    assertEquals(AlarmPhase.LATCHED, leak().phase());
    assertEquals(1, done.stream().filter("buzzer on"::equals).count(), done::toString);
    List<JournalEvent> records = records();
    assertTrue(
        records.stream().anyMatch(JournalEvent.DeviceStarted.class::isInstance), "all on record");
    assertEquals(0, interpreter.lost());
  }

  private void live(Before before) throws Exception {
    start(0);
    if (before != Before.QUIET) {
      sampled(true);
      if (before != Before.STANDS) {
        sampled(false);
      }
      if (before == Before.ACKNOWLEDGED) {
        command(
            new DeviceCommand.AcknowledgeAlarm(
                AlarmKind.WATER_LEAK, TestRoom.LEAK, "staff-1", "seen", null));
      }
    }
    end();
  }

  private void start(int refusals) throws DiskException {
    uptime = 0;
    done.clear();
    int[] tries = {0};
    JournalOpening opening =
        () -> {
          if (tries[0]++ < refusals) {
            throw new DiskException("cannot be read yet");
          }
          journal = Journal.open(disk, new Journal.Options(65_536, 100), new Random(1));
          return journal;
        };
    RoomController room = RoomController.of(TestRoom.rules());
    Journal open = null;
    if (refusals == 0) {
      open = opening.open();
      room = room.restore(RecallCache.recall(open).remembered());
    }
    OutputDriver outputs =
        new OutputDriver() {
          @Override
          public void set(PointId output, boolean on, Pattern pattern) {
            done.add(output + (on ? " on" : " off"));
          }

          @Override
          public void release(PointId lock, long forMs) {}
        };
    interpreter = new Interpreter(room, open, opening, outputs, now());
    interpreter.handle(new Event.Started(now(), "1", "cafe", "test", true));
  }

  private void end() {
    interpreter.settle();
    if (journal != null) {
      journal.close();
    }
  }

  private void pass(long lengthMs) {
    for (long end = uptime + lengthMs; uptime < end; uptime += 500) {
      interpreter.pass(now());
    }
  }

  private void sampled(boolean wet) {
    uptime += 100;
    interpreter.handle(
        new Event.Sampled(new Reading.Taken(now(), TestRoom.LEAK, wet ? Measure.ON : Measure.OFF)));
  }

  private void command(DeviceCommand command) {
    uptime += 100;
    interpreter.handle(new Event.Commanded(now(), "c-1", command));
  }

  private StateMessage.Alarm leak() {
    return interpreter.room().picture(now()).stream()
        .filter(StateMessage.Alarm.class::isInstance)
        .map(StateMessage.Alarm.class::cast)
        .filter(alarm -> alarm.kind() == AlarmKind.WATER_LEAK)
        .findFirst()
        .orElseThrow();
  }

  private List<JournalEvent> records() throws Exception {
    List<JournalEvent> records = new ArrayList<>();
    Journal open = interpreter.journal();
    if (open != null) {
      try (Cursor cursor = open.after(null)) {
        for (JournalEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
          records.add(Codec.readJournal(entry.body()).event());
        }
      }
    }
    return records;
  }

  private Moment now() {
    return new Moment(uptime, 1_790_000_000_000L + uptime, ClockQuality.NTP);
  }
}
