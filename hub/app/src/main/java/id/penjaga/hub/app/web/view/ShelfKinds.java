package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.PointKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which alarms the pages offer to set aside. The device decides; an offer that it refuses is said
/// with its reason.
public final class ShelfKinds {
  /// Those that a device never sets aside.
  private static final Set<AlarmKind> NEVER =
      EnumSet.of(
          AlarmKind.FORCED_DOOR,
          AlarmKind.EMERGENCY_RELEASE,
          AlarmKind.RECORDING_IMPAIRED,
          AlarmKind.UPS_LOW_BATTERY,
          AlarmKind.SERVER_SHUTDOWN);

  private ShelfKinds() {}

  /// Whether an alarm may be set aside; those that the hub raises itself may not.
  public static boolean may(String kind) {
    return Stream.of(AlarmKind.values())
        .anyMatch(one -> one.name().equals(kind) && !NEVER.contains(one));
  }

  /// The alarms that a point of a kind can raise and that may be set aside.
  ///
  /// @param limited whether it has limits
  public static List<AlarmKind> of(PointKind kind, boolean limited) {
    return switch (kind) {
      case TEMPERATURE ->
          List.of(
              AlarmKind.TEMP_HIGH,
              AlarmKind.TEMP_LOW,
              AlarmKind.TEMP_HIGH_HIGH,
              AlarmKind.TEMP_LOW_LOW,
              AlarmKind.RATE_HIGH,
              AlarmKind.SENSOR_DRIFT,
              AlarmKind.SENSOR_FAULT);
      case HUMIDITY ->
          List.of(
              AlarmKind.RH_HIGH,
              AlarmKind.RH_LOW,
              AlarmKind.RH_HIGH_HIGH,
              AlarmKind.RH_LOW_LOW,
              AlarmKind.RATE_HIGH,
              AlarmKind.SENSOR_DRIFT,
              AlarmKind.SENSOR_FAULT);
      case LEAK -> List.of(AlarmKind.WATER_LEAK, AlarmKind.SENSOR_FAULT);
      case DOOR -> List.of(AlarmKind.DOOR_HELD_OPEN, AlarmKind.SENSOR_FAULT);
      case MAINS -> List.of(AlarmKind.MAINS_LOST, AlarmKind.SENSOR_FAULT);
      case UPS_ON_BATTERY -> List.of(AlarmKind.UPS_ON_BATTERY, AlarmKind.MAINS_LOST);
      case UPS_FAULT -> List.of(AlarmKind.UPS_FAULT);
      case TAMPER -> List.of(AlarmKind.TAMPER, AlarmKind.SENSOR_FAULT);
      case READER -> List.of(AlarmKind.REPEATED_DENIAL, AlarmKind.SENSOR_FAULT);
      case MUTE_BUTTON -> List.of(AlarmKind.SENSOR_FAULT);
      case BUZZER, SIREN, BEACON, RELAY -> List.of(AlarmKind.OUTPUT_FAULT);
      case UPS_LOW_BATTERY, LOCK, EXIT_BUTTON, EMERGENCY_RELEASE -> List.of();
      case DEW_POINT, UPS_VALUE, OTHER ->
          limited
              ? List.of(
                  AlarmKind.VALUE_HIGH,
                  AlarmKind.VALUE_LOW,
                  AlarmKind.VALUE_HIGH_HIGH,
                  AlarmKind.VALUE_LOW_LOW)
              : List.of();
    };
  }

  /// Whether a point of a kind may be taken out of service.
  public static boolean mayBeOut(PointKind kind) {
    return switch (kind) {
      case DOOR, LOCK, EXIT_BUTTON, EMERGENCY_RELEASE, UPS_LOW_BATTERY -> false;
      default -> true;
    };
  }
}
