package id.penjaga.device.core.access;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks the rules of entering in their order: who is it, may they enter here now, was the paper
/// done, is there room, who accompanies. The first that objects names the reason. On the way out
/// none is asked (ACC-20).
public final class Judge {
  private final Scene scene;
  private final BadgeId badge;
  private final PointId door;
  private final Moment at;
  private final Roster.Badge known;

  private Judge(Scene scene, BadgeId badge, PointId door, Moment at, Roster.Badge known) {
    this.scene = scene;
    this.badge = badge;
    this.door = door;
    this.at = at;
    this.known = known;
  }

  public static Access decide(
      Scene scene, BadgeId badge, PointId door, Direction direction, Moment at) {
    Roster.Badge known = scene.credentials().badge(badge);
    if (direction == Direction.OUT) {
      return known == null ? new Access.LetOut() : new Access.Granted(known.holder());
    }
    if (known == null) {
      return new Access.Denied(DenialReason.UNKNOWN_BADGE, null);
    }
    return new Judge(scene, badge, door, at, known).judge();
  }

  /// Whom a badge speaks for beside the door: the holder of one of the house, with a right of their
  /// own there now. What keeps them out for the moment, such as a full room, does not count here.
  ///
  /// @return null for a visitor's badge, and for one that is unknown, blocked or expired
  public static @Nullable String ofTheHouse(
      Credentials credentials, BadgeId badge, PointId door, Moment at, PinCheck pin) {
    Roster.Badge known = credentials.badge(badge);
    boolean speaks =
        known != null
            && credentials.ofTheHouse(known)
            && !credentials.revoked(badge)
            && known.state() == BadgeState.ISSUED
            && ownRight(known, door, at) == null
            && pin(known, pin) == null;
    return speaks && known != null ? known.holder() : null;
  }

  private Access judge() {
    DenialReason objection = badgeItself();
    if (objection != null) {
      return denied(objection);
    }
    Roster.Permit permit = null;
    if (known.visitor()) {
      objection = noPermit();
      if (objection != null) {
        return denied(objection);
      }
      permit = permitNow();
      objection = permit == null ? DenialReason.OUTSIDE_WINDOW : paper(permit);
    }
    objection = objection == null ? pin(known, scene.pin()) : objection;
    objection = objection == null ? room() : objection;
    if (objection != null) {
      return denied(objection);
    }
    BadgeId escort = null;
    if (permit != null && permit.escorted()) {
      EscortSearch search = new EscortSearch(permit);
      escort = search.escort();
      if (escort == null) {
        return denied(search.objection());
      }
    }
    if (alone()) {
      return denied(DenialReason.SECOND_PERSON_AWAITED);
    }
    return new Access.Granted(
        known.holder(), permit == null ? null : permit.id(), escort, warning());
  }

  private Access.Denied denied(DenialReason reason) {
    return new Access.Denied(reason, known.holder());
  }

  private @Nullable DenialReason badgeItself() {
    if (scene.credentials().revoked(badge)) {
      return DenialReason.REVOKED;
    }
    if (known.state() != BadgeState.ISSUED) {
      return DenialReason.BLOCKED;
    }
    if (locked() && !known.overridesLockdown()) {
      return DenialReason.LOCKDOWN;
    }
    return known.visitor() ? dates(known) : ownRight(known, door, at);
  }

  private boolean locked() {
    Roster roster = scene.credentials().roster();
    return roster != null && roster.lockdown().contains(door);
  }

  /// What speaks against a right of one's own at a door.
  static @Nullable DenialReason ownRight(Roster.Badge badge, PointId door, Moment at) {
    if (!badge.doors().isEmpty() && !badge.doors().contains(door)) {
      return DenialReason.WRONG_DOOR;
    }
    return dates(badge, at);
  }

  private @Nullable DenialReason dates(Roster.Badge of) {
    return dates(of, at);
  }

