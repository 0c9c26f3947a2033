package id.penjaga.hub.app.web.people;

import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.RosterGaps.Gap;
import id.penjaga.hub.core.people.Shift;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A month of the duty roster.
///
/// @param weeks seven days each, from Monday; days of other months fill them up
/// @param gaps uncovered stretches of the month that are still to come
public record MonthView(YearMonth month, List<List<Day>> weeks, List<Gap> gaps) {

  /// @param holiday its name; null for none
  /// @param hours working hours of the day
  public record Day(
      LocalDate day,
      boolean inMonth,
      boolean today,
      @Nullable String holiday,
      List<OfficeCalendar.Span> hours,
      List<Duty> duties,
      boolean gap) {}

  /// A shift on a day.
  ///
  /// @param removable whether it can still be taken off
  public record Duty(Shift shift, String name, boolean removable) {}
}
