package id.penjaga.device.core;

import id.penjaga.device.core.Plan.AlarmName;
import id.penjaga.device.core.Plan.DoorPlan;
import id.penjaga.device.core.Plan.ReaderPlan;
import id.penjaga.device.core.PointPlan.Bound;
import id.penjaga.device.core.PointPlan.CalibrationAlarm;
import id.penjaga.device.core.PointPlan.CourseAlarms;
import id.penjaga.device.core.PointPlan.Formula;
import id.penjaga.device.core.PointPlan.RateAlarm;
import id.penjaga.device.core.PointPlan.Role;
import id.penjaga.device.core.PointPlan.SiblingAlarm;
import id.penjaga.device.core.PointPlan.Watch;
import id.penjaga.device.core.RoomRules.Condition;
import id.penjaga.device.core.RoomRules.OutputRule;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.CriticalBand;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Works the rules out into a {@link Plan}. Everything is visited in the order of names, because
/// `Map.copyOf` has none.
final class PlanMaker {
  /// Refusals of rosters are recorded once in ten minutes at most: those that go on are one alarm.
  private static final long REFUSALS_OVER_MS = 900_000;

  private final RoomRules rules;
  private final List<PointId> order;
  private final List<AlarmRule> alarms = new ArrayList<>();
  private final Map<AlarmName, Integer> alarmByName = new HashMap<>();
  private final Map<PointId, List<Watch>> watches = new HashMap<>();
  private final Map<PointId, Boolean> mainsLost = new HashMap<>();
  private final Map<PointId, List<Integer>> feeds = new HashMap<>();
  private final Map<PointId, List<Integer>> upses = new HashMap<>();
  private final Map<PointId, Integer> upsAlarms = new HashMap<>();

  private PlanMaker(RoomRules rules) {
    this.rules = rules;
    order = new ArrayList<>(rules.points().keySet());
    Collections.sort(order);
  }

  /// @throws IllegalArgumentException when two rules make the same alarm, or a point is computed
  ///     from itself
  static Plan plan(RoomRules rules) {
    return new PlanMaker(rules).make();
  }

  private Plan make() {
    conditions();
    virtuals();
    upses();
    List<DoorPlan> doors = doors();
    List<PointPlan> points = new ArrayList<>();
    Map<PointId, PointPlan> pointByName = new HashMap<>();
    for (PointId id : order) {
      PointPlan point = point(id, doors);
      points.add(point);
      pointByName.put(id, point);
    }
    Map<PointId, ReaderPlan> readers = readers(doors);
    if (rules.roster()) {
      add(AlarmRule.atOnce(AlarmKind.ROSTER_OUTDATED, Plan.ROSTER, Severity.WARNING, false));
      add(
          new AlarmRule(
              AlarmKind.ROSTER_REFUSED,
              Plan.ROSTER,
              Severity.WARNING,
              0,
              REFUSALS_OVER_MS,
              true,
              false));
    }
    hub();
    for (ShutdownRules.Group group : rules.shutdown().groups()) {
      add(AlarmRule.atOnce(AlarmKind.SERVER_SHUTDOWN, group.name(), Severity.CRITICAL, false));
    }
    add(AlarmRule.atOnce(AlarmKind.RECORDING_IMPAIRED, Plan.JOURNAL, Severity.CRITICAL, false));
    return new Plan(
        rules,
        List.copyOf(alarms),
        Map.copyOf(alarmByName),
        List.copyOf(points),
        Map.copyOf(pointByName),
        doors,
        readers,
        outputs());
  }

  private void hub() {
    RoomRules.HubRule hub = rules.hub();
    if (hub != null) {
      add(
          new AlarmRule(
              AlarmKind.HUB_AWAY, Plan.HUB, hub.severity(), hub.awayAfterMs(), 0, false, false));
    }
  }

  private int add(AlarmRule rule) {
    int index = alarms.size();
    if (alarmByName.put(new AlarmName(rule.kind(), rule.point()), index) != null) {
      throw new IllegalArgumentException(
          "two rules make the alarm " + rule.kind() + " at " + rule.point());
    }
    alarms.add(Kinds.chatters(rule.kind()) ? rule.with(rules.chatter().of(rule.point())) : rule);
    return index;
  }

  private void conditions() {
    boolean seesMains = false;
    for (Condition c : rules.conditions()) {
      watch(c, c.kind(), c.severity());
      seesMains |= c.kind() == AlarmKind.MAINS_LOST;
    }
    for (PointId id : order) {
      seesMains |= info(id).kind() == PointKind.MAINS;
    }
    if (!seesMains) {
      upsSeesMains();
    }
  }

  /// Where no input sees the mains, a UPS on its battery says that they are gone (PWR-01).
  private void upsSeesMains() {
    for (Condition c : rules.conditions()) {
      if (c.kind() == AlarmKind.UPS_ON_BATTERY) {
        watch(c, AlarmKind.MAINS_LOST, Severity.CRITICAL);
      }
    }
  }

