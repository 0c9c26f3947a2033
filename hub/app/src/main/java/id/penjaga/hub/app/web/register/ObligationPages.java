package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Leaf;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.sheet.ListDownload;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.register.DutyYear;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Obligations at a glance (DOC-07): what is due, for whom, when; and a year of them.
public final class ObligationPages implements Pages {
  private static final int PAGE = 100;

  private final Drawing drawing;
  private final Office office;

  ObligationPages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/obligations", ctx -> list(ctx, ""), RouteAccess.VIEWER);
    routes.get("/obligations/year", this::year, RouteAccess.VIEWER);
    ListDownload.declare(
        routes,
        "/obligations",
        this::file,
        Operation.file("exportDuties", "/exports/duties/csv", Reach.SITE));
    routes.post(
        "/obligations/open",
        this::open,
        RouteAccess.VIEWER,
        Operation.post(
                "openDuty", "/obligations/open", Reach.SITE, Given.text("duty", "_id").must())
            .creates("/cases/{case}"));
  }

  /// @param problem why a case was not opened; empty for nothing
  public record ListView(
      Leaf<DutyLine> leaf, LocalDate today, Actor actor, OfficeWords o, String problem) {}

  private LocalDate today(Texts w) {
    return w.now().atZone(office.calendar().zone()).toLocalDate();
  }

  private void list(Context ctx, String problem) {
    Texts w = drawing.words(ctx);
    LocalDate today = today(w);
    drawing.draw(
        ctx,
        "register/obligations.jte",
        "l",
        new ListView(
            Leaf.of(ctx, office.obligations(today), PAGE),
            today,
            Actor.of(ctx, office, w.now()),
            new OfficeWords(w, office.people(), office.roles()),
            problem));
  }

  private void file(Context ctx) {
    Texts w = drawing.words(ctx);
    OfficeWords o = new OfficeWords(w, office.people(), office.roles());
    ListDownload.send(
        ctx,
        "obligations",
        Stream.of(
                "table.duty",
                "table.about",
                "table.last",
                "table.due",
                "cases.state",
                "table.roles",
                "dev.case")
            .map(key -> new PaperPart.Column(w.t(key), 6))
            .toList(),
        office.obligations(today(w)).stream().map(line -> row(line, w, o)).iterator());
  }

  private static List<String> row(DutyLine line, Texts w, OfficeWords o) {
    LocalDate last = line.due().last();
    return List.of(
        w.say(line.due().of().text()),
        line.thing(),
        last == null ? "" : w.day(last),
        w.day(line.due().due()),
        state((int) line.due().days(), w),
        o.roles(line.roles()),
        line.open() == 0 ? "" : "#" + line.open());
  }

  private static String state(int days, Texts w) {
    return days == 0
        ? w.t("duty.today")
        : w.count(days < 0 ? "duty.overdue" : "duty.in", Math.abs(days));
  }

  /// The case of a duty: the open one, or a new one. The command has one id for everybody, so that
  /// two clicks, or the house a moment before, open one case.
  private void open(Context ctx) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    String wanted = String.valueOf(FormFields.of(ctx).value("_id"));
    DutyLine line = line(wanted, w);
    if (line != null && line.open() == 0 && line.opens() instanceof Command.OpenCase opens) {
      List<String> roles = actor.among(line.roles());
      By by = new By.Human(actor.id(), roles.isEmpty() ? "" : roles.getFirst());
      switch (office.act(wanted, by, null, opens, null, "")) {
        case Answer.Stored stored -> {
          Reply.done(ctx, "/cases/" + stored.about() + "?done=opened", "case", stored.about());
          return;
        }
        case Answer.Refused(Decision.Refused refusal) -> {
          line = line(wanted, w);
          if (line == null || line.open() == 0) {
            String why = w.say(refusal.text());
            Reply.refused(ctx, why, () -> list(ctx, why));
            return;
          }
        }
      }
    }
    if (line == null || line.open() == 0) {
      if (Reply.program(ctx)) {
        throw new NotFoundResponse();
      }
      ctx.redirect("/obligations", HttpStatus.SEE_OTHER);
      return;
    }
    Reply.done(ctx, "/cases/" + line.open(), "case", line.open());
  }

  private @Nullable DutyLine line(String command, Texts w) {
    return office.obligations(today(w)).stream()
        .filter(line -> line.command().equals(command))
        .findFirst()
        .orElse(null);
  }

  public record YearLine(DutyLine line, DutyYear year) {}

  /// A year of duties.
  public record YearView(int year, Leaf<YearLine> leaf) {}

  private void year(Context ctx) {
    Texts w = drawing.words(ctx);
    LocalDate today = today(w);
    String typed = String.valueOf(ctx.queryParam("year"));
    int year = typed.matches("20[0-9]{2}") ? Integer.parseInt(typed) : today.getYear();
    Leaf<DutyLine> leaf =
        Leaf.of(
            ctx,
            office.obligations(today).stream()
                .filter(line -> !line.due().of().byReading())
                .toList(),
            PAGE);
    drawing.draw(
        ctx,
        "register/year.jte",
        "y",
        new YearView(
            year,
            leaf.with(line -> new YearLine(line, DutyYear.of(line.due().of(), year, today)))));
  }
}
