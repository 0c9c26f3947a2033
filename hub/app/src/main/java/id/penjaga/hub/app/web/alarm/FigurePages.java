package id.penjaga.hub.app.web.alarm;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.ReportDesk;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.paper.PaperAnswers;
import id.penjaga.hub.app.web.sheet.ListDownload;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.alarm.AlarmTables;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.Speech;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.function.Predicate;

/// How good the alarms themselves are: the figures of a room or the site beside what is
/// recommended, on a page, on paper and for a spreadsheet.
public final class FigurePages implements Pages {
  private static final String PAGE = "/alarms/figures";

  private final Drawing drawing;
  private final Office office;
  private final RoomReads reads;
  private final ReportDesk reports;

  FigurePages(Drawing drawing, Office office, RoomReads reads, ReportDesk reports) {
    this.drawing = drawing;
    this.office = office;
    this.reads = reads;
    this.reports = reports;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(PAGE, this::show, RouteAccess.VIEWER);
    routes.get(PAGE + ".pdf", this::paper, RouteAccess.VIEWER);
    ListDownload.declare(
        routes,
        PAGE,
        ctx -> ListDownload.send(ctx, "alarm-figures", lists(ctx)),
        Operation.file(
            "exportAlarmFigures",
            "/exports/alarm-figures/csv",
            Reach.SITE,
            Given.text("room"),
            Given.text("days")));
  }

  /// The room that is asked for; empty for the whole site.
  private String room(Context ctx) {
    String typed = ctx.queryParam("room");
    if (typed == null || typed.isEmpty()) {
      return "";
    }
    if (!office.rooms().names().containsKey(typed)) {
      throw new NotFoundResponse();
    }
    return typed;
  }

  private FigureView view(Context ctx, Texts w) {
    return FigureView.of(
        reads, in(office, room(ctx)), String.valueOf(ctx.queryParam("days")), w.now(), w.zone());
  }

  /// The devices of a room; all for the empty one, and what the hub itself raises.
  public static Predicate<DeviceId> in(Office office, String room) {
    return device -> room.isEmpty() || room.equals(office.rooms().of(device.name()));
  }

  private static AlarmTables tables(Speech speech) {
    return new AlarmTables(
        speech,
        kind -> Texts.both("alarm." + kind),
        severity -> Texts.both("alarm.severity." + severity));
  }

  private void show(Context ctx) {
    Texts w = drawing.words(ctx);
    drawing.draw(
        ctx,
        "alarms/figures.jte",
        "v",
        view(ctx, w),
        "tables",
        tables(PaperAnswers.speech(w)),
        "rooms",
        office.rooms().names(),
        "room",
        room(ctx));
  }

  private List<Listing> lists(Context ctx) {
    Texts w = drawing.words(ctx);
    FigureView view = view(ctx, w);
    return tables(PaperAnswers.speech(w)).all(view.figures(), view.weeks());
  }

  private void paper(Context ctx) {
    Texts w = drawing.words(ctx);
    Speech speech = PaperAnswers.speech(w);
    FigureView view = view(ctx, w);
    String room = office.rooms().names().getOrDefault(room(ctx), w.t("figures.site"));
    PaperAnswers.preview(
        ctx,
        reports.paper(
            w.t("figures.title"),
            room
                + ", "
                + speech.date(view.figures().from())
                + " – "
                + speech.date(view.figures().to()),
            tables(speech).all(view.figures(), view.weeks()),
            w.now(),
            speech),
        "alarm-figures");
  }
}
