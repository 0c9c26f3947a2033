package id.penjaga.device.messages;

/// The name of a device: 1 to 63 characters of `a-z 0-9 . -`, beginning with a letter or digit. It
/// stands in topics, so it can hold no `/ + #`.
///
/// @param name for example `room-1`
public record DeviceId(String name) {
  public DeviceId {
    Names.require("device", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
