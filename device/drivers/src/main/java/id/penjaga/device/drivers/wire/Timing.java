package id.penjaga.device.drivers.wire;

import java.time.Duration;

/// Time as the board counts it: monotonic, without a date. A simulated board may let it run faster
/// than the clock on the wall, so durations beside this board must be measured
/// with this.
public interface Timing extends Pause {
  /// Nanoseconds since some moment before the board was opened. Never goes back.
  long nanos();

  /// Runs `task` on the board's thread once the time has passed. After the board is closed it never
  /// runs.
  void later(Duration delay, Runnable task);
}
