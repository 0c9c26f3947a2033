package id.penjaga.device.messages;

/// Why a badge was refused; a closed vocabulary after BACnet's access events.
public enum DenialReason {
  UNKNOWN_BADGE,
  /// Revoked in the device's own configuration.
  REVOKED,
  WRONG_DOOR,
  NOT_YET_VALID,
  EXPIRED,
  /// The permit has dates and the clock is not believed.
  CLOCK_NOT_TRUSTED,
  /// The badge was heard more than two seconds after it was shown.
  TOO_LATE,
  /// Suspended, lost, returned or blocked by the roster.
  BLOCKED,
  /// The door is in lockdown.
  LOCKDOWN,
  /// A visitor whom no permit names (ACC-02).
  NO_PERMIT,
  /// A permit names the badge, and not for now.
  OUTSIDE_WINDOW,
  /// The hub has not renewed the roster in time: permits no longer count.
  ROSTER_TOO_OLD,
  /// An earlier stay waits for its account of activities (ACC-05).
  INCOMPLETE_EXIT,
  /// No purpose of the visit was written down (ACC-04).
  NO_PURPOSE,
  /// A prohibited item was not confirmed (ACC-07).
  NO_STATEMENT,
  /// No escort was read in the set time before (ACC-03).
  NO_ESCORT,
  /// Nobody of those who may accompany has a right of their own to this door.
  ESCORT_WITHOUT_RIGHT,
  /// The escort was here and has left, or never opened the door.
  ESCORT_NOT_INSIDE,
  /// The escort has as many visitors as one may have.
  ESCORT_FULL,
  /// The badge is inside already.
  ANTI_PASSBACK,
  /// As many people are inside as may be.
  OCCUPANCY_FULL,
  /// Two persons go in together: the door waits for the second badge.
  SECOND_PERSON_AWAITED,
  /// Another door of the lock stands open.
  INTERLOCK,
  /// No PIN was typed where one is asked for.
  PIN_MISSING,
  PIN_WRONG,
  /// Too many wrong PINs: the badge waits.
  TOO_MANY_TRIES
}
