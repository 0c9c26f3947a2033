package id.penjaga.hub.app.web.alarm;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.ToldLine;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.book.By;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;

/// What was brought to whoever looks: the part of their work that refreshes itself, and the form by
/// which they say that they saw it.
public final class ToldPages implements Pages {
  private static final int MOST_AT_ONCE = 200;

  private final Drawing drawing;
  private final Office office;
  private final RoomReads room;

  public ToldPages(Drawing drawing, Office office, RoomReads room) {
    this.drawing = drawing;
    this.office = office;
    this.room = room;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/part/told", this::part, RouteAccess.VIEWER);
    routes.post(
        "/work/seen",
        this::seen,
        RouteAccess.VIEWER,
        Operation.post(
            "markSeen",
            "/work/seen",
            Reach.OWN,
            Given.of(Given.Type.INSTANT, "until", "_until").must(),
            Given.text("alarm", "_alarm")));
  }

  private void part(Context ctx) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    drawing.draw(ctx, "alarm/told.jte", "t", ToldView.of(office, room, actor, w));
  }

  /// Only what the page told: what came in between stays new.
  private void seen(Context ctx) {
    Actor actor = Actor.of(ctx, office, drawing.words(ctx).now());
    FormFields form = FormFields.of(ctx);
    String alarm = form.value("_alarm");
    String until = String.valueOf(form.value("_until"));
    if (!actor.known() || !until.matches("[0-9]{1,15}")) {
      throw new BadRequestResponse();
    }
    Instant last = Instant.ofEpochMilli(Long.parseLong(until));
    List<ToldLine> lines =
        office.climbs().unseen(actor.id(), MOST_AT_ONCE).stream()
            .filter(line -> !line.at().isAfter(last))
            .filter(line -> alarm == null || line.alarm().equals(alarm))
            .toList();
    if (!lines.isEmpty()) {
      office.climbs().seen(new By.Human(actor.id(), ""), lines);
    }
    Reply.done(ctx, "/work?done=seen", "seen", lines.size());
  }
}
