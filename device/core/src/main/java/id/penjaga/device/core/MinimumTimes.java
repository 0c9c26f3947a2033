package id.penjaga.device.core;

import id.penjaga.device.core.RoomRules.AtLeast;
import id.penjaga.device.messages.PointId;
import java.util.HashMap;
import java.util.Map;

/// Until when outputs stay as they are: a compressor that starts against its own pressure breaks,
/// and one that runs for seconds pumps its oil away (ENV-10). Each switching begins the time anew.
///
/// @param untilMs uptime by output, of those that have such a time
/// @param dueMs uptime at which the first of what waits is switched; {@link OutputPlan#NO_TEST}
///     when nothing waits
record MinimumTimes(Map<PointId, Long> untilMs, long dueMs) {
  static final MinimumTimes NONE = new MinimumTimes(Map.of(), Long.MAX_VALUE);

  MinimumTimes {
    untilMs = Map.copyOf(untilMs);
  }

  /// Of a start: how long what is off now has been off is not known, so it stays off as long as
  /// after any switching.
  static MinimumTimes started(Plan plan, long now) {
    Map<PointId, Long> until = new HashMap<>();
    plan.minimums().forEach((output, least) -> until.put(output, now + least.offMs()));
    return new MinimumTimes(until, Long.MAX_VALUE);
  }

  /// What is on of what is wanted: an output that may not be switched yet is as it was.
  Map<PointId, Pattern> allowed(
      Map<PointId, Pattern> wanted, Map<PointId, Pattern> before, long now) {
    if (untilMs.isEmpty()) {
      return wanted;
    }
    Map<PointId, Pattern> allowed = new HashMap<>(wanted);
    for (PointId output : untilMs.keySet()) {
      if (waits(output, wanted, before, now)) {
        Pattern was = before.get(output);
        if (was == null) {
          allowed.remove(output);
        } else {
          allowed.put(output, was);
        }
      }
    }
    return allowed;
  }

  /// The times after what is allowed was switched.
  MinimumTimes after(
      Plan plan, Map<PointId, Pattern> wanted, Map<PointId, Pattern> before, long now) {
    if (untilMs.isEmpty()) {
      return this;
    }
    Map<PointId, Long> until = new HashMap<>(untilMs);
    long due = Long.MAX_VALUE;
    for (Map.Entry<PointId, Long> each : untilMs.entrySet()) {
      PointId output = each.getKey();
      boolean on = wanted.containsKey(output);
      if (waits(output, wanted, before, now)) {
        due = Math.min(due, each.getValue());
      } else if (on != before.containsKey(output)) {
        AtLeast least = plan.minimums().getOrDefault(output, AtLeast.NOTHING);
        until.put(output, now + (on ? least.onMs() : least.offMs()));
      }
    }
    return new MinimumTimes(until, due);
  }

  private boolean waits(
      PointId output, Map<PointId, Pattern> wanted, Map<PointId, Pattern> before, long now) {
    Long until = untilMs.get(output);
    return until != null && now < until && wanted.containsKey(output) != before.containsKey(output);
  }
}
