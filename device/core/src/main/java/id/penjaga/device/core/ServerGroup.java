package id.penjaga.device.core;

/// A group of servers as it is now.
///
/// @param phase what becomes of it
/// @param dueMs uptime of the order that is announced, at the earliest; `Long.MAX_VALUE` when none
///     is
/// @param heard whether the feed of its UPS was heard of in this run since the announcement
/// @param backMs uptime since which the mains are back; `Long.MAX_VALUE` while they are not
/// @param servers those that are connected, as the shell counted them
public record ServerGroup(
    ShutdownRules.Group rule, Phase phase, long dueMs, boolean heard, long backMs, long servers) {

  /// What becomes of a group.
  public enum Phase {
    WATCHING,
    ANNOUNCED,
    ORDERED
  }

  /// Whether a server is told to shut down. One that comes when the mains are back is not: it has
  /// just been started, or it would be shut down for ever.
  ///
  /// @param sinceMs uptime since which it is connected
  public boolean orders(long sinceMs) {
    return phase == Phase.ORDERED && heard && sinceMs <= backMs;
  }
}
