package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.security.Account;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.sheet.ListDownload;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.people.Shift;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The list of people and the page of each (SYS-03, SEC-05).
final class PeoplePages implements Pages {
  private static final int MOST = 300;

  private static final Given[] DETAILS = {
    Given.text("name").must(),
    Given.text("unit").must(),
    Given.text("nip"),
    Given.text("phone"),
    Given.text("login")
  };

  private final Counter counter;
  private final Security security;

  PeoplePages(Counter counter, Security security) {
    this.counter = counter;
    this.security = security;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/people", ctx -> list(ctx, counter.fresh(ctx)), RouteAccess.VIEWER, Audited.SHOWS);
    ListDownload.declare(
        routes,
        "/people",
        this::file,
        Operation.file(
            "exportPeopleList",
            "/exports/people/csv",
            Reach.SITE,
            Given.text("q"),
            Given.of(Given.Type.TICK, "all")));
    routes.post(
        "/people/add",
        this::add,
        RouteAccess.VIEWER,
        command("addPerson", "/people", DETAILS)
            .and(List.of(Given.of(Given.Type.TEXTS, "roles")))
            .creates("/people/{person}"));
    routes.get(
        "/people/{person}",
        ctx -> person(ctx, counter.fresh(ctx)),
        RouteAccess.VIEWER,
        Audited.SHOWS);
    routes.post(
        "/people/{person}/change",
        this::change,
        RouteAccess.VIEWER,
        command("changePerson", "/people/{person}", DETAILS).put());
    routes.post(
        "/people/{person}/roles",
        this::giveRoles,
        RouteAccess.VIEWER,
        command(
            "giveRoles",
            "/people/{person}/roles",
            Given.of(Given.Type.TEXTS, "roles").must(),
            Given.of(Given.Type.DAY, "from").must(),
            Given.of(Given.Type.DAY, "until")));
    routes.post(
        "/people/{person}/revoke",
        this::revoke,
        RouteAccess.VIEWER,
        command(
            "revokeRole",
            "/people/{person}/roles/{grant}/revoke",
            Given.of(Given.Type.DAY, "last").must(),
            Given.text("reason").must()));
    routes.post(
        "/people/{person}/back",
        this::takeBack,
        RouteAccess.VIEWER,
        command(
            "takeRoleBack", "/people/{person}/roles/{grant}/back", Given.text("reason").must()));
    routes.post(
        "/people/{person}/leave",
        this::leave,
        RouteAccess.VIEWER,
        command(
            "leave",
            "/people/{person}/leave",
            Given.of(Given.Type.DAY, "last").must(),
            Given.text("reason").must()));
    routes.post(
        "/people/{person}/return",
        this::comeBack,
        RouteAccess.VIEWER,
        command("comeBack", "/people/{person}/return"));
  }

  private static Operation command(String id, String path, Given... gives) {
    return Operation.post(id, path, Reach.SITE, gives).identified(Counter.COMMAND);
  }

  private static String search(Context ctx) {
    return Optional.ofNullable(ctx.queryParam("q")).orElse("").strip();
  }

