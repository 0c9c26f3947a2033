package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.Person;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who holds which role today, and who stands in for whom by which letter (SYS-03).
final class RolePages implements Pages {
  private final Counter counter;

  RolePages(Counter counter) {
    this.counter = counter;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/roles", ctx -> roles(ctx, counter.fresh(ctx)), RouteAccess.VIEWER);
    routes.post(
        "/roles/delegate",
        this::delegate,
        RouteAccess.VIEWER,
        Operation.post(
                "delegate",
                "/delegations",
                Reach.SITE,
                Given.of(Given.Type.INTEGER, "of").must(),
                Given.of(Given.Type.INTEGER, "to").must(),
                Given.text("role").must(),
                Given.text("kind").must(),
                Given.of(Given.Type.DAY, "from").must(),
                Given.of(Given.Type.DAY, "until").must(),
                Given.text("letter").must())
            .identified(Counter.COMMAND));
  }

  private void roles(Context ctx, Sent sent) {
    RightLines rights = new RightLines(counter.desk, counter.drawing().words(ctx));
    People people = counter.people();
    LocalDate today = people.day(counter.now(ctx));
    Map<OfficeRole, List<RightLine>> holders = new LinkedHashMap<>();
    for (OfficeRole role : counter.desk.roles().values()) {
      if (!role.id().equals(People.DUTY_OFFICER)) {
        holders.put(role, rights.holders(role.id()));
      }
    }
    List<Person> here =
        people.persons().stream()
            .filter(person -> person.here(today) && !person.name().isEmpty())
            .sorted(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER))
            .toList();
    counter
        .drawing()
        .draw(
            ctx,
            "roles.jte",
            "sent",
            sent,
            "holders",
            holders,
            "delegations",
            rights.delegations(),
            "people",
            here,
            "plans",
            counter.plans(ctx),
            "today",
            today);
  }

  private void delegate(Context ctx) {
    Typed typed = Typed.of(ctx);
    counter.take(
        ctx,
        "delegate",
        typed,
        new PeopleCommand.Delegate(
            typed.number("of"),
            typed.number("to"),
            typed.text("role"),
            typed.text("kind"),
            typed.day("from"),
            typed.day("until"),
            typed.text("letter")),
        "/roles?done=1",
        sent -> roles(ctx, sent));
  }
}
