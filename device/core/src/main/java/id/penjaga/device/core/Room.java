package id.penjaga.device.core;

import id.penjaga.device.core.access.Credentials;
import id.penjaga.device.core.access.PinTries;
import id.penjaga.device.core.access.Traffic;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.StateMessage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything the controller knows, immutable. Rows are indexed as the {@link Plan} says.
///
/// @param nowMs uptime of the latest event; never runs backwards
/// @param startedAt the moment of the start
/// @param outages mains failures that last, by the point that sees the mains: uptime of their
///     start, {@link #EARLIER} when that was before the
///     last start
/// @param refusals the latest refusals of each reader
/// @param credentials who is known
/// @param traffic who is inside
/// @param pinTries the wrong PINs of each badge
/// @param visitsDueMs uptime at which an overstay or the end of the roster's lease is due
/// @param enrolment the wait for a new badge; null while there is none
/// @param acknowledging a button or a badge that waits for the other
/// @param shelves what people set aside
/// @param shutdowns groups of servers, as the rules order them
/// @param rises when each alarm was raised lately
/// @param retired alarms the journal knows and the rules no longer do, shown as cleared
record Room(
    Plan plan,
    long nowMs,
    Moment startedAt,
    Slots<PointState> points,
    Slots<Alarm> alarms,
    Slots<Door> doors,
    Map<PointId, Long> outages,
    Slots<Refusals> refusals,
    OutputPlan outputs,
    Credentials credentials,
    Traffic traffic,
    PinTries pinTries,
    long visitsDueMs,
    @Nullable Enrolment enrolment,
    Acknowledging acknowledging,
    Shelves shelves,
    Slots<Shutdowns.Row> shutdowns,
    Slots<Rises> rises,
    List<StateMessage.Alarm> retired) {
  static final long EARLIER = -1;

  /// Uptime at which something changes although nothing happens; `Long.MAX_VALUE` when nothing
  /// will.
  long wakeUpMs() {
    long wake = Math.min(outputs.dueMs(), visitsDueMs);
    if (enrolment != null) {
      wake = Math.min(wake, enrolment.untilMs());
    }
    if (!shelves.isEmpty()) {
      wake = Math.min(wake, shelves.dueMs());
    }
    if (plan.warns()) {
      wake = Math.min(wake, Sounding.dueMs(plan, alarms, shelves, nowMs));
    }
    if (shutdowns.size() > 0) {
      wake = Math.min(wake, Shutdowns.dueMs(plan.rules().shutdown(), shutdowns, nowMs));
    }
    for (int i : plan.agingPoints()) {
      wake = Math.min(wake, points.get(i).staleAtMs());
    }
    for (int i : plan.timedAlarms()) {
      Alarm alarm = alarms.get(i);
      // Asked in every step, and nearly none has a timer: that case is checked first.
      if (alarm instanceof Alarm.Pending
          || alarm instanceof Alarm.Clearing
          || alarm instanceof Alarm.Chattering) {
        wake = Math.min(wake, Alarm.deadline(alarm, plan.alarm(i)));
      }
    }
    for (int i = 0; i < doors.size(); i++) {
      wake = Math.min(wake, doors.get(i).deadline());
    }
    for (int i = 0; i < refusals.size(); i++) {
      wake = Math.min(wake, refusals.get(i).dueMs());
    }
    return wake;
  }
}
