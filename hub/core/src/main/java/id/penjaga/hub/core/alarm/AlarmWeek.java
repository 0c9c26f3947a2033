package id.penjaga.hub.core.alarm;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The alarms of one week, from Monday to Sunday in the zone of the site.
public record AlarmWeek(LocalDate monday, AlarmFigures figures) {

  /// Counts the alarms of the weeks up to now.
  public static final class Count {
    private final List<LocalDate> mondays = new ArrayList<>();
    private final List<FigureCount> counts = new ArrayList<>();

    /// @param most how many weeks at most
    /// @param since when alarms began to be kept; no week is told that ended before
    public Count(int most, Instant since, Instant now, ZoneId zone) {
      LocalDate monday = first(most, since, now, zone);
      while (!start(monday, zone).isAfter(now)) {
        LocalDate next = monday.plusWeeks(1);
        Instant from = start(monday, zone);
        mondays.add(monday);
        counts.add(new FigureCount(from.isBefore(since) ? since : from, start(next, zone), now));
        monday = next;
      }
    }

    /// Takes the next alarm, in the order they were raised: all that were raised in the weeks, and
    /// those raised before that still stood in them.
    public void take(AlarmOccurrence one) {
      counts.forEach(count -> count.take(one));
    }

    /// The weeks, the oldest first.
    public List<AlarmWeek> weeks() {
      return IntStream.range(0, counts.size())
          .mapToObj(i -> new AlarmWeek(mondays.get(i), counts.get(i).figures()))
          .toList();
    }
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
