package id.penjaga.device.messages;

/// What a hub may ask of a device. None of them opens a door.
public sealed interface Command {

  /// A person has taken note; a latched alarm whose condition is gone clears (ENV-07, ENV-11).
  record AcknowledgeAlarm(AlarmKind kind, PointId point, String by, String note)
      implements Command {}

  /// Stops the buzzer, not the relays, until a new alarm is raised (ENV-10).
  record SilenceBuzzer(String by) implements Command {}

  /// Sounds the buzzer and switches the alarm relays for three seconds (ENV-10).
  record TestOutputs(String by) implements Command {}

  /// Moves the band of a point (ENV-14).
  record ChangeLimits(PointId point, double low, double high, String by, String reason)
      implements Command {}
}
