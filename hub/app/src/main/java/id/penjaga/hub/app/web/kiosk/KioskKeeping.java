package id.penjaga.hub.app.web.kiosk;

import id.penjaga.device.messages.PointKind;
import id.penjaga.hub.app.kiosk.Kiosk;
import id.penjaga.hub.app.kiosk.Kiosks;
import id.penjaga.hub.app.kiosk.VisitCodes;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import id.penjaga.hub.app.web.view.TileView;
import id.penjaga.hub.app.web.words.Texts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The screens at doors as an administrator keeps them: announced, paired, revoked.
public final class KioskKeeping implements Pages {
  private final Drawing drawing;
  private final Kiosks kiosks;
  private final RoomReads room;

  public KioskKeeping(Drawing drawing, Kiosks kiosks, RoomReads room) {
    this.drawing = drawing;
    this.kiosks = kiosks;
    this.room = room;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/kiosks", ctx -> draw(ctx, "", null, null), RouteAccess.ADMIN);
    routes.post("/kiosks", this::make, RouteAccess.ADMIN);
    routes.post("/kiosks/revoke", this::revoke, RouteAccess.ADMIN);
  }

  /// A screen in the list.
  ///
  /// @param state `paired`, `waits`, `expired` or `revoked`
  public record KioskLine(Kiosk kiosk, String state) {}

  /// @param doors to choose from: what is sent, and its name
  /// @param code of the screen that was just announced; null otherwise
  public record KiosksView(
      List<KioskLine> lines,
      Map<String, String> doors,
      String typed,
      @Nullable String code,
      @Nullable String problem,
      boolean revoked) {}

  private void draw(Context ctx, String typed, @Nullable String code, @Nullable String problem) {
    Texts w = drawing.words(ctx);
    drawing.drawAccounts(
        ctx,
        "kiosk/kiosks.jte",
        "v",
        new KiosksView(
            kiosks.all().stream().map(one -> new KioskLine(one, state(one, w.now()))).toList(),
            doors(w),
            typed,
            code == null ? null : VisitCodes.spoken(code),
            problem,
            ctx.queryParam("revoked") != null && problem == null));
  }

  private static String state(Kiosk kiosk, Instant now) {
    return !kiosk.lives()
        ? "revoked"
        : kiosk.isPaired() ? "paired" : kiosk.waits(now) ? "waits" : "expired";
  }

  /// The doors that devices tell of, and none.
  private Map<String, String> doors(Texts w) {
    Map<String, String> doors = new LinkedHashMap<>();
    try {
      for (TileView tile : room.room().tiles()) {
        if (tile.kind() == PointKind.DOOR) {
          doors.put(
              tile.device().name() + "/" + tile.point().name(),
              tile.label().in(w) + " (" + tile.device().name() + ")");
        }
      }
    } catch (StoreException | RoomUnavailable _) { // codes work without a device
      doors.clear();
    }
    doors.put(Kiosk.NO_DEVICE, w.t("kiosks.no_device"));
    return doors;
  }

  private void make(Context ctx) {
    Texts w = drawing.words(ctx);
    FormFields form = FormFields.of(ctx);
    String name = String.valueOf(form.first().getOrDefault("name", ""));
    String chosen = String.valueOf(form.value("door"));
    String[] door = doors(w).containsKey(chosen) ? chosen.split("/", 2) : new String[] {""};
    Kiosks.Made made =
        kiosks.make(
            session(ctx),
            name,
            door[0],
            door.length == 2 ? door[1] : door[0],
            RequestContext.of(ctx).address());
    switch (made) {
      case Kiosks.Made.Announced(String code, Kiosk _) -> draw(ctx, "", code, null);
      case Kiosks.Made.Refused(Kiosks.Problem why) -> {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        draw(ctx, name, null, w.of("kiosks.problem", why));
      }
    }
  }

  private void revoke(Context ctx) {
    String id = String.valueOf(FormFields.of(ctx).value("kiosk"));
    if (!id.matches("[0-9]{1,18}")
        || !kiosks.revoke(session(ctx), Long.parseLong(id), RequestContext.of(ctx).address())) {
      throw new NotFoundResponse();
    }
    ctx.redirect("/kiosks?revoked=1", HttpStatus.SEE_OTHER);
  }

  private static LoginSession session(Context ctx) {
    return Objects.requireNonNull(RequestContext.of(ctx).session(), "a page behind a login");
  }
}
