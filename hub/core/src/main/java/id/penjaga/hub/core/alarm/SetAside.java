package id.penjaga.hub.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// What somebody set aside at a device: an alarm for a while, or a point until it is put back.
///
/// @param kind of the alarm; empty for a whole point, which is out of service
/// @param planned when it was to end at the latest; null for a point out of service
/// @param ended when it ended; null while it lasts
public record SetAside(
    String device,
    String kind,
    String point,
    Instant since,
    @Nullable Instant planned,
    String by,
    String reason,
    @Nullable Instant ended) {
  /// A shelf that is longer than a shift outlives whoever knows of it.
  public static final Duration SHIFT = Duration.ofHours(8);

  /// When those on duty are reminded, each day in the zone of the site.
  static final LocalTime REMINDER = LocalTime.of(7, 30);

  public boolean outOfService() {
    return kind.isEmpty();
  }

  /// The same, ended at a moment; its own time ended it before, where that is known.
  SetAside ended(Instant at) {
    Instant end = planned != null && planned.isBefore(at) ? planned : at;
    return new SetAside(
        device, kind, point, since, planned, by, reason, end.isBefore(since) ? since : end);
  }

  /// When those on duty were last to be reminded of it; null when that was not yet. The same moment
  /// until the next day, so that they are told once a day however often this is asked.
  public @Nullable Instant reminder(ZoneId zone, Instant now) {
    Instant end = planned;
    boolean brief = end != null && Duration.between(since, end).compareTo(SHIFT) <= 0;
    boolean over = ended != null || end != null && !end.isAfter(now);
    if (brief || over) {
      return null;
    }
    ZonedDateTime today = now.atZone(zone).toLocalDate().atTime(REMINDER).atZone(zone);
    Instant last = (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    return since.isBefore(last) ? last : null;
  }
}
