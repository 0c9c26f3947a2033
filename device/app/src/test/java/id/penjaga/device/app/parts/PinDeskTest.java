package id.penjaga.device.app.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.access.Credentials;
import id.penjaga.device.core.access.PinCheck;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.KeyPress;
import id.penjaga.device.drivers.part.badge.NumberLengths;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.sim.SimulatedBoard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A reader with keys, from its wire to the room's inbox.
@Timeout(60)
class PinDeskTest {
  private static final byte[] NUMBER = {1, 2, 3};

  @TempDir Path folder;

  private final SimulatedBoard room =
      SimulatedBoard.paced(1, 1, Thread.ofPlatform().daemon().factory());
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch slow = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(1);
  private SiteKey key;
  private BadgeId holder;
  private Reporter reporter;
  private PinDesk desk;
  private Credentials known;

  @BeforeEach
  void wire() throws Exception {
    key = SiteKey.in(folder.resolve("site.key"));
    holder = key.digest(NUMBER);
    Clocks clocks = new Clocks(room.timing()::nanos, () -> 0, () -> ClockQuality.NTP);
    reporter = new Reporter(clocks, events::add);
    RoomRules rules = ConfigReader.read(Path.of("../../config/device.yaml")).rules();
    known =
        Credentials.local(Map.of(), Set.of())
            .with(
                new Roster(
                    new DeviceId("room-1"),
                    1,
                    1,
                    Instant.EPOCH,
                    Instant.MAX,
                    Set.of(),
                    Map.of(
                        holder,
                        new Roster.Badge(
                            holder,
                            "staff-7",
                            BadgeState.ISSUED,
                            false,
                            true,
                            false,
                            List.of(),
                            null,
                            null,
                            "kept")),
                    List.of()),
                Map.of(),
                Set.of());
    desk = new PinDesk(rules, () -> known, this::holds, room.timing(), reporter);
  }

