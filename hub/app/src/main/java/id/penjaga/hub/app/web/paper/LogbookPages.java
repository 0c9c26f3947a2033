package id.penjaga.hub.app.web.paper;

import id.penjaga.hub.app.papers.ReportDesk;
import id.penjaga.hub.app.papers.ReportKind;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.sheet.ListDownload;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.Logbook;
import id.penjaga.hub.core.paper.Speech;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The logbook of the room and its contents (DOC-01): some days of it on a page, on paper and as a
/// file, all kinds or one.
public final class LogbookPages implements Pages {
  private static final String PAGE = "/logbook";
  private static final int MOST_DAYS = 31;

  private final Drawing drawing;
  private final ReportDesk desk;

  LogbookPages(Drawing drawing, ReportDesk desk) {
    this.drawing = drawing;
    this.desk = desk;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(PAGE, this::show, RouteAccess.VIEWER, Audited.SHOWS);
    routes.get(PAGE + ".pdf", this::paper, RouteAccess.VIEWER, Audited.EXPORTS);
    ListDownload.declare(
        routes,
        PAGE,
        this::file,
        Operation.file(
            "exportLogbook",
            "/exports/logbook/csv",
            Reach.SITE,
            Given.of(Given.Type.DAY, "day"),
            Given.of(Given.Type.DAY, "until"),
            Given.text("kind")));
  }

  /// What is shown.
  ///
  /// @param kind null for all kinds
  private record Asked(LocalDate first, LocalDate last, Logbook.@Nullable Kind kind) {
    /// Of the same lines as a file.
    String query() {
      return "?day=" + first + "&until=" + last + (kind == null ? "" : "&kind=" + kind);
    }
  }

  private static Asked asked(Context ctx, Texts w) {
    LocalDate today = LocalDate.ofInstant(w.now(), w.zone());
    LocalDate first = day(ctx.queryParam("day"), today);
    LocalDate last = day(ctx.queryParam("until"), first);
    if (last.isBefore(first)) {
      last = first;
    }
    if (last.isAfter(first.plusDays(MOST_DAYS - 1L))) {
      last = first.plusDays(MOST_DAYS - 1L);
    }
    String kind = ctx.queryParam("kind");
    return new Asked(
        first,
        last,
        Arrays.stream(Logbook.Kind.values())
            .filter(one -> one.name().equals(kind))
            .findFirst()
            .orElse(null));
  }

  private static LocalDate day(@Nullable String typed, LocalDate otherwise) {
    try {
      LocalDate day = typed == null || typed.isEmpty() ? otherwise : LocalDate.parse(typed);
      return day.getYear() >= 2000 && day.getYear() < 2200 ? day : otherwise;
    } catch (DateTimeException _) {
      return otherwise;
    }
  }

  private List<Logbook.Line> lines(Asked asked, Speech speech) {
    return desk.logbook(asked.first(), asked.last(), asked.kind(), speech);
  }

  private void show(Context ctx) {
    Texts w = drawing.words(ctx);
    Asked asked = asked(ctx, w);
    Speech speech = PaperAnswers.speech(w);
    drawing.draw(
        ctx,
        "paper/logbook.jte",
        "lines",
        lines(asked, speech),
        "speech",
        speech,
        "first",
        asked.first(),
        "last",
        asked.last(),
        "kind",
        asked.kind() == null ? "" : asked.kind().name(),
        "query",
        asked.query());
  }

  private void file(Context ctx) {
    Texts w = drawing.words(ctx);
    Asked asked = asked(ctx, w);
    Speech speech = PaperAnswers.speech(w);
    Listing list = Logbook.listing(lines(asked, speech), speech);
    ListDownload.send(ctx, "logbook-" + asked.first(), list.columns(), list.rows().iterator());
  }

  private void paper(Context ctx) {
    Texts w = drawing.words(ctx);
    Asked asked = asked(ctx, w);
    Speech speech = PaperAnswers.speech(w);
    String kind = asked.kind() == null ? "" : " · " + speech.say(asked.kind().text());
    String days =
        asked.first().equals(asked.last())
            ? speech.date(asked.first())
            : speech.date(asked.first()) + " – " + speech.date(asked.last());
    PaperAnswers.preview(
        ctx,
        desk.paper(
            speech.say(ReportKind.LOGBOOK.title()),
            days + kind,
            List.of(Logbook.listing(lines(asked, speech), speech)),
            w.now(),
            speech),
        "logbook-" + asked.first());
  }
}
