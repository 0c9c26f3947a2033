package id.penjaga.device.messages;

/// Why a device did not adopt a roster. The roster in force stays in force.
public enum RosterRefusal {
  /// The signature is not that of the site's roster key.
  BAD_SIGNATURE,
  OTHER_DEVICE,
  /// Not newer than the one in force: a roster that was played again.
  OLDER_VERSION,
  /// It is no longer good by its own word.
  LEASE_OVER,
  /// Its badges are digests under a badge key that the device does not have.
  KEY_MISSING,
  /// Its parts do not belong together.
  INCONSISTENT,
  /// Its device has not the memory for it beside the one in force.
  TOO_LARGE,
  /// The disk did not keep it; it is asked for again.
  NOT_KEPT
}
