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

  /// Sets an alarm aside for a while, with a reason; it need not stand. What may not be set aside,
  /// and for longer than it may be, is refused. An alarm that is shelved already is shelved anew.
  ///
  /// @param forMs how long, more than 0
  /// @param once whether it ends as well when the alarm clears
  record ShelveAlarm(
      AlarmKind kind, PointId point, long forMs, boolean once, String by, String reason)
      implements DeviceCommand {
    /// @throws IllegalArgumentException when it would be for no time
    public ShelveAlarm {
      if (forMs <= 0) {
        throw new IllegalArgumentException("forMs " + forMs + ": it must be more than 0");
      }
    }
  }

  /// Takes an alarm back that was set aside; while it stands it sounds again.
  record UnshelveAlarm(AlarmKind kind, PointId point, String by) implements DeviceCommand {}

  /// Sets all alarms of a point aside until it is put back, with a reason.
  record TakeOutOfService(PointId point, String by, String reason) implements DeviceCommand {}

  /// Ends that.
  record ReturnToService(PointId point, String by) implements DeviceCommand {}

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
