package id.penjaga.device.drivers.pn532;

import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.Arrays;

/// The chip on a two-wire bus. A read must fetch a whole frame at once: what is not fetched is
/// gone.
final class Pn532Bus implements Chip.Carrier {
  private static final int READY = 1;
  private static final Duration LOOK = Duration.ofMillis(5);

  private final I2cDevice wire;
  private final Timing timing;

  Pn532Bus(I2cDevice wire, Timing timing) {
    this.wire = wire;
    this.timing = timing;
  }

  /// A sleeping chip does not acknowledge its address; being called wakes it.
  @Override
  public void wake() {
    try {
      wire.read(1);
    } catch (WireException _) {
      // The first command tells whether it is there.
    }
    timing.pause(LOOK);
  }

  @Override
  public void send(byte[] frame) throws WireException {
    wire.write(frame);
  }

  @Override
  public byte[] receive(int most, Duration wait) throws WireException {
    long until = timing.nanos() + wait.toNanos();
    while ((wire.read(1)[0] & READY) == 0) {
      if (timing.nanos() - until > 0) {
        return new byte[0];
      }
      timing.pause(LOOK);
    }
    byte[] frame = wire.read(1 + most);
    return Arrays.copyOfRange(frame, 1, frame.length);
  }

  @Override
  public void close() {
    wire.close();
  }
}