  /// Takes its time for a PIN of nines.
  private boolean holds(String stored, char[] digits) {
    String typed = new String(digits);
    if (typed.startsWith("999")) {
      asked.countDown();
      try {
        slow.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    return stored.equals("kept") && typed.equals("471100");
  }

  @AfterEach
  void end() throws Exception {
    slow.countDown();
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
    room.close();
  }

  private void start(Runnable work) {
    threads.add(Thread.ofPlatform().daemon().start(work));
  }

  private void startDesk() {
    start(() -> {
      try {
        desk.run();
      } catch (InterruptedException _) {
        // the end
      }
    });
  }

  /// Gives what a test lays into it.
  private static final class Keypad implements BadgeReader {
    private final LinkedBlockingQueue<Object> wire = new LinkedBlockingQueue<>();
    private final Deque<KeyPress> keys = new ArrayDeque<>();

    @Override
    public Optional<BadgeFrame> next(Duration wait) {
      try {
        Object next = wire.poll(20, TimeUnit.MILLISECONDS);
        if (next instanceof BadgeFrame badge) {
          return Optional.of(badge);
        }
        if (next instanceof KeyPress press) {
          keys.add(press);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return Optional.empty();
    }

    @Override
    public boolean hasKeypad() {
      return true;
    }

    @Override
    public List<KeyPress> keys() {
      List<KeyPress> pressed = List.copyOf(keys);
      keys.clear();
      return pressed;
    }

    @Override
    public void close() {}
  }

  private Keypad reader(String point) {
    Keypad keypad = new Keypad();
    PartEntry entry = new PartEntry(point, driver(keypad), "J1", 10_000, Map.of(), Map.of(), 1);
    start(new Badges(entry, key, room, reporter, desk));
    return keypad;
  }

  private static Driver driver(Keypad keypad) {
    return new Driver(
        "keypad",
        "Keys of a test",
        Driver.Role.READER,
        WireKind.SERIAL,
        List.of(),
        Duration.ZERO,
        List.of(),
        Driver.Maturity.BENCH,
        (_, _, _) -> keypad,
        _ -> NumberLengths.of(3));
  }

  private void show(Keypad keypad, BadgeFrame.Proof proof) {
    keypad.wire.add(new BadgeFrame(NUMBER.clone(), room.timing().nanos(), proof));
  }

  private void type(Keypad keypad, String keys) {
    for (char each : keys.toCharArray()) {
      keypad.wire.add(new KeyPress(each, room.timing().nanos()));
    }
  }

  private Event.BadgePresented presented() throws InterruptedException {
    while (true) {
      if (events.poll(30, TimeUnit.SECONDS) instanceof Event.BadgePresented badge) {
        return badge;
      }
    }
  }

  @Test
  @DisplayName("ACC-16 a badge is told to the room once, with what became of its PIN")
  void aBadgeWaitsForItsPin() throws Exception {
    startDesk();
    Keypad keypad = reader("reader.main.in");
    show(keypad, BadgeFrame.Proof.SINGLE);
    show(keypad, BadgeFrame.Proof.CONFIRMED);
    type(keypad, "471100#");
    Event.BadgePresented right = presented();
    assertEquals(PinCheck.RIGHT, right.pin());
    assertEquals(holder, right.badge());
    show(keypad, BadgeFrame.Proof.PROVEN);
    type(keypad, "471101#");
    assertEquals(PinCheck.WRONG, presented().pin());
  }

  @Test
  @DisplayName("ACC-16 a PIN is asked for wherever the reader has keys, whatever its settings are")
  void theReaderSaysWhetherItHasKeys() throws Exception {
    Keypad keypad = new Keypad();
    Threads supervised =
        new Threads(bug -> {
          throw new AssertionError(bug);
        });
    try (Fleet fleet =
        new Fleet(
            BadgesTest.withReader(driver(keypad)),
            room,
            key,
            reporter.clocks(),
            events::add,
            supervised,
            new Fleet.Pins(() -> known, this::holds),
            List::of)) {
      fleet.listen();
      show(keypad, BadgeFrame.Proof.PROVEN);
      type(keypad, "471100#");
      assertEquals(PinCheck.RIGHT, presented().pin());
    }
  }

  @Test
  @DisplayName("ACC-20 on the way out nobody waits for a PIN")
  void whoLeavesIsAskedForNothing() throws Exception {
    Keypad keypad = reader("reader.main.out"); // and nobody compares
    show(keypad, BadgeFrame.Proof.PROVEN);
    assertEquals(PinCheck.NONE_TYPED, presented().pin());
  }

  @Test
  @DisplayName(
      "ACC-16 a slow comparison holds up neither a badge nor the next reader, and few wait")
  void aSlowComparisonHoldsUpNobody() throws Exception {
    startDesk();
    Keypad hammered = reader("reader.main.in");
    show(hammered, BadgeFrame.Proof.PROVEN);
    type(hammered, "999999#");
    asked.await();
    for (int i = 0; i < PinDesk.MOST + 1; i++) {
      show(hammered, BadgeFrame.Proof.PROVEN);
      type(hammered, "999999#");
    }
    assertEquals(PinCheck.NOT_CHECKED, presented().pin(), "one more than may wait");
    Keypad out = reader("reader.main.out");
    show(out, BadgeFrame.Proof.PROVEN);
    assertEquals("reader.main.out", presented().reader().name());
    TimeUnit.NANOSECONDS.sleep(PinDesk.PATIENCE.toNanos()); // so long they wait here
    slow.countDown();
    assertEquals(PinCheck.WRONG, presented().pin());
    for (int i = 0; i < PinDesk.MOST; i++) {
      assertEquals(PinCheck.NOT_CHECKED, presented().pin(), "it waited too long");
    }
  }

  @Test
  @DisplayName("ACC-16 nothing that leaves the reader's thread says what was typed")
  void nothingSaysWhatWasTyped() throws Exception {
    startDesk();
    Keypad keypad = reader("reader.main.in");
    show(keypad, BadgeFrame.Proof.PROVEN);
    type(keypad, "471100#");
    presented();
    show(keypad, BadgeFrame.Proof.PROVEN);
    type(keypad, "471155#");
    assertTrue(presented().toString().contains("WRONG"));
    for (Event event : events) {
      assertFalse(event.toString().contains("4711"), event::toString);
    }
  }
}
