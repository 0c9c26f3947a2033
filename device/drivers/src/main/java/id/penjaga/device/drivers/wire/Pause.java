package id.penjaga.device.drivers.wire;

import java.time.Duration;

/// Waiting between two transfers on a wire. Only for waits a data sheet asks for: milliseconds.
@FunctionalInterface
public interface Pause {
  /// Returns early, with the interrupt flag set, if the thread is interrupted.
  void pause(Duration time);
}
