package id.penjaga.device.core;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.PointKind;
import java.util.EnumSet;
import java.util.Set;

/// What the kind of a point means for its alarms.
final class Kinds {
  private static final Set<PointKind> OF_UPS =
      EnumSet.range(PointKind.UPS_ON_BATTERY, PointKind.UPS_VALUE);

  private static final Set<PointKind> DRIVEN =
      EnumSet.of(PointKind.LOCK, PointKind.BUZZER, PointKind.RELAY);

  private Kinds() {}

  /// Whether it is told by a UPS.
  static boolean ofUps(PointKind kind) {
    return OF_UPS.contains(kind);
  }

  /// Whether we switch it ourselves.
  static boolean driven(PointKind kind) {
    return DRIVEN.contains(kind);
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
