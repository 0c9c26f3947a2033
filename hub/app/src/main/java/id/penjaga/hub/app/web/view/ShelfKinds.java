package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.PointKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which alarms the pages offer to shelve. The device decides; an offer that it refuses is said
/// with its reason.
public final class ShelfKinds {
  private static final Set<PointKind> OF_UPS =
      EnumSet.range(PointKind.UPS_ON_BATTERY, PointKind.UPS_VALUE);

  /// What a device switches itself.
  private static final Set<PointKind> DRIVEN =
      EnumSet.of(
          PointKind.LOCK, PointKind.BUZZER, PointKind.SIREN, PointKind.BEACON, PointKind.RELAY);

  /// Measured, with alarms that no other kind of value has a name for.
  private static final Set<PointKind> OTHER_VALUES =
      EnumSet.of(PointKind.DEW_POINT, PointKind.UPS_VALUE, PointKind.OTHER);

  private static final Set<AlarmKind> LIMITS =
      EnumSet.range(AlarmKind.TEMP_HIGH, AlarmKind.VALUE_LOW_LOW);

  /// Of what is measured, not of what is on or off.
  private static final Set<AlarmKind> OF_A_COURSE =
      EnumSet.of(AlarmKind.RATE_HIGH, AlarmKind.SENSOR_DRIFT, AlarmKind.CALIBRATION_DUE);

  private ShelfKinds() {}

  /// Whether an alarm may be shelved; those that the hub raises itself may not.
  public static boolean may(String kind) {
    return Stream.of(AlarmKind.values())
        .anyMatch(one -> one.name().equals(kind) && one.neverSetAside() == null);
  }

  /// At which points a device can raise an alarm. None: it is about the device itself, a UPS as
  /// a whole, or a group of servers.
  static Set<PointKind> points(AlarmKind kind) {
    return switch (kind) {
      case TEMP_HIGH, TEMP_LOW, TEMP_HIGH_HIGH, TEMP_LOW_LOW -> EnumSet.of(PointKind.TEMPERATURE);
      case RH_HIGH, RH_LOW, RH_HIGH_HIGH, RH_LOW_LOW -> EnumSet.of(PointKind.HUMIDITY);
      case VALUE_HIGH, VALUE_LOW, VALUE_HIGH_HIGH, VALUE_LOW_LOW -> OTHER_VALUES;
      case RATE_HIGH, SENSOR_DRIFT, CALIBRATION_DUE -> {
        Set<PointKind> measured = EnumSet.of(PointKind.TEMPERATURE, PointKind.HUMIDITY);
        measured.addAll(OTHER_VALUES);
        yield measured;
      }
      case SENSOR_FAULT -> {
        Set<PointKind> read = EnumSet.allOf(PointKind.class);
        read.removeAll(DRIVEN);
        read.removeAll(OF_UPS);
        yield read;
      }
      case OUTPUT_FAULT -> DRIVEN;
      case WATER_LEAK -> EnumSet.of(PointKind.LEAK);
      case DOOR_HELD_OPEN, FORCED_DOOR, NO_ESCORT, OVERSTAY -> EnumSet.of(PointKind.DOOR);
      case EMERGENCY_RELEASE -> EnumSet.of(PointKind.EMERGENCY_RELEASE);
      case TAMPER -> EnumSet.of(PointKind.TAMPER);
      case REPEATED_DENIAL -> EnumSet.of(PointKind.READER);
      case MAINS_LOST -> EnumSet.of(PointKind.MAINS, PointKind.UPS_ON_BATTERY);
      case UPS_ON_BATTERY -> EnumSet.of(PointKind.UPS_ON_BATTERY);
      case UPS_LOW_BATTERY -> EnumSet.of(PointKind.UPS_LOW_BATTERY);
      case UPS_FAULT -> EnumSet.of(PointKind.UPS_FAULT);
      case UPS_COMM_LOST,
          SERVER_SHUTDOWN,
          ROSTER_OUTDATED,
          ROSTER_REFUSED,
          HUB_AWAY,
          RECORDING_IMPAIRED ->
          EnumSet.noneOf(PointKind.class);
    };
  }

  /// The alarms that a point can raise and that may be shelved.
  public static List<AlarmKind> of(TileView tile) {
    return raised(tile.kind())
        .filter(one -> !never(one, tile.kind()))
        .filter(one -> tile.limits() != null || !LIMITS.contains(one))
        .filter(one -> !tile.twoValued() || !OF_A_COURSE.contains(one))
        .toList();
  }

  /// Whether a point of a kind may be taken out of service: none of its alarms must be heard.
  public static boolean mayBeOut(PointKind kind) {
    return raised(kind).noneMatch(one -> never(one, kind));
  }

  /// The page of the UPS that a point tells of, at which the device says that it does not answer;
  /// null for every other point.
  public static @Nullable String ups(TileView tile) {
    String point = tile.point().name();
    int dot = point.lastIndexOf('.');
    return OF_UPS.contains(tile.kind())
        ? "/points/" + tile.device() + "/" + (dot < 1 ? point : point.substring(0, dot))
        : null;
  }

  private static Stream<AlarmKind> raised(PointKind point) {
    return Stream.of(AlarmKind.values()).filter(one -> points(one).contains(point));
  }

  /// Which readers lead out only the device knows.
  private static boolean never(AlarmKind alarm, PointKind point) {
    return alarm.neverSetAside() != null
        || alarm == AlarmKind.OUTPUT_FAULT && point == PointKind.LOCK
        || alarm == AlarmKind.SENSOR_FAULT
            && (point == PointKind.EXIT_BUTTON || point == PointKind.EMERGENCY_RELEASE);
  }
}
