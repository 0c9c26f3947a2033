package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import java.time.Instant;
import java.util.Optional;

/// What people ask of the room. Each names the person who asks. What became of an order is read
/// from the device's journal, not assumed.
///
/// Every method throws [RoomUnavailable] when the hub cannot keep what it was told.
public interface RoomOrders {

  /// Records at the hub that a person acknowledged this occurrence of an alarm, and tells the
  /// device when it still stands there (ENV-11). One that was acknowledged at its device gets the
  /// note alone.
  Acknowledged acknowledge(AlarmView alarm, String by, String note);

  /// Stops the buzzer of one device until a new alarm is raised (ENV-10).
  ///
  /// @return id of the order; empty when the device could not be told
  Optional<String> silence(DeviceId device, String by);

  /// Lets a device switch its outputs on for some seconds.
  ///
  /// @return id of the order; empty when the device could not be told
  Optional<String> testOutputs(DeviceId device, String by);

  /// Shelves an alarm of a device or takes a point out of service, or takes that back (ENV-10).
  ///
  /// @param command one of the four about that
  /// @return id of the order; empty when the device could not be told
  Optional<String> shelve(DeviceId device, DeviceCommand command);

  /// Moves the band of a point (ENV-14).
  ///
  /// @return id of the order; empty when the device could not be told: nothing was sent, and
  ///     nothing will be sent later
  Optional<String> changeLimits(
      DeviceId device, PointId point, double low, double high, String by, String reason);

  /// Takes a person off the list of those inside, who is known to be gone. It is recorded with the
  /// reason.
  void strikeOff(PersonInside person, String by, String reason);

  /// Takes a device that was removed out of service: its alarms close with a remark, its history
  /// stays.
  void retire(DeviceId device, String by, String reason);

  /// Keeps a stretch of a device's past from deletion, for an investigation; recorded with the
  /// reason.
  ///
  /// @param to the last moment, itself included
  void hold(DeviceId device, Instant from, Instant to, String by, String reason);

  /// Ends a hold, recorded with the reason.
  ///
  /// @return whether there was such a hold
  boolean release(DeviceId device, long hold, String by, String reason);

  /// @param kept whether the device knows too, or need not know
  /// @param order id of what was sent to the device; empty when nothing was
  record Acknowledged(boolean kept, Optional<String> order) {}
}
