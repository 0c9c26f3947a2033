package id.penjaga.device.core;

import id.penjaga.device.core.Orders.Refusal;
import id.penjaga.device.core.Plan.AlarmName;
import id.penjaga.device.core.Shelves.OutOfService;
import id.penjaga.device.core.Shelves.Shelf;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.RefusalReason;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.ShelfEnd;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sets alarms aside and takes them back. A shelved alarm keeps its state machine and its records;
/// only {@link Sounding} passes over it where it makes a sound. It ends by itself, also with the
/// hub away, and what still stands then sounds as if it were raised.
final class Shelving {
  static final long MOST_MS = 24 * 3_600_000L;

  /// Nobody looks after a critical alarm of another shift.
  static final long MOST_CRITICAL_MS = 8 * 3_600_000L;

  private Shelving() {}

  static @Nullable Refusal shelve(Turn turn, DeviceCommand.ShelveAlarm c) {
    int index = turn.plan.alarm(c.kind(), c.point());
    if (index == PointPlan.NONE) {
      return new Refusal(
          "no rule makes the alarm " + c.kind() + " at " + c.point(), RefusalReason.NO_SUCH_ALARM);
    }
    AlarmRule rule = turn.plan.alarm(index);
    String never = never(turn.plan, rule);
    if (never != null) {
      return new Refusal(
          c.kind() + " at " + c.point() + " is never shelved: " + never,
          RefusalReason.NEVER_SET_ASIDE);
    }
    long most = rule.severity() == Severity.CRITICAL ? MOST_CRITICAL_MS : MOST_MS;
    if (c.forMs() > most) {
      return new Refusal(
          c.kind()
              + " at "
              + c.point()
              + " is "
              + rule.severity()
              + ": it is shelved for "
              + most / 3_600_000
              + " h at most",
          RefusalReason.TOO_LONG);
    }
    turn.record(
        new JournalEvent.AlarmShelved(
            c.kind(), c.point(), c.forMs(), c.once(), c.by(), c.reason()));
    Shelf shelf =
        new Shelf(
            c.forMs(),
            c.once(),
            c.by(),
            c.reason(),
            turn.at.wallMs() + c.forMs(),
            turn.now + c.forMs(),
            false,
            false);
    turn.shelves = turn.shelves.with(Shelves.name(rule), shelf);
    turn.show(index);
    return null;
  }

  static @Nullable Refusal unshelve(Turn turn, DeviceCommand.UnshelveAlarm c) {
    AlarmName name = new AlarmName(c.kind(), c.point());
    if (!turn.shelves.alarms().containsKey(name)) {
      return new Refusal(
          "the alarm " + c.kind() + " at " + c.point() + " is not shelved",
          RefusalReason.NOT_SHELVED);
    }
    end(turn, name, ShelfEnd.PERSON, c.by());
    return null;
  }

  static @Nullable Refusal takeOut(Turn turn, DeviceCommand.TakeOutOfService c) {
    Refusal refusal = staysInService(turn.plan, c.point());
    if (refusal != null) {
      return refusal;
    }
    if (turn.shelves.points().containsKey(c.point())) {
      return new Refusal(
          c.point() + " is out of service already", RefusalReason.ALREADY_OUT_OF_SERVICE);
    }
    turn.record(new JournalEvent.PointOutOfService(c.point(), c.by(), c.reason()));
    turn.shelves = turn.shelves.with(c.point(), new OutOfService(c.by(), c.reason()));
    show(turn, c.point());
    return null;
  }

  static @Nullable Refusal putBack(Turn turn, DeviceCommand.ReturnToService c) {
    if (!turn.shelves.points().containsKey(c.point())) {
      return new Refusal(c.point() + " is in service", RefusalReason.ALREADY_IN_SERVICE);
    }
    inService(turn, c.point(), c.by());
    return null;
  }

  /// Ends what is over.
  static void elapse(Turn turn) {
    if (turn.now >= turn.shelves.dueMs()) {
      for (AlarmName name : ordered(turn.shelves.alarms())) {
        Shelf shelf = turn.shelves.alarms().get(name);
        if (shelf != null && !shelf.earlier() && turn.now >= shelf.untilMs()) {
          end(turn, name, ShelfEnd.EXPIRED, null);
        }
      }
    }
  }

  /// Works out how long what an earlier run set aside still lasts: uptime began anew, so only the
  /// wall clock says how long that run and the pause behind it were. A clock that is not trusted,
  /// or shows a time before the shelving, cannot say it, and the shelf is over: else each restart
  /// would begin it anew, and the alarm be silent for ever.
  static void resume(Turn turn) {
    for (AlarmName name : ordered(turn.shelves.alarms())) {
      Shelf shelf = turn.shelves.alarms().get(name);
      if (shelf == null || !shelf.earlier()) {
        continue;
      }
      int index = turn.plan.alarm(name.kind(), name.point());
      long leftMs = shelf.untilWallMs() - turn.at.wallMs();
      if (index == PointPlan.NONE || never(turn.plan, turn.plan.alarm(index)) != null) {
        end(turn, name, ShelfEnd.NO_RULE, null);
      } else if (shelf.over()) {
        end(turn, name, ShelfEnd.CLEARED, null);
      } else if (leftMs <= 0 || leftMs > shelf.forMs() || !turn.at.clock().trusted()) {
        end(turn, name, ShelfEnd.EXPIRED, null);
      } else {
        turn.shelves = turn.shelves.with(name, shelf.until(shelf.untilWallMs(), turn.now + leftMs));
        turn.show(index);
      }
    }
    for (PointId point : turn.shelves.points().keySet().stream().sorted().toList()) {
      if (staysInService(turn.plan, point) == null) {
        show(turn, point);
      } else {
        inService(turn, point, null);
      }
    }
  }

