package id.penjaga.device.core.access;

import id.penjaga.device.messages.BadgeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a badge meets at its door.
///
/// @param expected who was let in at a door of the same area and has not been seen to pass
/// @param blocked whether a door of the interlock stands open
/// @param first the badge that waits for a second person; null when none does
/// @param nowMs uptime
public record Scene(
    Credentials credentials,
    Traffic traffic,
    DoorPolicy policy,
    List<Expected> expected,
    boolean blocked,
    @Nullable BadgeId first,
    PinCheck pin,
    long nowMs) {
  public Scene {
    expected = List.copyOf(expected);
  }

  /// A person who was let in and has not been seen to pass.
  public record Expected(BadgeId badge, String holder, @Nullable BadgeId escort) {}

  boolean expects(BadgeId badge) {
    return expected.stream().anyMatch(each -> each.badge().equals(badge));
  }

  /// People inside or on their way in, without one badge.
  int crowd(BadgeId except) {
    int count = traffic.count(policy.area()) - (traffic.holds(except, policy.area()) ? 1 : 0);
    for (Expected each : expected) {
      boolean inside = traffic.holds(each.badge(), policy.area());
      count += inside || each.badge().equals(except) ? 0 : 1;
    }
    return count;
  }

  /// Visitors that an escort has inside or on their way in, without one badge.
  int led(BadgeId escort, BadgeId except) {
    int count = 0;
    for (var each : traffic.inside().entrySet()) {
      if (escort.equals(each.getValue().escort()) && !each.getKey().equals(except)) {
        count++;
      }
    }
    for (Expected each : expected) {
      boolean counted = traffic.inside().containsKey(each.badge());
      if (escort.equals(each.escort()) && !each.badge().equals(except) && !counted) {
        count++;
      }
    }
    return count;
  }

  /// Whether somebody is inside the area or on their way in.
  boolean present(BadgeId badge) {
    return traffic.holds(badge, policy.area()) || expects(badge);
  }
}
