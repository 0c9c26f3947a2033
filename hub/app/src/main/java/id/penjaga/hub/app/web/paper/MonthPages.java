package id.penjaga.hub.app.web.paper;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.InspectionFile;
import id.penjaga.hub.app.papers.ReportDesk;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.sheet.ListDownload;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.inspection.InspectionMonth;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.Speech;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/// The archive of monthly reports with their versions and receipts (DOC-02), and the inspections of
/// twelve months beside each other (INS-09).
public final class MonthPages implements Pages {
  private static final String PAGE = "/months";
  private static final String COMPARED = "/months/compared";
  private static final int MOST = 36;

  private final Drawing drawing;
  private final Office office;
  private final InspectionFile file;
  private final ReportDesk reports;

  MonthPages(Drawing drawing, Office office, InspectionFile file, ReportDesk reports) {
    this.drawing = drawing;
    this.office = office;
    this.file = file;
    this.reports = reports;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(PAGE, this::archive, RouteAccess.VIEWER);
    ListDownload.declare(
        routes,
        PAGE,
        this::archiveFile,
        Operation.file("exportMonths", "/exports/months/csv", Reach.SITE));
    routes.get(COMPARED, this::compare, RouteAccess.VIEWER);
    routes.get(COMPARED + ".pdf", this::comparePaper, RouteAccess.VIEWER);
    ListDownload.declare(
        routes,
        COMPARED,
        this::compareFile,
        Operation.file(
            "exportComparedMonths",
            "/exports/months-compared/csv",
            Reach.SITE,
            Given.text("until")));
  }

  private void archive(Context ctx) {
    Texts w = drawing.words(ctx);
    drawing.draw(
        ctx,
        "paper/months.jte",
        "months",
        file.filed(MOST),
        "speech",
        PaperAnswers.speech(w),
        "o",
        new OfficeWords(w, office.people(), office.roles()));
  }

  private void archiveFile(Context ctx) {
    Texts w = drawing.words(ctx);
    Speech speech = PaperAnswers.speech(w);
    OfficeWords o = new OfficeWords(w, office.people(), office.roles());
    ListDownload.send(
        ctx,
        "months",
        Stream.of(
                "paper.month",
                "cases.state",
                "dev.case",
                "month.submitted",
                "month.received",
                "month.receiver",
                "month.version",
                "month.versions")
            .map(key -> new PaperPart.Column(w.t(key), 6))
            .toList(),
        file.filed(MOST).stream().map(one -> row(one, speech, o)).iterator());
  }

  private static List<String> row(InspectionFile.Filed one, Speech speech, OfficeWords o) {
    InspectionMonth month = one.month();
    Instant submitted = month.submitted();
    Instant received = month.received();
    var version = one.received();
    return List.of(
        speech.month(month.month()),
        speech.say(month.state().text()),
        month.number(),
        submitted == null ? "" : speech.moment(submitted),
        received == null ? "" : speech.moment(received),
        month.receiver() == 0 ? "" : o.person(month.receiver()),
        version == null ? "" : version.number(),
        Integer.toString(one.papers().size()));
  }

  /// The month that is asked for; that of now for none, and at most that.
  private YearMonth last(Context ctx) {
    String typed = String.valueOf(ctx.queryParam("until"));
    YearMonth now = file.now();
    if (!typed.matches("2[01][0-9]{2}-(0[1-9]|1[0-2])")) {
      return now;
    }
    YearMonth month = YearMonth.parse(typed);
    return month.isAfter(now) ? now : month;
  }

  private void compare(Context ctx) {
    Texts w = drawing.words(ctx);
    YearMonth last = last(ctx);
    drawing.draw(
        ctx,
        "paper/compared.jte",
        "months",
        file.months(last, InspectionFile.YEAR),
        "checklist",
        file.checklist(),
        "last",
        last,
        "now",
        file.now(),
        "speech",
        PaperAnswers.speech(w));
  }

  private void compareFile(Context ctx) {
    Listing list = file.comparison(last(ctx), PaperAnswers.speech(drawing.words(ctx)));
    ListDownload.send(ctx, "months-compared", list.columns(), list.rows().iterator());
  }

  private void comparePaper(Context ctx) {
    Texts w = drawing.words(ctx);
    Speech speech = PaperAnswers.speech(w);
    YearMonth last = last(ctx);
    PaperAnswers.preview(
        ctx,
        reports.paper(
            w.t("month.compared"),
            speech.month(last.minusMonths(InspectionFile.YEAR - 1L)) + " – " + speech.month(last),
            List.of(file.comparison(last, speech)),
            w.now(),
            speech),
        "months-" + last);
  }
}
