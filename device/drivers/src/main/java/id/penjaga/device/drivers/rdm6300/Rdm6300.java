package id.penjaga.device.drivers.rdm6300;

import static id.penjaga.device.messages.MissReason.CHECKSUM;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// RDM6300 badge reader. Facts, wiring and limits are in the package's description. One thread asks it.
public final class Rdm6300 implements BadgeReader {
  public static final Driver DRIVER =
      new Driver(
          "rdm6300",
          "Badge reader RDM6300 for 125 kHz EM4100 badges, serial",
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
                  board.openSerial(connector, 9600),
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

  Rdm6300(SerialLink wire, Timing timing, String connector, boolean additive) {
    this.wire = wire;
    this.timing = timing;
    this.connector = connector;
    frames = new Frames(additive);
  }

  @Override
  public Optional<byte[]> next(Duration wait) throws WireException {
    long until = timing.nanos() + wait.toNanos();
    while (true) {
      while (next < filled) {
        Optional<byte[]> badge = take(buffer[next++]);
        if (badge.isPresent()) {
          return badge;
        }
      }
      long left = until - timing.nanos();
      if (left <= 0) {
        return Optional.empty();
      }
      next = 0;
      filled = 0;
      filled = wire.read(buffer, Duration.ofNanos(left));
      if (filled == 0) {
        return Optional.empty();
      }
    }
  }

  @Override
  public void close() {
    wire.close();
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

  private Optional<byte[]> present(byte[] number) {
    long now = timing.nanos();
    boolean repeat = Arrays.equals(number, held) && now - heardNanos < GONE_NANOS;
    held = number;
    heardNanos = now;
    return repeat ? Optional.empty() : Optional.of(number.clone());
  }
}
