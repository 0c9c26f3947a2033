package id.penjaga.device.app.year;

import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.sim.CastMember;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of the room of the simulated year.
final class Rules {
  static final PointId TEMPERATURE = new PointId("room.temperature");
  static final PointId HUMIDITY = new PointId("room.humidity");
  static final PointId DOOR = new PointId("door.main");
  static final PointId OUT = new PointId("reader.out");
  static final PointId LEAK = new PointId("leak.floor");
  static final PointId MAINS = new PointId("mains");
  static final PointId LOCK = new PointId("lock.main");
  static final PointId BUZZER = new PointId("buzzer");

  /// Contacts are looked at so often, and are stale after a little more than twice that.
  static final long LOOK_MS = 240_000;

  private Rules() {}

  static RoomRules rules(long airEveryMs) {
    Map<PointId, PointInfo> points = new HashMap<>();
    long stale = 3 * airEveryMs + 1_000;
    put(points, TEMPERATURE, PointKind.TEMPERATURE, Unit.CELSIUS, stale, band(20, 22, 0.3));
    put(points, HUMIDITY, PointKind.HUMIDITY, Unit.RELATIVE_HUMIDITY, stale, band(35, 65, 2));
    put(points, DOOR, PointKind.DOOR, Unit.STATE, 600_000, null);
    put(points, LEAK, PointKind.LEAK, Unit.STATE, 600_000, null);
    put(points, MAINS, PointKind.MAINS, Unit.STATE, 600_000, null);
    put(points, LOCK, PointKind.LOCK, Unit.STATE, 0, null);
    put(points, BUZZER, PointKind.BUZZER, Unit.STATE, 0, null);
    Map<BadgeId, RoomRules.Badge> badges = new HashMap<>();
    for (CastMember person :
        List.of(CastMember.STAFF, CastMember.ADMINISTRATOR, CastMember.VISITOR)) {
      badges.put(
          badge(person.badgeBytes()),
          new RoomRules.Badge(person.name(), List.of(), null, null, false));
    }
    return new RoomRules(
        Box.DEVICE,
        points,
        Map.of(TEMPERATURE, new RoomRules.Gate(0, 1, 3), HUMIDITY, new RoomRules.Gate(0, 5, 3)),
        Map.of(),
        List.of(
            condition(AlarmKind.WATER_LEAK, LEAK, true, true),
            condition(AlarmKind.MAINS_LOST, MAINS, false, false)),
        Map.of(DOOR, new RoomRules.DoorRule(LOCK, 5_000, 10_000, 60_000)),
        Map.of(
            new PointId("reader.in"),
            new RoomRules.ReaderRule(DOOR, Direction.IN),
            OUT,
            new RoomRules.ReaderRule(DOOR, Direction.OUT)),
        badges,
        List.of(new RoomRules.OutputRule(BUZZER, true, Severity.CRITICAL, List.of())),
        new RoomRules.Denials(3, 300_000));
  }

  /// The keyed digest has its own test; a year needs only names.
  static BadgeId badge(byte[] number) {
    return new BadgeId(HexFormat.of().formatHex(number) + "0".repeat(32 - 2 * number.length));
  }

  private static RoomRules.Condition condition(
      AlarmKind kind, PointId point, boolean when, boolean latch) {
    return new RoomRules.Condition(kind, point, when, Severity.CRITICAL, 0, 0, latch);
  }

  private static Limits band(double low, double high, double deadband) {
    return new Limits(low, high, deadband, 60_000, 60_000, "003 B.2.a", low, high);
  }

  private static void put(
      Map<PointId, PointInfo> points,
      PointId point,
      PointKind kind,
      Unit unit,
      long stale,
      @Nullable Limits limits) {
    points.put(point, new PointInfo(point, kind, unit, point.name(), point.name(), stale, limits));
  }
}
