package id.penjaga.hub.app.web.visit;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.roster.RosterSender;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.visit.VisitException;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.visit.VisitStanding.Stage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The pages of visits. Each says who looked, since it names visitors.
public final class VisitPages implements Pages {
  private static final Duration LATELY = Duration.ofDays(2);
  private static final int MOST_ENDED = 12;

  private final Drawing drawing;
  private final Office office;
  private final VisitViews views;

  /// @param doors how far each device is with its roster
  public VisitPages(
      Drawing drawing,
      Office office,
      RoomReads room,
      Function<DeviceId, RosterSender.@Nullable Standing> doors) {
    this.drawing = drawing;
    this.office = office;
    views = new VisitViews(office, room, doors);
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/visits", ctx -> board(ctx, "visit/visits.jte"), RouteAccess.VIEWER, Audited.SHOWS);
    routes.get(
        "/part/visits", ctx -> board(ctx, "visit/board.jte"), RouteAccess.VIEWER, Audited.SHOWS);
    routes.get("/visits/{id}", this::story, RouteAccess.VIEWER, Audited.SHOWS);
    routes.get(
        "/inside", ctx -> inside(ctx, "visit/inside.jte"), RouteAccess.VIEWER, Audited.SHOWS);
    routes.get(
        "/part/inside", ctx -> inside(ctx, "visit/muster.jte"), RouteAccess.VIEWER, Audited.SHOWS);
  }

  private void board(Context ctx, String template) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    List<VisitStanding> all = office.visits().standing(w.now(), w.now().minus(LATELY));
    Map<Stage, List<VisitCard>> columns = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      columns.put(stage, new ArrayList<>());
    }
    VisitCards cards = views.cards(actor, w);
    List<VisitStanding> ended = new ArrayList<>();
    for (VisitStanding standing : all) {
      if (standing.stage() == Stage.ENDED) {
        ended.add(standing);
      } else {
        columns.getOrDefault(standing.stage(), List.of()).add(cards.of(standing));
      }
    }
    Definition definition = office.procedure("VISIT");
    drawing.draw(
        ctx,
        template,
        "b",
        new VisitBoard(
            columns,
            ended.stream()
                .sorted(
                    Comparator.comparing(
                            (VisitStanding one) -> one.visit().ended(),
                            Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .limit(MOST_ENDED)
                .toList(),
            VisitException.of(all, office.confirmWithin(), w.now()),
            office.visits().keysAway(w.now()),
            definition != null && !actor.ways(definition).isEmpty(),
            ctx.queryParam("done") != null,
            views.words(w)));
  }

  private void story(Context ctx) {
    String id = ctx.pathParam("id");
    if (!id.matches("[0-9]{1,18}")) {
      throw new NotFoundResponse();
    }
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    VisitStanding standing =
        office.visits().of(Long.parseLong(id), w.now()).orElseThrow(NotFoundResponse::new);
    drawing.draw(ctx, "visit/story.jte", "s", views.story(standing, actor, w));
  }

  private void inside(Context ctx, String template) {
    Texts w = drawing.words(ctx);
    drawing.draw(
        ctx,
        template,
        "lines",
        views.inside(w),
        "keys",
        office.visits().keysAway(w.now()),
        "o",
        views.words(w));
  }
}
