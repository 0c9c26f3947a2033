package id.penjaga.device.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.app.year.CrashDisk;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Pattern;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.shell.threads.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Control loop and journal on their two threads, on a card that is slow or hangs: the way out and
/// the alarms do not wait for it (decision 0011).
@Timeout(60)
class WayOutTest {
  /// What the acceptance asks for: no person waits longer for a door.
  private static final long LIMIT_MS = 500;

  private final CrashDisk disk = new CrashDisk();
  private final AtomicReference<@Nullable Throwable> bug = new AtomicReference<>();
  private final Threads threads = new Threads(bug::set);
  private final Clocks clocks = new Clocks(System::nanoTime, Clocks.wall(), () -> ClockQuality.NTP);
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final Inbox inbox = new Inbox(1_024, new Urgency(TestRoom.rules()));
  private final AtomicInteger forced = new AtomicInteger();
  private volatile int releasedAfter;
  private volatile long forceMs;
  private volatile CountDownLatch hanging = new CountDownLatch(0);
  private Journal journal;
  private Interpreter interpreter;
  private Loop loop;
  private Thread control;
  private Thread writer;

  @BeforeEach
  void start() throws Exception {
    journal = Journal.open(disk, new Journal.Options(4 * 1024 * 1024, 100), new Random(1));
    disk.onPass(this::slowly);
    OutputDriver outputs =
        new OutputDriver() {
          @Override
          public void set(PointId output, boolean on, Pattern pattern) {
            done.add(output + (on ? " on" : " off"));
          }

          @Override
          public void release(PointId lock, long forMs) {
            releasedAfter = forced.get();
            done.add(lock + " released");
          }
        };
    interpreter =
        new Interpreter(RoomController.of(TestRoom.rules()), journal, outputs, clocks.now());
    writer = threads.start("journal", interpreter.journalWork());
    interpreter.handle(new Event.Started(clocks.now(), "1", "cafe", "test", true));
    loop = new Loop(inbox, interpreter, clocks, 1, _ -> {});
    control = threads.start("control", loop::run);
    until("the start on record", () -> journal.last() != null);
    done.clear();
  }

  @AfterEach
  void end() throws InterruptedException {
    hanging.countDown();
    loop.stop();
    interpreter.endJournal();
    control.join();
    writer.join();
    assertEquals(null, bug.get());
  }

