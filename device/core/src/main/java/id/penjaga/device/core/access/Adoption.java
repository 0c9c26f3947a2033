package id.penjaga.device.core.access;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.RosterRefusal;
import org.jspecify.annotations.Nullable;

/// Whether a roster whose signature was found right may replace the one in force.
///
/// @param reason the word for it
/// @param why for people
public record Adoption(RosterRefusal reason, String why) {

  /// What speaks against the one that was kept over a restart; null when nothing does. It may be
  /// outdated: then its permits no longer count, and staff still enter.
  public static @Nullable Adoption objectionToStored(
      Roster roster, DeviceId device, long inForce, long floor) {
    if (!roster.device().equals(device)) {
      return new Adoption(RosterRefusal.OTHER_DEVICE, "it is for " + roster.device());
    }
    if (roster.version() <= inForce) {
      return new Adoption(RosterRefusal.OLDER_VERSION, "version " + inForce + " is in force");
    }
    if (roster.version() < floor) {
      return new Adoption(RosterRefusal.OLDER_VERSION, "version " + floor + " was in force before");
    }
    return null;
  }

  /// What speaks against one that came from the hub; null when nothing does.
  public static @Nullable Adoption objection(
      Roster roster, DeviceId device, long inForce, long floor, Moment at) {
    Adoption objection = objectionToStored(roster, device, inForce, floor);
    if (objection != null) {
      return objection;
    }
    if (!roster.issued().isBefore(roster.lease())) {
      return new Adoption(RosterRefusal.LEASE_OVER, "it ends before it was issued");
    }
    // A clock that is not believed cannot say that a lease is over; permits are refused then
    // anyway.
    if (at.clock().trusted() && !at.wall().isBefore(roster.lease())) {
      return new Adoption(RosterRefusal.LEASE_OVER, "it ended at " + roster.lease());
    }
    return null;
  }
}
