package id.penjaga.device.core;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.PointKind;

/// What the kind of a point means for its alarms.
final class Kinds {
  private Kinds() {}

  /// Whether it is told by a UPS.
  static boolean ofUps(PointKind kind) {
    return switch (kind) {
      case UPS_ON_BATTERY, UPS_LOW_BATTERY, UPS_FAULT, UPS_VALUE -> true;
      case TEMPERATURE, HUMIDITY, DEW_POINT, DOOR, LEAK, MAINS, LOCK, BUZZER, RELAY, OTHER -> false;
    };
  }

  /// Whether we switch it ourselves.
  static boolean driven(PointKind kind) {
    return switch (kind) {
      case LOCK, BUZZER, RELAY -> true;
      case TEMPERATURE,
          HUMIDITY,
          DEW_POINT,
          DOOR,
          LEAK,
          MAINS,
          UPS_ON_BATTERY,
          UPS_LOW_BATTERY,
          UPS_FAULT,
          UPS_VALUE,
          OTHER ->
          false;
    };
  }

  /// The alarm beyond a limit.
  static AlarmKind limit(PointKind kind, boolean high) {
    return switch (kind) {
      case TEMPERATURE -> high ? AlarmKind.TEMP_HIGH : AlarmKind.TEMP_LOW;
      case HUMIDITY -> high ? AlarmKind.RH_HIGH : AlarmKind.RH_LOW;
      case DEW_POINT,
          DOOR,
          LEAK,
          MAINS,
          UPS_ON_BATTERY,
          UPS_LOW_BATTERY,
          UPS_FAULT,
          UPS_VALUE,
          LOCK,
          BUZZER,
          RELAY,
          OTHER ->
          high ? AlarmKind.VALUE_HIGH : AlarmKind.VALUE_LOW;
    };
  }
}
