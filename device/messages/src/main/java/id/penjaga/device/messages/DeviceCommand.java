package id.penjaga.device.messages;

import org.jspecify.annotations.Nullable;

/// What a hub may ask of a device. None of them opens a door.
public sealed interface DeviceCommand {

  /// A person has taken note; a latched alarm whose condition is gone clears (ENV-07, ENV-11).
  ///
  /// @param occurrence the occurrence that the person saw: any other one refuses the command; null
  ///     from an older hub, and means the one that stands
  record AcknowledgeAlarm(
      AlarmKind kind, PointId point, String by, String note, @Nullable OccurrenceId occurrence)
      implements DeviceCommand {
    public AcknowledgeAlarm(AlarmKind kind, PointId point, String by, String note) {
      this(kind, point, by, note, null);
    }
  }

  /// Stops the buzzer, not the relays, until a new alarm is raised (ENV-10).
  record SilenceBuzzer(String by) implements DeviceCommand {}

  /// Lets a silenced buzzer sound again while an alarm stands: nobody out there has it (SYS-07). No
  /// effect, and no record, when nothing is silenced.
  record RearmBuzzer(String by) implements DeviceCommand {}

  /// Sounds the buzzer and switches the alarm relays for three seconds (ENV-10).
  record TestOutputs(String by) implements DeviceCommand {}

  /// Moves the band of a point (ENV-14).
  record ChangeLimits(PointId point, double low, double high, String by, String reason)
      implements DeviceCommand {}

  /// Lets a badge in again that was never seen to leave (anti-passback). Opens no door.
  record ForgivePassback(BadgeId badge, String by, String reason) implements DeviceCommand {}

  /// Waits a minute for one badge that nobody knows at a reader that leads in (ACC-14). Opens no
  /// door.
  record EnrolBadge(PointId reader, String by) implements DeviceCommand {}
}