  private void slowly(String place) {
    if (place.equals("after-force")) {
      forced.incrementAndGet();
    } else if (place.equals("before-force")) {
      try {
        hanging.await();
        TimeUnit.MILLISECONDS.sleep(forceMs);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  @DisplayName("F1 ACC-20 600 unknown badges at 30 ms per fsync hold back neither exit nor leak")
  void aStormOfBadgesOnASlowCard() throws Exception {
    forceMs = 30;
    for (int i = 0; i < 600; i++) {
      inbox.accept(badge(TestRoom.READER, i));
    }
    long pressed = clocks.uptimeMs();
    int before = forced.get();
    inbox.accept(new Event.ExitPressed(clocks.now(), TestRoom.DOOR));
    inbox.accept(leak(true));
    until("the lock", () -> done.contains("lock.main released"));
    until("the buzzer", () -> done.contains("buzzer on"));
    long after = clocks.uptimeMs() - pressed;
    assertTrue(after <= LIMIT_MS, () -> "released and sounding after " + after + " ms");
    assertTrue(releasedAfter - before <= 2, "at most the fsync under way is waited for");
    until("all on record", () -> denied() == 600);
    List<JournalEvent> records = records();
    long refusals = records.stream().filter(e -> e instanceof JournalEvent.AccessDenied).count();
    assertTrue(refusals <= 10, () -> refusals + " records of refused badges");
    assertTrue(interpreter.recording());
    assertEquals(1, records.stream().filter(e -> e instanceof JournalEvent.ExitRequested).count());
    assertEquals(List.of("buzzer on"), done.stream().filter(s -> s.contains("buzzer")).toList());
  }

  @Test
  @DisplayName("F1 while one fsync hangs, doors and alarms act within 0.5 s and the program lives")
  void aCardThatHangs() throws Exception {
    hanging = new CountDownLatch(1);
    inbox.accept(leak(true));
    timed("the buzzer", () -> done.contains("buzzer on"));
    inbox.accept(new Event.ExitPressed(clocks.now(), TestRoom.DOOR));
    timed("the way out", () -> done.contains("lock.main released"));
    inbox.accept(new Event.BadgePresented(clocks.now(), TestRoom.READER, TestRoom.BADGE));
    timed("the way in", () -> done.stream().filter("lock.main released"::equals).count() == 2);
    until("said aloud", () -> !interpreter.recording() && impaired());
    assertFalse(interpreter.answering());
    for (int i = 0; i < 60; i++) {
      assertTrue(loop.alive(2_000) && threads.allAlive(), "the watchdog is fed");
      TimeUnit.MILLISECONDS.sleep(50);
    }
    hanging.countDown();
    until("recording again", () -> interpreter.recording() && !impaired());
    assertTrue(interpreter.answering());
    until("the end on record", () -> records().getLast() instanceof JournalEvent.AlarmCleared);
    assertEquals(
        List.of(
            "DeviceStarted",
            "AlarmRaised", // the leak
            "ExitRequested",
            "AccessGranted",
            "AlarmRaised", // that nothing can be recorded
            "AlarmCleared"),
        records().stream().map(e -> e.getClass().getSimpleName()).toList());
    assertEquals(0, interpreter.lost());
    assertTrue(journal.verify().sound());
  }

  @Test
  @DisplayName(
      "F1 who leaves is released first and recorded second, who enters the other way round")
  void leavingComesFirst() throws Exception {
    hanging = new CountDownLatch(1);
    int before = forced.get();
    inbox.accept(badge(TestRoom.READER_OUT, 7));
    until("the way out", () -> done.contains("lock.main released"));
    assertEquals(before, forced.get(), "nothing of it is durable");
    hanging.countDown();
    until("on record", () -> records().getLast() instanceof JournalEvent.ExitRequested);

    done.clear();
    forceMs = 100;
    inbox.accept(new Event.BadgePresented(clocks.now(), TestRoom.READER, TestRoom.BADGE));
    until("the way in", () -> done.contains("lock.main released"));
    assertTrue(records().getLast() instanceof JournalEvent.AccessGranted, "recorded already");
  }

  @Test
  @DisplayName("F72 an end with a hanging card touches nothing of the journal's thread")
  void theEndWaitsForNoCard() throws Exception {
    hanging = new CountDownLatch(1);
    inbox.accept(leak(true));
    until("the buzzer", () -> done.contains("buzzer on"));
    loop.stop();
    control.join();
    interpreter.endJournal();
    assertFalse(writer.join(Duration.ofMillis(200)), "it hangs in the fsync");
    hanging.countDown();
    writer.join();
    journal = Journal.open(disk, Journal.Options.USUAL, new Random(2));
    assertTrue(journal.verify().sound());
    assertTrue(records().get(1) instanceof JournalEvent.AlarmRaised, "it finished by itself");
  }

  private void timed(String what, BooleanSupplier so) throws InterruptedException {
    long began = clocks.uptimeMs();
    until(what, so);
    long took = clocks.uptimeMs() - began;
    assertTrue(took <= LIMIT_MS, () -> what + " took " + took + " ms");
  }

  private void until(String what, BooleanSupplier so) throws InterruptedException {
    for (int i = 0; i < 4_000; i++) {
      assertTrue(loop == null || loop.alive(2_000), "alive all the time");
      if (so.getAsBoolean()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    throw new AssertionError("waited in vain: " + what + "; done " + done);
  }

  private boolean impaired() {
    return interpreter.room().picture(clocks.now()).stream()
        .anyMatch(message ->
            message instanceof StateMessage.Alarm alarm
                && alarm.kind() == AlarmKind.RECORDING_IMPAIRED
                && alarm.phase() == StateMessage.AlarmPhase.RAISED);
  }

  private long denied() {
    return records().stream()
        .mapToLong(e -> e instanceof JournalEvent.AccessDenied denied ? denied.count() : 0)
        .sum();
  }

  private List<JournalEvent> records() {
    List<JournalEvent> records = new ArrayList<>();
    try (Cursor cursor = journal.after(null)) {
      for (JournalEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
        records.add(Codec.readJournal(entry.body()).event());
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return records;
  }

  private Event leak(boolean wet) {
    return new Event.Sampled(
        new Reading.Taken(clocks.now(), TestRoom.LEAK, wet ? Measure.ON : Measure.OFF));
  }

  private Event badge(PointId reader, int number) {
    return new Event.BadgePresented(clocks.now(), reader, new BadgeId("%032x".formatted(number)));
  }
}
