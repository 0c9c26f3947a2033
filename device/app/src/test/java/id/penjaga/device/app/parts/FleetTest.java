package id.penjaga.device.app.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Pattern;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.DigitalOutput;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.sim.SimulatedBoard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The configured parts on simulated wires: what they say becomes events, and none of them can hold
/// up another.
@Timeout(60)
class FleetTest {
  private static final Path SAMPLE = Path.of("../../config/device.yaml");

  @TempDir Path folder;
  private final SimulatedBoard room =
      SimulatedBoard.paced(1, 10, Thread.ofPlatform().daemon().factory());
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch blocked = new CountDownLatch(1);

  @AfterEach
  void end() {
    release.countDown();
    room.close();
  }

  @Test
  @DisplayName("ENV-03 ENV-07 ACC-16 sensors, contacts, buttons and badges become events")
  void whatThePartsSayBecomesEvents() throws Exception {
    try (Fleet fleet = fleet(room)) {
      fleet.listen();
      await(event -> taken(event, "room.temperature") != null);
      await(event -> Measure.OFF.equals(taken(event, "leak.floor")));
      room.room().wet("leak.floor");
      await(event -> Measure.ON.equals(taken(event, "leak.floor")));
      room.room().press("exit");
      await(event -> event instanceof Event.ExitPressed);
      room.room().swipe("reader.in", "staff");
      Event.BadgePresented badge =
          (Event.BadgePresented) await(event -> event instanceof Event.BadgePresented);
      assertEquals(new PointId("reader.main.in"), badge.reader());
      assertTrue(!badge.toString().contains("b2c3d4e501"), "the number goes no further");
    }
  }

  @Test
  @DisplayName("ENV-04 a part that does not answer is a missing reading with its reason")
  void aMuteSensorIsAMissingReading() throws Exception {
    room.room().sensorMute("room");
    try (Fleet fleet = fleet(room)) {
      fleet.listen();
      Event.Sampled missed =
          (Event.Sampled)
              await(event ->
                  event instanceof Event.Sampled(Reading.Missed reading)
                      && reading.point().name().equals("room.temperature"));
      assertInstanceOf(Reading.Missed.class, missed.reading());
    }
  }

  @Test
  @DisplayName("ENV-10 a stuck output holds up neither the caller nor another output")
  void aStuckOutputBlocksNobody() throws Exception {
    try (Fleet fleet = fleet(new Sticky())) {
      fleet.set(new PointId("relay.alarm"), true, Pattern.STEADY);
      assertTrue(blocked.await(10, TimeUnit.SECONDS));
      fleet.set(new PointId("relay.alarm"), false, Pattern.STEADY);
      fleet.set(new PointId("buzzer"), true, Pattern.STEADY);
      for (int i = 0; !room.room().output("buzzer") && i < 500; i++) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertTrue(room.room().output("buzzer"));
      release.countDown();
    }
  }

  @Test
  @DisplayName(
      "ENV-10 a rhythm goes on by itself, tells that it works, and ends when it is ordered")
  void aRhythmGoesOnByItself() throws Exception {
    Levels levels = new Levels("J12");
    PointId buzzer = new PointId("buzzer");
    try (Fleet fleet = fleet(levels)) {
      await(event -> event.equals(well(event, buzzer)));
      levels.seen.clear();
      fleet.set(buzzer, true, Pattern.DOUBLE);
      List<Level> round = new ArrayList<>();
      while (round.size() < 9) {
        Level level = levels.seen.poll(20, TimeUnit.SECONDS);
        assertNotNull(level, "the rhythm stopped");
        round.add(level);
      }
      for (int i = 0; i < 8; i++) {
        long lasted = round.get(i + 1).nanos() - round.get(i).nanos();
        int asked = Pattern.DOUBLE.stepsMs().get(i % 4);
        assertEquals(i % 2 == 0, round.get(i).high(), "on and off in turn");
        assertTrue(lasted >= asked * 1_000_000L, () -> lasted + " ns of " + asked + " ms");
      }
      await(event -> event.equals(well(event, buzzer)));
      fleet.set(buzzer, true, Pattern.STEADY);
      fleet.set(buzzer, false, Pattern.STEADY);
      for (Level last = round.getLast(); last != null; ) {
        Level next = levels.seen.poll(1, TimeUnit.SECONDS);
        if (next == null) {
          assertFalse(last.high(), "what was ordered off is off");
        }
        last = next;
      }
    }
  }

