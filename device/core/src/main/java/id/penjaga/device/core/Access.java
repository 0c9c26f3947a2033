package id.penjaga.device.core;

import id.penjaga.device.core.RoomRules.Badge;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// May this badge pass this door now?
sealed interface Access {

  record Granted(String holder) implements Access {}

  /// An unknown badge on its way out: the door opens, no name stands in the record (ACC-20).
  record LetOut() implements Access {}

  /// @param holder null when the badge is unknown
  record Denied(DenialReason reason, @Nullable String holder) implements Access {}

  /// The first rule that objects names the reason. On the way out none objects (ACC-20).
  static Access decide(
      BadgeId badge, PointId door, Direction direction, Moment at, Map<BadgeId, Badge> roster) {
    Badge known = roster.get(badge);
    return switch (direction) {
      case OUT -> known == null ? new LetOut() : new Granted(known.holder());
      case IN ->
          known == null ? new Denied(DenialReason.UNKNOWN_BADGE, null) : judge(known, door, at);
    };
  }

  private static Access judge(Badge badge, PointId door, Moment at) {
    DenialReason reason = objection(badge, door, at);
    return reason == null ? new Granted(badge.holder()) : new Denied(reason, badge.holder());
  }

  /// A permit with dates needs a clock we believe; a permit without dates does not (SYS-09).
  private static @Nullable DenialReason objection(Badge badge, PointId door, Moment at) {
    if (badge.revoked()) {
      return DenialReason.REVOKED;
    }
    if (!badge.doors().isEmpty() && !badge.doors().contains(door)) {
      return DenialReason.WRONG_DOOR;
    }
    if (badge.from() == null && badge.until() == null) {
      return null;
    }
    if (!at.clock().trusted()) {
      return DenialReason.CLOCK_NOT_TRUSTED;
    }
    if (badge.from() != null && at.wall().isBefore(badge.from())) {
      return DenialReason.NOT_YET_VALID;
    }
    if (badge.until() != null && !at.wall().isBefore(badge.until())) {
      return DenialReason.EXPIRED;
    }
    return null;
  }
}
