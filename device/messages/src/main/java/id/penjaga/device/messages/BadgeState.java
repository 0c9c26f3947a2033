package id.penjaga.device.messages;

/// The life of a badge. Only an issued one opens anything; the names follow BACnet's credential
/// states.
public enum BadgeState {
  ISSUED,
  /// For a while, such as a leave or an inquiry.
  SUSPENDED,
  /// Reported lost by its holder.
  LOST,
  /// Given back and in the drawer.
  RETURNED,
  /// For good.
  BLOCKED
}
