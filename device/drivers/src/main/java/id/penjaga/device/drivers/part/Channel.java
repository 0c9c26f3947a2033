package id.penjaga.device.drivers.part;

import id.penjaga.device.messages.Unit;
import org.jspecify.annotations.Nullable;

/// One of the things a part measures.
///
/// @param name such as `temperature`; empty for a part that has a single state
/// @param unit of every measure on it
/// @param range what the part can measure; null when its sheet states none, and for states
public record Channel(String name, Unit unit, @Nullable Range range) {
  /// A channel without a measuring range.
  public Channel(String name, Unit unit) {
    this(name, unit, null);
  }

  /// The point's name on a part that the config calls `part`: `room` and `temperature` make
  /// `room.temperature`.
  public String pointOf(String part) {
    return name.isEmpty() ? part : part + "." + name;
  }
}
