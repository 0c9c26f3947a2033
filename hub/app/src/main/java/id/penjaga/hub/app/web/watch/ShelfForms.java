package id.penjaga.hub.app.web.watch;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.view.RoomOrders;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people shelve at a device for a while (ENV-10), and which points they take out of service
/// while they are worked on, and back. The device bounds it and refuses what must be heard.
public final class ShelfForms {
  private final Drawing drawing;
  private final RoomPages pages;
  private final RoomOrders orders;

  public ShelfForms(Drawing drawing, RoomPages pages, Sources sources) {
    this.drawing = drawing;
    this.pages = pages;
    this.orders = sources.orders();
  }

  public void declare(RoutesConfig routes) {
    routes.get(
        "/part/shelves", ctx -> pages.drawShelves(ctx, "part/shelves.jte"), RouteAccess.VIEWER);
    routes.post(
        "/points/{device}/{point}/shelve",
        this::shelve,
        RouteAccess.OPERATOR,
        Operation.post(
            "shelveAlarm",
            "/points/{device}/{point}/shelve",
            Reach.DEVICE,
            Given.text("alarm").must(),
            Given.of(Given.Type.INTEGER, "minutes").must(),
            Given.of(Given.Type.TICK, "once"),
            Given.text("reason").must()));
    routes.post(
        "/points/{device}/{point}/unshelve",
        this::unshelve,
        RouteAccess.OPERATOR,
        Operation.post(
            "unshelveAlarm",
            "/points/{device}/{point}/unshelve",
            Reach.DEVICE,
            Given.text("alarm").must()));
    routes.post(
        "/points/{device}/{point}/out-of-service",
        this::takeOut,
        RouteAccess.ADMIN,
        Operation.post(
            "takeOutOfService",
            "/points/{device}/{point}/out-of-service",
            Reach.DEVICE,
            Given.text("reason").must()));
    routes.post(
        "/points/{device}/{point}/in-service",
        this::putBack,
        RouteAccess.ADMIN,
        Operation.post("returnToService", "/points/{device}/{point}/in-service", Reach.DEVICE));
  }

  private void shelve(Context ctx) {
    FormFields form = FormFields.of(ctx);
    AlarmKind kind = kind(form.value("alarm"));
    String minutes = form.value("minutes");
    @Nullable String reason = OrderForms.sentence(form.value("reason"));
    if (minutes == null || !minutes.matches("[1-9][0-9]{0,4}")) {
      refuse(ctx, "shelf.minutes");
    } else if (reason == null) {
      refuse(ctx, "limit.reason");
    } else {
      send(
          ctx,
          "shelved",
          new DeviceCommand.ShelveAlarm(
              kind,
              point(ctx),
              Duration.ofMinutes(Long.parseLong(minutes)).toMillis(),
              form.value("once") != null,
              OrderForms.by(ctx),
              reason));
    }
  }

  private void unshelve(Context ctx) {
    AlarmKind kind = kind(FormFields.of(ctx).value("alarm"));
    send(ctx, "unshelved", new DeviceCommand.UnshelveAlarm(kind, point(ctx), OrderForms.by(ctx)));
  }

  private void takeOut(Context ctx) {
    @Nullable String reason = OrderForms.sentence(FormFields.of(ctx).value("reason"));
    if (reason == null) {
      refuse(ctx, "limit.reason");
      return;
    }
    send(ctx, "out", new DeviceCommand.TakeOutOfService(point(ctx), OrderForms.by(ctx), reason));
  }

  private void putBack(Context ctx) {
    send(ctx, "in", new DeviceCommand.ReturnToService(point(ctx), OrderForms.by(ctx)));
  }

  private void send(Context ctx, String done, DeviceCommand command) {
    DeviceId device = OrderForms.device(ctx.pathParam("device"));
    Optional<String> order = orders.shelve(device, command);
    if (order.isEmpty()) {
      refuse(ctx, "order.unreachable");
      return;
    }
    Reply.done(
        ctx,
        "/alarms?done=" + done + "&device=" + device + "&order=" + order.get(),
        "order",
        order.get());
  }

  private void refuse(Context ctx, String key) {
    String problem = drawing.words(ctx).t(key);
    Reply.refused(ctx, problem, () -> pages.drawAlarms(ctx, null, problem));
  }

  private static AlarmKind kind(@Nullable String name) {
    return Stream.of(AlarmKind.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(BadRequestResponse::new);
  }

  private static PointId point(Context ctx) {
    try {
      return new PointId(ctx.pathParam("point"));
    } catch (IllegalArgumentException _) {
      throw new NotFoundResponse();
    }
  }
}
