package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.PeopleCommand;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Working hours with their breaks, and holidays (PWR-02).
final class CalendarPages implements Pages {
  private final Counter counter;

  CalendarPages(Counter counter) {
    this.counter = counter;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/calendar", ctx -> calendar(ctx, counter.fresh(ctx)), RouteAccess.VIEWER);
    routes.post(
        "/calendar/hours",
        this::hours,
        RouteAccess.VIEWER,
        Operation.post(
                "setHours",
                "/calendar/hours",
                Reach.SITE,
                Given.of(Given.Type.DAY, "from").must(),
                Given.of(Given.Type.WEEK, "week", "").must(),
                Given.text("reason").must())
            .identified(Counter.COMMAND));
    routes.post(
        "/calendar/holiday",
        this::holiday,
        RouteAccess.VIEWER,
        Operation.post(
                "setHoliday",
                "/calendar/holidays",
                Reach.SITE,
                Given.of(Given.Type.DAY, "day").must(),
                Given.text("name"),
                Given.of(Given.Type.TICK, "strike"),
                Given.text("reason").must())
            .identified(Counter.COMMAND));
  }

  private void calendar(Context ctx, Sent sent) {
    OfficeCalendar calendar = counter.desk.calendar();
    LocalDate today = counter.people().day(counter.now(ctx));
    String wanted = ctx.queryParam("year");
    int year =
        wanted != null && wanted.matches("20[0-9]{2}") ? Integer.parseInt(wanted) : today.getYear();
    SortedMap<LocalDate, String> holidays =
        calendar.holidays().subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    List<Integer> years =
        java.util.stream.Stream.concat(
                calendar.holidays().keySet().stream().map(LocalDate::getYear),
                java.util.stream.Stream.of(today.getYear(), today.getYear() + 1, year))
            .distinct()
            .sorted()
            .toList();
    counter
        .drawing()
        .draw(
            ctx,
            "calendar.jte",
            "sent",
            sent,
            "week",
            calendar.week(today),
            "coming",
            calendar.hours().tailMap(today, false),
            "holidays",
            holidays,
            "year",
            year,
            "years",
            years,
            "today",
            today,
            "keeps",
            counter.keeps(ctx));
  }

  private void hours(Context ctx) {
    Typed typed = Typed.of(ctx);
    Map<DayOfWeek, List<OfficeCalendar.Span>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      List<OfficeCalendar.Span> spans = spans(typed, day.name());
      if (!spans.isEmpty()) {
        week.put(day, spans);
      }
    }
    counter.take(
        ctx,
        "hours",
        typed,
        new PeopleCommand.SetHours(typed.day("from"), week, typed.text("reason")),
        "/calendar?done=1",
        sent -> calendar(ctx, sent));
  }

  /// The spans of a day, from its begin, its break and its end.
  private static List<OfficeCalendar.Span> spans(Typed typed, String day) {
    LocalTime begin = typed.clock(day + "_begin");
    LocalTime end = typed.clock(day + "_end");
    LocalTime pause = typed.clock(day + "_break");
    LocalTime resume = typed.clock(day + "_resume");
    if ((begin == null) != (end == null)
        || (pause == null) != (resume == null)
        || begin == null && pause != null) {
      typed.problem(
          day,
          "Isi mulai dan selesai, atau kosongkan keduanya; begitu pula istirahat.",
          "Fill in begin and end, or leave both empty; so with the break.");
      return List.of();
    }
    List<OfficeCalendar.Span> spans = new ArrayList<>();
    if (begin != null && end != null) {
      if (pause != null && resume != null) {
        spans.add(new OfficeCalendar.Span(begin, pause));
        spans.add(new OfficeCalendar.Span(resume, end));
      } else {
        spans.add(new OfficeCalendar.Span(begin, end));
      }
    }
    return spans;
  }

  private void holiday(Context ctx) {
    Typed typed = Typed.of(ctx);
    LocalDate day = typed.day("day");
    boolean strike = !typed.text("strike").isEmpty();
    if (!strike && typed.text("name").isEmpty()) {
      typed.problem("name", "Tuliskan nama hari libur.", "Write the name of the holiday.");
    }
    counter.take(
        ctx,
        strike ? "strike-" + day : "holiday",
        typed,
        new PeopleCommand.SetHoliday(day, strike ? "" : typed.text("name"), typed.text("reason")),
        "/calendar?year=" + day.getYear() + "&done=1",
        sent -> calendar(ctx, sent));
  }
}