  private void watch(Condition c, AlarmKind kind, Severity severity) {
    int alarm =
        add(
            new AlarmRule(
                kind, c.point(), severity, c.raiseAfterMs(), c.clearAfterMs(), c.latch(), false));
    watches.computeIfAbsent(c.point(), _ -> new ArrayList<>()).add(new Watch(alarm, c.when()));
    if (kind == AlarmKind.MAINS_LOST) {
      mainsLost.put(c.point(), c.when());
    }
  }

  private void virtuals() {
    Virtual.inOrder(rules.virtuals())
        .forEach((id, virtual) -> {
          for (PointId source : virtual.of()) {
            feeds.computeIfAbsent(source, _ -> new ArrayList<>()).add(place(id));
          }
        });
  }

  /// The points of one UPS share the name up to the last dot: `ups.main.on-battery` belongs to
  /// `ups.main`.
  private void upses() {
    for (PointId id : order) {
      if (Kinds.ofUps(info(id).kind()) && !rules.virtuals().containsKey(id)) {
        upses.putIfAbsent(parent(id), new ArrayList<>());
      }
    }
    for (int i = 0; i < order.size(); i++) {
      List<Integer> members = upses.get(parent(order.get(i)));
      if (members != null && toldByTheUps(order.get(i))) {
        members.add(i);
      }
    }
    new TreeMap<>(upses)
        .forEach((ups, _) ->
            upsAlarms.put(
                ups, add(AlarmRule.atOnce(AlarmKind.UPS_COMM_LOST, ups, Severity.WARNING, false))));
  }

  private boolean toldByTheUps(PointId id) {
    return !Kinds.driven(info(id).kind()) && !rules.virtuals().containsKey(id);
  }

  private static PointId parent(PointId id) {
    int dot = id.name().lastIndexOf('.');
    return dot < 1 ? id : new PointId(id.name().substring(0, dot));
  }

  private List<DoorPlan> doors() {
    List<DoorPlan> doors = new ArrayList<>();
    new TreeMap<>(rules.doors())
        .forEach((id, rule) -> {
          int forced = add(AlarmRule.atOnce(AlarmKind.FORCED_DOOR, id, Severity.CRITICAL, true));
          int held =
              add(
                  new AlarmRule(
                      AlarmKind.DOOR_HELD_OPEN,
                      id,
                      Severity.WARNING,
                      rule.heldMs(),
                      0,
                      false,
                      false));
          int noEscort =
              visits(AlarmKind.NO_ESCORT, id, Severity.CRITICAL, rule.policy().aloneMs());
          int overstay = visits(AlarmKind.OVERSTAY, id, Severity.WARNING, 0);
          doors.add(new DoorPlan(doors.size(), id, rule, forced, held, noEscort, overstay));
        });
    return List.copyOf(doors);
  }

  /// An alarm about visitors, of whom only a roster knows.
  private int visits(AlarmKind kind, PointId door, Severity severity, long raiseAfterMs) {
    return rules.roster()
        ? add(new AlarmRule(kind, door, severity, raiseAfterMs, 0, false, false))
        : PointPlan.NONE;
  }

  private Map<PointId, ReaderPlan> readers(List<DoorPlan> doors) {
    Map<PointId, ReaderPlan> readers = new HashMap<>();
    new TreeMap<>(rules.readers())
        .forEach((id, rule) -> {
          int repeated =
              add(
                  new AlarmRule(
                      AlarmKind.REPEATED_DENIAL,
                      id,
                      Severity.WARNING,
                      0,
                      rules.denials().withinMs(),
                      true,
                      false));
          for (DoorPlan door : doors) {
            if (door.id().equals(rule.door())) {
              readers.put(id, new ReaderPlan(readers.size(), id, rule, door, repeated));
            }
          }
        });
    return Map.copyOf(readers);
  }

  private PointPlan point(PointId id, List<DoorPlan> doors) {
    PointInfo info = info(id);
    List<Bound> bounds = bounds(info);
    Role role = role(info, doors);
    Integer ups = toldByTheUps(id) ? upsAlarms.get(parent(id)) : null;
    return new PointPlan(
        place(id),
        info,
        rules.gates().get(id),
        formula(id),
        bounds,
        course(id),
        watches.getOrDefault(id, List.of()),
        fault(id, role, ups),
        ups == null ? List.of() : upses.getOrDefault(parent(id), List.of()),
        feeds.getOrDefault(id, List.of()),
        role);
  }

  private @Nullable Formula formula(PointId id) {
    Virtual virtual = rules.virtuals().get(id);
    return virtual == null
        ? null
        : new Formula(virtual.operator(), virtual.of().stream().mapToInt(this::place).toArray());
  }

  /// The window is its own delay: the alarm clears when for as long nothing changed too fast.
  private @Nullable RateAlarm rate(PointId id) {
    Course course = rules.courses().get(id);
    Course.Rate rate = course == null ? null : course.rate();
    return rate == null
        ? null
        : new RateAlarm(
            add(
                new AlarmRule(
                    AlarmKind.RATE_HIGH, id, rate.severity(), 0, rate.withinMs(), false, true)),
            rate);
  }

