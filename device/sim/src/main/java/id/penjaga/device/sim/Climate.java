package id.penjaga.device.sim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The air of the room: the recording, and on top of it the heat that gathers while the cooling
/// fails.
///
/// A small room with a few kilowatts: without cooling it heads for 18 K more with a time constant
/// of 6 minutes (3 K in the first minute); with cooling it comes back with one of 3 minutes. Warmer
/// air at the same moisture is relatively drier by 6 % per kelvin, but an air conditioner that
/// stands still no longer dries it: 2 % per kelvin are left.
public final class Climate {
  private static final double HEAT_KELVIN = 18;
  private static final double HEATING_SECONDS = 360;
  private static final double COOLING_SECONDS = 180;

  private final Recording recording = Recording.load();
  private boolean cooling = true;
  private double excess;
  private long sinceNanos;
  private @Nullable Air held;

  /// Lets the cooling fail or work from now on.
  public void cooling(boolean works, long nanos) {
    excess = excess(nanos);
    sinceNanos = nanos;
    cooling = works;
  }

  /// Holds the air at fixed values, whatever else happens.
  public void hold(Air sample) {
    held = sample;
  }

  public Air at(long nanos) {
    Air fixed = held;
    if (fixed != null) {
      return fixed;
    }
    Air sample = recording.at(Duration.ofNanos(nanos));
    double heat = excess(nanos);
    return new Air(
        sample.celsius() + heat, Math.clamp(sample.percent() * Math.exp(-0.02 * heat), 0, 100));
  }

  private double excess(long nanos) {
    double seconds = (nanos - sinceNanos) / 1e9;
    double target = cooling ? 0 : HEAT_KELVIN;
    double constant = cooling ? COOLING_SECONDS : HEATING_SECONDS;
    return target + (excess - target) * Math.exp(-seconds / constant);
  }
}
