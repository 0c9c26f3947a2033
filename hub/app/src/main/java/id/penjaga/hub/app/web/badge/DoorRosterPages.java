package id.penjaga.hub.app.web.badge;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.roster.RosterState;
import id.penjaga.hub.app.security.AccountEvent.Action;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Texts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;

/// How the list of badges and permits stands at each device, and what an administrator does about
/// it: send it again, replace the badge key.
public final class DoorRosterPages implements Pages {
  private static final String ALL = "/doors/rosters";

  private final BadgeDesk desk;
  private final Security security;

  DoorRosterPages(BadgeDesk desk, Security security) {
    this.desk = desk;
    this.security = security;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(ALL, ctx -> draw(ctx, "badge/rosters.jte", ""), RouteAccess.VIEWER);
    routes.get("/part" + ALL, ctx -> draw(ctx, "badge/rosters_now.jte", ""), RouteAccess.VIEWER);
    routes.post(
        ALL + "/send",
        this::send,
        RouteAccess.ADMIN,
        Operation.post("sendRoster", "/devices/{device}/roster/send", Reach.DEVICE));
    routes.post(
        ALL + "/rotate",
        this::rotate,
        RouteAccess.ADMIN,
        Operation.post(
            "replaceBadgeKey", "/doors/rosters/rotate", Reach.SITE, Given.text("version").must()));
  }

  /// @param states by the name of their device
  /// @param keyVersion the newest badge key
  public record RostersView(
      boolean configured, List<RosterState> states, int keyVersion, String problem, String done) {}

  private void draw(Context ctx, String template, String problem) {
    boolean configured = desk.rosters().configured();
    String done = ctx.queryParam("done");
    desk.drawing()
        .draw(
            ctx,
            template,
            "v",
            new RostersView(
                configured,
                configured ? desk.rosters().states() : List.of(),
                desk.rosters().keyVersion(),
                problem,
                done != null && done.matches("sent|rotated") && problem.isEmpty() ? done : ""));
  }

  private void send(Context ctx) {
    Texts w = desk.words(ctx);
    configured();
    String name = BadgeDesk.typed(ctx, "device");
    DeviceId device =
        desk.rosters().states().stream()
            .map(RosterState::device)
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(NotFoundResponse::new);
    if (desk.rosters().send(device)) {
      Reply.done(ctx, ALL + "?done=sent", "device", name);
    } else {
      refused(ctx, w.t("rosters.away", "device", name));
    }
  }

  /// Replacing the key wants its next version written out.
  private void rotate(Context ctx) {
    Texts w = desk.words(ctx);
    configured();
    int next = desk.rosters().keyVersion() + 1;
    if (!BadgeDesk.typed(ctx, "version").equals(String.valueOf(next))) {
      refused(ctx, w.t("rosters.rotate.wrong", "version", next));
      return;
    }
    try {
      int version = desk.rosters().rotate();
      security.note(
          BadgeDesk.session(ctx).name(),
          Action.BADGE_KEY,
          String.valueOf(version),
          RequestContext.of(ctx).address());
      Reply.done(ctx, ALL + "?done=rotated", "version", version);
    } catch (StoreException | IllegalStateException e) {
      refused(ctx, w.t("rosters.rotate.failed", "why", String.valueOf(e.getMessage())));
    }
  }

  private void configured() {
    if (!desk.rosters().configured()) {
      throw new NotFoundResponse();
    }
  }

  private void refused(Context ctx, String problem) {
    Reply.refused(ctx, problem, () -> draw(ctx, "badge/rosters.jte", problem));
  }
}
