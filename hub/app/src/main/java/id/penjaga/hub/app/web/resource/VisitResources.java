package id.penjaga.hub.app.web.resource;

import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.api.RoomScope;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitException;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.visit.VisitWindow;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Visits and who is inside, as values.
final class VisitResources {
  private static final Duration LATELY = Duration.ofDays(2);

  private final Drawing drawing;
  private final Office office;
  private final RoomScope rooms;

  VisitResources(Drawing drawing, Sources sources) {
    this.drawing = drawing;
    this.office = sources.office();
    this.rooms = new RoomScope(sources);
  }

  /// A visit.
  ///
  /// @param visit number of its case
  /// @param from absent while it is not filled in
  /// @param days on which its visitors come again and again; absent for one window
  /// @param permitted when an official permitted it; absent while nobody has
  /// @param atDoors whether the doors get its permit
  /// @param obstacles why they get none, or less than was approved
  /// @param escorts numbers of the people who accompany
  /// @param exceptions what somebody must look into
  public record VisitNow(
      long visit,
      String number,
      String room,
      String organisation,
      String work,
      @Nullable Instant from,
      @Nullable Instant until,
      VisitWindow.@Nullable Days days,
      @Nullable Instant permitted,
      boolean urgent,
      boolean changing,
      VisitStanding.Stage stage,
      boolean atDoors,
      List<VisitStanding.Obstacle> obstacles,
      List<VisitException.Kind> exceptions,
      List<Long> escorts,
      List<VisitorNow> visitors) {}

  /// One visitor, at one coming.
  ///
  /// @param entered absent while they have not
  /// @param left absent while they are inside, or never entered
  /// @param accounted when it was told what was done
  public record VisitorNow(
      String name,
      String unit,
      String badge,
      @Nullable Instant registered,
      @Nullable Instant entered,
      @Nullable Instant left,
      @Nullable Instant accounted,
      boolean absent) {}

  /// Somebody inside.
  ///
  /// @param person number of whose badge it is; absent for a badge that is handed to visitors
  /// @param visit number of the case they are inside for; absent for a right of their own
  public record Occupant(
      DeviceId device,
      String door,
      String badge,
      @Nullable Long person,
      @Nullable Long visit,
      String visitor,
      Instant since,
      Certainty certainty) {}

  List<Read> reads() {
    return List.of(
        Read.many("listVisits", "/visits", "/visits", Reach.OWN, VisitNow.class, this::list),
        Read.one("getVisit", "/visits/{id}", "/visits/{id}", Reach.CASE, VisitNow.class, this::one),
        Read.many(
            "listOccupants", "/occupants", "/inside", Reach.OWN, Occupant.class, this::inside));
  }

  private Object list(Context ctx) {
    Instant now = drawing.now();
    List<VisitStanding> seen =
        office.visits().standing(now, now.minus(LATELY)).stream()
            .filter(one -> !rooms.bound(ctx) || rooms.seesCase(ctx, one.visit().about()))
            .toList();
    return Slice.of(ctx, seen, one -> Long.toString(one.visit().about())).map(one -> now(one, now));
  }

  private Object one(Context ctx) {
    String id = ctx.pathParam("id");
    if (!id.matches("[0-9]{1,18}")) {
      throw new NotFoundResponse();
    }
    Instant now = drawing.now();
    return now(office.visits().of(Long.parseLong(id), now).orElseThrow(NotFoundResponse::new), now);
  }

  private VisitNow now(VisitStanding standing, Instant now) {
    Visit visit = standing.visit();
    return new VisitNow(
        visit.about(),
        visit.number(),
        visit.room(),
        visit.organisation(),
        visit.work(),
        visit.from(),
        visit.until(),
        visit.days(),
        visit.permitted(),
        visit.urgent(),
        visit.changing(),
        standing.stage(),
        standing.permit() != null,
        standing.obstacles().stream().sorted().toList(),
        VisitException.of(List.of(standing), office.confirmWithin(), now).stream()
            .map(VisitException::kind)
            .toList(),
        visit.escorts(),
        standing.stays().stream().map(VisitResources::visitor).toList());
  }

  private static VisitorNow visitor(VisitStanding.Stay stay) {
    Visit.Guest guest = stay.guest();
    return new VisitorNow(
        guest.name(),
        guest.unit(),
        guest.badge(),
        guest.registered(),
        stay.entered(),
        stay.left(),
        guest.accounted(),
        guest.absent());
  }

  private Object inside(Context ctx) {
    List<Occupant> seen =
        office.visits().inside(drawing.now()).stream()
            .filter(one -> !rooms.bound(ctx) || rooms.device(ctx, one.device()))
            .map(one ->
                new Occupant(
                    one.device(),
                    one.door(),
                    one.label(),
                    one.person(),
                    one.visit() == null ? null : one.visit().visit().about(),
                    one.guest() == null ? "" : one.guest().name(),
                    one.since(),
                    one.certainty()))
            .toList();
    return Slice.of(
        ctx, seen, one -> one.device() + "/" + one.since().toEpochMilli() + "/" + one.badge());
  }
}
