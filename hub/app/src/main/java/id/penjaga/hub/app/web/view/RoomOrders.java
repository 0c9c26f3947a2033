package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;

/// What people ask of the room. Each names who asks. What became of an order is read from the
/// device's journal, not assumed.
public interface RoomOrders {

  /// Records at the hub that a person took note, and tells the device when the alarm still stands
  /// there (ENV-11).
  ///
  /// @return false when the device could not be told; the note is kept all the same
  boolean acknowledge(AlarmView alarm, String by, String note);

  /// Stops the buzzers until a new alarm is raised (ENV-10).
  ///
  /// @return false when no device could be told
  boolean silence(String by);

  /// Moves the band of a point (ENV-14).
  ///
  /// @return false when the device could not be told: nothing was sent, and nothing will be sent
  ///     later
  boolean changeLimits(
      DeviceId device, PointId point, double low, double high, String by, String reason);
}
