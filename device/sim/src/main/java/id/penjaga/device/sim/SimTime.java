package id.penjaga.device.sim;

import id.penjaga.device.drivers.wire.Timing;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// The time of the simulated room, in one of two forms: {@link VirtualTime} moves only when told
/// to, {@link PacedTime} follows the real clock, as fast or faster.
sealed interface SimTime extends Timing, AutoCloseable permits VirtualTime, PacedTime {
  /// Waits until something is so or the time has passed.
  ///
  /// @return whether it is so
  boolean await(BooleanSupplier something, Duration wait);

  /// Makes everyone who waits look again.
  void changed();

  @Override
  void close();
}
