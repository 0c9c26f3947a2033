package id.penjaga.hub.app.web.resource;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.RefusalReason;
import id.penjaga.hub.app.roster.BadgeEnrolment;
import id.penjaga.hub.app.roster.DoorRosters;
import id.penjaga.hub.app.roster.RosterState;
import id.penjaga.hub.app.web.api.RoomScope;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What doors know of badges, and badges that are being enrolled.
final class RosterResources {
  private final Drawing drawing;
  private final DoorRosters rosters;
  private final RoomScope rooms;

  RosterResources(Drawing drawing, Sources sources, DoorRosters rosters) {
    this.drawing = drawing;
    this.rosters = rosters;
    this.rooms = new RoomScope(sources);
  }

  /// The roster of one device.
  ///
  /// @param stand `in_force`, `sent`, `away`, `none`, `contested` or `outdated`
  /// @param inForce version that the device named last; 0 for none
  /// @param lease when its permits no longer count; absent before the first
  /// @param keyVersion of the badge key in force there; 0 before the first
  /// @param refused why the device kept one out after that; absent when it did not
  public record DoorRosterLine(
      DeviceId device,
      boolean online,
      String stand,
      long inForce,
      @Nullable Instant adopted,
      @Nullable Instant lease,
      int badges,
      int permits,
      int keyVersion,
      @Nullable String refused) {}

  /// @param stand `asked`, `open`, `read`, `known_badge`, `two_badges`, `timed_out`, `refused`,
  ///     `away` or `silent`
  /// @param digest of the badge that was read; absent unless it was one alone
  /// @param reason why the device refused; absent when it did not
  public record EnrolmentLine(
      DeviceId device,
      String enrolment,
      String stand,
      @Nullable String digest,
      @Nullable String reason,
      Instant asked) {}

  List<Read> reads() {
    return List.of(
        Read.many(
            "listDoorRosters",
            "/doors/rosters",
            "/doors/rosters",
            Reach.OWN,
            DoorRosterLine.class,
            this::list),
        Read.one(
            "getEnrolment",
            "/devices/{device}/enrolments/{enrolment}",
            "/badges/enrolments/{device}/{enrolment}",
            Reach.DEVICE,
            EnrolmentLine.class,
            this::enrolment));
  }

  private Object list(Context ctx) {
    List<RosterState> seen =
        rosters.configured()
            ? rosters.states().stream().filter(one -> rooms.device(ctx, one.device())).toList()
            : List.of();
    return Slice.of(ctx, seen, one -> one.device().name())
        .map(one -> line(one, drawing.words(ctx).now()));
  }

  private static DoorRosterLine line(RosterState of, Instant now) {
    RosterState.Adopted adopted = of.adopted();
    RosterState.Refused refused = of.refused();
    return new DoorRosterLine(
        of.device(),
        of.online(),
        lower(of.stand(now)),
        of.inForce(),
        adopted == null ? null : adopted.at(),
        adopted == null ? null : adopted.lease(),
        adopted == null ? 0 : adopted.badges(),
        adopted == null ? 0 : adopted.permits(),
        adopted == null ? 0 : adopted.keyVersion(),
        refused == null || !of.refusedLast() ? null : lower(refused.reason()));
  }

  private Object enrolment(Context ctx) {
    BadgeEnrolment of;
    try {
      of =
          rosters
              .enrolment(new DeviceId(ctx.pathParam("device")), ctx.pathParam("enrolment"))
              .orElseThrow(NotFoundResponse::new);
    } catch (IllegalArgumentException _) { // no such device is possible
      throw new NotFoundResponse();
    }
    BadgeId badge = of.badge();
    RefusalReason reason = of.reason();
    return new EnrolmentLine(
        of.device(),
        of.id(),
        lower(of.stand()),
        badge == null ? null : badge.digest(),
        reason == null ? null : lower(reason),
        of.asked());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
