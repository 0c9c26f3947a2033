package id.penjaga.device.core;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One door: what its contact says, who may open it now, and whether its lock is released.
///
/// @param grants who was granted and has not been seen to pass, oldest first; one per badge and
///     direction
/// @param exitUntilMs uptime until which an opening belongs to a request to exit
/// @param releasedUntilMs uptime at which the lock falls back; {@link #LOCKED} when it is not
///     released
/// @param first the badge that waits for a second person; null when none does
/// @param emergency whether its emergency release is pulled
/// @param foundOpen whether this run found it open, expected nobody, and knew nothing of before:
///     only a journal that opens late can say whether that was a forced opening
record Door(
    Contact contact,
    List<Grant> grants,
    long exitUntilMs,
    long releasedUntilMs,
    @Nullable First first,
    boolean emergency,
    boolean foundOpen) {
  static final long LOCKED = Long.MAX_VALUE;

  /// How long before the end of a pulse the next one begins while the emergency release is pulled.
  static final long OVERLAP_MS = 1_000;

  Door {
    grants = List.copyOf(grants);
  }

  /// Not seen yet in this epoch.
  static Door unseen(Last last, List<Grant> grants) {
    return new Door(new Unseen(last), grants, 0, LOCKED, null, false, false);
  }

  /// The first of two who enter together.
  ///
  /// @param untilMs uptime until which the second may come
  record First(BadgeId badge, long untilMs) {}

  sealed interface Contact {}

  /// @param last what the journal says of it
  record Unseen(Last last) implements Contact {}

  record Shut() implements Contact {}

  /// @param sinceMs uptime of the opening; {@link #EARLIER} when it was open before the last start
  /// @param passed who was counted through this opening
  record Open(long sinceMs, List<Grant> passed) implements Contact {
    static final long EARLIER = -1;

    Open {
      passed = List.copyOf(passed);
    }

    /// How long it has stood open, -1 when a restart lay between.
    long stoodMs(long now) {
      return sinceMs == EARLIER ? -1 : now - sinceMs;
    }
  }

  /// What the journal last said of a door.
  enum Last {
    UNKNOWN,
    SHUT,
    OPEN
  }

  /// @param untilMs uptime at which it is no longer good for an opening
  /// @param earlier whether it was given before the last start
  /// @param permit the permit it was given by; null for a right of one's own
  /// @param escort the badge of who accompanies; null where nobody has to
  record Grant(
      Direction direction,
      BadgeId badge,
      String holder,
      long untilMs,
      boolean earlier,
      @Nullable String permit,
      @Nullable BadgeId escort) {
    Grant(Direction direction, BadgeId badge, String holder, long untilMs, boolean earlier) {
      this(direction, badge, holder, untilMs, earlier, null, null);
    }

    Grant renamed(Map<BadgeId, BadgeId> names) {
      BadgeId with = escort == null ? null : names.getOrDefault(escort, escort);
      BadgeId now = names.getOrDefault(badge, badge);
      return new Grant(direction, now, holder, untilMs, earlier, permit, with);
    }

    Grant until(long ms) {
      return new Grant(direction, badge, holder, ms, earlier, permit, escort);
    }

    boolean samePass(Grant other) {
      return direction == other.direction && badge.equals(other.badge);
    }
  }

  /// With badges as they are called from now on.
  Door renamed(Map<BadgeId, BadgeId> names) {
    Contact seen =
        contact instanceof Open(long sinceMs, List<Grant> passed)
            ? new Open(sinceMs, renamed(passed, names))
            : contact;
    First waits =
        first == null
            ? null
            : new First(names.getOrDefault(first.badge(), first.badge()), first.untilMs());
    List<Grant> open = renamed(grants, names);
    return new Door(seen, open, exitUntilMs, releasedUntilMs, waits, emergency, foundOpen);
  }

  private static List<Grant> renamed(List<Grant> grants, Map<BadgeId, BadgeId> names) {
    return grants.stream().map(one -> one.renamed(names)).toList();
  }

  Door with(Contact next) {
    return new Door(next, grants, exitUntilMs, releasedUntilMs, first, emergency, foundOpen);
  }

  Door withGrants(List<Grant> next) {
    return new Door(contact, next, exitUntilMs, releasedUntilMs, first, emergency, foundOpen);
  }

  Door withExitUntil(long ms) {
    return new Door(contact, grants, ms, releasedUntilMs, first, emergency, foundOpen);
  }

  Door releasedUntil(long ms) {
    return new Door(contact, grants, exitUntilMs, ms, first, emergency, foundOpen);
  }

  Door withFirst(@Nullable First next) {
    return new Door(contact, grants, exitUntilMs, releasedUntilMs, next, emergency, foundOpen);
  }

  Door withEmergency(boolean pulled) {
    return new Door(contact, grants, exitUntilMs, releasedUntilMs, first, pulled, foundOpen);
  }

  /// What the journal says of it is known now.
  Door explained() {
    return new Door(contact, grants, exitUntilMs, releasedUntilMs, first, emergency, false);
  }

  /// A second grant to the same badge in the same direction renews the first: one person, one
  /// passage.
  static List<Grant> plus(List<Grant> grants, Grant grant) {
    List<Grant> next = without(grants, grant);
    next.add(grant);
    return next;
  }

  static List<Grant> without(List<Grant> grants, Grant grant) {
    List<Grant> next = new ArrayList<>(grants);
    next.removeIf(grant::samePass);
    return next;
  }

  static boolean holds(List<Grant> grants, Grant grant) {
    for (Grant each : grants) {
      if (each.samePass(grant)) {
        return true;
      }
    }
    return false;
  }

  /// Uptime at which a release that lasts is ordered again: well before the pulse ends.
  long renewMs() {
    return releasedUntilMs == LOCKED ? LOCKED : releasedUntilMs - OVERLAP_MS;
  }

  /// Uptime at which something about it changes by itself.
  long deadline() {
    long deadline = emergency ? renewMs() : releasedUntilMs;
    for (Grant grant : grants) {
      deadline = Math.min(deadline, grant.untilMs());
    }
    return deadline;
  }
}
