package id.penjaga.hub.app.web.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Unit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the pages offer to set aside, of every alarm there is.
class ShelfKindsTest {
  /// About the device itself, or servers that hang on one UPS.
  private static final Set<AlarmKind> OF_NO_POINT =
      EnumSet.of(
          AlarmKind.SERVER_SHUTDOWN,
          AlarmKind.ROSTER_OUTDATED,
          AlarmKind.ROSTER_REFUSED,
          AlarmKind.HUB_AWAY,
          AlarmKind.RECORDING_IMPAIRED);

  private static TileView tile(PointKind kind, Unit unit, @Nullable Limits limits) {
    return new TileView(
        new DeviceId("room-1"),
        new PointId("ups.main.load"),
        kind,
        unit,
        new Label("Titik", "Point"),
        Freshness.FRESH,
        null,
        null,
        null,
        limits,
        null,
        null,
        RoomStanding.GOOD,
        null,
        null,
        List.of(),
        null);
  }

  private static TileView limited(PointKind kind) {
    return tile(kind, Unit.CELSIUS, new Limits(20, 22, 0.3, 0, 0, "", 20, 22));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("ENV-10: every alarm is offered at a point that can raise it, or never set aside")
  void everyAlarm(AlarmKind alarm) {
    List<PointKind> offered =
        Stream.of(PointKind.values())
            .filter(kind -> ShelfKinds.of(limited(kind)).contains(alarm))
            .toList();
    boolean atTheUps = alarm == AlarmKind.UPS_COMM_LOST;
    assertEquals(!OF_NO_POINT.contains(alarm) && !atTheUps, !ShelfKinds.points(alarm).isEmpty());
    assertEquals(
        alarm.neverSetAside() == null && !OF_NO_POINT.contains(alarm) && !atTheUps,
        !offered.isEmpty());
    assertTrue(ShelfKinds.points(alarm).containsAll(offered));
    assertEquals(alarm.neverSetAside() == null, ShelfKinds.may(alarm.name()), "where it stands");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("ENV-10: a point with an alarm that must be heard stays in service")
  void inService(PointKind kind) {
    Set<PointKind> guarding =
        EnumSet.of(
            PointKind.DOOR,
            PointKind.LOCK,
            PointKind.EXIT_BUTTON,
            PointKind.EMERGENCY_RELEASE,
            PointKind.UPS_LOW_BATTERY);
    assertEquals(!guarding.contains(kind), ShelfKinds.mayBeOut(kind));
  }

  @Test
  @DisplayName("ENV-10: a value without limits passes none, and what is on or off has no course")
  void whatCannotHappen() {
    List<AlarmKind> value = ShelfKinds.of(tile(PointKind.OTHER, Unit.CELSIUS, null));
    assertFalse(value.contains(AlarmKind.VALUE_HIGH));
    assertTrue(value.containsAll(List.of(AlarmKind.RATE_HIGH, AlarmKind.CALIBRATION_DUE)));
    assertEquals(
        List.of(AlarmKind.SENSOR_FAULT), ShelfKinds.of(tile(PointKind.OTHER, Unit.STATE, null)));
    assertEquals(
        "/points/room-1/ups.main", ShelfKinds.ups(tile(PointKind.UPS_FAULT, Unit.STATE, null)));
  }

  @Test
  @DisplayName("An alarm of the hub itself, or of a newer device, is not shelved at a device")
  void unknown() {
    assertFalse(ShelfKinds.may("DEVICE_OFFLINE"));
  }
}
