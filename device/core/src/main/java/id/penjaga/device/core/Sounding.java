package id.penjaga.device.core;

import id.penjaga.device.core.Plan.DoorPlan;
import id.penjaga.device.core.RoomRules.OutputRule;
import id.penjaga.device.core.RoomRules.Patterns;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    Map<PointId, Pattern> asked =
        wanted(turn.plan, turn.alarms, turn.shelves, turn.outputs, turn.now);
    Map<PointId, Pattern> before = turn.outputs.on();
    MinimumTimes bound = all ? MinimumTimes.started(turn.plan, turn.now) : turn.outputs.bound();
    MinimumTimes next = bound.after(turn.plan, asked, before, turn.now);
    Map<PointId, Pattern> wanted = bound.allowed(asked, before, turn.now);
    if (!all && wanted.equals(before) && next.equals(turn.outputs.bound())) {
      return;
    }
    for (PointId output : turn.plan.outputs().keySet()) {
      Pattern pattern = wanted.get(output);
      if (all || pattern != before.get(output)) {
        boolean on = pattern != null;
        turn.add(new Effect.Switch(output, on, pattern == null ? Pattern.STEADY : pattern));
        Readings.driven(turn, output, on);
      }
    }
    turn.outputs = turn.outputs.with(wanted, next);
  }

  static void elapse(Turn turn) {
    if (turn.now >= turn.outputs.testUntilMs()) {
      turn.outputs = turn.outputs.withTestUntil(OutputPlan.NO_TEST);
      settle(turn, false);
    } else if (turn.now >= turn.outputs.dueMs()) {
      settle(turn, false);
    }
  }

  /// What must be on, whether it may be switched yet or not: a function of the alarms that stand,
  /// what is set aside of them, the silence, the test, and the doors that are about to stand open
  /// too long.
  static Map<PointId, Pattern> wanted(
      Plan plan, Slots<Alarm> alarms, Shelves shelves, OutputPlan outputs, long now) {
    Map<PointId, Pattern> wanted = new LinkedHashMap<>();
    for (Map.Entry<PointId, List<OutputRule>> each : plan.outputs().entrySet()) {
      List<OutputRule> rules = each.getValue();
      Severity heard = warns(plan, alarms, shelves, each.getKey(), now) ? Severity.WARNING : null;
      Patterns patterns = rules.isEmpty() ? Patterns.STEADY : rules.getFirst().patterns();
      for (OutputRule rule : rules) {
        boolean silent = rule.silenceable() && outputs.silenced();
        Severity worst = silent ? null : worst(plan, alarms, shelves, rule);
        if (worst != null && (heard == null || worst.compareTo(heard) > 0)) {
          heard = worst;
          patterns = rule.patterns();
        }
      }
      if (outputs.testing()) {
        wanted.put(each.getKey(), Pattern.STEADY);
      } else if (heard != null) {
        wanted.put(each.getKey(), patterns.of(heard));
      }
    }
    return wanted;
  }

  /// Whether a door that is about to stand open too long warns by this output.
  private static boolean warns(
      Plan plan, Slots<Alarm> alarms, Shelves shelves, PointId output, long now) {
    for (int i = 0; i < plan.doorCount(); i++) {
      RoomRules.Warning warning = plan.door(i).rule().warning();
      if (warning != null
          && warning.output().equals(output)
          && now >= warningMs(plan, alarms, shelves, plan.door(i))) {
        return true;
      }
    }
    return false;
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
      if (rule.silenceable() && worst(turn.plan, turn.alarms, turn.shelves, rule) != null) {
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
      for (AlarmRule alarm : turn.soundingAnew()) {
        if (rule.silenceable() && follows(rule, alarm) && !turn.shelves.quiet(alarm)) {
          return true;
        }
      }
    }
    return false;
  }

  /// How bad the worst of the alarms is that an output follows; null when none stands.
  private static @Nullable Severity worst(
      Plan plan, Slots<Alarm> alarms, Shelves shelves, OutputRule rule) {
    Severity worst = null;
    for (int i = 0; i < alarms.size(); i++) {
      AlarmRule alarm = plan.alarm(i);
      if (Alarm.standing(alarms.get(i)) != null
          && follows(rule, alarm)
          && !setAside(shelves, rule, alarm)
          && (worst == null || alarm.severity().compareTo(worst) > 0)) {
        worst = alarm.severity();
      }
    }
    return worst;
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
