package id.penjaga.device.app.loop;

import id.penjaga.device.core.Pattern;
import id.penjaga.device.messages.PointId;

/// What the room can switch. Neither call may wait for a wire.
public interface OutputDriver {
  /// @param pattern the rhythm of an output that is on
  void set(PointId output, boolean on, Pattern pattern);

  /// Releases a lock; it falls back by itself.
  void release(PointId lock, long forMs);

  /// Shows at a reader that what was asked with a badge is done, if the reader can.
  default void confirm(PointId reader) {}
}
