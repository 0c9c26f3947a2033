package id.penjaga.device.core;

import id.penjaga.device.core.Alarm.Standing;
import id.penjaga.device.messages.Command;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commands from the hub: carried out and recorded, or refused with a reason. None opens a door.
final class Orders {
  private Orders() {}

  static void run(Turn turn, Event.Commanded e) {
    String why =
        switch (e.command()) {
          case Command.AcknowledgeAlarm c -> acknowledge(turn, c);
          case Command.SilenceBuzzer c -> silence(turn, c);
          case Command.TestOutputs c -> test(turn, c);
          case Command.ChangeLimits c -> changeLimits(turn, c);
        };
    if (why != null) {
      turn.record(new JournalEvent.CommandRefused(e.id(), why));
    }
  }

  private static @Nullable String acknowledge(Turn turn, Command.AcknowledgeAlarm c) {
    int index = turn.plan.alarm(c.kind(), c.point());
    if (index == PointPlan.NONE) {
      return "no rule makes the alarm " + c.kind() + " at " + c.point();
    }
    Alarm before = turn.alarms.get(index);
    Standing standing = Alarm.standing(before);
    if (standing == null) {
      return "the alarm " + c.kind() + " at " + c.point() + " does not stand";
    }
    if (standing.acknowledged()) {
      return "the alarm " + c.kind() + " at " + c.point() + " is already acknowledged";
    }
    turn.record(new JournalEvent.AlarmAcknowledged(c.kind(), c.point(), c.by(), c.note()));
    turn.become(index, before, Alarm.acknowledge(before, turn.at));
    return null;
  }

  private static @Nullable String silence(Turn turn, Command.SilenceBuzzer c) {
    if (!Sounding.somethingToSilence(turn)) {
      return "nothing sounds";
    }
    turn.record(new JournalEvent.BuzzerSilenced(c.by()));
    turn.outputs = turn.outputs.withSilence(true);
    return null;
  }

  private static @Nullable String test(Turn turn, Command.TestOutputs c) {
    turn.record(new JournalEvent.OutputsTested(c.by()));
    turn.outputs = turn.outputs.withTestUntil(turn.now + OutputPlan.TEST_MS);
    return null;
  }

  private static @Nullable String changeLimits(Turn turn, Command.ChangeLimits c) {
    RoomRules changed;
    try {
      changed = withLimits(turn.plan.rules(), c.point(), c.low(), c.high());
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
    turn.record(new JournalEvent.LimitsChanged(c.point(), c.low(), c.high(), c.by(), c.reason()));
    turn.plan = PlanMaker.plan(changed);
    return null;
  }

  /// The rules with another band for one point.
  ///
  /// @throws IllegalArgumentException with the reason why that cannot be
  static RoomRules withLimits(RoomRules rules, PointId point, double low, double high) {
    PointInfo info = rules.points().get(point);
    Limits limits = info == null ? null : info.limits();
    if (info == null || limits == null) {
      throw new IllegalArgumentException("the point " + point + " has no limits");
    }
    if (!info.unit().holds(low) || !info.unit().holds(high)) {
      throw new IllegalArgumentException(
          "limits " + low + " to " + high + " are out of physics for " + info.unit().code());
    }
    Map<PointId, PointInfo> points = new HashMap<>(rules.points());
    points.put(point, info.withLimits(limits.withBand(low, high)));
    return rules.withPoints(points);
  }
}
