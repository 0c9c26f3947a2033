package id.penjaga.device.core;

import id.penjaga.device.core.RoomRules.Badge;
import id.penjaga.device.core.RoomRules.Condition;
import id.penjaga.device.core.RoomRules.Denials;
import id.penjaga.device.core.RoomRules.DoorRule;
import id.penjaga.device.core.RoomRules.Gate;
import id.penjaga.device.core.RoomRules.OutputRule;
import id.penjaga.device.core.RoomRules.ReaderRule;
import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.MeasuringRange;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The room of the fixtures: limits 20 to 22 °C and 35 to 65 %RH, sampled every 10 s, confirmed
/// after 60 s, deadband 0.3 °C and 2 %RH.
final class Rooms {
  static final PointId TEMPERATURE = new PointId("room.temperature");
  static final PointId HUMIDITY = new PointId("room.humidity");
  static final PointId DEW_POINT = new PointId("room.dew-point");
  static final PointId LEAK = new PointId("leak.floor");
  static final PointId DOOR = new PointId("door.main");
  static final PointId LOCK = new PointId("door.main.lock");
  static final PointId IN = new PointId("reader.in");
  static final PointId OUT = new PointId("reader.out");
  static final PointId UPS = new PointId("ups.main");
  static final PointId ON_BATTERY = new PointId("ups.main.on-battery");
  static final PointId CHARGE = new PointId("ups.main.charge");
  static final PointId MAINS = new PointId("mains.pln");
  static final PointId BUZZER = new PointId("buzzer");
  static final PointId RELAY = new PointId("relay.alarm");
  static final PointId LEAK_RELAY = new PointId("relay.leak");

  static final BadgeId STAFF = badge(1);
  static final BadgeId ESCORT = badge(2);
  static final BadgeId VISITOR = badge(3);
  static final BadgeId REVOKED = badge(4);
  static final BadgeId ELSEWHERE = badge(5);
  static final BadgeId UNKNOWN = badge(99);

  static final Instant FROM = Instant.parse("2026-09-08T02:00:00Z");
  static final Instant UNTIL = Instant.parse("2026-09-08T05:00:00Z");

  private Rooms() {}

  static BadgeId badge(int number) {
    return new BadgeId("%032x".formatted(number));
  }

  static final PointId SERVERS = new PointId("servers");
  static final PointId STORAGE = new PointId("storage");

  /// Servers go below 60 % of charge, the storage a minute later or below 20 %.
  static final ShutdownRules SHUTDOWN =
      new ShutdownRules(
          List.of(group(SERVERS, 60, 0), group(STORAGE, 20, 60_000)), 15_000, 30_000, 20_000);

  private static ShutdownRules.Group group(PointId name, double charge, long afterMs) {
    return new ShutdownRules.Group(
        name, UPS, ON_BATTERY, null, null, new ShutdownRules.Below(CHARGE, charge), afterMs);
  }

  /// The same rules, by which servers are shut down.
  static RoomRules withShutdown(RoomRules r, ShutdownRules shutdown) {
    return new RoomRules(
        r.device(),
        r.points(),
        r.gates(),
        r.virtuals(),
        r.courses(),
        r.conditions(),
        r.doors(),
        r.readers(),
        r.badges(),
        r.outputs(),
        r.denials(),
        r.roster(),
        r.hub(),
        shutdown,
        r.chatter());
  }

  static RoomRules rules() {
    return rules(Map.of());
  }