  private @Nullable SiblingAlarm sibling(PointId id) {
    Course course = rules.courses().get(id);
    Course.Sibling sibling = course == null ? null : course.sibling();
    return sibling == null
        ? null
        : new SiblingAlarm(
            add(
                new AlarmRule(
                    AlarmKind.SENSOR_DRIFT,
                    id,
                    sibling.severity(),
                    sibling.forMs(),
                    sibling.forMs(),
                    false,
                    true)),
            place(sibling.point()),
            sibling.apart());
  }

  private @Nullable CourseAlarms course(PointId id) {
    RateAlarm rate = rate(id);
    SiblingAlarm sibling = sibling(id);
    CalibrationAlarm calibration = calibration(id);
    return rate == null && sibling == null && calibration == null
        ? null
        : new CourseAlarms(rate, sibling, calibration);
  }

  private @Nullable CalibrationAlarm calibration(PointId id) {
    Course course = rules.courses().get(id);
    Course.Calibration calibration = course == null ? null : course.calibration();
    return calibration == null
        ? null
        : new CalibrationAlarm(
            add(AlarmRule.atOnce(AlarmKind.CALIBRATION_DUE, id, calibration.severity(), false)),
            calibration.dueWallMs());
  }

  private int fault(PointId id, Role role, @Nullable Integer ups) {
    if (rules.virtuals().containsKey(id)) {
      return PointPlan.NONE;
    }
    if (role instanceof PointPlan.Driven) {
      return add(AlarmRule.atOnce(AlarmKind.OUTPUT_FAULT, id, Severity.CRITICAL, false));
    }
    Severity severity = rules.guardsADoor(id) ? Severity.CRITICAL : Severity.WARNING;
    return ups != null ? ups : add(AlarmRule.atOnce(AlarmKind.SENSOR_FAULT, id, severity, false));
  }

  private Role role(PointInfo info, List<DoorPlan> doors) {
    for (DoorPlan door : doors) {
      if (door.id().equals(info.point())) {
        return new PointPlan.Contact(door.index());
      }
      if (info.point().equals(door.rule().emergency())) {
        return new PointPlan.Release(door.index());
      }
    }
    Boolean lost = mainsLost.get(info.point());
    if (lost != null) {
      return new PointPlan.Mains(lost);
    }
    if (info.kind() == PointKind.MAINS) {
      return new PointPlan.Mains(false);
    }
    if (info.kind() == PointKind.MUTE_BUTTON) {
      return new PointPlan.Mute();
    }
    if (info.kind() == PointKind.ACKNOWLEDGE_BUTTON) {
      return new PointPlan.Acknowledge();
    }
    return Kinds.driven(info.kind()) ? new PointPlan.Driven() : new PointPlan.Plain();
  }

  private List<Bound> bounds(PointInfo info) {
    Limits limits = info.limits();
    if (limits == null) {
      return List.of();
    }
    List<Bound> bounds = new ArrayList<>();
    for (boolean high : new boolean[] {true, false}) {
      AlarmRule rule =
          limit(
              Kinds.limit(info.kind(), high),
              info.point(),
              Severity.WARNING,
              limits.raiseAfterMs(),
              limits.clearAfterMs());
      bounds.add(
          new Bound(add(rule), high ? limits.high() : limits.low(), high, limits.deadband()));
    }
    CriticalBand band = limits.critical();
    if (band != null) {
      critical(info, limits, band, bounds);
    }
    return bounds;
  }

  /// An end that is not watched makes no alarm.
  private void critical(PointInfo info, Limits limits, CriticalBand band, List<Bound> bounds) {
    for (boolean high : new boolean[] {true, false}) {
      double at = high ? band.high() : band.low();
      if (Double.isFinite(at)) {
        AlarmRule rule =
            limit(
                Kinds.critical(info.kind(), high),
                info.point(),
                band.severity(),
                band.raiseAfterMs(),
                band.clearAfterMs());
        bounds.add(new Bound(add(rule), at, high, limits.deadband()));
      }
    }
  }

  private static AlarmRule limit(
      AlarmKind kind, PointId point, Severity severity, long raiseAfterMs, long clearAfterMs) {
    return new AlarmRule(kind, point, severity, raiseAfterMs, clearAfterMs, false, true);
  }

  private Map<PointId, List<OutputRule>> outputs() {
    Map<PointId, List<OutputRule>> outputs = new LinkedHashMap<>();
    for (OutputRule rule : rules.outputs()) {
      outputs.computeIfAbsent(rule.output(), _ -> new ArrayList<>()).add(rule);
    }
    for (RoomRules.DoorRule door : rules.doors().values()) {
      RoomRules.Warning warning = door.warning();
      if (warning != null) {
        outputs.computeIfAbsent(warning.output(), _ -> new ArrayList<>());
      }
    }
    outputs.replaceAll((_, each) -> List.copyOf(each));
    return Collections.unmodifiableMap(outputs);
  }

  private PointInfo info(PointId id) {
    PointInfo info = rules.points().get(id);
    if (info == null) {
      throw new IllegalArgumentException("no point " + id);
    }
    return info;
  }

  private int place(PointId id) {
    return Collections.binarySearch(order, info(id).point());
  }
}
