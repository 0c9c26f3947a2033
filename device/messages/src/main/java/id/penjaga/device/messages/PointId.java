package id.penjaga.device.messages;

/// The name of a point, one measured or driven thing: `room.temperature`, `door.main`,
/// `ups.main.on-battery`. Same alphabet as {@link DeviceId}.
///
/// @param name unique within its device
public record PointId(String name) implements Comparable<PointId> {
  public PointId {
    Names.require("point", name);
  }

  @Override
  public int compareTo(PointId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