  static RoomRules rules(Map<PointId, Gate> gates) {
    Map<PointId, PointInfo> points = new HashMap<>();
    Limits celsius = new Limits(20, 22, 0.3, 60_000, 60_000, "003 B.2.a", 20, 22);
    Limits percent = new Limits(35, 65, 2, 60_000, 60_000, "003 B.2.a", 35, 65);
    Limits dew = new Limits(2, 15, 0.5, 60_000, 60_000, "", 2, 15);
    add(points, TEMPERATURE, PointKind.TEMPERATURE, Unit.CELSIUS, 90_000, celsius);
    add(points, HUMIDITY, PointKind.HUMIDITY, Unit.RELATIVE_HUMIDITY, 90_000, percent);
    add(points, DEW_POINT, PointKind.DEW_POINT, Unit.CELSIUS, 90_000, dew);
    add(points, LEAK, PointKind.LEAK, Unit.STATE, 0, null);
    add(points, DOOR, PointKind.DOOR, Unit.STATE, 0, null);
    add(points, LOCK, PointKind.LOCK, Unit.STATE, 0, null);
    add(points, ON_BATTERY, PointKind.UPS_ON_BATTERY, Unit.STATE, 90_000, null);
    add(points, CHARGE, PointKind.UPS_VALUE, Unit.CHARGE, 90_000, null);
    add(points, MAINS, PointKind.MAINS, Unit.STATE, 0, null);
    add(points, BUZZER, PointKind.BUZZER, Unit.STATE, 0, null);
    add(points, RELAY, PointKind.RELAY, Unit.STATE, 0, null);
    add(points, LEAK_RELAY, PointKind.RELAY, Unit.STATE, 0, null);
    return new RoomRules(
        new DeviceId("room-1"),
        points,
        gates,
        Map.of(DEW_POINT, Virtual.dewPoint(TEMPERATURE, HUMIDITY)),
        List.of(
            new Condition(AlarmKind.WATER_LEAK, LEAK, true, Severity.CRITICAL, 0, 0, true),
            new Condition(
                AlarmKind.MAINS_LOST, ON_BATTERY, true, Severity.CRITICAL, 10_000, 0, false),
            new Condition(
                AlarmKind.UPS_ON_BATTERY,
                ON_BATTERY,
                true,
                Severity.WARNING,
                10_000,
                5_000,
                false)),
        Map.of(DOOR, new DoorRule(LOCK, 5_000, 10_000, 60_000)),
        Map.of(IN, new ReaderRule(DOOR, Direction.IN), OUT, new ReaderRule(DOOR, Direction.OUT)),
        Map.of(
            STAFF, new Badge("staff-1", List.of(), null, null, false),
            ESCORT, new Badge("staff-2", List.of(DOOR), null, null, false),
            VISITOR, new Badge("visitor-1", List.of(DOOR), FROM, UNTIL, false),
            REVOKED, new Badge("former-1", List.of(), null, null, true),
            ELSEWHERE, new Badge("staff-3", List.of(new PointId("door.rack")), null, null, false)),
        List.of(
            new OutputRule(BUZZER, true, Severity.WARNING, List.of()),
            new OutputRule(RELAY, false, Severity.CRITICAL, List.of()),
            new OutputRule(LEAK_RELAY, false, Severity.INFO, List.of(AlarmKind.WATER_LEAK))),
        new Denials(3, 300_000));
  }

  static RoomRules withConditions(RoomRules r, List<Condition> conditions) {
    return new RoomRules(
        r.device(),
        r.points(),
        r.gates(),
        r.virtuals(),
        r.courses(),
        conditions,
        r.doors(),
        r.readers(),
        r.badges(),
        r.outputs(),
        r.denials(),
        r.roster(),
        r.hub(),
        r.shutdown(),
        r.chatter());
  }

  /// The same rules where a hub says who may pass, and nobody else does.
  static RoomRules withRoster(RoomRules r, DoorPolicy policy) {
    Map<PointId, DoorRule> doors = new HashMap<>();
    r.doors()
        .forEach((id, d) ->
            doors.put(
                id,
                new DoorRule(
                    d.lock(),
                    d.unlockMs(),
                    d.grantMs(),
                    d.heldMs(),
                    d.exit(),
                    d.emergency(),
                    policy)));
    return new RoomRules(
        r.device(),
        r.points(),
        r.gates(),
        r.virtuals(),
        r.courses(),
        r.conditions(),
        doors,
        r.readers(),
        Map.of(),
        r.outputs(),
        r.denials(),
        true,
        r.hub(),
        r.shutdown(),
        r.chatter());
  }

  /// The same rules of a device that expects to hear from its hub.
  static RoomRules withHub(RoomRules r, long awayAfterMs, Severity severity) {
    return new RoomRules(
        r.device(),
        r.points(),
        r.gates(),
        r.virtuals(),
        r.courses(),
        r.conditions(),
        r.doors(),
        r.readers(),
        r.badges(),
        r.outputs(),
        r.denials(),
        r.roster(),
        new RoomRules.HubRule(awayAfterMs, severity));
  }

  /// The same rules, which ask something of how values go.
  static RoomRules withCourses(RoomRules r, Map<PointId, Course> courses) {
    return new RoomRules(
        r.device(),
        r.points(),
        r.gates(),
        r.virtuals(),
        courses,
        r.conditions(),
        r.doors(),
        r.readers(),
        r.badges(),
        r.outputs(),
        r.denials(),
        r.roster(),
        r.hub(),
        r.shutdown(),
        r.chatter());
  }

  static RoomRules withOutputs(RoomRules r, List<OutputRule> outputs) {
    return new RoomRules(
        r.device(),
        r.points(),
        r.gates(),
        r.virtuals(),
        r.courses(),
        r.conditions(),
        r.doors(),
        r.readers(),
        r.badges(),
        outputs,
        r.denials(),
        r.roster(),
        r.hub());
  }

  static RoomRules withDoor(RoomRules r, DoorRule door) {
    return new RoomRules(
        r.device(),
        r.points(),
        r.gates(),
        r.virtuals(),
        r.courses(),
        r.conditions(),
        Map.of(DOOR, door),
        r.readers(),
        r.badges(),
        r.outputs(),
        r.denials(),
        r.roster(),
        r.hub(),
        r.shutdown(),
        r.chatter());
  }

  private static void add(
      Map<PointId, PointInfo> points,
      PointId id,
      PointKind kind,
      Unit unit,
      long staleAfterMs,
      @Nullable Limits limits) {
    MeasuringRange range = kind == PointKind.TEMPERATURE ? new MeasuringRange(-40, 80) : null;
    points.put(
        id, new PointInfo(id, kind, unit, id.name(), id.name(), staleAfterMs, limits, range));
  }
}
