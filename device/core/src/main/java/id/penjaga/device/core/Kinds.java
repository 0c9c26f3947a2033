package id.penjaga.device.core;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.PointKind;
import java.util.EnumSet;
import java.util.Set;

/// What the kind of a point means for its alarms.
final class Kinds {
  private static final Set<PointKind> OF_UPS =
      EnumSet.range(PointKind.UPS_ON_BATTERY, PointKind.UPS_VALUE);

  private static final Set<PointKind> DRIVEN = EnumSet.range(PointKind.LOCK, PointKind.RELAY);

  private Kinds() {}

  /// Whether it is told by a UPS.
  static boolean ofUps(PointKind kind) {
    return OF_UPS.contains(kind);
  }

  /// Whether we switch it ourselves.
  static boolean driven(PointKind kind) {
    return DRIVEN.contains(kind);
  }

  /// Whether an alarm that is raised again and again may be one alarm. Not what people do at a
  /// door: each time is another deed. Not the words of mains and UPS, from which the record of an
  /// outage is folded: it counts dips itself.
  static boolean chatters(AlarmKind kind) {
    return switch (kind) {
      case TEMP_HIGH,
          TEMP_LOW,
          RH_HIGH,
          RH_LOW,
          VALUE_HIGH,
          VALUE_LOW,
          TEMP_HIGH_HIGH,
          TEMP_LOW_LOW,
          RH_HIGH_HIGH,
          RH_LOW_LOW,
          VALUE_HIGH_HIGH,
          VALUE_LOW_LOW,
          RATE_HIGH,
          SENSOR_FAULT,
          SENSOR_DRIFT,
          OUTPUT_FAULT,
          WATER_LEAK,
          TAMPER,
          UPS_COMM_LOST ->
          true;
      case CALIBRATION_DUE,
          DOOR_HELD_OPEN,
          FORCED_DOOR,
          EMERGENCY_RELEASE,
          REPEATED_DENIAL,
          NO_ESCORT,
          OVERSTAY,
          ROSTER_OUTDATED,
          ROSTER_REFUSED,
          HUB_AWAY,
          MAINS_LOST,
          UPS_ON_BATTERY,
          UPS_LOW_BATTERY,
          UPS_FAULT,
          SERVER_SHUTDOWN,
          RECORDING_IMPAIRED ->
          false;
    };
  }

  /// The alarm beyond a limit.
  static AlarmKind limit(PointKind kind, boolean high) {
    return switch (kind) {
      case TEMPERATURE -> high ? AlarmKind.TEMP_HIGH : AlarmKind.TEMP_LOW;
      case HUMIDITY -> high ? AlarmKind.RH_HIGH : AlarmKind.RH_LOW;
      default -> high ? AlarmKind.VALUE_HIGH : AlarmKind.VALUE_LOW;
    };
  }

  /// The alarm beyond a critical limit.
  static AlarmKind critical(PointKind kind, boolean high) {
    return switch (kind) {
      case TEMPERATURE -> high ? AlarmKind.TEMP_HIGH_HIGH : AlarmKind.TEMP_LOW_LOW;
      case HUMIDITY -> high ? AlarmKind.RH_HIGH_HIGH : AlarmKind.RH_LOW_LOW;
      default -> high ? AlarmKind.VALUE_HIGH_HIGH : AlarmKind.VALUE_LOW_LOW;
    };
  }
}
