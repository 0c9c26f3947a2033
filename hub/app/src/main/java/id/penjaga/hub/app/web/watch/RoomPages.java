package id.penjaga.hub.app.web.watch;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.alarm.ClimbView;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.OrderView;
import id.penjaga.hub.app.web.view.PointView;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomReads.AccessLogFilter;
import id.penjaga.hub.app.web.view.RoomReads.AlarmFilter;
import id.penjaga.hub.app.web.view.SeriesJson;
import id.penjaga.hub.app.web.view.Span;
import id.penjaga.hub.app.web.view.TileView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there is to see: overview, wall, points, alarms, access log, devices, and the parts of them
/// that refresh themselves.
public final class RoomPages {
  private final Drawing drawing;
  private final RoomReads reads;
  private final Office office;

  public RoomPages(Drawing drawing, Sources sources) {
    this.drawing = drawing;
    reads = sources.reads();
    office = sources.office();
  }

  public void declare(RoutesConfig routes) {
    routes.get(
        "/", ctx -> drawing.draw(ctx, "overview.jte", "room", reads.room()), RouteAccess.VIEWER);
    routes.get(
        "/wall", ctx -> drawing.draw(ctx, "wall.jte", "room", reads.room()), RouteAccess.WALL);
    routes.get("/points/{device}/{point}", this::point, RouteAccess.VIEWER);
    routes.get("/alarms", this::alarms, RouteAccess.VIEWER);
    routes.get("/access", ctx -> drawAccess(ctx, null), RouteAccess.VIEWER, Audited.SHOWS);
    new WatchFiles(drawing, reads).declare(routes);
    routes.get("/devices", ctx -> drawDevices(ctx, null), RouteAccess.VIEWER);
    routes.get("/series/{device}/{point}", this::series, RouteAccess.VIEWER);

    routes.get("/part/badge", ctx -> drawing.draw(ctx, "part/badge.jte"), RouteAccess.VIEWER);
    routes.get(
        "/part/overview",
        ctx -> drawing.draw(ctx, "part/overview.jte", "room", reads.room()),
        RouteAccess.VIEWER);
    routes.get(
        "/part/wall",
        ctx -> drawing.draw(ctx, "part/wall.jte", "room", reads.room()),
        RouteAccess.WALL);
    routes.get("/part/points/{device}/{point}", this::pointNow, RouteAccess.VIEWER);
    routes.get("/part/alarms", this::openAlarms, RouteAccess.VIEWER);
    routes.get(
        "/part/access", ctx -> drawAccess(ctx, "part/access.jte", null, null), RouteAccess.VIEWER);
    routes.get(
        "/part/order",
        ctx -> {
          OrderView order = order(ctx);
          if (order == null) {
            throw new NotFoundResponse();
          }
          drawing.draw(ctx, "part/order.jte", "order", order);
        },
        RouteAccess.VIEWER);
    routes.get(
        "/part/devices",
        ctx ->
            drawing.draw(
                ctx,
                "part/devices.jte",
                "devices",
                reads.devices(),
                "heard",
                reads.heard(),
                "hub",
                reads.hub()),
        RouteAccess.VIEWER);
  }

  /// Draws a point's page, with what became of a form on it.
  void drawPoint(Context ctx, @Nullable String problem) {
    Span span = Span.ofCode(ctx.queryParam("span")).orElse(Span.DAY);
    PointView view =
        reads.point(device(ctx), pointId(ctx), span).orElseThrow(NotFoundResponse::new);
    drawing.draw(
        ctx,
        "point.jte",
        "point",
        view,
        "problem",
        problem,
        "sent",
        problem == null && ctx.queryParam("sent") != null,
        "order",
        problem == null ? order(ctx) : null);
  }

  /// Draws the alarms, with what became of a form on them.
  void drawAlarms(Context ctx, @Nullable String notice, @Nullable String problem) {
    List<AlarmView> open = reads.openAlarms();
    AlarmFilter filter =
        new AlarmFilter(severity(ctx), ctx.queryParam("open") != null, before(ctx));
    drawing.draw(
        ctx,
        "alarms.jte",
        "open",
        open,
        "climbs",
        ClimbView.of(office, open, drawing.words(ctx)),
        "flood",
        reads.flood().orElse(null),
        "history",
        reads.alarms(filter),
        "filter",
        filter,
        "shelves",
        reads.shelves(),
        "sounding",
        reads.sounding(),
        "order",
        problem == null ? order(ctx) : null,
        "notice",
        notice,
        "problem",
        problem);
  }

  /// Draws what is shelved or out of service.
  void drawShelves(Context ctx, String template) {
    drawing.draw(ctx, template, "shelves", reads.shelves());
  }

