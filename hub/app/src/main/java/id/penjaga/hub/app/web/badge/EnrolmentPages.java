package id.penjaga.hub.app.web.badge;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.roster.BadgeEnrolment;
import id.penjaga.hub.app.roster.DoorRosters;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.register.Item;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A new badge is held at a reader: asked for here, watched here, and bound to its holder here.
public final class EnrolmentPages implements Pages {
  private static final String ONE = "/badges/enrolments/{device}/{enrolment}";

  private final BadgeDesk desk;

  EnrolmentPages(BadgeDesk desk) {
    this.desk = desk;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.post(
        "/badges/enrolments",
        this::begin,
        RouteAccess.VIEWER,
        Operation.post(
                "enrolBadge",
                "/devices/{device}/enrolments",
                Reach.DEVICE,
                Given.text("reader").must())
            .creates("/devices/{device}/enrolments/{enrolment}"));
    routes.get(ONE, ctx -> draw(ctx, "badge/enrolment.jte"), RouteAccess.VIEWER);
    routes.get("/part" + ONE, ctx -> draw(ctx, "badge/enrolment_now.jte"), RouteAccess.VIEWER);
  }

  /// @param reader what the reader is called; empty while that is not known
  /// @param secondsLeft of the wait; 0 when it is over
  /// @param known label of the badge that was read, where it is one already; empty for none
  public record EnrolmentView(
      BadgeEnrolment of,
      String path,
      String reader,
      long secondsLeft,
      String known,
      boolean may,
      List<BadgePages.Candidate> candidates,
      String command) {}

  /// One select names device and reader: `room-1/reader.main.in`.
  private void begin(Context ctx) {
    Texts w = desk.words(ctx);
    String at = BadgeDesk.typed(ctx, "at");
    int slash = at.indexOf('/');
    String device = slash < 0 ? BadgeDesk.typed(ctx, "device") : at.substring(0, slash);
    String reader = slash < 0 ? BadgeDesk.typed(ctx, "reader") : at.substring(slash + 1);
    if (!desk.rosters().configured() || !desk.may(ctx)) {
      refused(ctx, w.t(desk.rosters().configured() ? "badge.keepers" : "badge.unconfigured"));
      return;
    }
    Optional<DoorRosters.Reader> chosen =
        desk.rosters().readers().stream()
            .filter(one -> one.device().name().equals(device) && one.point().name().equals(reader))
            .findFirst();
    if (chosen.isEmpty()) {
      refused(ctx, w.t("badge.reader.none"));
      return;
    }
    DeviceId to = chosen.get().device();
    PointId point = chosen.get().point();
    Optional<String> order = desk.rosters().enrol(to, point, BadgeDesk.session(ctx).name());
    if (order.isEmpty()) {
      refused(ctx, w.t("badge.enrol.away", "device", device));
      return;
    }
    Reply.done(
        ctx,
        "/badges/enrolments/" + device + "/" + order.get(),
        "device",
        device,
        "enrolment",
        order.get());
  }

  private void refused(Context ctx, String problem) {
    Reply.refused(
        ctx, problem, () -> desk.drawing().draw(ctx, "badge/problem.jte", "problem", problem));
  }

  /// The enrolment of a path; not found when there can be none.
  static BadgeEnrolment enrolment(BadgeDesk desk, Context ctx) {
    try {
      return desk.rosters()
          .enrolment(new DeviceId(ctx.pathParam("device")), ctx.pathParam("enrolment"))
          .orElseThrow(NotFoundResponse::new);
    } catch (IllegalArgumentException _) { // no such device is possible
      throw new NotFoundResponse();
    }
  }

  private void draw(Context ctx, String template) {
    Texts w = desk.words(ctx);
    BadgeEnrolment of = enrolment(desk, ctx);
    BadgeId badge = of.badge();
    boolean may = desk.may(ctx);
    Duration left =
        Duration.between(w.now(), of.asked().plus(DoorRosters.WINDOW)).isNegative()
            ? Duration.ZERO
            : Duration.between(w.now(), of.asked().plus(DoorRosters.WINDOW));
    desk.drawing()
        .draw(
            ctx,
            template,
            "e",
            new EnrolmentView(
                of,
                "/badges/enrolments/" + of.device() + "/" + of.id(),
                reader(of, w),
                left.toSeconds(),
                badge == null ? "" : desk.known(badge).map(Item::label).orElse(""),
                may,
                may && badge != null ? BadgePages.candidates(desk, w) : List.of(),
                UUID.randomUUID().toString()));
  }

  private String reader(BadgeEnrolment of, Texts w) {
    PointId point = of.reader();
    return point == null
        ? ""
        : desk.rosters().readers().stream()
            .filter(one -> one.device().equals(of.device()) && one.point().equals(point))
            .map(one -> w.language() == Language.INDONESIAN ? one.indonesian() : one.english())
            .findFirst()
            .orElse(point.name());
  }
}
