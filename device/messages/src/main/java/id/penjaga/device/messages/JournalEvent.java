package id.penjaga.device.messages;

import org.jspecify.annotations.Nullable;

/// What the journal can say. Past tense: each has happened and was decided at the device. People
/// stand in it by pseudonym (`holder`), never by name.
public sealed interface JournalEvent {

  /// The first record of every epoch.
  ///
  /// @param config first 12 hex digits of the SHA-256 of the configuration file
  /// @param simulated true when the wires are simulated (SYS-08)
  record DeviceStarted(String version, String config, String board, boolean simulated)
      implements JournalEvent {}

  /// The wall clock stepped or its quality changed (SYS-09). Earlier records of this epoch can be
  /// corrected by `stepMs`.
  ///
  /// @param stepMs new wall clock minus old, at the same uptime
  record ClockChanged(ClockQuality from, ClockQuality to, long stepMs) implements JournalEvent {}

  /// @param measured the value that was over the limit; null where none applies
  record AlarmRaised(AlarmKind kind, PointId point, Severity severity, @Nullable Measure measured)
      implements JournalEvent {}

  /// @param raisedMs how long the alarm stood, by uptime; -1 when a restart lay between
  record AlarmCleared(AlarmKind kind, PointId point, long raisedMs) implements JournalEvent {}

  /// @param by who, as the hub knows them
  record AlarmAcknowledged(AlarmKind kind, PointId point, String by, String note)
      implements JournalEvent {}

  record BuzzerSilenced(String by) implements JournalEvent {}

  record OutputsTested(String by) implements JournalEvent {}

  record LimitsChanged(PointId point, double low, double high, String by, String reason)
      implements JournalEvent {}

  record AccessGranted(
      PointId door, PointId reader, Direction direction, BadgeId badge, String holder)
      implements JournalEvent {}

  /// @param holder null when the badge is unknown
  record AccessDenied(
      PointId door,
      PointId reader,
      Direction direction,
      BadgeId badge,
      @Nullable String holder,
      DenialReason reason)
      implements JournalEvent {}

  /// A grant that no opening of the door followed (ACC-15).
  record AccessNotTaken(PointId door, BadgeId badge, String holder) implements JournalEvent {}

  record PersonEntered(PointId door, BadgeId badge, String holder) implements JournalEvent {}

  record PersonLeft(PointId door, BadgeId badge, String holder) implements JournalEvent {}

  /// @param holder who had been granted; null when nobody had
  record DoorOpened(PointId door, @Nullable String holder) implements JournalEvent {}

  /// @param openMs how long it stood open; -1 when a restart lay between
  record DoorClosed(PointId door, long openMs) implements JournalEvent {}

  record ExitRequested(PointId door) implements JournalEvent {}

  record MainsLost(PointId point) implements JournalEvent {}

  /// @param outageMs how long the mains were away; -1 when a restart lay between
  record MainsRestored(PointId point, long outageMs) implements JournalEvent {}

  record CommandRefused(String command, String why) implements JournalEvent {}

  /// The trend store was full and its oldest part was given up.
  record TrendDropped(Position from, Position to) implements JournalEvent {}

  /// Something that should have been recorded was not, and this many times.
  record LossDeclared(Loss what, long count) implements JournalEvent {}

  /// What was lost.
  enum Loss {
    JOURNAL_RECORDS,
    READINGS,
    INBOX_EVENTS,
    /// Records that were durable and that the disk does not give back; at least so many.
    UNREADABLE_RECORDS,
    /// Batches of readings that were durable and that the disk does not give back; at least so
    /// many.
    UNREADABLE_BATCHES
  }
}
