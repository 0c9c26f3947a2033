package id.penjaga.device.core;

import id.penjaga.device.messages.PointId;
import java.util.Map;

/// What sounds and switches (ENV-10). What is on follows from the alarms that stand; only silence,
/// test and what may not be switched yet are remembered.
///
/// @param silenced whether a person has silenced the buzzer since the last new alarm
/// @param testUntilMs uptime at which a test ends; {@link #NO_TEST} when none runs
/// @param on what was last switched on, and in which rhythm
/// @param bound what stays as it is for a while
record OutputPlan(
    boolean silenced, long testUntilMs, Map<PointId, Pattern> on, MinimumTimes bound) {
  static final long NO_TEST = Long.MAX_VALUE;

  /// How long a test sounds.
  static final long TEST_MS = 3_000;

  static final OutputPlan OFF = new OutputPlan(false, NO_TEST, Map.of(), MinimumTimes.NONE);

  OutputPlan {
    on = Map.copyOf(on);
  }

  OutputPlan withSilence(boolean silence) {
    return new OutputPlan(silence, testUntilMs, on, bound);
  }

  OutputPlan withTestUntil(long ms) {
    return new OutputPlan(silenced, ms, on, bound);
  }

  OutputPlan with(Map<PointId, Pattern> nowOn, MinimumTimes nowBound) {
    return new OutputPlan(silenced, testUntilMs, nowOn, nowBound);
  }

  /// Uptime at which an output changes although nothing happens.
  long dueMs() {
    return Math.min(testUntilMs, bound.dueMs());
  }

  boolean testing() {
    return testUntilMs != NO_TEST;
  }
}
