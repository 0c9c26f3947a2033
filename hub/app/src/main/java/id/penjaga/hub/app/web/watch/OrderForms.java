package id.penjaga.hub.app.web.watch;

import id.penjaga.device.messages.CriticalBand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.PersonInside;
import id.penjaga.hub.app.web.view.RoomOrders;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.TileView;
import id.penjaga.hub.app.web.words.Texts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnauthorizedResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people ask of the room: acknowledge an alarm (ENV-11), silence a buzzer (ENV-10), move a
/// limit (ENV-14), take a person off the list of those inside. Each order names
/// the person who gave it.
public final class OrderForms {
  private static final int SHORTEST_NOTE = 5;
  private static final int LONGEST_NOTE = 500;

  private final Drawing drawing;
  private final RoomPages pages;
  private final RoomReads reads;
  private final RoomOrders orders;

  public OrderForms(Drawing drawing, RoomPages pages, Sources sources) {
    this.drawing = drawing;
    this.pages = pages;
    this.reads = sources.reads();
    this.orders = sources.orders();
  }

  public void declare(RoutesConfig routes) {
    routes.post(
        "/alarms/{id}/acknowledge",
        this::acknowledge,
        RouteAccess.OPERATOR,
        Operation.post(
            "acknowledgeAlarm",
            "/alarms/{id}/acknowledge",
            Reach.ALARM,
            Given.text("note").must()));
    routes.post(
        "/silence",
        this::silence,
        RouteAccess.OPERATOR,
        Operation.post("silenceBuzzer", "/devices/{device}/silence", Reach.DEVICE));
    routes.post(
        "/access/strike",
        this::strikeOff,
        RouteAccess.OPERATOR,
        Operation.post(
            "strikeOff",
            "/devices/{device}/inside/{person}/strike",
            Reach.DEVICE,
            Given.text("reason").must()));
    routes.post(
        "/points/{device}/{point}/limits",
        this::changeLimits,
        RouteAccess.ADMIN,
        Operation.post(
            "changeLimits",
            "/points/{device}/{point}/limits",
            Reach.DEVICE,
            Given.of(Given.Type.NUMBER, "low").must(),
            Given.of(Given.Type.NUMBER, "high").must(),
            Given.text("reason").must()));
  }

  private void acknowledge(Context ctx) {
    String id = ctx.pathParam("id");
    AlarmView alarm =
        (id.matches("[0-9]{1,18}") ? reads.alarm(Long.parseLong(id)) : Optional.<AlarmView>empty())
            .orElseThrow(NotFoundResponse::new);
    @Nullable String note = sentence(FormFields.of(ctx).value("note"));
    if (note == null) {
      refuse(ctx, drawing.words(ctx).t("alarm.note.form"));
      return;
    }
    RoomOrders.Acknowledged done = orders.acknowledge(alarm, by(ctx), note);
    Reply.done(
        ctx,
        "/alarms?done="
            + (done.kept() ? "acknowledged" : "noted")
            + done.order().map(order -> asked(alarm.device(), order)).orElse(""),
        "kept",
        done.kept(),
        "order",
        done.order().orElse(""));
  }

  private void silence(Context ctx) {
    DeviceId device = device(FormFields.of(ctx).value("device"));
    Optional<String> order = orders.silence(device, by(ctx));
    if (order.isPresent()) {
      Reply.done(ctx, "/alarms?done=silenced" + asked(device, order.get()), "order", order.get());
    } else {
      refuse(ctx, drawing.words(ctx).t("order.unreachable"));
    }
  }

  private void strikeOff(Context ctx) {
    FormFields form = FormFields.of(ctx);
    DeviceId device = device(form.value("device"));
    PersonInside person =
        reads.inside().stream()
            .filter(p -> p.device().equals(device) && p.key().equals(form.value("person")))
            .findFirst()
            .orElseThrow(NotFoundResponse::new);
    @Nullable String reason = sentence(form.value("reason"));
    if (reason == null) {
      String why = drawing.words(ctx).t("limit.reason");
      Reply.refused(ctx, why, () -> pages.drawAccess(ctx, why));
      return;
    }
    orders.strikeOff(person, by(ctx), reason);
    Reply.done(ctx, "/access?done=struck");
  }

  /// What the next page needs to show what became of an order.
  private static String asked(DeviceId device, String order) {
    return "&device=" + device + "&order=" + order;
  }

  static DeviceId device(@Nullable String name) {
    try {
      return new DeviceId(name == null ? "" : name);
    } catch (IllegalArgumentException _) {
      throw new BadRequestResponse();
    }
  }

  private void refuse(Context ctx, String problem) {
    Reply.refused(ctx, problem, () -> pages.drawAlarms(ctx, null, problem));
  }

  private void changeLimits(Context ctx) {
    TileView tile = pages.tile(ctx);
    Limits limits = tile.limits();
    if (limits == null) {
      throw new NotFoundResponse();
    }
    Texts words = drawing.words(ctx);
    @Nullable Double low = end(ctx, "low", words, tile.unit());
    @Nullable Double high = end(ctx, "high", words, tile.unit());
    @Nullable String reason = sentence(FormFields.of(ctx).value("reason"));
    @Nullable String problem = judge(words, tile, limits, low, high, reason);
    if (problem == null && low != null && high != null && reason != null) {
      Optional<String> order =
          orders.changeLimits(tile.device(), tile.point(), low, high, by(ctx), reason);
      if (order.isPresent()) {
        String asked = asked(tile.device(), order.get());
        Reply.done(ctx, tile.path() + "?sent=1" + asked, "order", order.get());
        return;
      }
      problem = words.t("order.unreachable");
    }
    String why = String.valueOf(problem);
    Reply.refused(ctx, why, () -> pages.drawPoint(ctx, why));
  }

  /// An end of a band as the page shows it: seconds are shown in minutes.
  private static @Nullable Double end(Context ctx, String name, Texts words, Unit unit) {
    Double shown = TypedLimits.number(FormFields.of(ctx).value(name), words.language());
    return shown == null || unit != Unit.SECOND ? shown : Double.valueOf(shown * 60);
  }

  private static @Nullable String judge(
      Texts words,
      TileView tile,
      Limits limits,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable String reason) {
    if (low == null || high == null) {
      return words.t("limit.not_number", "example", words.number(21.5, 1));
    }
    String beyond = TypedLimits.beyondSensor(words, tile.unit(), tile.range(), low, high);
    if (beyond != null) {
      return beyond;
    }
    CriticalBand critical = limits.critical();
    if (critical != null && low <= critical.low()) {
      return words.t("limit.critical.low", "low", words.measure(critical.low(), tile.unit()));
    }
    if (critical != null && high >= critical.high()) {
      return words.t("limit.critical.high", "high", words.measure(critical.high(), tile.unit()));
    }
    try {
      limits.withBand(low, high);
    } catch (IllegalArgumentException _) {
      return words.t("limit.order");
    }
    return reason == null ? words.t("limit.reason") : null;
  }

  /// A note fit to be kept: of sensible length and without control characters.
  static @Nullable String sentence(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return clean.length() >= SHORTEST_NOTE && clean.length() <= LONGEST_NOTE ? clean : null;
  }

  static String by(Context ctx) {
    @Nullable LoginSession session = RequestContext.of(ctx).session();
    if (session == null) {
      throw new UnauthorizedResponse();
    }
    return session.name();
  }
}
