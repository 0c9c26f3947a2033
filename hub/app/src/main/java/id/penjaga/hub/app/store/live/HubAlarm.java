package id.penjaga.hub.app.store.live;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Severity;

/// The alarms that the hub raises itself. Their point is the device's name, and no record of a
/// device belongs to them. Those about no device stand at [#SELF].
public enum HubAlarm {
  /// Nothing was heard of the device for 90 s, or its last will was (SYS-12).
  DEVICE_OFFLINE(Severity.CRITICAL),
  /// Two logs of one name alternate: two devices use the same name and push each other out.
  DEVICE_DUPLICATE(Severity.CRITICAL),
  /// A log contradicts what is held of it: its card was restored from an older image, or copied.
  LOG_FORKED(Severity.CRITICAL),
  /// The device is heard and has something to deliver, and for 60 s no record or batch came.
  NOTHING_DELIVERED(Severity.WARNING),
  /// Another hub sends rosters to the device: two were restored from one backup.
  ROSTER_CONTESTED(Severity.CRITICAL),
  /// A device that was retired is heard again.
  RETIRED_SPEAKS(Severity.WARNING),
  /// Every link of the site is down (NET-06).
  LINKS_DOWN(Severity.CRITICAL),
  /// A link of the site is down, and another one carries (NET-06).
  REDUNDANCY_LOST(Severity.WARNING),
  /// The fuel of a generator that runs will not last much longer (PWR-06).
  FUEL_LOW(Severity.CRITICAL);

  /// Where alarms about no device stand. No device has this name: the broker gives it no account.
  public static final DeviceId SELF = new DeviceId("penjaga-hub");

  /// The point of the alarms about links.
  public static final String LINKS = "links";

  private final Severity severity;

  HubAlarm(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /// Whether an alarm's kind is one of these.
  public static boolean has(String kind) {
    for (HubAlarm alarm : values()) {
      if (alarm.name().equals(kind)) {
        return true;
      }
    }
    return false;
  }
}
