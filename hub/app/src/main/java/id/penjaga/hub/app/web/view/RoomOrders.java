package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.Command;
import id.penjaga.device.messages.DeviceId;

/// What people ask of a device. The device decides; its journal says what became of it.
public interface RoomOrders {

  /// @return false when the device cannot be reached now: nothing was sent and nothing will be sent later
  boolean send(DeviceId device, Command command);
}
