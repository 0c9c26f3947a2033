package id.penjaga.device.core;

import id.penjaga.device.core.Alarm.Standing;
import id.penjaga.device.core.access.Traffic;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.MeasuringRange;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.RefusalReason;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commands from the hub: carried out and recorded, or refused with a reason. None opens a door.
final class Orders {
  private Orders() {}

  static void run(Turn turn, Event.Commanded e) {
    Refusal refusal =
        switch (e.command()) {
          case DeviceCommand.AcknowledgeAlarm c -> acknowledge(turn, c);
          case DeviceCommand.ShelveAlarm c -> Shelving.shelve(turn, c);
          case DeviceCommand.UnshelveAlarm c -> Shelving.unshelve(turn, c);
          case DeviceCommand.TakeOutOfService c -> Shelving.takeOut(turn, c);
          case DeviceCommand.ReturnToService c -> Shelving.putBack(turn, c);
          case DeviceCommand.SilenceBuzzer c -> silence(turn, c);
          case DeviceCommand.RearmBuzzer c -> rearm(turn, c);
          case DeviceCommand.TestOutputs c -> test(turn, c);
          case DeviceCommand.ChangeLimits c -> changeLimits(turn, c);
          case DeviceCommand.ForgivePassback c -> forgive(turn, c);
          case DeviceCommand.EnrolBadge c -> Enrolment.open(turn, e.id(), c);
        };
    if (refusal != null) {
      turn.record(new JournalEvent.CommandRefused(e.id(), refusal.why(), refusal.reason()));
    }
  }

  /// Why a command was not carried out.
  ///
  /// @param why for people
  /// @param reason null where a hub has nothing to act on
  record Refusal(String why, @Nullable RefusalReason reason) {}

  private static @Nullable Refusal acknowledge(Turn turn, DeviceCommand.AcknowledgeAlarm c) {
    int index = turn.plan.alarm(c.kind(), c.point());
    if (index == PointPlan.NONE) {
      return new Refusal(
          "no rule makes the alarm " + c.kind() + " at " + c.point(), RefusalReason.NO_SUCH_ALARM);
    }
    Alarm before = turn.alarms.get(index);
    Standing standing = Alarm.standing(before);
    if (standing == null) {
      return new Refusal(
          "the alarm " + c.kind() + " at " + c.point() + " does not stand",
          RefusalReason.NOT_STANDING);
    }
    if (c.occurrence() != null && !c.occurrence().equals(standing.occurrence())) {
      return new Refusal(
          "the alarm "
              + c.kind()
              + " at "
              + c.point()
              + " stands by another occurrence than "
              + c.occurrence()
              + "; look at it and acknowledge that one",
          RefusalReason.OTHER_OCCURRENCE);
    }
    if (standing.acknowledged()) {
      return new Refusal(
          "the alarm " + c.kind() + " at " + c.point() + " is already acknowledged",
          RefusalReason.ALREADY_ACKNOWLEDGED);
    }
    turn.record(
        new JournalEvent.AlarmAcknowledged(
            c.kind(), c.point(), c.by(), c.note(), standing.occurrence()));
    turn.become(index, before, Alarm.acknowledge(before, turn.at));
    return null;
  }

  private static @Nullable Refusal silence(Turn turn, DeviceCommand.SilenceBuzzer c) {
    if (!Sounding.somethingToSilence(turn)) {
      return new Refusal("nothing sounds", null);
    }
    turn.record(new JournalEvent.BuzzerSilenced(c.by()));
    turn.outputs = turn.outputs.withSilence(true);
    return null;
  }

  private static @Nullable Refusal rearm(Turn turn, DeviceCommand.RearmBuzzer c) {
    if (turn.outputs.silenced()) {
      turn.outputs = turn.outputs.withSilence(false);
      if (Sounding.somethingToSilence(turn)) {
        turn.record(new JournalEvent.BuzzerRearmed(c.by()));
      }
    }
    return null;
  }

  private static @Nullable Refusal test(Turn turn, DeviceCommand.TestOutputs c) {
    turn.record(new JournalEvent.OutputsTested(c.by()));
    turn.outputs = turn.outputs.withTestUntil(turn.now + OutputPlan.TEST_MS);
    return null;
  }

  private static @Nullable Refusal changeLimits(Turn turn, DeviceCommand.ChangeLimits c) {
    RoomRules changed;
    try {
      changed = withLimits(turn.plan.rules(), c.point(), c.low(), c.high());
    } catch (IllegalArgumentException e) {
      return new Refusal(String.valueOf(e.getMessage()), null);
    }
    turn.record(new JournalEvent.LimitsChanged(c.point(), c.low(), c.high(), c.by(), c.reason()));
    turn.plan = PlanMaker.plan(changed);
    return null;
  }

  private static @Nullable Refusal forgive(Turn turn, DeviceCommand.ForgivePassback c) {
    Traffic.Inside person = turn.traffic.inside().get(c.badge());
    if (person == null) {
      return new Refusal("nobody is inside with this badge", null);
    }
    turn.record(new JournalEvent.PassbackForgiven(c.badge(), person.holder(), c.by(), c.reason()));
    turn.traffic = turn.traffic.forgiven(c.badge());
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
    MeasuringRange range = info.range();
    if (range != null && !range.watches(low, high)) {
      throw new IllegalArgumentException(
          "limits "
              + low
              + " to "
              + high
              + " must lie inside what the sensor can give, "
              + range.low()
              + " to "
              + range.high()
              + ", and leave some of it outside, or the alarm is never raised");
    }
    Map<PointId, PointInfo> points = new HashMap<>(rules.points());
    points.put(point, info.withLimits(limits.withBand(low, high)));
    return rules.withPoints(points);
  }
}
