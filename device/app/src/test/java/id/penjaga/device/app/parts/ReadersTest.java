package id.penjaga.device.app.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.core.Event;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.rdm6300.Rdm6300;
import id.penjaga.device.drivers.wiegand.Wiegand;
import id.penjaga.device.drivers.wire.PulsePair;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.sim.SimulatedBoard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The production drivers of listening readers behind the thread of a reader, in virtual time: what
/// the room hears of badges and of the reader itself, and when.
@Timeout(60)
class ReadersTest {
  private static final PointId READER = new PointId("reader.in");
  private static final String GOOD = "0A0068403E";

  @TempDir Path folder;
  private final HandTiming timing = new HandTiming();
  private final Clocks clocks = new Clocks(timing::nanos, () -> 0, () -> ClockQuality.NTP);
  private final Wires board = new Wires();
  private final List<Told> told = new ArrayList<>();
  private final long start = timing.nanos();

  /// An event, and when the room was told of it, in milliseconds from the start.
  private record Told(long atMs, Event event) {}

  @AfterEach
  void close() {
    board.unused.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 60})
  @DisplayName("F8 A good badge after damaged frames is told at once, with the time of its frame")
  void aGoodBadgeAfterDamagedFrames(int seconds) throws Exception {
    long good = 1_000 + seconds * 1_000L + 500;
    for (long at = 1_000; at < 1_000 + seconds * 1_000L; at += 65) {
      say(at, frame(GOOD, false));
    }
    for (int i = 0; i < 8; i++) {
      say(good + i * 65L, frame(GOOD, true));
    }
    listen(Rdm6300.DRIVER, good + 10_000);
    Told first = first(event -> event instanceof Event.BadgePresented);
    Event.BadgePresented badge = (Event.BadgePresented) first.event();
    assertTrue(first.atMs() - good < 500, "told " + (first.atMs() - good) + " ms late");
    assertTrue(Math.abs(badge.at().uptimeMs() - good) < 500, "moment " + badge.at());
    assertTrue(badge.ageMs() < 500, "age " + badge.ageMs());
  }

  @Test
  @DisplayName("F8 A badge that waited is told with its age and the time of its frame")
  void aBadgeThatWaitedIsToldWithItsAge() throws Exception {
    Queue<BadgeFrame> frames = new ArrayDeque<>();
    timing.advance(Duration.ofSeconds(10));
    long arrived = timing.nanos() - 3_000_000_000L;
    frames.add(new BadgeFrame(new byte[] {1, 2}, arrived, BadgeFrame.Proof.PROVEN));
    listen(driver(() -> frames.poll()), 20_000);
    Event.BadgePresented badge =
        (Event.BadgePresented) first(e -> e instanceof Event.BadgePresented).event();
    assertEquals(3_000, badge.ageMs());
    assertEquals((arrived - start) / 1_000_000, badge.at().uptimeMs());
  }

  @ParameterizedTest
  @ValueSource(ints = {150, 300, 500, 700, 900, 1_500})
  @DisplayName("F9 A good badge between two stray pulses is told within half a second")
  void aGoodBadgeBetweenStrays(int everyMs) throws Exception {
    for (long at = 1_000; at < 60_000; at += everyMs) {
      pulse(at, true);
    }
    List<Long> shown = new ArrayList<>();
    for (long round = 0; round < 10; round++) {
      long good = 1_000 + (5_000 + round * 5_000) / everyMs * everyMs + 40;
      shown.add(good);
      send(good, frame26(0xA68403 + (int) round), 26);
    }
    listen(Wiegand.DRIVER, 61_000);
    List<Told> badges =
        told.stream().filter(t -> t.event() instanceof Event.BadgePresented).toList();
    assertEquals(shown.size(), badges.size());
    for (int i = 0; i < shown.size(); i++) {
      assertTrue(badges.get(i).atMs() - shown.get(i) < 500, "badge " + i + " of " + badges);
    }
  }

  @Test
  @DisplayName("F45 How far a number is proven is passed on with it")
  void theProofIsPassedOn() throws Exception {
    say(1_000, frame("000000078F", true)); // noise with a right checksum, once
    for (int i = 0; i < 3; i++) {
      say(10_000 + i * 65L, frame(GOOD, true));
    }
    listen(Rdm6300.DRIVER, 20_000);
    List<Event.Proof> proofs = new ArrayList<>();
    for (Told each : told) {
      if (each.event() instanceof Event.BadgePresented badge) {
        proofs.add(badge.proof());
      }
    }
    assertEquals(List.of(Event.Proof.SINGLE, Event.Proof.SINGLE, Event.Proof.CONFIRMED), proofs);
  }

  @Test
  @DisplayName("F10 A reader whose line is gone is a missed reading of its own, until it is back")
  void aLineThatIsGone() throws Exception {
    board.gone = true;
    timing.later(Duration.ofSeconds(30), () -> board.gone = false);
    listen(Rdm6300.DRIVER, 60_000);
    Told fault = first(missed(MissReason.NOT_CONNECTED));
    assertTrue(fault.atMs() < 5_000, "told after " + fault.atMs() + " ms");
    long repeated =
        told.stream().filter(t -> missed(MissReason.NOT_CONNECTED).test(t.event())).count();
    assertTrue(repeated >= 2 && repeated <= 5, repeated + " times in 30 s");
    Told well = first(ReadersTest::well);
    assertTrue(well.atMs() >= 30_000 && well.atMs() < 35_000, "well after " + well.atMs() + " ms");
  }

  @Test
  @DisplayName("F10 One failure is a disturbance; a line that fails on is requested anew")
  void aSingleFailureIsNoFault() throws Exception {
    List<String> steps =
        new ArrayList<>(List.of("ok", "gone", "ok", "gone", "gone", "gone", "gone", "ok"));
    Driver driver =
        driver(() -> {
          if (!steps.isEmpty() && steps.removeFirst().equals("gone")) {
            throw new WireException(MissReason.TIMEOUT, "no answer");
          }
          return null;
        });
    listen(driver, 60_000);
    List<String> said = new ArrayList<>();
    for (Told each : told) {
      String word =
          well(each.event())
              ? "well"
              : missed(MissReason.TIMEOUT).test(each.event()) ? "fault" : "";
      if (!word.isEmpty() && (said.isEmpty() || !said.getLast().equals(word))) {
        said.add(word);
      }
    }
    assertEquals(List.of("well", "fault", "well"), said);
    assertEquals(2, board.readers, "opened so often");
  }

  @Test
  @DisplayName(
      "F10 A reader that talks and says nothing readable is a fault, cleared by good frames")
  void aReaderThatSaysNothingReadable() throws Exception {
    for (int i = 0; i < 20; i++) {
      say(2_000 + i * 2_000L, HexFormat.of().parseHex("020a02001a2b3c4d0d03")); // a 7941
    }
    for (int i = 0; i < 3; i++) {
      say(60_000 + i * 65L, frame(GOOD, true));
    }
    listen(Rdm6300.DRIVER, 80_000);
    assertTrue(well(told.getFirst().event()), "well at first: " + told.getFirst());
    Told fault = first(missed(MissReason.MALFORMED));
    assertTrue(fault.atMs() < 45_000, "told after " + fault.atMs() + " ms");
    assertTrue(told.stream().anyMatch(t -> t.atMs() >= 60_000 && well(t.event())));
  }

  @Test
  @DisplayName("F10 A line that babbles is a fault")
  void aLineThatBabbles() throws Exception {
    for (long at = 1_000; at < 120_000; at += 300) {
      pulse(at, true);
    }
    listen(Wiegand.DRIVER, 120_000);
    assertTrue(
        told.stream()
            .anyMatch(t ->
                t.event() instanceof Event.Sampled(Reading.Missed miss)
                    && miss.point().equals(READER)));
  }

  private static boolean well(Event event) {
    return event instanceof Event.PartWell(_, var point) && point.equals(READER);
  }

  private static Predicate<Event> missed(MissReason why) {
    return event ->
        event instanceof Event.Sampled(Reading.Missed miss)
            && miss.point().equals(READER)
            && miss.why() == why;
  }

  private Told first(Predicate<Event> wanted) {
    return told.stream().filter(t -> wanted.test(t.event())).findFirst().orElseThrow();
  }

  /// Runs the reader's thread, here, until so long after the start.
  private void listen(Driver driver, long untilMs) throws Exception {
    Reporter reporter =
        new Reporter(clocks, e -> told.add(new Told((timing.nanos() - start) / 1_000_000, e)));
    PartEntry entry = new PartEntry(READER.name(), driver, "J8", 0, Map.of(), Map.of(), 1);
    timing.later(
        Duration.ofMillis(untilMs - (timing.nanos() - start) / 1_000_000),
        Thread.currentThread()::interrupt);
    new Badges(entry, SiteKey.in(folder.resolve("site.key")), board, reporter, null).run();
    assertTrue(Thread.interrupted());
  }

  private void say(long atMs, byte[] bytes) {
    timing.later(
        Duration.ofMillis(atMs),
        () -> {
          for (byte each : bytes) {
            board.heard.add(each);
          }
        });
  }

  private void pulse(long atMs, boolean second) {
    timing.later(Duration.ofMillis(atMs), () -> board.pulse(second));
  }

  private void send(long atMs, long bits, int count) {
    for (int i = 0; i < count; i++) {
      pulse(atMs + i, (bits >> (count - 1 - i) & 1) == 1);
    }
  }

  private static byte[] frame(String number, boolean good) {
    int sum = good ? 0 : 0x10;
    for (byte each : HexFormat.of().parseHex(number)) {
      sum ^= Byte.toUnsignedInt(each);
    }
    return ("\u0002" + number + String.format("%02X", sum) + "\u0003")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static long frame26(int number) {
    long frame = (long) number << 1;
    frame |= Long.bitCount(frame >> 13 & 0xFFF) % 2 == 1 ? 1L << 25 : 0;
    return frame | (Long.bitCount(frame >> 1 & 0xFFF) % 2 == 0 ? 1 : 0);
  }

  /// What a reader hears next; null when nothing came in time.
  @FunctionalInterface
  private interface Hearing {
    @Nullable BadgeFrame next() throws WireException;
  }

  private Driver driver(Hearing hearing) {
    return new Driver(
        "reader",
        "a reader",
        Driver.Role.READER,
        WireKind.SERIAL,
        List.of(),
        Duration.ZERO,
        List.of(),
        Driver.Maturity.BENCH,
        (_, _, _) -> {
          board.readers++;
          return new BadgeReader() {
            @Override
            public Optional<BadgeFrame> next(Duration wait) throws WireException {
              Optional<BadgeFrame> frame = Optional.ofNullable(hearing.next());
              if (frame.isEmpty()) {
                timing.pause(wait);
              }
              return frame;
            }

            @Override
            public void close() {}
          };
        });
  }

  /// A serial line with a terminal's buffer, and a pair of data lines.
  private final class Wires extends ForwardingBoard {
    final SimulatedBoard unused;
    final Queue<Byte> heard = new ArrayDeque<>();
    PulsePair.@Nullable PulseListener listener;
    boolean gone;
    int readers;

    Wires() {
      this(SimulatedBoard.paced(1, 1, Thread.ofPlatform().daemon().factory()));
    }

    private Wires(SimulatedBoard unused) {
      super(unused);
      this.unused = unused;
    }

    void pulse(boolean second) {
      if (listener != null) {
        listener.pulse(second, timing.nanos());
      }
    }

    @Override
    public Timing timing() {
      return timing;
    }

    @Override
    public SerialLink openSerial(String connector, SerialSettings settings) {
      return new SerialLink() {
        @Override
        public void write(byte[] bytes) {}

        @Override
        public int read(byte[] into, Duration wait) throws WireException {
          long until = timing.nanos() + wait.toNanos();
          while (!gone && heard.isEmpty() && timing.nanos() < until) {
            timing.pause(Duration.ofMillis(1));
          }
          if (gone) {
            throw new WireException(MissReason.NOT_CONNECTED, "the line at J8 went away");
          }
          int count = 0;
          while (count < into.length && !heard.isEmpty()) {
            into[count++] = heard.remove();
          }
          return count;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public PulsePair openPulses(String connector) {
      return new PulsePair() {
        @Override
        public void onPulse(PulseListener told) {
          listener = told;
        }

        @Override
        public boolean atRest() {
          return true;
        }

        @Override
        public void close() {}
      };
    }
  }

  /// Time that moves only when it is waited for; timers run on the way, in order.
  private static final class HandTiming implements Timing {
    private record Task(long at, long order, Runnable run) implements Comparable<Task> {
      @Override
      public int compareTo(Task other) {
        return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
      }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long now = 5_000_000_000L;
    private long order;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void later(Duration delay, Runnable task) {
      tasks.add(new Task(now + delay.toNanos(), order++, task));
    }

    @Override
    public void pause(Duration time) {
      advance(time);
    }

    void advance(Duration time) {
      long until = now + time.toNanos();
      for (Task next = tasks.peek(); next != null && next.at <= until; next = tasks.peek()) {
        tasks.remove();
        now = next.at;
        next.run.run();
      }
      now = until;
    }
  }
}
