package id.penjaga.hub.app.web.badge;

import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.pin.DoorPins;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.visit.PinRule;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The PIN of whoever logged in, for doors with a keypad: set and taken away by them alone.
public final class PinPages implements Pages {
  private static final String HERE = "/account/pin";

  private final Drawing drawing;
  private final DoorPins pins;

  PinPages(Drawing drawing, DoorPins pins) {
    this.drawing = drawing;
    this.pins = pins;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(HERE, ctx -> draw(ctx, null), RouteAccess.VIEWER);
    routes.post(HERE, this::set, RouteAccess.VIEWER);
    routes.post(HERE + "/remove", this::remove, RouteAccess.VIEWER);
  }

  /// @param since null while there is none
  /// @param done `set` or `removed`; empty for nothing
  public record PinView(@Nullable Instant since, @Nullable String problem, String done) {}

  private void draw(Context ctx, @Nullable String problem) {
    LoginSession me = BadgeDesk.session(ctx);
    String done = Optional.ofNullable(ctx.queryParam("done")).orElse("");
    drawing.drawAccounts(
        ctx,
        "badge/pin.jte",
        "v",
        new PinView(
            pins.since(me.account()).orElse(null),
            problem,
            problem == null && done.matches("set|removed") ? done : ""));
  }

  private void set(Context ctx) {
    Texts w = drawing.words(ctx);
    String pin = String.valueOf(FormFields.of(ctx).value("pin"));
    if (!pin.equals(FormFields.of(ctx).value("again"))) {
      refused(ctx, w.t("pin.differ"));
      return;
    }
    PinRule.Objection objection =
        pins.set(BadgeDesk.session(ctx), pin, RequestContext.of(ctx).address());
    if (objection != null) {
      refused(ctx, w.of("pin.objection", objection));
    } else {
      ctx.redirect(HERE + "?done=set", HttpStatus.SEE_OTHER);
    }
  }

  private void remove(Context ctx) {
    pins.remove(BadgeDesk.session(ctx), RequestContext.of(ctx).address());
    ctx.redirect(HERE + "?done=removed", HttpStatus.SEE_OTHER);
  }

  private void refused(Context ctx, String problem) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    draw(ctx, problem);
  }
}
