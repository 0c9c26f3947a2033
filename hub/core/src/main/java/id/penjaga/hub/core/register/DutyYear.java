package id.penjaga.hub.core.register;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A year of one duty, as the calendar shows it (DOC-07): what was missed stays missed, also when
/// it was done later, and however long ago it is.
///
/// @param marks in the order of their days
public record DutyYear(int year, List<Mark> marks) {
  public DutyYear {
    marks = List.copyOf(marks);
  }

  /// What happened, or will, on a day.
  public enum Kind {
    /// Done in time.
    DONE,
    /// Done after it was due.
    LATE,
    /// The last day in time passed and it was not done.
    MISSED,
    /// It will be due.
    DUE
  }

  /// @param days after it was due; 0 unless it was done late
  public record Mark(Kind kind, LocalDate day, long days) {}

  public static DutyYear of(Obligation of, int year, LocalDate today) {
    LocalDate first = LocalDate.of(year, Month.JANUARY, 1);
    Due due = Due.of(of, today, first);
    List<Mark> marks = new ArrayList<>();
    for (LocalDate met : of.met()) {
      if (!met.isAfter(today)) {
        marks.add(done(due, met));
      }
    }
    for (Due.Past past : due.past()) {
      if (past.met() == null || past.late() > 0) {
        marks.add(new Mark(Kind.MISSED, past.due(), 0));
      }
    }
    for (LocalDate day : due.upcoming(LocalDate.of(year, Month.DECEMBER, 31))) {
      marks.add(new Mark(day.isBefore(today) ? Kind.MISSED : Kind.DUE, day, 0));
    }
    marks.removeIf(mark -> mark.day().getYear() != year);
    marks.sort(Comparator.comparing(Mark::day));
    return new DutyYear(year, marks);
  }

  private static Mark done(Due due, LocalDate met) {
    long late =
        due.past().stream()
            .filter(past -> met.equals(past.met()))
            .mapToLong(Due.Past::late)
            .max()
            .orElse(0);
    return new Mark(late > 0 ? Kind.LATE : Kind.DONE, met, late);
  }

  /// The marks of a month.
  public List<Mark> month(int month) {
    return marks.stream().filter(mark -> mark.day().getMonthValue() == month).toList();
  }
}
