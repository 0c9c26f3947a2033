package id.penjaga.device.drivers.wiegand;

import static id.penjaga.device.messages.MissReason.BUS_ERROR;
import static id.penjaga.device.messages.MissReason.CHECKSUM;
import static id.penjaga.device.messages.MissReason.MALFORMED;

import id.penjaga.device.drivers.part.BadgeFormat;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.wire.PulsePair;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
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
                  Stream.of(BadgeFormat.values())
                      .filter(format ->
                          settings.is("bits", "any")
                              || settings.is("bits", Integer.toString(format.bits())))
                      .toList(),
                  Duration.ofMillis(settings.number("again-ms"))));

  private static final int KEPT = 8;
  private static final Duration LOOK = Duration.ofMillis(20);

  /// Long enough for the board to hand over edges that came while its thread was late.
  private static final Duration GRACE = Duration.ofMillis(1);

  private final PulsePair wire;
  private final Timing timing;
  private final String connector;
  private final List<BadgeFormat> formats;
  private final long again;

  private final Bits bits = new Bits();
  private final Deque<Bits.Frame> frames = new ArrayDeque<>();
  private boolean waiting;
  private boolean closed;

  private byte[] held = {};
  private long heldNanos;

  Wiegand(
      PulsePair wire, Timing timing, String connector, List<BadgeFormat> formats, Duration again) {
    this.wire = wire;
    this.timing = timing;
    this.connector = connector;
    this.formats = List.copyOf(formats);
    this.again = again.toNanos();
    wire.onPulse(this::pulse);
  }

  @Override
  public Optional<byte[]> next(Duration wait) throws WireException {
    long until = timing.nanos() + wait.toNanos();
    while (true) {
      for (Bits.Frame frame = take(); frame != null; frame = take()) {
        Optional<byte[]> badge = present(read(frame));
        if (badge.isPresent()) {
          return badge;
        }
      }
      long left = until - timing.nanos();
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        requireRest();
        return Optional.empty();
      }
      timing.pause(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    wire.close();
  }

  private synchronized void pulse(boolean one, long nanos) {
    keep(bits.pulse(one, nanos));
    wake(Bits.SILENCE);
  }

  private void wake(long nanos) {
    if (!waiting && !closed) {
      waiting = true;
      timing.later(Duration.ofNanos(nanos), this::silence);
    }
  }

  /// Comes when the silence may be over. The frame is ended by a second call a moment later, before
  /// which the board hands over what came meanwhile.
  private synchronized void silence() {
    waiting = false;
    long left = bits.left(timing.nanos());
    if (left > 0) {
      if (bits.inFrame()) {
        wake(left);
      }
    } else if (!closed) {
      waiting = true;
      timing.later(GRACE, this::end);
    }
  }

  private synchronized void end() {
    waiting = false;
    keep(bits.end(timing.nanos()));
    if (bits.inFrame()) {
      wake(bits.left(timing.nanos()));
    }
  }

  private void keep(Bits.@Nullable Frame frame) {
    if (frame != null) {
      if (frames.size() == KEPT) {
        frames.removeFirst();
      }
      frames.add(frame);
    }
  }

  private synchronized Bits.@Nullable Frame take() {
    return frames.poll();
  }

  private byte[] read(Bits.Frame frame) throws WireException {
    BadgeFormat format =
        formats.stream().filter(each -> each.bits() == frame.count()).findFirst().orElse(null);
    if (format == null) {
      throw new WireException(
          MALFORMED,
          "the reader at "
              + connector
              + " sent "
              + (frame.count() > Bits.MOST ? "more than " + Bits.MOST : frame.count())
              + " bits instead of "
              + formats.stream()
                  .map(each -> Integer.toString(each.bits()))
                  .collect(Collectors.joining(", "))
              + "; check its format, both data wires and the ground");
    }
    if (frame.hurried()) {
      throw new WireException(
          MALFORMED,
          "pulses at "
              + connector
              + " come too close together; check the ground, and keep the cable off mains and"
              + " motors");
    }
    if (!format.parityHolds(frame.bits())) {
      throw new WireException(
          CHECKSUM,
          "the reader at "
              + connector
              + " sent a frame with wrong parity; if this goes on, check that D0 and D1 are not"
              + " swapped, and the ground");
    }
    return format.number(frame.bits());
  }

  private Optional<byte[]> present(byte[] number) {
    long now = timing.nanos();
    boolean repeat = Arrays.equals(number, held) && now - heldNanos < again;
    held = number;
    heldNanos = now;
    return repeat ? Optional.empty() : Optional.of(number.clone());
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
