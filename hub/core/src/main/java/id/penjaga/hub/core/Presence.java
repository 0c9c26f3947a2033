package id.penjaga.hub.core;

/// Whether a device is there, judged from what was heard of it (SYS-12).
///
/// @param declared what it said last of itself, or its last will for it
/// @param heardMs when anything was last heard from it, on a clock that never steps
public record Presence(boolean declared, long heardMs) {
  /// A heartbeat comes every 30 s; three missing ones are silence.
  public static final long SILENCE_MS = 90_000;

  public boolean online(long nowMs) {
    return declared && nowMs - heardMs <= SILENCE_MS;
  }

  public Presence heard(long nowMs) {
    return new Presence(declared, nowMs);
  }

  public Presence declaring(boolean online, long nowMs) {
    return new Presence(online, nowMs);
  }
}
