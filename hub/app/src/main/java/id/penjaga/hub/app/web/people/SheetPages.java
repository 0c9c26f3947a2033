package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.security.Account;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.sheet.HolidaySheet;
import id.penjaga.hub.app.sheet.LineRemark;
import id.penjaga.hub.app.sheet.PeopleSheet;
import id.penjaga.hub.app.sheet.RosterSheet;
import id.penjaga.hub.app.sheet.SheetPlan;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.sheet.SheetForm;
import id.penjaga.hub.app.web.sheet.SheetReport;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.PeopleRules;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Lists come in as CSV, are told line by line, and are stored as one entry or not at all; and go
/// out with the same columns.
final class SheetPages implements Pages {
  private final Counter counter;
  private final Security security;

  SheetPages(Counter counter, Security security) {
    this.counter = counter;
    this.security = security;
  }

  /// Which list.
  private enum Kind {
    PEOPLE(Subject.Kind.PERSON, "/people"),
    ROSTER(Subject.Kind.ROSTER, "/roster"),
    HOLIDAYS(Subject.Kind.CALENDAR, "/calendar");

    final Subject.Kind about;
    final String page;

    Kind(Subject.Kind about, String page) {
      this.about = about;
      this.page = page;
    }

    String path() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public void declare(RoutesConfig routes) {
    for (Kind kind : Kind.values()) {
      String path = "/sheets/" + kind.path();
      routes.get(path, ctx -> draw(ctx, kind, SheetReport.EMPTY), RouteAccess.VIEWER);
      routes.post(
          path,
          ctx -> check(ctx, kind),
          RouteAccess.VIEWER,
          SheetForm.TYPED,
          SheetForm.FILE,
          SheetForm.check(kind.path(), path));
      routes.post(
          path + "/store",
          ctx -> store(ctx, kind),
          RouteAccess.VIEWER,
          SheetForm.TYPED,
          SheetForm.store(kind.path(), path));
      routes.get(
          path + ".csv",
          ctx -> write(ctx, kind),
          RouteAccess.VIEWER,
          Audited.EXPORTS,
          SheetForm.export(kind.path(), path));
    }
  }

  private boolean may(Context ctx, Kind kind) {
    return kind == Kind.ROSTER ? counter.plans(ctx) : counter.keeps(ctx);
  }

  private void draw(Context ctx, Kind kind, SheetReport report) {
    if (!may(ctx, kind)) {
      throw new ForbiddenResponse();
    }
    Texts w = counter.drawing().words(ctx);
    String path = "/sheets/" + kind.path();
    counter
        .drawing()
        .draw(
            ctx,
            "sheet.jte",
            "s",
            new SheetForm(
                w.t("sheet.title." + kind.path()),
                kind.page,
                w.t("sheet.page." + kind.path()),
                path,
                path + ".csv",
                w.t("sheet.send." + kind.path()),
                kind == Kind.HOLIDAYS ? SheetForm.Reason.REQUIRED : SheetForm.Reason.NONE,
                report,
                Sent.fresh("").command()));
  }

  private void check(Context ctx, Kind kind) {
    if (!may(ctx, kind)) {
      throw new ForbiddenResponse();
    }
    SheetReport report = SheetForm.report(ctx, text -> report(ctx, kind, text));
    SheetForm.checked(ctx, report, counter.drawing().words(ctx), () -> draw(ctx, kind, report));
  }

  private SheetReport report(Context ctx, Kind kind, String text) {
    SheetPlan plan = plan(ctx, kind, text);
    List<LineRemark> problems = new ArrayList<>(plan.problems());
    List<LineRemark> warnings = new ArrayList<>();
    int facts = 0;
    PeopleAnswer answer =
        PeopleRules.decide(
            together(kind, plan),
            counter.people(),
            counter.desk.calendar(),
            counter.desk.rooms(),
            counter.desk.roles(),
            counter.now(ctx));
    switch (answer) {
      case PeopleAnswer.Refused(List<PeopleAnswer.Remark> wrong) ->
          wrong.forEach(remark -> problems.add(line(plan, remark)));
      case PeopleAnswer.Accepted accepted -> {
        accepted.warnings().forEach(remark -> warnings.add(line(plan, remark)));
        facts = accepted.facts().size();
      }
    }
    return SheetReport.of(
        plan.rows(), facts, problems, warnings, List.of(), text, SheetForm.reason(ctx));
  }

  private static LineRemark line(SheetPlan plan, PeopleAnswer.Remark remark) {
    return new LineRemark(plan.lines().get(remark.part()), "", remark.text());
  }

  private void store(Context ctx, Kind kind) {
    String text = SheetForm.text(ctx);
    SheetPlan plan = plan(ctx, kind, text);
    PeopleCommand all = together(kind, plan);
    if (!may(ctx, kind) || !counter.may(ctx, all)) {
      throw new ForbiddenResponse();
    }
    if (plan.problems().isEmpty()
        && counter.desk.record(
                Counter.id(FormFields.of(ctx)),
                Counter.session(ctx).name(),
                Counter.admin(ctx),
                all)
            instanceof PeopleAnswer.Accepted) {
      Reply.done(ctx, kind.page + "?done=1", "lines", plan.rows());
      return;
    }
    SheetReport now = report(ctx, kind, text); // something changed since it was checked
    SheetForm.refused(ctx, now, counter.drawing().words(ctx), () -> draw(ctx, kind, now));
  }

  private SheetPlan plan(Context ctx, Kind kind, String text) {
    People people = counter.people();
    return switch (kind) {
      case PEOPLE ->
          PeopleSheet.plan(
              text,
              people,
              counter.desk.roles(),
              security.accounts().stream()
                  .map(Account::name)
                  .map(name -> name.toLowerCase(Locale.ROOT))
                  .collect(Collectors.toSet()),
              people.day(counter.now(ctx)));
      case ROSTER -> RosterSheet.plan(text, people);
      case HOLIDAYS -> HolidaySheet.plan(text, SheetForm.reason(ctx));
    };
  }

  private static PeopleCommand.Together together(Kind kind, SheetPlan plan) {
    return new PeopleCommand.Together(new Subject(kind.about, "import"), plan.commands());
  }

  private void write(Context ctx, Kind kind) {
    if (!may(ctx, kind)) {
      throw new ForbiddenResponse();
    }
    People people = counter.people();
    Instant now = counter.now(ctx);
    String csv =
        switch (kind) {
          case PEOPLE -> PeopleSheet.write(people, now);
          case ROSTER -> {
            YearMonth month = RosterPages.month(ctx, people, now);
            yield RosterSheet.write(
                people,
                month.atDay(1).atStartOfDay(people.zone()).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(people.zone()).toInstant());
          }
          case HOLIDAYS -> HolidaySheet.write(counter.desk.calendar());
        };
    ctx.contentType("text/csv; charset=utf-8");
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\"penjaga-" + kind.path() + "-" + people.day(now) + ".csv\"");
    ctx.result(csv.getBytes(StandardCharsets.UTF_8));
  }
}
