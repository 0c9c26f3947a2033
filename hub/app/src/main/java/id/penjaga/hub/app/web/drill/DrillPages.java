package id.penjaga.hub.app.web.drill;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.notice.DrillDesk;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.ReportDesk;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.store.work.DrillWork;
import id.penjaga.hub.app.web.form.FormReading;
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
import id.penjaga.hub.app.web.paper.PaperAnswers;
import id.penjaga.hub.app.web.view.DeviceView;
import id.penjaga.hub.app.web.view.RoomOrders;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.drill.Drill;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.people.Person;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Drills: begin one with a reason, end it, and read what came of it.
public final class DrillPages implements Pages {
  private static final int MOST = 50;
  private static final FormFields NOTHING = new FormFields(Map.of(), List.of());
  private static final int SHORTEST = 5;
  private static final int LONGEST = 500;

  private final Drawing drawing;
  private final Office office;
  private final DrillDesk desk;
  private final RoomReads reads;
  private final RoomOrders orders;
  private final ReportDesk reports;

  public DrillPages(
      Drawing drawing,
      Office office,
      DrillDesk desk,
      RoomReads reads,
      RoomOrders orders,
      ReportDesk reports) {
    this.drawing = drawing;
    this.office = office;
    this.desk = desk;
    this.reads = reads;
    this.orders = orders;
    this.reports = reports;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/drills", ctx -> draw(ctx, null, NOTHING), RouteAccess.VIEWER, Audited.SHOWS);
    routes.post(
        "/drills",
        this::begin,
        RouteAccess.OPERATOR,
        Operation.post(
            "beginDrill", "/devices/{device}/drills", Reach.DEVICE, Given.text("reason").must()));
    routes.post(
        "/drills/stop",
        this::stop,
        RouteAccess.OPERATOR,
        Operation.post("stopDrill", "/drills/stop", Reach.SITE));
    routes.get("/drills/{begun}", this::show, RouteAccess.VIEWER, Audited.SHOWS);
    routes.get("/drills/{begun}/report.pdf", this::paper, RouteAccess.VIEWER, Audited.EXPORTS);
  }

  /// @param typed what was sent and is shown again
  private void draw(Context ctx, @Nullable String problem, FormFields typed) {
    drawing.draw(
        ctx,
        "drill/drills.jte",
        "drills",
        desk.latest(MOST),
        "devices",
        reads.devices().stream()
            .filter(one -> one.retired() == null)
            .map(DeviceView::device)
            .toList(),
        "problem",
        problem,
        "device",
        typed.first().getOrDefault("device", ""),
        "reason",
        typed.first().getOrDefault("reason", ""));
  }

  private void begin(Context ctx) {
    Texts w = drawing.words(ctx);
    FormFields form = FormFields.of(ctx);
    LoginSession session = RequestContext.of(ctx).session();
    Person me = session == null ? null : office.people().byLogin(session.name());
    String typed = form.value("reason");
    String reason = typed == null ? "" : FormReading.clean(typed).strip();
    if (session == null || me == null) {
      refuse(ctx, w.t("drill.nobody"), form);
      return;
    }
    if (reason.length() < SHORTEST || reason.length() > LONGEST) {
      refuse(ctx, w.t("drill.reason"), form);
      return;
    }
    DeviceId device;
    try {
      device = new DeviceId(String.valueOf(form.value("device")));
    } catch (IllegalArgumentException _) {
      throw new BadRequestResponse();
    }
    DrillWork.Begun begun = desk.begin(device, me.id(), reason, w.now());
    Drill drill = begun.drill();
    if (begun.refusal() != null || drill == null) {
      refuse(ctx, w.t("drill.refused." + begun.refusal()), form);
      return;
    }
    orders.testOutputs(device, session.name()).ifPresent(order -> desk.ordered(drill, order));
    Reply.done(ctx, page(drill), "drill", drill.begun().toEpochMilli());
  }

  private void refuse(Context ctx, String problem, FormFields typed) {
    Reply.refused(ctx, problem, () -> draw(ctx, problem, typed));
  }

  private void stop(Context ctx) {
    desk.stop(drawing.words(ctx).now());
    Reply.done(ctx, "/drills");
  }

  private void show(Context ctx) {
    DrillDesk.Report report = report(ctx);
    drawing.draw(
        ctx,
        "drill/drill.jte",
        "drill",
        report.drill(),
        "lists",
        lists(report, PaperAnswers.speech(drawing.words(ctx))),
        "path",
        page(report.drill()));
  }

  private void paper(Context ctx) {
    DrillDesk.Report report = report(ctx);
    Texts w = drawing.words(ctx);
    Speech speech = PaperAnswers.speech(w);
    PaperAnswers.preview(
        ctx,
        reports.paper(
            speech.say("Laporan latihan", "Drill report"),
            report.drill().device() + " · " + speech.moment(report.drill().begun()),
            lists(report, speech),
            w.now(),
            speech),
        "drill-" + report.drill().begun().toEpochMilli());
  }

  private List<Listing> lists(DrillDesk.Report report, Speech speech) {
    return new DrillLines(report, office.people(), speech).listings();
  }

  private DrillDesk.Report report(Context ctx) {
    String begun = ctx.pathParam("begun");
    if (!begun.matches("[0-9]{1,15}")) {
      throw new NotFoundResponse();
    }
    return desk.report(Instant.ofEpochMilli(Long.parseLong(begun)))
        .orElseThrow(NotFoundResponse::new);
  }

  private static String page(Drill drill) {
    return "/drills/" + drill.begun().toEpochMilli();
  }
}
