package id.penjaga.hub.core.alarm;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The alarms of one week, from Monday to Sunday in the zone of the site.
public record AlarmWeek(LocalDate monday, AlarmFigures figures) {

  /// The weeks up to now, the oldest first.
  ///
  /// @param known all alarms raised in them, and those raised before that still stood in them
  /// @param most how many at most
  /// @param since when alarms began to be kept; no week is told that ended before
  public static List<AlarmWeek> of(
      Collection<AlarmOccurrence> known, int most, Instant since, Instant now, ZoneId zone) {
    LocalDate first = first(most, since, now, zone);
    List<AlarmWeek> weeks = new ArrayList<>();
    for (LocalDate monday = first; !start(monday, zone).isAfter(now); ) {
      LocalDate next = monday.plusWeeks(1);
      Instant from = start(monday, zone);
      weeks.add(
          new AlarmWeek(
              monday,
              AlarmFigures.of(known, from.isBefore(since) ? since : from, start(next, zone), now)));
      monday = next;
    }
    return weeks;
  }

  /// The Monday of the first of these weeks.
  public static LocalDate first(int most, Instant since, Instant now, ZoneId zone) {
    LocalDate first = monday(now, zone).minusWeeks(most - 1L);
    LocalDate kept = monday(since, zone);
    return kept.isAfter(first) ? kept : first;
  }

  private static LocalDate monday(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
