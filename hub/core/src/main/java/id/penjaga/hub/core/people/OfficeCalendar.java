package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Working hours of the site: spans a day with the breaks left out, and holidays. Immutable.
///
/// Hours hold from a day on, so that a change of today moves nothing of yesterday.
public final class OfficeCalendar {
  private static final int FURTHEST_YEARS = 20;

  private final ZoneId zone;
  private final NavigableMap<LocalDate, Map<DayOfWeek, List<Span>>> hours;
  private final SortedMap<LocalDate, String> holidays;

  /// @param from inclusive
  /// @param until exclusive
  public record Span(LocalTime from, LocalTime until) {
    /// As the book writes it: `07:30-12:00`.
    @Override
    public String toString() {
      return from + "-" + until;
    }

    static Span parse(String text) {
      int dash = text.indexOf('-');
      return new Span(
          LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
    }
  }

  /// @param hours spans in order, by the day from which they hold
  /// @param holidays day to its name
  public OfficeCalendar(
      ZoneId zone,
      Map<LocalDate, Map<DayOfWeek, List<Span>>> hours,
      Map<LocalDate, String> holidays) {
    this.zone = zone;
    this.hours = Collections.unmodifiableNavigableMap(new TreeMap<>(hours));
    this.holidays = Collections.unmodifiableSortedMap(new TreeMap<>(holidays));
  }

  /// The calendar after an entry; the same object when the entry says nothing of it.
  public OfficeCalendar with(Entry entry) {
    OfficeCalendar now = this;
    for (Fact fact : entry.facts()) {
      now = now.with(fact);
    }
    return now;
  }

  /// The calendar after a fact.
  public OfficeCalendar with(Fact fact) {
    if (!(fact instanceof Fact.CalendarChanged change)) {
      return this;
    }
    Map<LocalDate, Map<DayOfWeek, List<Span>>> nextHours = new TreeMap<>(hours);
    if (change.hours() != null) {
      Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
      change
          .hours()
          .forEach((day, spans) -> week.put(day(day), spans.stream().map(Span::parse).toList()));
      nextHours.put(change.from(), week);
    }
    Map<LocalDate, String> nextHolidays = new TreeMap<>(holidays);
    change
        .holidays()
        .forEach((day, name) -> {
          if (name.isEmpty()) {
            nextHolidays.remove(day);
          } else {
            nextHolidays.put(day, name);
          }
        });
    return new OfficeCalendar(zone, nextHours, nextHolidays);
  }

  public ZoneId zone() {
    return zone;
  }

  /// Weeks of working hours by the day from which they hold.
  public NavigableMap<LocalDate, Map<DayOfWeek, List<Span>>> hours() {
    return hours;
  }

  public SortedMap<LocalDate, String> holidays() {
    return holidays;
  }

  /// The working week in force on a day, holidays not regarded.
  public Map<DayOfWeek, List<Span>> week(LocalDate day) {
    Map.Entry<LocalDate, Map<DayOfWeek, List<Span>>> inForce = hours.floorEntry(day);
    return inForce == null ? Map.of() : inForce.getValue();
  }

  /// The spans of a day; none on a holiday.
  public List<Span> spans(LocalDate day) {
    return holidays.containsKey(day)
        ? List.of()
        : week(day).getOrDefault(day.getDayOfWeek(), List.of());
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

  /// The moment when so many seconds of working hours have passed.
  ///
  /// @return null when they never pass, because no working hours are left
  public @Nullable Instant after(Instant from, long seconds) {
    long left = seconds;
    long begin = from.getEpochSecond();
    LocalDate day = from.atZone(zone).toLocalDate();
    for (LocalDate last = day.plusYears(FURTHEST_YEARS);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      for (Span span : spans(day)) {
        long open = Math.max(begin, epoch(day, span.from()));
        long close = epoch(day, span.until());
        if (close - open >= left && close >= open) {
          return left == 0 && open > begin ? from : Instant.ofEpochSecond(open + left);
        }
        left -= Math.max(0, close - open);
      }
    }
    return null;
  }

  /// The day of the week as the book writes it: `mon`.
  static String key(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static DayOfWeek day(String key) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (key(day).equals(key)) {
        return day;
      }
    }
    throw new IllegalArgumentException(key + " is no day of the week; write mon, tue, …");
  }

  private long epoch(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toEpochSecond();
  }
}
