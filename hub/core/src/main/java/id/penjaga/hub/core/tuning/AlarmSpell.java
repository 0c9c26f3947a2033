package id.penjaga.hub.core.tuning;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Severity;

/// One time that an alarm of limits stood.
///
/// @param clearedMs {@link #STANDS} while it does
/// @param measured the value that raised it; NaN where nobody knows
public record AlarmSpell(
    AlarmKind kind, Severity severity, long raisedMs, long clearedMs, double measured) {
  /// After every moment there is.
  public static final long STANDS = Long.MAX_VALUE;

  /// How long it stood, at most up to a moment.
  public long stoodMs(long untilMs) {
    return Math.max(0, Math.min(clearedMs, untilMs) - raisedMs);
  }

  /// Whether both stand at some moment.
  boolean meets(AlarmSpell other) {
    return raisedMs <= other.clearedMs && other.raisedMs <= clearedMs;
  }
}
