package id.penjaga.device.messages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Retained pictures of now, for a subscriber that connects late (SYS-05).
public sealed interface StateMessage {
  DeviceId device();

  /// Birth certificate and last will. Absent parts are null in the will, which is written before
  /// they are known.
  ///
  /// @param online false in the last will and after an orderly stop
  /// @param log see {@link JournalRecord}
  /// @param oldestJournal where the journal goes on for the hub: the oldest record the device still
  ///     has, or, when records behind what the hub holds are lost on the device, the first after
  ///     those; null when there is none or the disk does not say
  /// @param oldestTrend the same for batches of readings
  /// @param roster version of the roster in force; 0 when there is none
  record Status(
      DeviceId device,
      boolean online,
      String version,
      String board,
      boolean simulated,
      String log,
      int epoch,
      @Nullable Moment at,
      @Nullable Position oldestJournal,
      @Nullable Position oldestTrend,
      List<PointInfo> points,
      long roster)
      implements StateMessage {
    public Status {
      points = List.copyOf(points);
    }

    /// Without a roster.
    public Status(
        DeviceId device,
        boolean online,
        String version,
        String board,
        boolean simulated,
        String log,
        int epoch,
        @Nullable Moment at,
        @Nullable Position oldestJournal,
        @Nullable Position oldestTrend,
        List<PointInfo> points) {
      this(
          device,
          online,
          version,
          board,
          simulated,
          log,
          epoch,
          at,
          oldestJournal,
          oldestTrend,
          points,
          0);
    }
  }

  /// The heartbeat (SYS-12).
  ///
  /// @param journalBacklog records the hub has not acknowledged
  /// @param trendBacklog batches the hub has not acknowledged
  /// @param backlogSinceMs age of the oldest of them in milliseconds, 0 when there is none
  /// @param diskFreeBytes on the journal's file system
  /// @param recording false while the journal cannot be written
  /// @param reconnects connections made since the start
  /// @param refused messages from the hub that could not be used since the start
  /// @param lost events and records given up since the start
  record Health(
      DeviceId device,
      Moment at,
      long journalBacklog,
      long trendBacklog,
      long backlogSinceMs,
      long diskFreeBytes,
      boolean recording,
      long reconnects,
      long refused,
      long lost)
      implements StateMessage {}

  /// The latest of a point.
  ///
  /// @param measure null unless quality is GOOD
  /// @param why null when quality is GOOD
  record Point(
      DeviceId device,
      PointId point,
      Moment at,
      Quality quality,
      @Nullable Measure measure,
      @Nullable MissReason why)
      implements StateMessage {}

  enum Quality {
    GOOD,
    /// A reading failed; the point is not yet stale.
    UNCERTAIN,
    /// No believable reading within the stale time.
    STALE
  }

  /// @param since when it entered this phase
  /// @param acknowledged whether a person has taken note
  /// @param occurrence which occurrence stands; null when none does, and as long as the record of
  ///     its raising is not durable
  /// @param shelved who set it aside, and until when; null when nobody did
  /// @param outOfService who took its point out of service; null while it is in service
  /// @param chattering how often it was raised while it stands as one; null when it is not
  record Alarm(
      DeviceId device,
      AlarmKind kind,
      PointId point,
      Severity severity,
      AlarmPhase phase,
      boolean acknowledged,
      Moment since,
      @Nullable Measure measured,
      @Nullable OccurrenceId occurrence,
      @Nullable Shelved shelved,
      @Nullable OutOfService outOfService,
      @Nullable Chattering chattering)
      implements StateMessage {
    /// One that does not chatter.
    public Alarm(
        DeviceId device,
        AlarmKind kind,
        PointId point,
        Severity severity,
        AlarmPhase phase,
        boolean acknowledged,
        Moment since,
        @Nullable Measure measured,
        @Nullable OccurrenceId occurrence,
        @Nullable Shelved shelved,
        @Nullable OutOfService outOfService) {
      this(
          device,
          kind,
          point,
          severity,
          phase,
          acknowledged,
          since,
          measured,
          occurrence,
          shelved,
          outOfService,
          null);
    }

    public Alarm(
        DeviceId device,
        AlarmKind kind,
        PointId point,
        Severity severity,
        AlarmPhase phase,
        boolean acknowledged,
        Moment since,
        @Nullable Measure measured,
        @Nullable OccurrenceId occurrence) {
      this(
          device,
          kind,
          point,
          severity,
          phase,
          acknowledged,
          since,
          measured,
          occurrence,
          null,
          null,
          null);
    }

    public Alarm(
        DeviceId device,
        AlarmKind kind,
        PointId point,
        Severity severity,
        AlarmPhase phase,
        boolean acknowledged,
        Moment since,
        @Nullable Measure measured) {
      this(device, kind, point, severity, phase, acknowledged, since, measured, null);
    }
  }

  /// @param untilMs when it ends at the latest, on the wall clock of the device
  /// @param once whether it ends as well when the alarm clears
  record Shelved(long untilMs, boolean once, String by, String reason) {}

  record OutOfService(String by, String reason) {}

  /// @param raises how often it was raised, as far as the journal tells
  /// @param withinMs how long its condition must be good until it has settled
  record Chattering(long raises, long withinMs) {}

  enum AlarmPhase {
    RAISED,
    /// The condition is gone; the alarm waits for an acknowledgement.
    LATCHED,
    CLEARED
  }
}
