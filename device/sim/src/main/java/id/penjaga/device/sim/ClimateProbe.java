package id.penjaga.device.sim;

import id.penjaga.device.drivers.wire.KernelException;
import id.penjaga.device.drivers.wire.KernelSensor;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.function.LongFunction;

/// A DHT22 as the Linux kernel shows it: two files in thousandths, a transfer kept for 2 s,
/// `ETIMEDOUT` after a second of silence, `EIO` for a damaged frame.
final class ClimateProbe {
  private static final long KEPT_NANOS = 2_000_000_000L;

  private final SimTime time;
  private final LongFunction<Air> air;
  private boolean mute;
  private int damaged;
  private long takenNanos = -KEPT_NANOS;
  private Air taken = new Air(0, 0);

  ClimateProbe(SimTime time, LongFunction<Air> air) {
    this.time = time;
    this.air = air;
  }

  synchronized void mute(boolean isMute) {
    mute = isMute;
    takenNanos = time.nanos() - KEPT_NANOS;
  }

  /// The next transfers arrive damaged.
  synchronized void damage(int transfers) {
    damaged = transfers;
    takenNanos = time.nanos() - KEPT_NANOS;
  }

  KernelSensor open(Runnable released) {
    return new KernelSensor() {
      @Override
      public String read(String file) throws WireException {
        Air sample = transfer();
        return switch (file) {
          case "in_temp_input" -> thousandths(sample.celsius());
          case "in_humidityrelative_input" -> thousandths(sample.percent());
          default -> throw new KernelException("ENOENT", "no file " + file);
        };
      }

      @Override
      public void close() {
        released.run();
      }
    };
  }

  private Air transfer() throws WireException {
    if (silent()) {
      time.pause(Duration.ofSeconds(1));
      throw new KernelException("ETIMEDOUT", "Connection timed out");
    }
    synchronized (this) {
      long now = time.nanos();
      if (now - takenNanos >= KEPT_NANOS) {
        if (damaged > 0) {
          damaged--;
          throw new KernelException("EIO", "Input/output error");
        }
        taken = air.apply(now);
        takenNanos = now;
      }
      return taken;
    }
  }

  private synchronized boolean silent() {
    return mute;
  }

  /// The part itself resolves tenths.
  private static String thousandths(double value) {
    return String.valueOf(Math.round(value * 10) * 100);
  }
}
