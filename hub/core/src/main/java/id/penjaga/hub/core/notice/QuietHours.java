package id.penjaga.hub.core.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// The hours of each day in which somebody is told of nothing but what is critical.
///
/// @param from the beginning; later than `until` for a night
/// @param until the end, exclusive; the same as `from` for no quiet hours
public record QuietHours(LocalTime from, LocalTime until) {

  /// The end of the quiet hours that a moment lies in; null when it lies in none.
  public @Nullable Instant end(Instant at, ZoneId zone) {
    ZonedDateTime here = at.atZone(zone);
    LocalTime time = here.toLocalTime();
    boolean night = from.isAfter(until);
    boolean within =
        night
            ? !time.isBefore(from) || time.isBefore(until)
            : !time.isBefore(from) && time.isBefore(until);
    if (!within) {
      return null;
    }
    boolean tomorrow = night && !time.isBefore(from);
    Instant end =
        here.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(until).atZone(zone).toInstant();
    return end.isAfter(at) ? end : null; // a clock that is set forward may skip the end
  }
}
