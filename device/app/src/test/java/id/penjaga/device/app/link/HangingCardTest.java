package id.penjaga.device.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.loop.Inbox;
import id.penjaga.device.app.loop.Loop;
import id.penjaga.device.app.loop.Urgency;
import id.penjaga.device.app.year.CrashDisk;
import id.penjaga.device.core.Event;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.peers.Mosquitto;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The link while an fsync of the journal hangs, against a real broker: what is live does not wait
/// for the card (decision 0011).
@Timeout(60)
class HangingCardTest {
  private static final PointId LEAK = new PointId("leak.floor");

  @TempDir Path folder;
  private final CrashDisk disk = new CrashDisk();
  private volatile CountDownLatch hanging = new CountDownLatch(0);

  @RepeatedTest(3)
  @DisplayName("F1 While the card hangs, alarms and heartbeat reach the broker within 2 s")
  void alarmsDoNotWaitForTheCard() throws Exception {
    Journal journal = Journal.open(disk, Journal.Options.USUAL, new Random(1));
    disk.onPass(this::hang);
    try (Mosquitto broker = new Mosquitto(folder);
        Bare bare = new Bare(folder, broker.url(), journal)) {
      Ear hub = new Ear(broker.url());
      Thread writer = bare.threads.start("journal", bare.interpreter.journalWork());
      Inbox inbox = new Inbox(1_024, new Urgency(bare.interpreter.room().rules()));
      Loop loop = new Loop(inbox, bare.interpreter, bare.clocks, 1, bare.link::errands);
      Thread control = bare.threads.start("control", loop::run);
      try {
        hub.acknowledging = true;
        until("the start at the hub", () -> hub.has(JournalEvent.DeviceStarted.class) > 0);

        hanging = new CountDownLatch(1);
        long began = System.nanoTime();
        inbox.accept(new Event.Sampled(new Reading.Taken(bare.clocks.now(), LEAK, Measure.ON)));
        until("the leak", () -> raised(hub, AlarmKind.WATER_LEAK + "/leak.floor"));
        assertWithin(2_000, began, "the leak");
        until("that nothing is recorded", () -> impaired(hub));
        assertWithin(4_000, began, "said 1 s after the write began, and 2 s for the way");

        broker.restart();
        hub.states.clear();
        until("all again", () -> raised(hub, AlarmKind.WATER_LEAK + "/leak.floor"));
        until("the heartbeat", () -> health(hub) != null);
        assertFalse(health(hub).recording());
        assertTrue(health(hub).journalBacklog() > 0);
        assertEquals(0, hub.has(JournalEvent.AlarmRaised.class));

        hanging.countDown();
        until("on record", () -> hub.has(JournalEvent.AlarmRaised.class) == 2);
        until("recording", () -> health(hub).recording());
      } finally {
        hanging.countDown();
        loop.stop();
        control.join();
        bare.interpreter.endJournal();
        writer.join();
        hub.close();
      }
    }
  }

  private void hang(String place) {
    if (place.equals("before-force")) {
      try {
        hanging.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static boolean raised(Ear hub, String alarm) {
    return hub.states.get("penjaga/v1/room-1/state/alarms/" + alarm) instanceof StateMessage.Alarm a
        && a.phase() == StateMessage.AlarmPhase.RAISED;
  }

  private static boolean impaired(Ear hub) {
    return hub.states.values().stream()
        .anyMatch(state ->
            state instanceof StateMessage.Alarm alarm
                && alarm.kind() == AlarmKind.RECORDING_IMPAIRED
                && alarm.phase() == StateMessage.AlarmPhase.RAISED);
  }

  private static StateMessage.Health health(Ear hub) {
    return (StateMessage.Health) hub.states.get(Topics.ROOT + "room-1/state/health");
  }

  private static void assertWithin(long ms, long began, String what) {
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    assertTrue(took <= ms, () -> what + " after " + took + " ms");
  }

  private static void until(String what, BooleanSupplier so) {
    for (int i = 0; i < 1_500; i++) {
      if (so.getAsBoolean()) {
        return;
      }
      Mosquitto.pause(10);
    }
    throw new AssertionError("waited in vain: " + what);
  }
}
