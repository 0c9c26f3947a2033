package id.penjaga.hub.app.web.resource;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.core.people.Grant;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.PeopleRules;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.people.Shift;
import id.penjaga.hub.core.text.Bilingual;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// People, their roles, the duty roster and the working calendar.
public final class PeopleResources {
  private final Drawing drawing;
  private final Office office;

  public PeopleResources(Drawing drawing, Sources sources) {
    this.drawing = drawing;
    this.office = sources.office();
  }

  /// @param roles held now
  /// @param duty whether they are on duty now
  public record PersonShort(
      long person, String name, String unit, List<String> roles, boolean duty) {}

  /// @param nip absent unless the asker keeps people or asks for themselves; so with `phone`
  /// @param grants every right ever given to them
  /// @param shifts those that are not over
  public record PersonNow(
      long person,
      String name,
      String unit,
      @Nullable String nip,
      @Nullable String phone,
      @Nullable String login,
      @Nullable LocalDate last,
      List<String> roles,
      List<Grant> grants,
      List<Shift> shifts) {}

  /// @param holders who hold it now
  public record RoleNow(String role, Bilingual name, boolean visitor, List<Long> holders) {}

  /// @param week working hours by day of the week
  /// @param holidays by day
  public record CalendarNow(
      Map<String, List<OfficeCalendar.Span>> week, Map<LocalDate, String> holidays) {}

  public List<Read> reads() {
    return List.of(
        Read.many("listPeople", "/people", "/people", Reach.SITE, PersonShort.class, this::people),
        Read.one(
            "getPerson",
            "/people/{person}",
            "/people/{person}",
            Reach.SITE,
            PersonNow.class,
            this::person),
        Read.many("listRoles", "/roles", "/roles", Reach.SITE, RoleNow.class, this::roles),
        Read.many(
            "listDelegations", "/delegations", "/roles", Reach.SITE, Grant.class, this::acting),
        Read.many("listShifts", "/roster", "/roster", Reach.SITE, Shift.class, this::shifts)
            .asking(Given.text("month")),
        Read.one(
            "getCalendar",
            "/calendar",
            "/calendar",
            Reach.SITE,
            CalendarNow.class,
            this::calendar));
  }

  private Instant now(Context ctx) {
    return drawing.words(ctx).now();
  }

  private Object people(Context ctx) {
    People people = office.people();
    Instant now = now(ctx);
    List<Long> duty = people.onDuty(now);
    List<Person> here =
        people.persons().stream()
            .filter(one -> one.here(people.day(now)))
            .sorted(Comparator.comparing(Person::id))
            .toList();
    return Slice.of(ctx, here, one -> String.valueOf(one.id()))
        .map(one ->
            new PersonShort(
                one.id(),
                one.name(),
                one.unit(),
                List.copyOf(people.roles(one.id(), now)),
                duty.contains(one.id())));
  }

  private Object person(Context ctx) {
    String id = ctx.pathParam("person");
    People people = office.people();
    Instant now = now(ctx);
    Person person = id.matches("[0-9]{1,12}") ? people.person(Long.parseLong(id)) : null;
    LoginSession session = RequestContext.of(ctx).session();
    if (person == null || session == null) {
      throw new NotFoundResponse();
    }
    boolean full =
        session.name().equalsIgnoreCase(person.login())
            || PeopleRules.mayAs(
                    new PeopleCommand.NameRoom("", ""),
                    people,
                    session.name(),
                    session.role().covers(Role.ADMIN),
                    now)
                .isPresent();
    return new PersonNow(
        person.id(),
        person.name(),
        person.unit(),
        full ? person.nip() : null,
        full ? person.phone() : null,
        person.login(),
        person.last(),
        List.copyOf(people.roles(person.id(), now)),
        people.grantsOf(person.id()),
        people.shifts().stream()
            .filter(shift -> shift.person() == person.id() && shift.until().isAfter(now))
            .sorted(Comparator.comparing(Shift::from))
            .toList());
  }

  private Object roles(Context ctx) {
    People people = office.people();
    return Slice.of(ctx, List.copyOf(office.roles().values()), OfficeRole::id)
        .map(one ->
            new RoleNow(one.id(), one.name(), one.visitor(), people.holders(one.id(), now(ctx))));
  }

  private Object acting(Context ctx) {
    People people = office.people();
    List<Grant> live =
        people.grants().stream()
            .filter(one -> one.delegation() != null && one.meets(people.day(now(ctx)), null))
            .toList();
    return Slice.of(ctx, live, one -> String.valueOf(one.id()));
  }

  private Object shifts(Context ctx) {
    People people = office.people();
    String typed = ctx.queryParam("month");
    try {
      YearMonth month =
          typed == null ? YearMonth.from(people.day(now(ctx))) : YearMonth.parse(typed);
      Instant begin = month.atDay(1).atStartOfDay(people.zone()).toInstant();
      Instant end = month.plusMonths(1).atDay(1).atStartOfDay(people.zone()).toInstant();
      List<Shift> shifts =
          people.shifts().stream()
              .filter(shift -> shift.meets(begin, end))
              .sorted(Comparator.comparing(Shift::from).thenComparing(Shift::id))
              .toList();
      return Slice.of(ctx, shifts, one -> String.valueOf(one.id()));
    } catch (DateTimeException _) {
      throw new BadRequestResponse();
    }
  }

  private Object calendar(Context ctx) {
    OfficeCalendar calendar = office.calendar();
    Map<String, List<OfficeCalendar.Span>> week = new java.util.TreeMap<>();
    calendar
        .week(office.people().day(now(ctx)))
        .forEach((day, spans) -> week.put(day.name().toLowerCase(java.util.Locale.ROOT), spans));
    return new CalendarNow(week, calendar.holidays());
  }
}
