package id.penjaga.device.core;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;

/// One condition that may become an alarm.
///
/// @param raiseAfterMs how long it must be bad before the alarm is raised
/// @param clearAfterMs how long it must be good before the alarm clears
/// @param latch whether it then still waits for an acknowledgement
/// @param byReading true when only a fresh reading may end a delay (measured values: one sample
///     never raises an alarm); false when time alone
///     does (a contact that was not heard to close is still open)
/// @param chatter when it is raised so often that it is one alarm that stands
record AlarmRule(
    AlarmKind kind,
    PointId point,
    Severity severity,
    long raiseAfterMs,
    long clearAfterMs,
    boolean latch,
    boolean byReading,
    ChatterRules.Rule chatter) {
  /// One that never chatters.
  AlarmRule(
      AlarmKind kind,
      PointId point,
      Severity severity,
      long raiseAfterMs,
      long clearAfterMs,
      boolean latch,
      boolean byReading) {
    this(
        kind, point, severity, raiseAfterMs, clearAfterMs, latch, byReading, ChatterRules.Rule.OFF);
  }

  /// Whether time alone can change it.
  boolean timed() {
    return !byReading && (raiseAfterMs > 0 || clearAfterMs > 0 || !chatter.off());
  }

  AlarmRule with(ChatterRules.Rule rule) {
    return new AlarmRule(kind, point, severity, raiseAfterMs, clearAfterMs, latch, byReading, rule);
  }

  /// An alarm without delays on something the device itself knows.
  static AlarmRule atOnce(AlarmKind kind, PointId point, Severity severity, boolean latch) {
    return new AlarmRule(kind, point, severity, 0, 0, latch, false);
  }
}
