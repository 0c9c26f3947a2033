package id.penjaga.hub.app.web.watch;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.view.RoomOrders;
import id.penjaga.hub.app.web.view.RoomReads;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// What an administrator does to a device as the hub knows it: retires it (F42), keeps a stretch of
/// its past from deletion and ends that again (F41). Each wants a reason.
public final class DeviceForms {
  private final Drawing drawing;
  private final RoomPages pages;
  private final RoomReads reads;
  private final RoomOrders orders;

  public DeviceForms(Drawing drawing, RoomPages pages, Sources sources) {
    this.drawing = drawing;
    this.pages = pages;
    this.reads = sources.reads();
    this.orders = sources.orders();
  }

  public void declare(RoutesConfig routes) {
    routes.post(
        "/devices/retire",
        this::retire,
        RouteAccess.ADMIN,
        Operation.post(
            "retireDevice",
            "/devices/{device}/retire",
            Reach.DEVICE,
            Given.text("confirm").must(),
            Given.text("reason").must()));
    routes.post(
        "/devices/hold",
        this::hold,
        RouteAccess.ADMIN,
        Operation.post(
            "holdPast",
            "/devices/{device}/holds",
            Reach.DEVICE,
            Given.of(Given.Type.DAY, "from").must(),
            Given.of(Given.Type.DAY, "to").must(),
            Given.text("reason").must()));
    routes.post(
        "/devices/release",
        this::release,
        RouteAccess.ADMIN,
        Operation.post(
            "releaseHold",
            "/devices/{device}/holds/{hold}/release",
            Reach.DEVICE,
            Given.text("reason").must()));
  }

  /// Retiring wants the device's name written out.
  private void retire(Context ctx) {
    FormFields form = FormFields.of(ctx);
    DeviceId device = device(form);
    @Nullable String reason = OrderForms.sentence(form.value("reason"));
    String typed = form.value("confirm");
    boolean confirmed = typed != null && typed.strip().equals(device.name());
    if (reason == null || !confirmed) {
      refuse(ctx, confirmed ? "limit.reason" : "device.retire.confirm.wrong");
      return;
    }
    orders.retire(device, OrderForms.by(ctx), reason);
    Reply.done(ctx, "/devices?done=retired");
  }

  /// Days are those of the site, the first and the last included.
  private void hold(Context ctx) {
    FormFields form = FormFields.of(ctx);
    DeviceId device = device(form);
    ZoneId zone = drawing.words(ctx).zone();
    @Nullable LocalDate from = day(form.value("from"));
    @Nullable LocalDate to = day(form.value("to"));
    @Nullable String reason = OrderForms.sentence(form.value("reason"));
    if (from == null || to == null || to.isBefore(from)) {
      refuse(ctx, "hold.days");
      return;
    }
    if (reason == null) {
      refuse(ctx, "limit.reason");
      return;
    }
    Instant begin = from.atStartOfDay(zone).toInstant();
    Instant end = to.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
    orders.hold(device, begin, end, OrderForms.by(ctx), reason);
    Reply.done(ctx, "/devices?done=held");
  }

  private void release(Context ctx) {
    FormFields form = FormFields.of(ctx);
    DeviceId device = device(form);
    String hold = form.value("hold");
    @Nullable String reason = OrderForms.sentence(form.value("reason"));
    if (reason == null) {
      refuse(ctx, "limit.reason");
      return;
    }
    if (hold == null
        || !hold.matches("[0-9]{1,18}")
        || !orders.release(device, Long.parseLong(hold), OrderForms.by(ctx), reason)) {
      throw new NotFoundResponse();
    }
    Reply.done(ctx, "/devices?done=released");
  }

  private DeviceId device(FormFields form) {
    DeviceId device = OrderForms.device(form.value("device"));
    if (reads.devices().stream().noneMatch(d -> d.device().equals(device))) {
      throw new NotFoundResponse();
    }
    return device;
  }

  private void refuse(Context ctx, String why) {
    String sentence = drawing.words(ctx).t(why);
    Reply.refused(ctx, sentence, () -> pages.drawDevices(ctx, sentence));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    if (text == null || !text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      return null;
    }
  }
}
