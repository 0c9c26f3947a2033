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
  /// @param occurrence which occurrence ended; null when its raising had not become durable, and in
  ///     records of an older device
  record AlarmCleared(
      AlarmKind kind, PointId point, long raisedMs, @Nullable OccurrenceId occurrence)
      implements JournalEvent {
    public AlarmCleared(AlarmKind kind, PointId point, long raisedMs) {
      this(kind, point, raisedMs, null);
    }
  }

  /// @param by who, as the hub knows them; at the device the holder of a badge
  /// @param note empty when it was acknowledged at the device, where nobody can write
  /// @param button by which it was acknowledged at the device; null when the hub asked for it
  /// @param occurrence which occurrence was acknowledged; null when its raising had not become
  ///     durable, and in records of an older device
  record AlarmAcknowledged(
      AlarmKind kind,
      PointId point,
      String by,
      String note,
      @Nullable OccurrenceId occurrence,
      @Nullable PointId button)
      implements JournalEvent {
    /// By a command of the hub.
    public AlarmAcknowledged(
        AlarmKind kind, PointId point, String by, String note, @Nullable OccurrenceId occurrence) {
      this(kind, point, by, note, occurrence, null);
    }

    public AlarmAcknowledged(AlarmKind kind, PointId point, String by, String note) {
      this(kind, point, by, note, null);
    }
  }

  /// An alarm was raised more often than agreed within a while: from here on it stands as one, and
  /// its raises and clears have no records of their own. While it goes on, one record within that
  /// while says how often it was raised so far.
  ///
  /// @param raises how often, those that made it chatter included
  /// @param withinMs the while, and how long its condition must be good until it has settled
  /// @param occurrence which occurrence stands; null when its raising has not become durable
  record AlarmChattering(
      AlarmKind kind, PointId point, long raises, long withinMs, @Nullable OccurrenceId occurrence)
      implements JournalEvent {}

  /// An alarm chatters no longer. It has cleared, or waits for an acknowledgement.
  ///
  /// @param raises how often it was raised, from the first that made it chatter to the last
  /// @param lastedMs from the first of them to the last end, by uptime; -1 when a restart lay
  ///     between
  /// @param occurrence which occurrence it was; null when its raising had not become durable
  record AlarmSettled(
      AlarmKind kind, PointId point, long raises, long lastedMs, @Nullable OccurrenceId occurrence)
      implements JournalEvent {}

  /// A person set an alarm aside: it is raised, recorded and cleared as ever, and nothing sounds
  /// for it; outputs that nobody may silence go on. It may be shelved before it is raised, and
  /// anew before the time is over.
  ///
  /// @param forMs how long from now
  /// @param once whether it ends as well when the alarm clears
  /// @param by who, as the hub knows them
  record AlarmShelved(
      AlarmKind kind, PointId point, long forMs, boolean once, String by, String reason)
      implements JournalEvent {}

  /// @param by who took it back, as the hub knows them; null when the device ended it
  record AlarmUnshelved(AlarmKind kind, PointId point, ShelfEnd end, @Nullable String by)
      implements JournalEvent {}

  /// A point is being worked on and not believed: no output follows its alarms until it is put
  /// back.
  ///
  /// @param by who, as the hub knows them
  record PointOutOfService(PointId point, String by, String reason) implements JournalEvent {}

  /// @param by who, as the hub knows them; null when the configuration no longer has the point
  record PointInService(PointId point, @Nullable String by) implements JournalEvent {}

  record BuzzerSilenced(String by) implements JournalEvent {}

  /// A silenced buzzer sounds again.
  record BuzzerRearmed(String by) implements JournalEvent {}

  record OutputsTested(String by) implements JournalEvent {}

  record LimitsChanged(PointId point, double low, double high, String by, String reason)
      implements JournalEvent {}

  /// @param permit the permit that a visitor entered by; null for who has a right of their own, on
  ///     the way out, and in records of an older device
  /// @param escort the badge of who accompanies; null where nobody has to
  /// @param despite what spoke against it and only warns, such as a soft anti-passback; null when
  ///     nothing did
  record AccessGranted(
      PointId door,
      PointId reader,
      Direction direction,
      BadgeId badge,
      String holder,
      @Nullable String permit,
      @Nullable BadgeId escort,
      @Nullable DenialReason despite)
      implements JournalEvent {
    public AccessGranted(
        PointId door, PointId reader, Direction direction, BadgeId badge, String holder) {
      this(door, reader, direction, badge, holder, null, null, null);
    }
  }

  /// Refusals at one reader are coalesced: at most one record a second for unknown badges, and for
  /// one known badge.
  ///
  /// @param badge the latest badge that was refused
  /// @param holder null when the badge is unknown
  /// @param count refusals that this record stands for, at least 1
  record AccessDenied(
      PointId door,
      PointId reader,
      Direction direction,
      BadgeId badge,
      @Nullable String holder,
      DenialReason reason,
      long count)
      implements JournalEvent {
    public AccessDenied(
        PointId door,
        PointId reader,
        Direction direction,
        BadgeId badge,
        @Nullable String holder,
        DenialReason reason) {
      this(door, reader, direction, badge, holder, reason, 1);
    }
  }

  /// A grant that no opening of the door followed (ACC-15).
  record AccessNotTaken(PointId door, BadgeId badge, String holder) implements JournalEvent {}

  /// @param permit as in {@link AccessGranted}
  /// @param escort as in {@link AccessGranted}
  record PersonEntered(
      PointId door,
      BadgeId badge,
      String holder,
      Certainty certainty,
      @Nullable String permit,
      @Nullable BadgeId escort)
      implements JournalEvent {
    public PersonEntered(PointId door, BadgeId badge, String holder, Certainty certainty) {
      this(door, badge, holder, certainty, null, null);
    }

    public PersonEntered(PointId door, BadgeId badge, String holder) {
      this(door, badge, holder, Certainty.SEEN);
    }
  }

  record PersonLeft(PointId door, BadgeId badge, String holder, Certainty certainty)
      implements JournalEvent {
    public PersonLeft(PointId door, BadgeId badge, String holder) {
      this(door, badge, holder, Certainty.SEEN);
    }
  }

  /// @param holder who had been granted; null when no grant was open
  /// @param exit whether the opening follows a request to exit: a person may have left without a
  ///     badge, so the presence of everyone who went in at this door is no longer certain
  record DoorOpened(PointId door, @Nullable String holder, boolean exit) implements JournalEvent {
    public DoorOpened(PointId door, @Nullable String holder) {
      this(door, holder, false);
    }
  }

  /// @param openMs how long it stood open; -1 when a restart lay between
  record DoorClosed(PointId door, long openMs) implements JournalEvent {}

  /// @param open whether the door stood open already: then no opening follows, and a person may
  ///     have left without a badge
  record ExitRequested(PointId door, boolean open) implements JournalEvent {
    public ExitRequested(PointId door) {
      this(door, false);
    }
  }

  /// A roster is in force from now on: whole on the disk, its signature checked.
  ///
  /// @param hash SHA-256 over all its parts in their order, 64 hex digits
  /// @param leaseMs on the hub's clock: when its permits no longer count unless it is renewed
  record RosterAdopted(
      long version, int keyVersion, String hash, int badges, int permits, long leaseMs)
      implements JournalEvent {}

  /// A roster came and was kept out.
  ///
  /// @param version as it says of itself
  /// @param why for people
  record RosterRefused(long version, RosterRefusal reason, String why) implements JournalEvent {}

  /// Whoever holds the badge may enter again although they were never seen to leave.
  ///
  /// @param by who, as the hub knows them
  record PassbackForgiven(BadgeId badge, String holder, String by, String reason)
      implements JournalEvent {}

  /// A reader waits for one badge that nobody knows.
  ///
  /// @param enrolment id of the command that asked for it
  /// @param by who asked, as the hub knows them
  record EnrolmentOpened(String enrolment, PointId reader, String by) implements JournalEvent {}

  /// The wait for a new badge is over. A restart ends one without a record.
  ///
  /// @param badge the one that was held there; null unless it was one alone
  /// @param keyVersion of the badge key that made its digest
  record EnrolmentEnded(
      String enrolment, PointId reader, EnrolmentEnd end, @Nullable BadgeId badge, int keyVersion)
      implements JournalEvent {}

  record MainsLost(PointId point) implements JournalEvent {}

  /// @param outageMs how long the mains were away; -1 when a restart lay between
  record MainsRestored(PointId point, long outageMs) implements JournalEvent {}

  /// Servers of a group are going to be shut down, because their UPS is on battery and runs out.
  ///
  /// @param ups whose points begin with this name
  /// @param inMs how long until the order, unless the mains come back
  /// @param servers those of the group that are connected
  record ShutdownAnnounced(PointId group, PointId ups, ShutdownCause cause, long inMs, long servers)
      implements JournalEvent {}

  /// The mains came back before servers were told to shut down.
  record ShutdownCancelled(PointId group, PointId ups) implements JournalEvent {}

  /// The servers of a group are told to shut down from now on (FSD).
  ///
  /// @param servers those that are connected, and so are told
  record ShutdownOrdered(PointId group, PointId ups, long servers) implements JournalEvent {}

  /// Servers of a group may start and stay: the mains are back.
  ///
  /// @param stayed servers that were told to shut down and are connected still
  record ShutdownReleased(PointId group, PointId ups, long stayed) implements JournalEvent {}

  /// @param command id of the command
  /// @param why for people
  /// @param reason null where a hub has nothing to act on, and in records of an older device
  record CommandRefused(String command, String why, @Nullable RefusalReason reason)
      implements JournalEvent {
    public CommandRefused(String command, String why) {
      this(command, why, null);
    }
  }

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
    UNREADABLE_BATCHES,
    /// Records of an older copy of the log, as a card restored from an image has it: set aside when
    /// the hub was found to hold more than that log ever wrote, and a new log began. At least so
    /// many the hub never got.
    COPIED_RECORDS
  }
}
