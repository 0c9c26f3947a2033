package id.penjaga.hub.core.visit;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A stretch in which the visitors of a permit may be inside: all of it, or one of its days where
/// they come again.
///
/// @param until the first instant at which it no longer holds
public record VisitWindow(Instant from, Instant until) {
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /// Days of a permit are no further apart.
  private static final int LONGEST_PAUSE = 8;

  /// On which days of a permit its visitors come, each at the hours at which the permit begins and
  /// ends.
  public enum Days {
    DAILY,
    /// Monday to Friday.
    WORKDAYS,
    /// On the day of the week on which it begins.
    WEEKLY,
    /// On no day: the answer is a word that this hub does not know.
    UNKNOWN;

    boolean fall(LocalDate day, LocalDate first) {
      return switch (this) {
        case DAILY -> true;
        case WORKDAYS -> !WEEKEND.contains(day.getDayOfWeek());
        case WEEKLY -> day.getDayOfWeek() == first.getDayOfWeek();
        case UNKNOWN -> false;
      };
    }

    /// The words of an answer, in the order of their days.
    static List<String> words() {
      return Stream.of(values()).filter(days -> days != UNKNOWN).map(Days::word).toList();
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// Null for a visit that takes place once, which is no answer at all.
    static @Nullable Days of(String word) {
      if (word.isEmpty()) {
        return null;
      }
      int known = words().indexOf(word);
      return known < 0 ? UNKNOWN : values()[known];
    }
  }

  /// The window that is open at a moment, or the next one; the last one when all are over. Null
  /// when no day of the permit is one of its days.
  ///
  /// @param days null for one window from the beginning to the end
  /// @param zone in which the hours are meant
  static @Nullable VisitWindow at(
      Instant at, Instant from, Instant until, @Nullable Days days, ZoneId zone) {
    if (days == null) {
      return new VisitWindow(from, until);
    }
    if (days == Days.UNKNOWN) {
      return null;
    }
    LocalDate first = from.atZone(zone).toLocalDate();
    LocalTime begins = from.atZone(zone).toLocalTime();
    LocalTime ends = until.atZone(zone).toLocalTime();
    Instant seen = at.isBefore(until) ? at : until;
    LocalDate day = seen.atZone(zone).toLocalDate().minusDays(LONGEST_PAUSE);
    VisitWindow last = null;
    for (day = day.isBefore(first) ? first : day; ; day = day.plusDays(1)) {
      LocalDate over = ends.isAfter(begins) ? day : day.plusDays(1); // a night ends the day after
      VisitWindow window =
          new VisitWindow(
              day.atTime(begins).atZone(zone).toInstant(),
              over.atTime(ends).atZone(zone).toInstant());
      if (window.until().isAfter(until)) {
        return last;
      }
      if (days.fall(day, first)) {
        last = window;
        if (at.isBefore(window.until())) {
          return window;
        }
      }
    }
  }
}