  /// A right with dates needs a clock we believe; one without does not (SYS-09).
  private static @Nullable DenialReason dates(Roster.Badge badge, Moment at) {
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

  /// Why no permit can count at all.
  private @Nullable DenialReason noPermit() {
    List<Roster.Permit> permits = scene.credentials().permits(badge);
    if (permits.isEmpty()) {
      return DenialReason.NO_PERMIT;
    }
    if (permits.stream().noneMatch(permit -> permit.leadsThrough(door))) {
      return DenialReason.WRONG_DOOR;
    }
    if (!at.clock().trusted()) {
      return DenialReason.CLOCK_NOT_TRUSTED;
    }
    Roster roster = scene.credentials().roster();
    boolean over = roster == null || !at.wall().isBefore(roster.lease());
    return over ? DenialReason.ROSTER_TOO_OLD : null;
  }

  /// The permit for this door and hour; of several the one whose paper is done, then the one that
  /// ends last.
  private Roster.@Nullable Permit permitNow() {
    return scene.credentials().permits(badge).stream()
        .filter(permit -> permit.leadsThrough(door) && permit.covers(at.wall()))
        .min(
            Comparator.<Roster.Permit, Boolean>comparing(permit -> paper(permit) != null)
                .thenComparing(Roster.Permit::until, Comparator.reverseOrder())
                .thenComparing(Roster.Permit::id))
        .orElse(null);
  }

  private @Nullable DenialReason paper(Roster.Permit permit) {
    Roster.Member member = permit.member(badge);
    if (member == null) {
      return DenialReason.NO_PERMIT;
    }
    Long left = scene.traffic().left().get(badge);
    if (member.incomplete() || left != null && left > member.clearedMs()) {
      return DenialReason.INCOMPLETE_EXIT;
    }
    if (!member.purpose()) {
      return DenialReason.NO_PURPOSE;
    }
    return member.statement() ? null : DenialReason.NO_STATEMENT;
  }

  private static @Nullable DenialReason pin(Roster.Badge known, PinCheck typed) {
    if (known.pin() == null) {
      return null;
    }
    return switch (typed) {
      case RIGHT, NO_KEYPAD -> null;
      case NONE_TYPED -> DenialReason.PIN_MISSING;
      case WRONG -> DenialReason.PIN_WRONG;
      case NOT_CHECKED -> DenialReason.TOO_LATE;
      case LOCKED -> DenialReason.TOO_MANY_TRIES;
    };
  }

  private @Nullable DenialReason room() {
    if (scene.blocked()) {
      return DenialReason.INTERLOCK;
    }
    DoorPolicy policy = scene.policy();
    if (policy.passback() == DoorPolicy.Passback.HARD && passedBack()) {
      return DenialReason.ANTI_PASSBACK;
    }
    boolean full = policy.most() > 0 && scene.crowd(badge) >= policy.most();
    return full ? DenialReason.OCCUPANCY_FULL : null;
  }

  /// Whether the badge is inside beyond doubt, and not for so long that it is forgiven.
  private boolean passedBack() {
    Traffic.Inside person = scene.traffic().inside().get(badge);
    DoorPolicy policy = scene.policy();
    if (person == null || person.doubtful() || !person.area().equals(policy.area())) {
      return false;
    }
    // Before a restart the time inside is not known: who is locked out by that could not help it.
    boolean forgiven =
        policy.passbackMs() > 0
            && (person.sinceMs() == Traffic.Inside.EARLIER
                || scene.nowMs() - person.sinceMs() >= policy.passbackMs());
    return !forgiven;
  }

  private @Nullable DenialReason warning() {
    boolean soft = scene.policy().passback() == DoorPolicy.Passback.SOFT;
    return soft && passedBack() ? DenialReason.ANTI_PASSBACK : null;
  }

  /// Whether this is the first of two who must enter an empty area together.
  private boolean alone() {
    if (scene.policy().togetherMs() == 0 || scene.crowd(badge) > 0) {
      return false;
    }
    BadgeId first = scene.first();
    if (first == null || first.equals(badge)) {
      return true;
    }
    Roster.Badge other = scene.credentials().badge(first);
    return other == null || other.holder().equals(known.holder());
  }

  /// Looks for somebody who accompanies: who may, has a right of their own here, is here, was read
  /// in time, and has a hand free.
  private final class EscortSearch {
    private final Roster.Permit permit;
    private DenialReason nearest = DenialReason.ESCORT_WITHOUT_RIGHT;

    EscortSearch(Roster.Permit permit) {
      this.permit = permit;
    }

    @Nullable BadgeId escort() {
      BadgeId best = null;
      for (Map.Entry<BadgeId, Roster.Badge> each : scene.credentials().escorts(permit).entrySet()) {
        DenialReason objection = objection(each.getKey(), each.getValue());
        boolean better = best == null || each.getKey().digest().compareTo(best.digest()) < 0;
        if (objection == null && better) {
          best = each.getKey();
        } else if (objection != null && rank(objection) > rank(nearest)) {
          nearest = objection;
        }
      }
      return best;
    }

    /// What the escort who came nearest lacks.
    DenialReason objection() {
      return nearest;
    }

    private int rank(DenialReason reason) {
      return switch (reason) {
        case ESCORT_FULL -> 3;
        case ESCORT_NOT_INSIDE -> 2;
        case NO_ESCORT -> 1;
        default -> 0;
      };
    }

    private @Nullable DenialReason objection(BadgeId escort, Roster.Badge holder) {
      boolean entitled =
          holder.state() == BadgeState.ISSUED
              && !holder.visitor()
              && !scene.credentials().revoked(escort)
              && ownRight(holder, door, at) == null;
      if (!entitled) {
        return DenialReason.ESCORT_WITHOUT_RIGHT;
      }
      Long led = scene.traffic().led().get(escort);
      if (!scene.present(escort)) {
        return led == null ? DenialReason.NO_ESCORT : DenialReason.ESCORT_NOT_INSIDE;
      }
      long within = scene.policy().escortMs();
      if (within > 0 && (led == null || scene.nowMs() - led > within)) {
        return DenialReason.NO_ESCORT;
      }
      boolean full = permit.perEscort() > 0 && scene.led(escort, badge) >= permit.perEscort();
      return full ? DenialReason.ESCORT_FULL : null;
    }
  }
}
