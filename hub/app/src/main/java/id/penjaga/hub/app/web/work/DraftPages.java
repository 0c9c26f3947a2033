package id.penjaga.hub.app.web.work;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;

/// Keeps what somebody types while they type it.
final class DraftPages implements Pages {
  private static final String PLACE =
      "(case/[0-9]{1,18}/[A-Za-z0-9_./-]{1,80}|new/[A-Z0-9_-]{1,60})";

  private final Drawing drawing;
  private final Office office;

  DraftPages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.post("/work/draft", this::keep, RouteAccess.VIEWER, CasePages.LONG);
    routes.post("/work/draft/forget", this::forget, RouteAccess.VIEWER);
  }

  private void keep(Context ctx) {
    Map<String, String> raw = FormFields.of(ctx).first();
    Texts w = drawing.words(ctx);
    keep(office, actor(ctx, w), place(raw), FormReading.compacted(raw), w);
    if (ctx.header("X-Penjaga-Draft") != null) {
      ctx.status(HttpStatus.NO_CONTENT);
    } else {
      ctx.redirect(page(place(raw)), HttpStatus.SEE_OTHER);
    }
  }

  private void forget(Context ctx) {
    Map<String, String> raw = FormFields.of(ctx).first();
    office.keepDraft(actor(ctx, drawing.words(ctx)).id(), place(raw), Map.of());
    ctx.redirect(page(place(raw)), HttpStatus.SEE_OTHER);
  }

  private Actor actor(Context ctx, Texts w) {
    Actor actor = Actor.of(ctx, office, w.now());
    if (!actor.known()) {
      throw new ForbiddenResponse();
    }
    return actor;
  }

  private static String place(Map<String, String> raw) {
    String place = raw.getOrDefault("_place", "");
    if (!place.matches(PLACE)) {
      throw new BadRequestResponse();
    }
    return place;
  }

  private static String page(String place) {
    String[] parts = place.split("/");
    return parts[0].equals("new") ? "/work/new/" + parts[1] : "/cases/" + parts[1] + "?done=draft";
  }

  /// Keeps the typed fields of a form, without those that belong to the page alone.
  static void keep(Office office, Actor actor, String place, Map<String, String> raw, Texts w) {
    Map<String, String> fields = new HashMap<>();
    raw.forEach((name, value) -> {
      boolean own = name.matches("_(form|id|place|opening|key|next|branch|step|deviation)");
      if (!own && !value.isBlank()) {
        fields.put(name, value);
      }
    });
    fields.put(NowViews.SAVED, w.now().toString());
    office.keepDraft(actor.id(), place, fields);
  }
}
