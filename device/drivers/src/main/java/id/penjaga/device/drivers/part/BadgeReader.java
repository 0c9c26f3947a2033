package id.penjaga.device.drivers.part;

import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A part that reads badges. Give it a thread that asks in a loop.
public non-sealed interface BadgeReader extends Part {
  /// Waits for a badge to be presented. A badge held at the reader is presented once.
  ///
  /// @return the badge's raw number, for the keyed digest and for nothing else; empty if none came
  ///     in time
  /// @throws WireException if the reader failed or sent a frame with a wrong checksum
  Optional<byte[]> next(Duration wait) throws WireException;

  /// Shows the person in front of the reader that the door is released for so long, if the reader
  /// can. Any thread may call it; it does not wait.
  default void welcome(Duration length) {}

  /// What the reader last said of itself, such as that somebody opened its housing: one answer for
  /// each channel of its driver.
  default List<Answer> condition() {
    return List.of();
  }
}
