package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Value;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An obligation on a day: when it was last done and is due next. Days are days at the site.
///
/// @param last null while it was never done
/// @param from first day of the period that ends with `due`
/// @param due the last day on which it is in time; overdue from the day after
/// @param days until `due`, negative when overdue
/// @param past periods before, oldest first, not longer ago than somebody asked for
public record Due(
    Obligation of,
    @Nullable LocalDate last,
    LocalDate from,
    LocalDate due,
    State state,
    long days,
    List<Past> past) {
  /// How many days back periods are told unless somebody asks for more.
  private static final int LOOK_BACK = 400;

  /// The most urgent first.
  public static final Comparator<Due> URGENT_FIRST =
      Comparator.comparing(Due::days)
          .thenComparing(due -> due.of().register())
          .thenComparing(due -> due.of().item())
          .thenComparing(due -> due.of().id());

  /// How urgent it is.
  public enum State {
    OVERDUE,
    TODAY,
    SOON,
    LATER
  }

  /// A period that is over.
  ///
  /// @param met null for a missed one
  public record Past(LocalDate from, LocalDate due, @Nullable LocalDate met) {
    /// Days that it was done after it was due.
    public long late() {
      return met == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(due, met));
    }
  }

  public static Due of(Obligation of, LocalDate today) {
    return of(of, today, today.minusDays(LOOK_BACK));
  }

  /// @param since periods that ended before that day are not told
  static Due of(Obligation of, LocalDate today, LocalDate since) {
    List<LocalDate> met = of.met().stream().filter(day -> !day.isAfter(today)).toList();
    return of.lateAllowed() ? counting(of, met, today, since) : byPeriods(of, met, today, since);
  }

  /// Each doing begins a new period, early or late.
  private static Due counting(
      Obligation of, List<LocalDate> met, LocalDate today, LocalDate since) {
    List<Past> past = new ArrayList<>();
    LocalDate begin = of.from();
    for (LocalDate day : met) {
      if (day.isAfter(begin) && !day.isBefore(since)) {
        past.add(new Past(begin, of.after(begin), day));
      }
      begin = day;
    }
    return made(of, met, begin, of.after(begin), today, past);
  }

  /// Periods follow one another whatever is done: calendar months, or so many days.
  private static Due byPeriods(
      Obligation of, List<LocalDate> met, LocalDate today, LocalDate since) {
    LocalDate begin = of.months() != null ? of.from().withDayOfMonth(1) : of.from();
    List<Past> past = new ArrayList<>();
    while (!of.after(begin).isAfter(today)) {
      LocalDate end = of.after(begin).minusDays(1);
      if (begin.isAfter(of.from()) && !end.isBefore(since)) {
        past.add(new Past(begin, end, within(met, begin, end)));
      }
      begin = of.after(begin);
    }
    if (within(met, begin, today) != null) {
      begin = of.after(begin);
    }
    return made(of, met, begin, of.after(begin).minusDays(1), today, past);
  }

  private static @Nullable LocalDate within(List<LocalDate> met, LocalDate from, LocalDate until) {
    return met.stream()
        .filter(day -> !day.isBefore(from) && !day.isAfter(until))
        .findFirst()
        .orElse(null);
  }

  private static Due made(
      Obligation of,
      List<LocalDate> met,
      LocalDate from,
      LocalDate due,
      LocalDate today,
      List<Past> past) {
    long days = ChronoUnit.DAYS.between(today, due);
    long soon = Math.min(7, ChronoUnit.DAYS.between(from, of.after(from)) / 4);
    State state =
        days < 0
            ? State.OVERDUE
            : days == 0 ? State.TODAY : days <= soon ? State.SOON : State.LATER;
    return new Due(
        of, met.isEmpty() ? null : met.getLast(), from, due, state, days, List.copyOf(past));
  }

  /// Periods in which it was not done; they stay missed.
  public List<Past> missed() {
    return past.stream().filter(one -> one.met() == null).toList();
  }

  /// The period whose end passed without it and of which people are to hear; null when there is
  /// none. What may be done late is missed from the first day on which it is overdue; of the others
  /// it is the latest period that ended. Duties that a reading meets are told by their monitors.
  public @Nullable Past toTell() {
    if (of.byReading()) {
      return null;
    }
    if (of.lateAllowed()) {
      return state == State.OVERDUE ? new Past(from, due, null) : null;
    }
    Past latest = past.isEmpty() ? null : past.getLast();
    boolean missed =
        latest != null && latest.met() == null && (last == null || last.isBefore(latest.from()));
    return missed ? latest : null;
  }

  /// The first day on which it is overdue.
  public LocalDate overdueFrom() {
    return due.plusDays(1);
  }

  /// Whether somebody has to do something about it now: it fell due, or its period runs.
  public boolean calls(LocalDate today) {
    return !of.byReading() && !today.isBefore(of.lateAllowed() ? due : from);
  }

  /// What tells the period apart from others of the same duty and item.
  public String period() {
    return (of.lateAllowed() ? due : from).toString();
  }

  /// When it falls due until a day, if it is always done on the last day in time.
  public List<LocalDate> upcoming(LocalDate until) {
    List<LocalDate> all = new ArrayList<>();
    LocalDate begin = from;
    LocalDate end = due;
    while (!end.isAfter(until)) {
      all.add(end);
      begin = of.lateAllowed() ? end : of.after(begin);
      end = of.lateAllowed() ? of.after(begin) : of.after(begin).minusDays(1);
    }
    return all;
  }

  /// The day that a value holds; null for anything else.
  public static @Nullable LocalDate day(@Nullable Value value) {
    if (!(value instanceof Value.Text(String text)) || text.length() != 10) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
