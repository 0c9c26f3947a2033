package id.penjaga.device.drivers.part;

import id.penjaga.device.messages.Unit;

/// One of the things a part measures.
///
/// @param name such as `temperature`; empty for a part that has a single state
/// @param unit of every measure on it
public record Channel(String name, Unit unit) {
  /// The point's name on a part that the config calls `part`: `room` and `temperature` make
  /// `room.temperature`.
  public String pointOf(String part) {
    return name.isEmpty() ? part : part + "." + name;
  }
}
