package id.penjaga.device.messages;

/// Why a badge was refused; a closed vocabulary after BACnet's access events.
public enum DenialReason {
  UNKNOWN_BADGE,
  REVOKED,
  WRONG_DOOR,
  NOT_YET_VALID,
  EXPIRED,
  /// The permit has dates and the clock is not believed.
  CLOCK_NOT_TRUSTED,
  /// The badge was heard more than two seconds after it was shown.
  TOO_LATE
}
