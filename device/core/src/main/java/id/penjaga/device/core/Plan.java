package id.penjaga.device.core;

import id.penjaga.device.core.RoomRules.AtLeast;
import id.penjaga.device.core.RoomRules.DoorRule;
import id.penjaga.device.core.RoomRules.OutputRule;
import id.penjaga.device.core.RoomRules.ReaderRule;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.PointId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rules, worked out: every alarm there can be, and for each point everything that follows from
/// it, so that a reading needs one look-up. Made by {@link PlanMaker}; always in the same order for
/// the same rules.
final class Plan {
  /// The point that stands for the device's own journal in alarms.
  static final PointId JOURNAL = new PointId("journal");

  /// The point that stands for the hub's roster in alarms.
  static final PointId ROSTER = new PointId("roster");

  /// The point that stands for the hub in alarms.
  static final PointId HUB = new PointId("hub");

  private final RoomRules rules;
  private final List<AlarmRule> alarms;
  private final Map<AlarmName, Integer> alarmByName;
  private final List<PointPlan> points;
  private final Map<PointId, PointPlan> pointByName;
  private final List<DoorPlan> doors;
  private final Map<PointId, ReaderPlan> readers;
  private final Map<PointId, List<OutputRule>> outputs;
  private final Map<PointId, AtLeast> minimums;
  private final int[] timedAlarms;
  private final int[] agingPoints;
  private final boolean warns;

  Plan(
      RoomRules rules,
      List<AlarmRule> alarms,
      Map<AlarmName, Integer> alarmByName,
      List<PointPlan> points,
      Map<PointId, PointPlan> pointByName,
      List<DoorPlan> doors,
      Map<PointId, ReaderPlan> readers,
      Map<PointId, List<OutputRule>> outputs) {
    this.rules = rules;
    this.alarms = alarms;
    this.alarmByName = alarmByName;
    this.points = points;
    this.pointByName = pointByName;
    this.doors = doors;
    this.readers = readers;
    this.outputs = outputs;
    minimums = minimums(outputs);
    timedAlarms = IntStream.range(0, alarms.size()).filter(i -> alarms.get(i).timed()).toArray();
    warns = doors.stream().anyMatch(door -> door.rule().warning() != null);
    agingPoints =
        IntStream.range(0, points.size())
            .filter(i -> points.get(i).info().staleAfterMs() > 0)
            .toArray();
  }

  private static Map<PointId, AtLeast> minimums(Map<PointId, List<OutputRule>> outputs) {
    Map<PointId, AtLeast> minimums = new HashMap<>();
    outputs.forEach((output, rules) -> {
      long on = rules.stream().mapToLong(rule -> rule.stays().onMs()).max().orElse(0);
      long off = rules.stream().mapToLong(rule -> rule.stays().offMs()).max().orElse(0);
      if (on > 0 || off > 0) {
        minimums.put(output, new AtLeast(on, off));
      }
    });
    return Map.copyOf(minimums);
  }

  /// One alarm is one kind at one point.
  record AlarmName(AlarmKind kind, PointId point) {}

  /// @param forced place of its FORCED_DOOR alarm
  /// @param held place of its DOOR_HELD_OPEN alarm
  /// @param noEscort place of its NO_ESCORT alarm
  /// @param overstay place of its OVERSTAY alarm
  record DoorPlan(
      int index, PointId id, DoorRule rule, int forced, int held, int noEscort, int overstay) {}

  /// @param repeated place of its REPEATED_DENIAL alarm
  record ReaderPlan(int index, PointId id, ReaderRule rule, DoorPlan door, int repeated) {}

  RoomRules rules() {
    return rules;
  }

  int alarmCount() {
    return alarms.size();
  }

  AlarmRule alarm(int index) {
    return alarms.get(index);
  }

  /// Its place, {@link PointPlan#NONE} when no rule makes it.
  int alarm(AlarmKind kind, PointId point) {
    return alarmByName.getOrDefault(new AlarmName(kind, point), PointPlan.NONE);
  }

  /// Places of the alarms that time alone can change: few of many, and asked for in every step.
  int[] timedAlarms() {
    return timedAlarms;
  }

  /// Places of the points that become stale.
  int[] agingPoints() {
    return agingPoints;
  }

  /// Whether any door warns before it has stood open too long.
  boolean warns() {
    return warns;
  }

  int pointCount() {
    return points.size();
  }

  PointPlan point(int index) {
    return points.get(index);
  }

  @Nullable PointPlan point(PointId id) {
    return pointByName.get(id);
  }

  int doorCount() {
    return doors.size();
  }

  DoorPlan door(int index) {
    return doors.get(index);
  }

  @Nullable DoorPlan door(PointId id) {
    for (DoorPlan door : doors) {
      if (door.id().equals(id)) {
        return door;
      }
    }
    return null;
  }

  int readerCount() {
    return readers.size();
  }

  @Nullable ReaderPlan reader(PointId id) {
    return readers.get(id);
  }

  /// How long outputs stay as they are, of those that do.
  Map<PointId, AtLeast> minimums() {
    return minimums;
  }

  /// The rules of each output, in the order of the configuration.
  Map<PointId, List<OutputRule>> outputs() {
    return outputs;
  }
}
