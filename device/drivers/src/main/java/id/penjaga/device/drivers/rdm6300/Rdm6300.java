package id.penjaga.device.drivers.rdm6300;

import static id.penjaga.device.messages.MissReason.CHECKSUM;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// RDM6300 badge reader. Facts, wiring and limits are in the package's description. One thread asks
/// it.
public final class Rdm6300 implements BadgeReader {
  public static final Driver DRIVER =
      new Driver(
          "rdm6300",
          "Badge reader RDM6300 for 125 kHz EM4100 badges, serial",
          Driver.Role.READER,
          WireKind.SERIAL,
          List.of(),
          Duration.ZERO,
          List.of(
              new Setting.Choice(
                  "checksum",
                  List.of("xor", "sum"),
                  "xor",
                  "how this module forms its checksum; some clones add")),
          Driver.Maturity.BENCH,
          (board, connector, settings) ->
              new Rdm6300(
                  board.openSerial(connector, SerialSettings.at(9600)),
                  board.timing(),
                  connector,
                  settings.is("checksum", "sum")));

  private static final long GONE_NANOS = Duration.ofMillis(300).toNanos();

  private final SerialLink wire;
  private final Timing timing;
  private final String connector;
  private final Frames frames;
  private final byte[] buffer = new byte[64];

  private int next;
  private int filled;
  private byte[] held = {};
  private long heardNanos;
  private long arrivedNanos;
  private long stoppedNanos;

  Rdm6300(SerialLink wire, Timing timing, String connector, boolean additive) {
    this.wire = wire;
    this.timing = timing;
    this.connector = connector;
    frames = new Frames(additive);
    stoppedNanos = timing.nanos();
  }

  @Override
  public Optional<byte[]> next(Duration wait) throws WireException {
    try {
      return listen(timing.nanos() + wait.toNanos());
    } finally {
      stoppedNanos = timing.nanos();
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  private Optional<byte[]> listen(long until) throws WireException {
    boolean waited = false;
    while (true) {
      while (next < filled) {
        Optional<byte[]> badge = take(buffer[next++]);
        if (badge.isPresent()) {
          return badge;
        }
      }
      // What was there before anybody listened may have come at any time since the last call ended.
      if (fill(Duration.ZERO)) {
        arrivedNanos = waited ? timing.nanos() : stoppedNanos;
      } else {
        waited = true;
        Duration left = Duration.ofNanos(Math.max(0, until - timing.nanos()));
        if (left.isZero() || !fill(left)) {
          return Optional.empty();
        }
        arrivedNanos = timing.nanos();
      }
      if (timing.nanos() > until) {
        // A flood: what was read is looked at by the next call.
        return Optional.empty();
      }
    }
  }

  private boolean fill(Duration wait) throws WireException {
    next = 0;
    filled = 0;
    filled = wire.read(buffer, wait);
    return filled > 0;
  }

  private Optional<byte[]> take(byte raw) throws WireException {
    return switch (frames.take(raw)) {
      case NOTHING -> Optional.empty();
      case FRAME -> present(frames.number());
      case WRONG_CHECKSUM ->
          throw new WireException(
              CHECKSUM,
              "the reader at "
                  + connector
                  + " sent a frame with a wrong checksum; if this goes on, check its supply, or"
                  + " set its checksum setting to sum");
    };
  }

  /// A frame is a repeat if its badge may have been there all the time. Frames that waited while
  /// nobody listened count as early as they can have come, so that a slow listener does not see one
  /// badge twice.
  private Optional<byte[]> present(byte[] number) {
    boolean repeat = Arrays.equals(number, held) && arrivedNanos - heardNanos < GONE_NANOS;
    held = number;
    heardNanos = Math.max(heardNanos, timing.nanos());
    return repeat ? Optional.empty() : Optional.of(number.clone());
  }
}
