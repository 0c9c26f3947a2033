package id.penjaga.hub.core.people;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Working hours of the site: spans a day with the breaks left out, and holidays. Immutable.
///
/// Hours hold from a day on, so that a change of today moves nothing of yesterday.
public final class OfficeCalendar {
  private final ZoneId zone;
  private final NavigableMap<LocalDate, Map<DayOfWeek, List<Span>>> hours;
  private final Map<LocalDate, String> holidays;

  /// @param from inclusive
  /// @param until exclusive
  public record Span(LocalTime from, LocalTime until) {}

  /// @param hours spans in order, by the day from which they hold
  /// @param holidays day to its name
  public OfficeCalendar(
      ZoneId zone,
      Map<LocalDate, Map<DayOfWeek, List<Span>>> hours,
      Map<LocalDate, String> holidays) {
    this.zone = zone;
    this.hours = new TreeMap<>(hours);
    this.holidays = Map.copyOf(holidays);
  }

  public ZoneId zone() {
    return zone;
  }

  /// The spans of a day; none on a holiday.
  public List<Span> spans(LocalDate day) {
    if (holidays.containsKey(day)) {
      return List.of();
    }
    Map.Entry<LocalDate, Map<DayOfWeek, List<Span>>> inForce = hours.floorEntry(day);
    return inForce == null
        ? List.of()
        : inForce.getValue().getOrDefault(day.getDayOfWeek(), List.of());
  }

  public boolean inHours(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    LocalTime time = local.toLocalTime();
    return spans(local.toLocalDate()).stream()
        .anyMatch(span -> !time.isBefore(span.from()) && time.isBefore(span.until()));
  }

  /// Seconds between two moments that lie inside working hours; 0 when `until` is not after `from`.
  public long seconds(Instant from, Instant until) {
    long seconds = 0;
    LocalDate last = until.atZone(zone).toLocalDate();
    for (LocalDate day = from.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      for (Span span : spans(day)) {
        long begin = Math.max(from.getEpochSecond(), epoch(day, span.from()));
        long end = Math.min(until.getEpochSecond(), epoch(day, span.until()));
        seconds += Math.max(0, end - begin);
      }
    }
    return seconds;
  }

  private long epoch(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toEpochSecond();
  }
}
