package id.penjaga.device.drivers.wiegand;

import static id.penjaga.device.messages.MissReason.BUS_ERROR;
import static id.penjaga.device.messages.MissReason.CHECKSUM;
import static id.penjaga.device.messages.MissReason.MALFORMED;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.part.badge.BadgeFormat;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.FrameTally;
import id.penjaga.device.drivers.part.badge.KeyPress;
import id.penjaga.device.drivers.part.badge.NumberLengths;
import id.penjaga.device.drivers.part.badge.Presentations;
import id.penjaga.device.drivers.part.badge.Reception;
import id.penjaga.device.drivers.part.badge.Refusal;
import id.penjaga.device.drivers.wire.PulsePair;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Badge reader with a Wiegand interface. Facts, wiring and limits are in the package's
/// description. One thread asks it; pulses come on the board's.
public final class Wiegand implements BadgeReader {
  public static final Driver DRIVER =
      new Driver(
          "wiegand",
          "Badge reader with a Wiegand interface, 26, 34 or 37 bits",
          Driver.Role.READER,
          WireKind.WIEGAND,
          List.of(),
          Duration.ZERO,
          List.of(
              new Setting.Choice(
                  "bits",
                  List.of("26", "34", "37", "any"),
                  "26",
                  "how many bits the site's badges have"),
              new Setting.Choice(
                  "keypad",
                  List.of("none", "4", "6", "8"),
                  "none",
                  "how many bits each key of its keypad has; a PIN is asked for where there is"
                      + " one"),
              new Setting.Number(
                  "again-ms",
                  0,
                  10_000,
                  "ms",
                  "1000",
                  "how long the same badge counts as still held at the reader")),
          Driver.Maturity.BENCH,
          (board, connector, settings) ->
              new Wiegand(
                  board.openPulses(connector),
                  board.timing(),
                  connector,
                  formats(settings),
                  settings.is("keypad", "none") ? 0 : settings.number("keypad"),
                  Duration.ofMillis(settings.number("again-ms"))),
          settings -> NumberLengths.of(formats(settings)));

  private static final int KEPT = 8;
  private static final Duration LOOK = Duration.ofMillis(20);

  /// Long enough for the board to hand over edges that came while its thread was late.
  private static final Duration GRACE = Duration.ofMillis(1);

  /// So many frames of a wrong length in a row, or of a wrong parity, are a fault.
  private static final int MISREAD = 3;

  /// Fewer pulses than this are no attempt of a reader to say something.
  private static final int FEWEST = 9;

  private final PulsePair wire;
  private final Timing timing;
  private final String connector;
  private final List<BadgeFormat> formats;
  private final int keypadBits;

  private final Bits bits = new Bits();
  private final Presentations presentations;
  private final FrameTally tally = new FrameTally();
  private final Deque<BadgeFrame> badges = new ArrayDeque<>();
  private final Deque<KeyPress> keys = new ArrayDeque<>();
  private boolean waiting;
  private boolean closed;

  /// @param keypadBits of each key; 0 without a keypad
  Wiegand(
      PulsePair wire,
      Timing timing,
      String connector,
      List<BadgeFormat> formats,
      int keypadBits,
      Duration again) {
    this.wire = wire;
    this.timing = timing;
    this.connector = connector;
    this.formats = List.copyOf(formats);
    this.keypadBits = keypadBits;
    presentations = Presentations.ofWeakFrames(again);
    wire.onPulse(this::pulse);
  }

  private static List<BadgeFormat> formats(Settings settings) {
    return Stream.of(BadgeFormat.values())
        .filter(format ->
            settings.is("bits", "any") || settings.is("bits", Integer.toString(format.bits())))
        .toList();
  }

