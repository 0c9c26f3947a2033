package id.penjaga.hub.core.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which stretches outside working hours nobody is on duty for (ACC-13).
///
/// A working day counts from its first hour to its last: staff are near during their break, and a
/// duty officer for lunch is no gap that anybody fills.
public final class RosterGaps {
  private RosterGaps() {}

  /// @param from inclusive
  /// @param until exclusive
  public record Gap(Instant from, Instant until) {}

  /// The uncovered stretches of a span, in order.
  public static List<Gap> between(
      People people, OfficeCalendar calendar, Instant from, Instant until) {
    List<Gap> covered = new ArrayList<>();
    LocalDate last = people.day(until);
    for (LocalDate day = people.day(from); !day.isAfter(last); day = day.plusDays(1)) {
      List<OfficeCalendar.Span> spans = calendar.spans(day);
      if (!spans.isEmpty()) {
        covered.add(
            new Gap(
                day.atTime(spans.getFirst().from()).atZone(people.zone()).toInstant(),
                day.atTime(spans.getLast().until()).atZone(people.zone()).toInstant()));
      }
    }
    for (Shift shift : people.shifts()) {
      if (shift.meets(from, until)) {
        covered.add(new Gap(shift.from(), shift.until()));
      }
    }
    covered.sort(Comparator.comparing(Gap::from));
    List<Gap> gaps = new ArrayList<>();
    Instant open = from;
    for (Gap stretch : covered) {
      Instant end = stretch.from().isBefore(until) ? stretch.from() : until;
      if (open.isBefore(end)) {
        gaps.add(new Gap(open, end));
      }
      if (stretch.until().isAfter(open)) {
        open = stretch.until();
      }
    }
    if (open.isBefore(until)) {
      gaps.add(new Gap(open, until));
    }
    return gaps;
  }
}
