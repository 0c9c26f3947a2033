package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.JournalEvent;
import org.jspecify.annotations.Nullable;

/// What a journal record is about, for the lists people read.
public enum Category {
  ACCESS(1),
  ALARM(2),
  POWER(3),
  SYSTEM(4);

  private final int code;

  Category(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Category ofCode(int code) {
    return values()[code - 1];
  }

  /// The searchable columns of an event.
  record Key(
      Category category,
      @Nullable String point,
      @Nullable String alarm,
      @Nullable String holder,
      @Nullable String badge) {

    static Key of(JournalEvent event) {
      return switch (event) {
        case JournalEvent.AlarmRaised e -> alarm(e.point().name(), e.kind().name());
        case JournalEvent.AlarmCleared e -> alarm(e.point().name(), e.kind().name());
        case JournalEvent.AlarmAcknowledged e -> alarm(e.point().name(), e.kind().name());
        case JournalEvent.AlarmChattering e -> alarm(e.point().name(), e.kind().name());
        case JournalEvent.AlarmSettled e -> alarm(e.point().name(), e.kind().name());
        case JournalEvent.AlarmShelved e -> alarm(e.point().name(), e.kind().name());
        case JournalEvent.AlarmUnshelved e -> alarm(e.point().name(), e.kind().name());
        case JournalEvent.PointOutOfService e -> alarm(e.point().name(), null);
        case JournalEvent.PointInService e -> alarm(e.point().name(), null);
        case JournalEvent.BuzzerSilenced _,
            JournalEvent.BuzzerRearmed _,
            JournalEvent.OutputsTested _ ->
            new Key(ALARM, null, null, null, null);
        case JournalEvent.LimitsChanged e -> alarm(e.point().name(), null);
        case JournalEvent.AccessGranted e ->
            access(e.door().name(), e.holder(), e.badge().digest());
        case JournalEvent.AccessDenied e -> access(e.door().name(), e.holder(), e.badge().digest());
        case JournalEvent.AccessNotTaken e ->
            access(e.door().name(), e.holder(), e.badge().digest());
        case JournalEvent.PersonEntered e ->
            access(e.door().name(), e.holder(), e.badge().digest());
        case JournalEvent.PersonLeft e -> access(e.door().name(), e.holder(), e.badge().digest());
        case JournalEvent.DoorOpened e -> access(e.door().name(), e.holder(), null);
        case JournalEvent.DoorClosed e -> access(e.door().name(), null, null);
        case JournalEvent.ExitRequested e -> access(e.door().name(), null, null);
        case JournalEvent.EnrolmentOpened e -> access(e.reader().name(), null, null);
        case JournalEvent.EnrolmentEnded e ->
            access(e.reader().name(), null, e.badge() == null ? null : e.badge().digest());
        case JournalEvent.PassbackForgiven e ->
            new Key(ACCESS, null, null, e.holder(), e.badge().digest());
        case JournalEvent.MainsLost e -> power(e.point().name());
        case JournalEvent.MainsRestored e -> power(e.point().name());
        case JournalEvent.ShutdownAnnounced e -> power(e.group().name());
        case JournalEvent.ShutdownCancelled e -> power(e.group().name());
        case JournalEvent.ShutdownOrdered e -> power(e.group().name());
        case JournalEvent.ShutdownReleased e -> power(e.group().name());
        case JournalEvent.DeviceStarted _,
            JournalEvent.ClockChanged _,
            JournalEvent.CommandRefused _,
            JournalEvent.RosterAdopted _,
            JournalEvent.RosterRefused _,
            JournalEvent.TrendDropped _,
            JournalEvent.LossDeclared _ ->
            new Key(SYSTEM, null, null, null, null);
      };
    }

    private static Key alarm(String point, @Nullable String kind) {
      return new Key(ALARM, point, kind, null, null);
    }

    private static Key power(String point) {
      return new Key(POWER, point, null, null, null);
    }

    private static Key access(String door, @Nullable String holder, @Nullable String badge) {
      return new Key(ACCESS, door, null, holder, badge);
    }
  }
}