  @Override
  public Optional<BadgeFrame> next(Duration wait) throws WireException {
    long until = timing.nanos() + wait.toNanos();
    while (true) {
      Optional<BadgeFrame> badge = take();
      if (badge.isPresent()) {
        return badge;
      }
      long left = until - timing.nanos();
      if (left <= 0 || typed() || Thread.currentThread().isInterrupted()) {
        requireRest();
        return Optional.empty();
      }
      timing.pause(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
    }
  }

  @Override
  public boolean hasKeypad() {
    return keypadBits > 0;
  }

  @Override
  public synchronized List<KeyPress> keys() {
    List<KeyPress> pressed = List.copyOf(keys);
    keys.clear();
    return pressed;
  }

  private synchronized boolean typed() {
    return !keys.isEmpty();
  }

  @Override
  public synchronized Reception reception() {
    return tally.reception(timing.nanos());
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    wire.close();
  }

  private synchronized void pulse(boolean one, long nanos) {
    judge(bits.pulse(one, nanos));
    if (bits.count() % Bits.MOST == 0) {
      stray(nanos, bits.count()); // a burst that may never end
    }
    wake(Bits.SILENCE);
  }

  private void wake(long nanos) {
    if (!waiting && !closed) {
      waiting = true;
      timing.later(Duration.ofNanos(nanos), this::silence);
    }
  }

  /// Comes when the silence may be over. The burst is ended by a second call a moment later, before
  /// which the board hands over what came meanwhile.
  private synchronized void silence() {
    waiting = false;
    long left = bits.left(timing.nanos());
    if (left > 0) {
      if (bits.count() > 0) {
        wake(left);
      }
    } else if (!closed) {
      waiting = true;
      timing.later(GRACE, this::end);
    }
  }

  private synchronized void end() {
    waiting = false;
    judge(bits.end(timing.nanos()));
    if (bits.count() > 0) {
      wake(bits.left(timing.nanos()));
    }
  }

  private synchronized Optional<BadgeFrame> take() {
    return Optional.ofNullable(badges.poll());
  }

  /// Queues a badge for the next call; counts everything else, so that damage never stands in
  /// front of a badge.
  private void judge(Bits.@Nullable Burst burst) {
    if (burst == null) {
      return;
    }
    if (ShortMessage.is(burst)) {
      ShortMessage.key(burst, keypadBits).ifPresent(this::keep);
      return;
    }
    BadgeFormat format =
        formats.stream().filter(each -> burst.endsWith(each.bits())).findFirst().orElse(null);
    if (format == null) {
      refuse(burst);
    } else if (!format.parityHolds(burst.bits())) {
      tally.misread(burst.endNanos(), MISREAD, wrongParity());
    } else if (!format.isIssued(burst.bits())) {
      tally.misread(burst.endNanos(), MISREAD, noBadge());
    } else {
      tally.whole();
      if (burst.count() > format.bits()) {
        stray(burst.endNanos(), burst.count() - format.bits());
      }
      keep(format.number(burst.bits()), burst.endNanos());
    }
  }

  private void keep(byte[] number, long nanos) {
    presentations
        .heard(number, nanos, nanos)
        .ifPresent(badge -> {
          if (badges.size() == KEPT) {
            badges.removeFirst();
          }
          badges.add(badge);
        });
  }

  private void keep(KeyPress key) {
    if (keys.size() == KeyPress.MOST) {
      keys.removeFirst();
    }
    keys.add(key);
  }

  private void refuse(Bits.Burst burst) {
    if (burst.hurried()) {
      tally.stray(burst.endNanos(), hurried(), babbling());
    } else if (burst.count() < FEWEST || burst.count() > Bits.MOST) {
      stray(burst.endNanos(), burst.count());
    } else {
      tally.misread(burst.endNanos(), MISREAD, wrongLength(burst.count()));
    }
  }

  private void stray(long nanos, long pulses) {
    tally.stray(
        nanos, malformed("sent " + count(pulses) + " instead of " + expected()), babbling());
  }

  private Refusal wrongLength(long pulses) {
    return malformed(
        "sent "
            + count(pulses)
            + " instead of "
            + expected()
            + "; check its format, both data wires and the ground");
  }

  private static String count(long pulses) {
    return pulses == 1
        ? "1 bit"
        : (pulses > Bits.MOST ? "more than " + Bits.MOST : pulses) + " bits";
  }

  private String expected() {
    return formats.stream()
        .map(each -> Integer.toString(each.bits()))
        .collect(Collectors.joining(", "));
  }

  private Refusal hurried() {
    return new Refusal(
        MALFORMED,
        "pulses at "
            + connector
            + " come too close together; check the ground, and keep the cable off mains and"
            + " motors");
  }

  private Refusal babbling() {
    return malformed(
        "sends stray pulses, "
            + FrameTally.BABBLE
            + " times in a minute or more; check both data wires and the ground, and keep the cable"
            + " off mains and motors");
  }

  private Refusal wrongParity() {
    return new Refusal(
        CHECKSUM,
        "the reader at "
            + connector
            + " sent a frame with wrong parity; if this goes on, check that D0 and D1 are not"
            + " swapped, and the ground");
  }

  private Refusal noBadge() {
    return malformed(
        "sent a number of nothing but zeros or ones, which no badge has; check both data wires");
  }

  private Refusal malformed(String what) {
    return new Refusal(MALFORMED, "the reader at " + connector + " " + what);
  }

  /// Looks twice: once may hit a pulse.
  private void requireRest() throws WireException {
    if (!wire.atRest()) {
      timing.pause(GRACE);
      if (!wire.atRest()) {
        throw new WireException(
            BUS_ERROR,
            "a data line at "
                + connector
                + " is held low; check the reader's supply and look for a short circuit");
      }
    }
  }
}