  private List<PersonLine> found(Context ctx) {
    People people = counter.people();
    Instant now = counter.now(ctx);
    LocalDate today = people.day(now);
    RightLines rights = new RightLines(counter.desk, counter.drawing().words(ctx));
    boolean all = ctx.queryParam("all") != null;
    String wanted = search(ctx).toLowerCase(Locale.ROOT);
    List<Long> duty = people.onDuty(now);
    return people.persons().stream()
        .filter(person -> all || person.here(today))
        .filter(person ->
            (person.name() + " " + person.unit()).toLowerCase(Locale.ROOT).contains(wanted))
        .sorted(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER))
        .map(person ->
            new PersonLine(
                person,
                people.roles(person.id(), now).stream().map(rights::role).toList(),
                duty.contains(person.id())))
        .toList();
  }

  /// What the page lists of people, and no more: numbers and telephones go out by its own sheet.
  private void file(Context ctx) {
    Texts w = counter.drawing().words(ctx);
    LocalDate today = counter.people().day(counter.now(ctx));
    ListDownload.send(
        ctx,
        "people",
        Stream.of("ui.person", "people.unit", "people.roles.now", "people.duty", "people.state")
            .map(key -> new PaperPart.Column(w.t(key), 6))
            .toList(),
        found(ctx).stream()
            .map(line ->
                List.of(
                    line.person().name(),
                    line.person().unit(),
                    String.join(", ", line.roles()),
                    line.duty() ? w.t("people.on_duty") : "",
                    w.t(line.person().here(today) ? "people.here" : "people.gone")))
            .iterator());
  }

  private void list(Context ctx, Sent sent) {
    People people = counter.people();
    LocalDate today = people.day(counter.now(ctx));
    String search = search(ctx);
    boolean all = ctx.queryParam("all") != null;
    List<PersonLine> found = found(ctx);
    counter
        .drawing()
        .draw(
            ctx,
            "people.jte",
            "sent",
            sent,
            "people",
            found.subList(0, Math.min(MOST, found.size())),
            "count",
            found.size(),
            "search",
            search,
            "all",
            all,
            "nobody",
            people.persons().isEmpty(),
            "self",
            counter.me(ctx) == null && Counter.admin(ctx),
            "keeps",
            counter.keeps(ctx),
            "plans",
            counter.plans(ctx),
            "roles",
            counter.desk.roles().values(),
            "logins",
            logins(null),
            "linger",
            linger(today));
  }

  /// Accounts that still open although their person has left (SEC-05).
  private List<Person> linger(LocalDate today) {
    Set<String> enabled =
        security.accounts().stream()
            .filter(Account::enabled)
            .map(account -> account.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return counter.people().persons().stream()
        .filter(person ->
            !person.here(today)
                && person.login() != null
                && enabled.contains(person.login().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /// Accounts that belong to nobody, and the person's own.
  private List<String> logins(@Nullable Person person) {
    return security.accounts().stream()
        .map(Account::name)
        .filter(name -> {
          Person owner = counter.people().byLogin(name);
          return owner == null || person != null && owner.id() == person.id();
        })
        .toList();
  }

  private void add(Context ctx) {
    Typed typed = Typed.of(ctx);
    LocalDate today = counter.people().day(counter.now(ctx));
    counter.take(
        ctx,
        "add",
        typed,
        new PeopleCommand.AddPerson(details(typed), typed.all("roles"), today),
        "/people?done=1",
        sent -> list(ctx, sent));
  }

  private static PeopleCommand.Details details(Typed typed) {
    return new PeopleCommand.Details(
        typed.text("name"),
        typed.text("unit"),
        typed.text("nip"),
        typed.text("phone"),
        typed.text("login"));
  }

  private Person person(Context ctx) {
    String id = ctx.pathParam("person");
    Person person = id.matches("[0-9]{1,12}") ? counter.people().person(Long.parseLong(id)) : null;
    if (person == null) {
      throw new NotFoundResponse();
    }
    return person;
  }

  private void person(Context ctx, Sent sent) {
    Person person = person(ctx);
    People people = counter.people();
    Instant now = counter.now(ctx);
    boolean keeps = counter.keeps(ctx);
    Person me = counter.me(ctx);
    List<Shift> shifts =
        people.shifts().stream()
            .filter(shift -> shift.person() == person.id() && shift.until().isAfter(now))
            .sorted(Comparator.comparing(Shift::from))
            .toList();
    counter
        .drawing()
        .draw(
            ctx,
            "person.jte",
            "sent",
            sent,
            "person",
            person,
            "today",
            people.day(now),
            "rights",
            new RightLines(counter.desk, counter.drawing().words(ctx)).of(person.id()),
            "shifts",
            shifts,
            "held",
            HeldLine.of(counter.desk, counter.drawing().words(ctx), person.id()),
            "roles",
            counter.desk.roles().values(),
            "logins",
            logins(person),
            "keeps",
            keeps,
            "own",
            me != null && me.id() == person.id());
  }

  private void change(Context ctx) {
    Typed typed = Typed.of(ctx);
    Person person = person(ctx);
    take(ctx, "change", typed, new PeopleCommand.ChangePerson(person.id(), details(typed)));
  }

  private void giveRoles(Context ctx) {
    Typed typed = Typed.of(ctx);
    Person person = person(ctx);
    take(
        ctx,
        "roles",
        typed,
        new PeopleCommand.GiveRoles(
            person.id(), typed.all("roles"), typed.day("from"), typed.dayOrNone("until")));
  }

  private void revoke(Context ctx) {
    Typed typed = Typed.of(ctx);
    long grant = typed.number("grant");
    take(
        ctx,
        "revoke-" + grant,
        typed,
        new PeopleCommand.Revoke(grant, typed.day("last"), typed.text("reason")));
  }

  private void takeBack(Context ctx) {
    Typed typed = Typed.of(ctx);
    long grant = typed.number("grant");
    take(ctx, "back-" + grant, typed, new PeopleCommand.TakeBack(grant, typed.text("reason")));
  }

  /// Who leaves at once loses the account at once too (SEC-05). Nobody ends their own stay.
  private void leave(Context ctx) {
    Typed typed = Typed.of(ctx);
    Person person = person(ctx);
    Person me = counter.me(ctx);
    if (me != null && me.id() == person.id()) {
      typed.problem(
          "person",
          "Keluarnya Anda dicatat oleh orang lain.",
          "Somebody else writes down that you leave.");
    }
    LocalDate last = typed.day("last");
    take(ctx, "leave", typed, new PeopleCommand.Leave(person.id(), last, typed.text("reason")));
    security.closeLeft();
  }

  private void comeBack(Context ctx) {
    take(ctx, "return", Typed.of(ctx), new PeopleCommand.Return(person(ctx).id()));
  }

  private void take(Context ctx, String form, Typed typed, PeopleCommand command) {
    Person person = person(ctx);
    counter.take(
        ctx, form, typed, command, "/people/" + person.id() + "?done=1", sent -> person(ctx, sent));
  }
}
