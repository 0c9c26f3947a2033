package id.penjaga.device.core;

import id.penjaga.device.core.Plan.AlarmName;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.StateMessage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people set aside: alarms for a while (shelved), points until they are put back (out of
/// service). The words are those of ISA-18.2 and OPC UA Part 9.
///
/// @param alarms by alarm
/// @param points by point
record Shelves(Map<AlarmName, Shelf> alarms, Map<PointId, OutOfService> points) {
  static final Shelves NONE = new Shelves(Map.of(), Map.of());

  Shelves {
    alarms = Map.copyOf(alarms);
    points = Map.copyOf(points);
  }

  /// An alarm that is set aside for a while.
  ///
  /// @param forMs how long it was shelved for
  /// @param untilWallMs its end on the wall clock
  /// @param untilMs its end in uptime; {@link #EARLIER} until a start has worked it out
  /// @param byWall whether an earlier run shelved it, so that only the wall clock knows its end
  /// @param over whether it was shelved for one occurrence, and that has cleared
  record Shelf(
      long forMs,
      boolean once,
      String by,
      String reason,
      long untilWallMs,
      long untilMs,
      boolean byWall,
      boolean over) {
    static final long EARLIER = -1;

    Shelf until(long wallMs, long uptimeMs) {
      return new Shelf(forMs, once, by, reason, wallMs, uptimeMs, byWall, over);
    }

    /// As it is after the alarm has cleared.
    Shelf cleared() {
      return once ? new Shelf(forMs, true, by, reason, untilWallMs, untilMs, byWall, true) : this;
    }

    boolean earlier() {
      return untilMs == EARLIER;
    }
  }

  record OutOfService(String by, String reason) {}

  boolean isEmpty() {
    return alarms.isEmpty() && points.isEmpty();
  }

  /// Whether nothing sounds for an alarm: it is shelved, or its point is out of service.
  boolean quiet(AlarmRule rule) {
    return !isEmpty() && (!believed(rule) || alarms.containsKey(name(rule)));
  }

  /// Whether the point of an alarm is in service.
  boolean believed(AlarmRule rule) {
    return points.isEmpty() || !points.containsKey(rule.point());
  }

  static AlarmName name(AlarmRule rule) {
    return new AlarmName(rule.kind(), rule.point());
  }

  /// Uptime at which the next one ends; never when none does.
  long dueMs() {
    long due = Long.MAX_VALUE;
    for (Shelf shelf : alarms.values()) {
      due = shelf.earlier() ? due : Math.min(due, shelf.untilMs());
    }
    return due;
  }

  Shelves with(AlarmName name, Shelf shelf) {
    Map<AlarmName, Shelf> next = new HashMap<>(alarms);
    next.put(name, shelf);
    return new Shelves(next, points);
  }

  Shelves without(AlarmName name) {
    Map<AlarmName, Shelf> next = new HashMap<>(alarms);
    next.remove(name);
    return new Shelves(next, points);
  }

  Shelves with(PointId point, OutOfService out) {
    Map<PointId, OutOfService> next = new HashMap<>(points);
    next.put(point, out);
    return new Shelves(alarms, next);
  }

  Shelves without(PointId point) {
    Map<PointId, OutOfService> next = new HashMap<>(points);
    next.remove(point);
    return new Shelves(alarms, next);
  }

  /// With what earlier runs set aside, where this one did nothing since.
  Shelves withEarlier(Shelves earlier) {
    Map<AlarmName, Shelf> bothAlarms = new HashMap<>(earlier.alarms);
    bothAlarms.putAll(alarms);
    Map<PointId, OutOfService> bothPoints = new HashMap<>(earlier.points);
    bothPoints.putAll(points);
    return new Shelves(bothAlarms, bothPoints);
  }

  /// As an alarm shows it; null when it is not shelved.
  StateMessage.@Nullable Shelved shelved(AlarmRule rule) {
    Shelf shelf = alarms.isEmpty() ? null : alarms.get(name(rule));
    return shelf == null
        ? null
        : new StateMessage.Shelved(shelf.untilWallMs(), shelf.once(), shelf.by(), shelf.reason());
  }

  /// As an alarm shows it; null while its point is in service.
  StateMessage.@Nullable OutOfService outOfService(AlarmRule rule) {
    OutOfService out = points.isEmpty() ? null : points.get(rule.point());
    return out == null ? null : new StateMessage.OutOfService(out.by(), out.reason());
  }
}
