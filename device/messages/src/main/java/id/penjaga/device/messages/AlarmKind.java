package id.penjaga.device.messages;

import org.jspecify.annotations.Nullable;

/// The conditions a device can raise. One alarm is one kind at one point.
public enum AlarmKind {
  TEMP_HIGH,
  TEMP_LOW,
  RH_HIGH,
  RH_LOW,
  /// Any other measured value above or below its limits.
  VALUE_HIGH,
  VALUE_LOW,
  /// Beyond the critical band of the same value: HIHI and LOLO of a process alarm.
  TEMP_HIGH_HIGH,
  TEMP_LOW_LOW,
  RH_HIGH_HIGH,
  RH_LOW_LOW,
  VALUE_HIGH_HIGH,
  VALUE_LOW_LOW,
  /// A measured value changes faster than the room bears (ASHRAE TC 9.9).
  RATE_HIGH,
  /// No believable reading for the point's stale time (ENV-04). Critical at an exit button or a
  /// reader, whose silence locks people in or out.
  SENSOR_FAULT,
  /// Two sensors that measure the same disagree: one of them has drifted.
  SENSOR_DRIFT,
  /// The time until the next calibration of a sensor is over (ENV-05).
  CALIBRATION_DUE,
  /// A lock, buzzer or relay could not be switched.
  OUTPUT_FAULT,
  WATER_LEAK,
  DOOR_HELD_OPEN,
  FORCED_DOOR,
  /// The emergency release of a door is pulled; its lock stays released as long.
  EMERGENCY_RELEASE,
  TAMPER,
  REPEATED_DENIAL,
  /// Visitors are inside and no escort of theirs is (ACC-03).
  NO_ESCORT,
  /// A visitor is inside after the end of the permit (ACC-22).
  OVERSTAY,
  /// The lease of the roster is over: permits no longer count.
  ROSTER_OUTDATED,
  /// A roster came that is not good (of another site or device, older, damaged, or its lease over),
  /// or that the disk did not take: the one before stays in force.
  ROSTER_REFUSED,
  /// Nothing was heard from the hub for longer than agreed (SYS-12).
  HUB_AWAY,
  MAINS_LOST,
  UPS_ON_BATTERY,
  UPS_LOW_BATTERY,
  UPS_FAULT,
  /// The UPS does not answer; says nothing about the mains.
  UPS_COMM_LOST,
  /// Servers of a group are about to be shut down, or are, because their UPS runs out (PWR-08).
  SERVER_SHUTDOWN,
  /// The journal cannot be written: decisions and alarms go on, their records wait in memory.
  RECORDING_IMPAIRED;

  /// Why an alarm of this kind is never set aside, at whatever point; null where the point decides.
  /// What endangers somebody now, or tells that nothing else would be told, has no quiet form.
  public @Nullable String neverSetAside() {
    return switch (this) {
      case FORCED_DOOR -> "somebody is in the room whom nobody let in";
      case EMERGENCY_RELEASE -> "somebody asks to be let out, and the door stands unlocked";
      case RECORDING_IMPAIRED -> "nothing that happens now is written down for certain";
      case UPS_LOW_BATTERY -> "minutes are left to shut the servers down";
      case SERVER_SHUTDOWN -> "servers are shut down, and who works on them must hear it";
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
          CALIBRATION_DUE,
          OUTPUT_FAULT,
          WATER_LEAK,
          DOOR_HELD_OPEN,
          TAMPER,
          REPEATED_DENIAL,
          NO_ESCORT,
          OVERSTAY,
          ROSTER_OUTDATED,
          ROSTER_REFUSED,
          HUB_AWAY,
          MAINS_LOST,
          UPS_ON_BATTERY,
          UPS_FAULT,
          UPS_COMM_LOST ->
          null;
    };
  }
}