  @Test
  @DisplayName("SYS-12 the watchdog's output makes an edge for each kick, and none without one")
  void theWatchdogPulsesByKicks() throws Exception {
    Levels levels = new Levels("J13");
    String text =
        Files.readString(SAMPLE)
            .replace("storage:\n", "watchdog: { output: relay.alarm }\nstorage:\n")
            .replace("  relay.alarm:\n    least: warning\n", "");
    Path file = Files.writeString(folder.resolve("device.yaml"), text);
    try (Fleet fleet = fleet(levels, ConfigReader.read(file))) {
      Level before = null;
      for (int i = 0; i < 6; i++) {
        for (int kicks = 0; kicks < 1 + 2 * i; kicks++) {
          fleet.kick();
        }
        Level level = levels.seen.poll(20, TimeUnit.SECONDS);
        assertNotNull(level, "no edge for a kick");
        if (before != null) {
          assertEquals(!before.high(), level.high());
          long apart = level.nanos() - before.nanos();
          assertTrue(apart >= Pulsing.HALF.toNanos(), () -> apart + " ns between two edges");
        }
        before = level;
      }
      await(event -> Measure.ON.equals(taken(event, "relay.alarm")));
      // A kick of the last burst may have come behind its edge; after that one there are none.
      levels.seen.poll(1, TimeUnit.SECONDS);
      assertNull(levels.seen.poll(1, TimeUnit.SECONDS), "ten seconds of the room without a kick");
    }
  }

  private static @Nullable Event well(Event event, PointId point) {
    return event instanceof Event.PartWell(var _, PointId id) && id.equals(point) ? event : null;
  }

  private Fleet fleet(Board board) throws Exception {
    return fleet(board, ConfigReader.read(SAMPLE));
  }

  private Fleet fleet(Board board, DeviceConfig config) throws Exception {
    Clocks clocks = new Clocks(room.timing()::nanos, Clocks.wall(), () -> ClockQuality.NTP);
    return new Fleet(
        config,
        board,
        SiteKey.in(folder.resolve("key")),
        clocks,
        events::add,
        new Threads(bug -> {
          throw new AssertionError(bug);
        }),
        null,
        List::of);
  }

  private Event await(Predicate<Event> wanted) throws InterruptedException {
    while (true) {
      Event event = events.poll(20, TimeUnit.SECONDS);
      assertNotNull(event, "waited in vain");
      if (wanted.test(event)) {
        return event;
      }
    }
  }

  private static @Nullable Measure taken(Event event, String point) {
    return event instanceof Event.Sampled(Reading.Taken(_, var id, var measure))
            && id.name().equals(point)
        ? measure
        : null;
  }

  private record Level(boolean high, long nanos) {}

  /// The simulated room with a line that is watched.
  private final class Levels extends ForwardingBoard {
    private final LinkedBlockingQueue<Level> seen = new LinkedBlockingQueue<>();

    private final String watched;

    Levels(String watched) {
      super(room);
      this.watched = watched;
    }

    @Override
    public DigitalOutput openOutput(String connector, boolean initiallyHigh) throws WireException {
      DigitalOutput real = room.openOutput(connector, initiallyHigh);
      if (!connector.equals(watched)) {
        return real;
      }
      return new DigitalOutput() {
        @Override
        public void set(boolean high) throws WireException {
          real.set(high);
          seen.add(new Level(high, room.timing().nanos()));
        }

        @Override
        public void close() {
          real.close();
        }
      };
    }
  }

  /// The simulated room with an alarm relay whose wire does not come back.
  private final class Sticky extends ForwardingBoard {
    Sticky() {
      super(room);
    }

    @Override
    public DigitalOutput openOutput(String connector, boolean initiallyHigh) throws WireException {
      DigitalOutput real = room.openOutput(connector, initiallyHigh);
      if (!connector.equals("J13")) {
        return real;
      }
      return new DigitalOutput() {
        @Override
        public void set(boolean high) {
          blocked.countDown();
          try {
            release.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        }

        @Override
        public void close() {
          real.close();
        }
      };
    }
  }
}
