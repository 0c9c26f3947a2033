package id.penjaga.device.app.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.core.Event;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.KeyPress;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.sim.SimulatedBoard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A reader that also says something of itself.
@Timeout(60)
class BadgesTest {
  private static final Channel TAMPER = new Channel("tamper", Unit.STATE);

  @TempDir Path folder;

  private final List<Event> events = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final List<KeyPress> pressed = new ArrayList<>();

  /// Plays one step at each call: `ok`, `open`, `key` or `gone`; ends the thread after the last.
  private final class Reader implements BadgeReader {
    private boolean open;

    @Override
    public Optional<BadgeFrame> next(Duration wait) throws WireException {
      if (steps.isEmpty()) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
      String step = steps.removeFirst();
      open = step.equals("open");
      if (step.equals("key")) {
        pressed.add(new KeyPress('1', 0));
      }
      if (step.equals("gone")) {
        throw new WireException(MissReason.TIMEOUT, "no answer");
      }
      return Optional.empty();
    }

    @Override
    public boolean hasKeypad() {
      return true;
    }

    @Override
    public List<KeyPress> keys() {
      List<KeyPress> since = List.copyOf(pressed);
      pressed.clear();
      return since;
    }

    @Override
    public List<PartAnswer> condition() {
      return List.of(new PartAnswer.Got(TAMPER, Measure.state(open)));
    }

    @Override
    public void close() {}
  }

  @Test
  @DisplayName("ACC-16 an opened or silent reader is told once, and told again every ten seconds")
  void whatAReaderSaysOfItselfBecomesReadings() throws Exception {
    steps.addAll(List.of("ok", "ok", "ok", "open", "open", "gone", "gone", "ok"));
    play();
    assertEquals(List.of("off", "on", "TIMEOUT", "off"), distinct());
  }

  @Test
  @DisplayName("a key that is pressed where no badge has a PIN is not left to the reader")
  void keysThatNobodyAskedForAreTaken() throws Exception {
    steps.addAll(List.of("ok", "key", "ok"));
    play();
    assertEquals(List.of(), pressed, "a reader with keys that wait does not wait for a badge");
  }

  /// Plays the steps where no badge has a PIN.
  private void play() throws Exception {
    Driver driver = driver(Reader::new);
    PartEntry entry =
        new PartEntry(
            "reader.in",
            driver,
            "J16",
            10_000,
            Map.of(),
            Map.of(TAMPER, new PointId("reader.in.tamper")),
            1);
    try (SimulatedBoard room =
        SimulatedBoard.paced(1, 1000, Thread.ofPlatform().daemon().factory())) {
      Clocks clocks = new Clocks(room.timing()::nanos, () -> 0, () -> ClockQuality.NTP);
      Reporter reporter = new Reporter(clocks, events::add);
      Thread thread =
          new Thread(
              new Badges(entry, SiteKey.in(folder.resolve("site.key")), room, reporter, null));
      thread.start();
      thread.join();
    }
  }

  /// Waits for ever, and says when it is welcomed.
  private static final class Polite implements BadgeReader {
    private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Override
    public Optional<BadgeFrame> next(Duration wait) {
      said.add("next");
      LockSupport.parkNanos(wait.toNanos());
      return Optional.empty();
    }

    @Override
    public void welcome(Duration length) {
      said.add("welcome " + length.toMillis());
    }

    @Override
    public void close() {}
  }

  @Test
  @DisplayName("ACC-15 the readers of a door show that its lock is released")
  void theReadersOfADoorAreToldOfItsRelease() throws Exception {
    Polite polite = new Polite();
    Driver driver = driver(() -> polite);
    DeviceConfig config = withReader(driver);
    try (SimulatedBoard room = SimulatedBoard.paced(1, 1, Thread.ofPlatform().daemon().factory());
        Fleet fleet =
            new Fleet(
                config,
                room,
                SiteKey.in(folder.resolve("site.key")),
                new Clocks(room.timing()::nanos, () -> 0, () -> ClockQuality.NTP),
                _ -> {},
                new Threads(bug -> {
                  throw new AssertionError(bug);
                }),
                null,
                List::of)) {
      fleet.listen();
      assertEquals("next", polite.said.poll(20, TimeUnit.SECONDS));
      fleet.release(new PointId("lock.main"), 5_000);
      String said = polite.said.poll(20, TimeUnit.SECONDS);
      while ("next".equals(said)) {
        said = polite.said.poll(20, TimeUnit.SECONDS);
      }
      assertEquals("welcome 5000", said);
    }
  }

  /// The sample configuration with another reader on the way in.
  static DeviceConfig withReader(Driver driver) throws Exception {
    DeviceConfig sample = ConfigReader.read(Path.of("../../config/device.yaml"));
    List<PartEntry> parts =
        sample.parts().stream()
            .map(part ->
                part.name().equals("reader.main.in")
                    ? new PartEntry(
                        part.name(), driver, part.connector(), 10_000, Map.of(), Map.of(), 1)
                    : part)
            .toList();
    return new DeviceConfig(
        sample.file(),
        sample.digest(),
        sample.data(),
        sample.clock(),
        sample.board(),
        sample.mqtt(),
        sample.roster(),
        parts,
        sample.rules(),
        sample.exits(),
        sample.badges(),
        sample.watchdog(),
        sample.page(),
        null,
        sample.trendBytes());
  }

  private static Driver driver(Supplier<BadgeReader> reader) {
    return new Driver(
        "reader",
        "a reader",
        Driver.Role.READER,
        WireKind.SERIAL,
        List.of(TAMPER),
        Duration.ZERO,
        List.of(),
        Driver.Maturity.BENCH,
        (_, _, _) -> reader.get());
  }

  private List<String> distinct() {
    List<String> all = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.Sampled(Reading reading)) {
        String said =
            switch (reading) {
              case Reading.Taken taken -> taken.measure().on() ? "on" : "off";
              case Reading.Missed missed -> missed.why().toString();
            };
        if (all.isEmpty() || !all.getLast().equals(said)) {
          all.add(said);
        }
      }
    }
    return all;
  }
}
