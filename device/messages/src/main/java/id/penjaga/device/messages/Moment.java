package id.penjaga.device.messages;

import java.time.Instant;

/// When something happened, as the device knows it. Durations are taken from uptime, calendars from
/// the wall clock and only when it is trusted.
///
/// @param uptimeMs milliseconds on the monotonic clock since the device program's epoch began;
///     comparable only within one epoch
/// @param wallMs milliseconds since 1970-01-01T00:00Z as believed at that time; never corrected
///     afterwards
/// @param clock how far `wallMs` can be believed
public record Moment(long uptimeMs, long wallMs, ClockQuality clock) {

  public Instant wall() {
    return Instant.ofEpochMilli(wallMs);
  }

  /// Milliseconds of uptime from `earlier` to this moment of the same epoch.
  public long since(Moment earlier) {
    return uptimeMs - earlier.uptimeMs;
  }

  /// The moment `ms` later (earlier when negative) on an undisturbed clock.
  public Moment plus(long ms) {
    return new Moment(uptimeMs + ms, wallMs + ms, clock);
  }
}
