package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.DeviceId;
import org.jspecify.annotations.Nullable;

/// An order that was sent to a device, where the person waits who gave it.
///
/// @param id of the command
/// @param refusal why the device refused it; null while it has not
public record OrderView(DeviceId device, String id, @Nullable String refusal) {

  /// The address of the part that shows it.
  public String path() {
    return "/part/order?device=" + device + "&order=" + id;
  }
}
