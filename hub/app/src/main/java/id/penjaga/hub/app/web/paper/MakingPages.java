package id.penjaga.hub.app.web.paper;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.papers.Report;
import id.penjaga.hub.app.papers.ReportDesk;
import id.penjaga.hub.app.papers.ReportKind;
import id.penjaga.hub.app.print.ListFiles;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reports of a month or a day, and the printed sheets of procedures: as PDF, as files for a
/// spreadsheet, and frozen.
public final class MakingPages implements Pages {
  private final Drawing drawing;
  private final Office office;
  private final PaperDesk papers;
  private final ReportDesk desk;

  public MakingPages(Drawing drawing, Office office, PaperDesk papers, ReportDesk desk) {
    this.drawing = drawing;
    this.office = office;
    this.papers = papers;
    this.desk = desk;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(
        "/procedures/{id}/sheet.pdf",
        this::sheet,
        RouteAccess.VIEWER,
        Operation.file("downloadSopSheet", "/procedures/{id}/sheet", Reach.SITE));
    routes.get("/reports", ctx -> list(ctx, null), RouteAccess.VIEWER);
    routes.get(
        "/reports/{kind}",
        this::make,
        RouteAccess.VIEWER,
        Audited.SHOWS,
        Operation.file(
            "downloadReport",
            "/reports/{kind}",
            Reach.SITE,
            Given.text("of").must(),
            Given.text("as")));
    routes.post(
        "/reports/{kind}",
        this::freeze,
        RouteAccess.VIEWER,
        Operation.post(
                "freezeReport",
                "/reports/{kind}",
                Reach.SITE,
                Given.text("of").must(),
                Given.text("language"))
            .identified("_id")
            .creates("/papers/{code}"));
  }

  private void sheet(Context ctx) {
    Report report = desk.sop(ctx.pathParam("id"));
    if (report == null) {
      throw new NotFoundResponse();
    }
    preview(ctx, report);
  }

  private void preview(Context ctx, Report report) {
    PaperAnswers.preview(
        ctx,
        report.making().paper("", "", PaperAnswers.speech(drawing.words(ctx))),
        report.kind() + "-" + report.of());
  }

  private void list(Context ctx, @Nullable String problem) {
    Texts w = drawing.words(ctx);
    LocalDate today = LocalDate.ofInstant(w.now(), w.zone());
    drawing.draw(
        ctx,
        "paper/reports.jte",
        "kinds",
        List.of(
            ReportKind.LOGBOOK,
            ReportKind.OBLIGATIONS,
            ReportKind.VISITORS,
            ReportKind.VISIT_REVIEW,
            ReportKind.DAMAGE,
            ReportKind.DEVIATIONS,
            ReportKind.OUTAGES),
        "today",
        today,
        "month",
        YearMonth.from(today),
        "known",
        Actor.of(ctx, office, w.now()).known(),
        "command",
        UUID.randomUUID().toString(),
        "problem",
        problem);
  }

  private void make(Context ctx) {
    Report report = report(ctx.pathParam("kind"), ctx.queryParam("of"));
    if (report == null) {
      String why = drawing.words(ctx).t("paper.when");
      Reply.refused(ctx, why, () -> list(ctx, why));
      return;
    }
    String as = String.valueOf(ctx.queryParam("as"));
    if (!as.equals("csv") && !as.equals("xlsx")) {
      preview(ctx, report);
      return;
    }
    boolean csv = as.equals("csv");
    ctx.contentType(
        csv
            ? "text/csv; charset=utf-8"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\"penjaga-"
            + report.kind().name().toLowerCase(java.util.Locale.ROOT)
            + "-"
            + report.of()
            + "."
            + as
            + "\"");
    var lists = report.lists().apply(PaperAnswers.speech(drawing.words(ctx)));
    try {
      if (csv) {
        ListFiles.csv(lists, ctx.outputStream());
      } else {
        ListFiles.xlsx(lists, report.kind().name(), ctx.outputStream());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e); // whoever asked is gone
    }
  }

  private @Nullable Report report(String kind, @Nullable String of) {
    return of == null ? null : desk.of(kind, of);
  }

  private void freeze(Context ctx) {
    Texts w = drawing.words(ctx);
    FormFields form = FormFields.of(ctx);
    Report report = report(ctx.pathParam("kind"), form.value("of"));
    Actor actor = Actor.of(ctx, office, w.now());
    if (report == null || !actor.known()) {
      String why = w.t(report == null ? "paper.when" : "work.nobody");
      Reply.refused(ctx, why, () -> list(ctx, why));
      return;
    }
    List<String> languages = PaperAnswers.languages(form.value("language"));
    if (languages.isEmpty()) {
      String why = w.t("paper.language.which");
      Reply.refused(ctx, why, () -> list(ctx, why));
      return;
    }
    String id = Objects.requireNonNullElse(form.value("_id"), "");
    Answer answer =
        desk.freeze(
            id.matches("[0-9a-f-]{36}") ? id : UUID.randomUUID().toString(),
            new By.Human(actor.id(), ""),
            report,
            Objects.requireNonNull(RequestContext.of(ctx).session(), "behind a login").name(),
            languages);
    switch (answer) {
      case Answer.Stored stored ->
          Reply.done(
              ctx, "/papers/" + papers.code(stored.entry()), "code", papers.code(stored.entry()));
      case Answer.Refused(Decision.Refused refusal) -> {
        String why = w.say(refusal.text());
        Reply.refused(ctx, why, () -> list(ctx, why));
      }
    }
  }
}
