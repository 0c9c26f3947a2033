package id.penjaga.device.core;

import id.penjaga.device.core.Alarm.Standing;
import id.penjaga.device.core.Plan.DoorPlan;
import id.penjaga.device.core.RoomRules.OutputRule;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the outputs follow the alarms (ENV-10). An acknowledgement changes nothing here: the relay
/// stays on while the alarm stands.
final class Sounding {
  private Sounding() {}

  /// Switches what is not as it should be.
  ///
  /// @param all whether to switch everything, because the present state is not known
  static void settle(Turn turn, boolean all) {
    if (turn.outputs.silenced() && soundsAgain(turn)) {
      turn.outputs = turn.outputs.withSilence(false);
    }
    Set<PointId> wanted = wanted(turn.plan, turn.alarms, turn.shelves, turn.outputs, turn.now);
    if (!all && wanted.equals(turn.outputs.on())) {
      return;
    }
    for (PointId output : turn.plan.outputs().keySet()) {
      boolean on = wanted.contains(output);
      if (all || on != turn.outputs.on().contains(output)) {
        turn.add(new Effect.Switch(output, on));
        Readings.driven(turn, output, on);
      }
    }
    turn.outputs = turn.outputs.withOn(wanted);
  }

  static void elapse(Turn turn) {
    if (turn.now >= turn.outputs.testUntilMs()) {
      turn.outputs = turn.outputs.withTestUntil(OutputPlan.NO_TEST);
      settle(turn, false);
    }
  }

  /// What must be on: a function of the alarms that stand, what is set aside of them, the silence,
  /// the test, and the doors that are about to stand open too long.
  static Set<PointId> wanted(
      Plan plan, Slots<Alarm> alarms, Shelves shelves, OutputPlan outputs, long now) {
    Set<PointId> wanted = new LinkedHashSet<>();
    for (Map.Entry<PointId, List<OutputRule>> each : plan.outputs().entrySet()) {
      boolean on = outputs.testing();
      for (OutputRule rule : each.getValue()) {
        boolean silent = rule.silenceable() && outputs.silenced();
        on |= !silent && anyStands(plan, alarms, shelves, rule);
      }
      if (on) {
        wanted.add(each.getKey());
      }
    }
    for (int i = 0; i < plan.doorCount(); i++) {
      RoomRules.Warning warning = plan.door(i).rule().warning();
      if (warning != null && now >= warningMs(plan, alarms, shelves, plan.door(i))) {
        wanted.add(warning.output());
      }
    }
    return wanted;
  }

  /// Uptime at which a door that stands open is warned of; never when it is shut, has no warning,
  /// or the alarm itself sounds or is set aside.
  private static long warningMs(Plan plan, Slots<Alarm> alarms, Shelves shelves, DoorPlan door) {
    RoomRules.Warning warning = door.rule().warning();
    Alarm held = alarms.get(door.held());
    return warning != null
            && held instanceof Alarm.Pending
            && !shelves.quiet(plan.alarm(door.held()))
        ? Alarm.deadline(held, plan.alarm(door.held())) - warning.beforeMs()
        : Long.MAX_VALUE;
  }

  /// Uptime at which the next warning begins; never when none is to come.
  static long dueMs(Plan plan, Slots<Alarm> alarms, Shelves shelves, long now) {
    long due = Long.MAX_VALUE;
    for (int i = 0; i < plan.doorCount(); i++) {
      long begins = warningMs(plan, alarms, shelves, plan.door(i));
      due = begins > now ? Math.min(due, begins) : due;
    }
    return due;
  }

  /// Whether a silenceable output would sound if it were not silenced.
  static boolean somethingToSilence(Turn turn) {
    if (turn.outputs.silenced()) {
      return false;
    }
    for (OutputRule rule : turn.plan.rules().outputs()) {
      if (rule.silenceable() && anyStands(turn.plan, turn.alarms, turn.shelves, rule)) {
        return true;
      }
    }
    return false;
  }

  /// A button at the room was pressed: silences what sounds until the next alarm, as a command of
  /// the hub does, and acknowledges nothing (ENV-10). A button that was pressed when the device
  /// started, or that is stuck, silences nothing.
  static void mute(Turn turn, PointId button) {
    if (somethingToSilence(turn)) {
      turn.record(new JournalEvent.BuzzerSilenced(button.name()));
      turn.outputs = turn.outputs.withSilence(true);
    }
  }

  private static boolean soundsAgain(Turn turn) {
    for (OutputRule rule : turn.plan.rules().outputs()) {
      for (AlarmRule alarm : turn.raised()) {
        if (rule.silenceable() && follows(rule, alarm) && !turn.shelves.quiet(alarm)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean anyStands(
      Plan plan, Slots<Alarm> alarms, Shelves shelves, OutputRule rule) {
    for (int i = 0; i < alarms.size(); i++) {
      Standing standing = Alarm.standing(alarms.get(i));
      if (standing != null
          && follows(rule, plan.alarm(i))
          && !setAside(shelves, rule, plan.alarm(i))) {
        return true;
      }
    }
    return false;
  }

  /// Whether people set an alarm aside for an output. Shelving takes the sound away and nothing
  /// that protects: a valve stays shut and a fan runs. What is out of service is not believed, and
  /// so moves nothing.
  private static boolean setAside(Shelves shelves, OutputRule rule, AlarmRule alarm) {
    return rule.silenceable() ? shelves.quiet(alarm) : !shelves.believed(alarm);
  }

  private static boolean follows(OutputRule rule, AlarmRule alarm) {
    return alarm.severity().compareTo(rule.least()) >= 0
        && (rule.kinds().isEmpty() || rule.kinds().contains(alarm.kind()));
  }
}
