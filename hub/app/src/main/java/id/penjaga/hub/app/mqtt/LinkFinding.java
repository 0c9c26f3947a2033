package id.penjaga.hub.app.mqtt;

import id.penjaga.device.messages.DeviceId;

/// Something about a device's link that a person must mend: both ends feel well, and the room is
/// silent or told wrongly.
///
/// @param first TWO_LOGS: the log heard first; else empty
/// @param second TWO_LOGS: the other log; else empty
public record LinkFinding(DeviceId device, Kind kind, String first, String second) {
  /// What was found.
  public enum Kind {
    /// Two devices use one name: their logs alternate, and each pushes the other off the broker.
    TWO_LOGS,
    /// The device says that it has records for us, and none arrives: the broker's rights (ACL) do
    /// not let it publish below `up`.
    NOTHING_ARRIVES,
    /// Records arrive, and the device does not hear our acknowledgements: the broker's rights do
    /// not let it read below `down`, or us write there.
    ANSWERS_LOST
  }

  /// The sentence for the log.
  String sentence() {
    return switch (kind) {
      case TWO_LOGS ->
          "two devices use the name "
              + device
              + ": the logs "
              + first
              + " and "
              + second
              + " alternate; give one of them a name and an account of its own";
      case NOTHING_ARRIVES ->
          device
              + " is connected and has records for the hub, and none arrives; look at the broker's"
              + " rights (ACL): "
              + device
              + " must write penjaga/v1/"
              + device
              + "/up/#";
      case ANSWERS_LOST ->
          device
              + " sends the same records again and again: our acknowledgements do not reach it; look"
              + " at the broker's rights (ACL): it must read penjaga/v1/"
              + device
              + "/down/#, and the hub write there";
    };
  }
}