  /// The wall clock stepped. What was shelved under the old one lasts as long as it was to, and its
  /// end is another time of day; what an earlier run shelved ends when the new clock says so, if
  /// that is sooner. No step makes a shelf longer.
  static void clockSet(Turn turn, long stepMs) {
    for (AlarmName name : ordered(turn.shelves.alarms())) {
      Shelf shelf = turn.shelves.alarms().get(name);
      if (shelf == null) {
        continue;
      }
      long leftMs =
          Math.clamp(shelf.untilWallMs() - turn.at.wallMs(), 0, shelf.untilMs() - turn.now);
      turn.shelves =
          turn.shelves.with(
              name,
              shelf.byWall()
                  ? shelf.until(shelf.untilWallMs(), turn.now + leftMs)
                  : shelf.until(shelf.untilWallMs() + stepMs, shelf.untilMs()));
      turn.show(turn.plan.alarm(name.kind(), name.point()));
    }
    elapse(turn);
  }

  /// The occurrence that an alarm was shelved for is over.
  static void cleared(Turn turn, AlarmRule rule) {
    if (!turn.shelves.alarms().isEmpty()) {
      AlarmName name = Shelves.name(rule);
      Shelf shelf = turn.shelves.alarms().get(name);
      if (shelf != null && shelf.once()) {
        turn.record(
            new JournalEvent.AlarmUnshelved(rule.kind(), rule.point(), ShelfEnd.CLEARED, null));
        turn.shelves = turn.shelves.without(name);
      }
    }
  }

  private static void end(Turn turn, AlarmName name, ShelfEnd end, @Nullable String by) {
    turn.record(new JournalEvent.AlarmUnshelved(name.kind(), name.point(), end, by));
    turn.shelves = turn.shelves.without(name);
    back(turn, turn.plan.alarm(name.kind(), name.point()));
  }

  private static void inService(Turn turn, PointId point, @Nullable String by) {
    turn.record(new JournalEvent.PointInService(point, by));
    turn.shelves = turn.shelves.without(point);
    for (int i = 0; i < turn.plan.alarmCount(); i++) {
      if (turn.plan.alarm(i).point().equals(point)) {
        back(turn, i);
      }
    }
  }

  /// An alarm that stands and is no longer set aside sounds as if it were raised.
  private static void back(Turn turn, int index) {
    if (index != PointPlan.NONE) {
      AlarmRule rule = turn.plan.alarm(index);
      if (Alarm.standing(turn.alarms.get(index)) != null && !turn.shelves.quiet(rule)) {
        turn.soundsAnew(rule);
      }
      turn.show(index);
    }
  }

  private static void show(Turn turn, PointId point) {
    for (int i = 0; i < turn.plan.alarmCount(); i++) {
      if (turn.plan.alarm(i).point().equals(point)) {
        turn.show(i);
      }
    }
  }

  private static @Nullable Refusal staysInService(Plan plan, PointId point) {
    boolean known = false;
    for (int i = 0; i < plan.alarmCount(); i++) {
      AlarmRule rule = plan.alarm(i);
      if (rule.point().equals(point)) {
        known = true;
        String never = never(plan, rule);
        if (never != null) {
          return new Refusal(
              point + " stays in service, for " + rule.kind() + ": " + never,
              RefusalReason.NEVER_SET_ASIDE);
        }
      }
    }
    return known ? null : new Refusal("no alarm is about " + point, RefusalReason.NO_SUCH_POINT);
  }

  /// Why an alarm is never set aside; null where it may be. Its kind says it, or what its point is
  /// to a door.
  static @Nullable String never(Plan plan, AlarmRule rule) {
    String always = rule.kind().neverSetAside();
    if (always != null) {
      return always;
    }
    if (rule.kind() == AlarmKind.OUTPUT_FAULT && isLock(plan, rule.point())) {
      return "a door cannot be unlocked, or not be locked";
    }
    return rule.kind() == AlarmKind.SENSOR_FAULT && isWayOut(plan, rule.point())
        ? "people inside may not be able to get out"
        : null;
  }

  private static boolean isLock(Plan plan, PointId point) {
    PointPlan known = plan.point(point);
    if (known != null && known.info().kind() == PointKind.LOCK) {
      return true;
    }
    return plan.rules().doors().values().stream().anyMatch(door -> point.equals(door.lock()));
  }

  /// Exit button, emergency release, or a reader that leads out.
  private static boolean isWayOut(Plan plan, PointId point) {
    RoomRules.ReaderRule reader = plan.rules().readers().get(point);
    return reader != null && reader.direction() == Direction.OUT
        || plan.rules().doors().values().stream()
            .anyMatch(door -> point.equals(door.exit()) || point.equals(door.emergency()));
  }

  private static List<AlarmName> ordered(Map<AlarmName, Shelf> shelves) {
    return shelves.keySet().stream()
        .sorted(Comparator.comparing(AlarmName::kind).thenComparing(AlarmName::point))
        .toList();
  }
}
