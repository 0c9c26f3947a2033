package id.penjaga.device.app.loop;

import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import java.util.List;
import java.util.Map;

/// A small room: a door with two readers, a leak sensor, a thermometer and a buzzer.
final class TestRoom {
  static final PointId DOOR = new PointId("door.main");
  static final PointId LOCK = new PointId("lock.main");
  static final PointId LEAK = new PointId("leak.floor");
  static final PointId BUZZER = new PointId("buzzer");
  static final PointId READER = new PointId("reader.in");
  static final PointId READER_OUT = new PointId("reader.out");
  static final PointId TEMPERATURE = new PointId("room.temperature");
  static final BadgeId BADGE = new BadgeId("0123456789abcdef0123456789abcdef");

  private TestRoom() {}

  static RoomRules rules() {
    return new RoomRules(
        new DeviceId("room-1"),
        Map.of(
            DOOR, info(DOOR, PointKind.DOOR, Unit.STATE),
            LOCK, info(LOCK, PointKind.LOCK, Unit.STATE),
            LEAK, info(LEAK, PointKind.LEAK, Unit.STATE),
            BUZZER, info(BUZZER, PointKind.BUZZER, Unit.STATE),
            TEMPERATURE, info(TEMPERATURE, PointKind.TEMPERATURE, Unit.CELSIUS)),
        Map.of(),
        Map.of(),
        List.of(
            new RoomRules.Condition(
                AlarmKind.WATER_LEAK, LEAK, true, Severity.CRITICAL, 0, 0, true)),
        Map.of(DOOR, new RoomRules.DoorRule(LOCK, 5_000, 10_000, 60_000)),
        Map.of(
            READER, new RoomRules.ReaderRule(DOOR, Direction.IN),
            READER_OUT, new RoomRules.ReaderRule(DOOR, Direction.OUT)),
        Map.of(BADGE, new RoomRules.Badge("staff-1", List.of(), null, null, false)),
        List.of(new RoomRules.OutputRule(BUZZER, true, Severity.CRITICAL, List.of())),
        new RoomRules.Denials(3, 300_000));
  }

  private static PointInfo info(PointId point, PointKind kind, Unit unit) {
    return new PointInfo(point, kind, unit, point.name(), point.name(), 0, null);
  }
}
