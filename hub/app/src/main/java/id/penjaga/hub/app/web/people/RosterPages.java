package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.people.RosterGaps;
import id.penjaga.hub.core.people.Shift;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The duty roster: a month, its gaps, who is on duty now (ACC-13).
final class RosterPages implements Pages {
  private final Counter counter;

  RosterPages(Counter counter) {
    this.counter = counter;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/roster", ctx -> roster(ctx, counter.fresh(ctx)), RouteAccess.VIEWER);
    routes.post(
        "/roster/add",
        this::add,
        RouteAccess.VIEWER,
        Operation.post(
                "addShift",
                "/roster",
                Reach.SITE,
                Given.of(Given.Type.INTEGER, "person").must(),
                Given.of(Given.Type.MOMENT, "from").must(),
                Given.of(Given.Type.MOMENT, "until").must(),
                Given.text("letter").must(),
                Given.of(Given.Type.DAY, "dated"))
            .identified(Counter.COMMAND));
    routes.post(
        "/roster/remove",
        this::remove,
        RouteAccess.VIEWER,
        Operation.post(
                "removeShift", "/roster/{shift}/remove", Reach.SITE, Given.text("reason").must())
            .identified(Counter.COMMAND));
  }

  /// The month that a request asks for; this month when it asks for none.
  static YearMonth month(Context ctx, People people, Instant now) {
    String wanted = ctx.queryParam("month");
    YearMonth present = YearMonth.from(people.day(now));
    if (wanted == null || wanted.length() != 7) {
      return present;
    }
    try {
      return YearMonth.parse(wanted);
    } catch (DateTimeException _) {
      return present;
    }
  }

  private void roster(Context ctx, Sent sent) {
    People people = counter.people();
    Instant now = counter.now(ctx);
    LocalDate today = people.day(now);
    RightLines names = new RightLines(counter.desk, counter.drawing().words(ctx));
    List<MonthView.Duty> duty =
        people.shifts().stream()
            .filter(shift -> shift.covers(now))
            .sorted(Comparator.comparing(Shift::until))
            .map(shift -> duty(shift, names, now, today))
            .toList();
    List<Person> here =
        people.persons().stream()
            .filter(person -> person.here(today) && !person.name().isEmpty())
            .sorted(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER))
            .toList();
    counter
        .drawing()
        .draw(
            ctx,
            "roster.jte",
            "sent",
            sent,
            "month",
            view(month(ctx, people, now), names, now),
            "duty",
            duty,
            "inHours",
            counter.desk.calendar().inHours(now),
            "people",
            here,
            "plans",
            counter.plans(ctx));
  }

  private MonthView view(YearMonth month, RightLines names, Instant now) {
    People people = counter.people();
    OfficeCalendar calendar = counter.desk.calendar();
    LocalDate today = people.day(now);
    Instant begin = month.atDay(1).atStartOfDay(people.zone()).toInstant();
    Instant end = month.plusMonths(1).atDay(1).atStartOfDay(people.zone()).toInstant();
    List<RosterGaps.Gap> gaps =
        end.isAfter(now)
            ? RosterGaps.between(people, calendar, begin.isAfter(now) ? begin : now, end)
            : List.of();
    List<List<MonthView.Day>> weeks = new ArrayList<>();
    LocalDate day = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    while (!day.isAfter(month.atEndOfMonth())) {
      List<MonthView.Day> week = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        week.add(day(day, month, today, now, gaps, names));
        day = day.plusDays(1);
      }
      weeks.add(week);
    }
    return new MonthView(month, weeks, gaps);
  }

  private MonthView.Day day(
      LocalDate day,
      YearMonth month,
      LocalDate today,
      Instant now,
      List<RosterGaps.Gap> gaps,
      RightLines names) {
    People people = counter.people();
    OfficeCalendar calendar = counter.desk.calendar();
    Instant begin = day.atStartOfDay(people.zone()).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(people.zone()).toInstant();
    return new MonthView.Day(
        day,
        YearMonth.from(day).equals(month),
        day.equals(today),
        calendar.holidays().get(day),
        calendar.spans(day),
        people.shifts().stream()
            .filter(shift -> shift.meets(begin, end))
            .sorted(Comparator.comparing(Shift::from))
            .map(shift -> duty(shift, names, now, today))
            .toList(),
        gaps.stream().anyMatch(gap -> gap.from().isBefore(end) && begin.isBefore(gap.until())));
  }

  private static MonthView.Duty duty(Shift shift, RightLines names, Instant now, LocalDate today) {
    return new MonthView.Duty(
        shift,
        names.name(shift.person()),
        shift.until().isAfter(now) || shift.given().equals(today));
  }

  private void add(Context ctx) {
    Typed typed = Typed.of(ctx);
    People people = counter.people();
    counter.take(
        ctx,
        "add",
        typed,
        new PeopleCommand.AddShift(
            typed.number("person"),
            typed.moment("from", people.zone()),
            typed.moment("until", people.zone()),
            typed.text("letter"),
            typed.dayOrNone("dated")),
        back(ctx),
        sent -> roster(ctx, sent));
  }

  private void remove(Context ctx) {
    Typed typed = Typed.of(ctx);
    long shift = typed.number("shift");
    counter.take(
        ctx,
        "remove-" + shift,
        typed,
        new PeopleCommand.RemoveShift(shift, typed.text("reason")),
        back(ctx),
        sent -> roster(ctx, sent));
  }

  private String back(Context ctx) {
    return "/roster?month=" + month(ctx, counter.people(), counter.now(ctx)) + "&done=1";
  }
}