  /// Draws the access log and who is inside, with what became of a form there.
  void drawAccess(Context ctx, @Nullable String problem) {
    boolean struck = problem == null && "struck".equals(ctx.queryParam("done"));
    @Nullable String notice = struck ? drawing.words(ctx).t("inside.struck") : null;
    drawAccess(ctx, "access.jte", notice, problem);
  }

  private void drawAccess(
      Context ctx, String template, @Nullable String notice, @Nullable String problem) {
    AccessLogFilter filter = new AccessLogFilter(ctx.queryParam("denied") != null, before(ctx));
    drawing.draw(
        ctx,
        template,
        "inside",
        reads.inside(),
        "log",
        reads.access(filter),
        "filter",
        filter,
        "notice",
        notice,
        "problem",
        problem);
  }

  /// Draws the devices and the hub, with what became of a form there.
  void drawDevices(Context ctx, @Nullable String problem) {
    @Nullable String done = problem == null ? ctx.queryParam("done") : null;
    @Nullable String notice =
        switch (done) {
          case "retired" -> "device.retired.done";
          case "held" -> "hold.done";
          case "released" -> "hold.released";
          case null, default -> null;
        };
    drawing.draw(
        ctx,
        "devices.jte",
        "devices",
        reads.devices(),
        "heard",
        reads.heard(),
        "hub",
        reads.hub(),
        "notice",
        notice == null ? null : drawing.words(ctx).t(notice),
        "problem",
        problem);
  }

  TileView tile(Context ctx) {
    return reads.tile(device(ctx), pointId(ctx)).orElseThrow(NotFoundResponse::new);
  }

  /// The order that this address asks about; null when it asks about none.
  private @Nullable OrderView order(Context ctx) {
    String id = ctx.queryParam("order");
    String device = ctx.queryParam("device");
    if (id == null || device == null || !id.matches("web-[0-9a-f]{1,20}-[0-9a-f]{1,20}")) {
      return null;
    }
    try {
      DeviceId to = new DeviceId(device);
      return new OrderView(to, id, reads.refusal(to, id).orElse(null));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private void point(Context ctx) {
    drawPoint(ctx, null);
  }

  private void pointNow(Context ctx) {
    drawing.draw(ctx, "part/point_now.jte", "tile", tile(ctx));
  }

  private void alarms(Context ctx) {
    String done = ctx.queryParam("done");
    @Nullable String notice =
        done == null
            ? null
            : switch (done) {
              case "acknowledged" -> drawing.words(ctx).t("alarm.ack.sent");
              case "noted" -> drawing.words(ctx).t("alarm.ack.noted");
              case "shelved" -> drawing.words(ctx).t("shelf.sent.shelved");
              case "unshelved" -> drawing.words(ctx).t("shelf.sent.back");
              case "out" -> drawing.words(ctx).t("shelf.sent.out");
              case "in" -> drawing.words(ctx).t("shelf.sent.in");
              case "silenced" -> drawing.words(ctx).t("alarm.silence.sent");
              default -> null;
            };
    drawAlarms(ctx, notice, null);
  }

  private void openAlarms(Context ctx) {
    List<AlarmView> open = reads.openAlarms();
    drawing.draw(
        ctx,
        "part/open_alarms.jte",
        "open",
        open,
        "climbs",
        ClimbView.of(office, open, drawing.words(ctx)),
        "flood",
        reads.flood().orElse(null));
  }

  private void series(Context ctx) {
    Span span = Span.ofCode(ctx.queryParam("span")).orElse(Span.DAY);
    PointView view =
        reads.point(device(ctx), pointId(ctx), span).orElseThrow(NotFoundResponse::new);
    ctx.contentType("application/json; charset=utf-8");
    ctx.result(SeriesJson.of(view.from(), view.to(), view.series()));
  }

  private static DeviceId device(Context ctx) {
    try {
      return new DeviceId(ctx.pathParam("device"));
    } catch (IllegalArgumentException _) {
      throw new NotFoundResponse();
    }
  }

  private static PointId pointId(Context ctx) {
    try {
      return new PointId(ctx.pathParam("point"));
    } catch (IllegalArgumentException _) {
      throw new NotFoundResponse();
    }
  }

  static @Nullable Severity severity(Context ctx) {
    String wanted = ctx.queryParam("severity");
    for (Severity severity : Severity.values()) {
      if (severity.name().equals(wanted)) {
        return severity;
      }
    }
    return null;
  }

  private static long before(Context ctx) {
    String before = ctx.queryParam("before");
    return before != null && before.matches("[0-9]{1,18}") ? Long.parseLong(before) : 0;
  }
}
