package id.penjaga.device.core;

import id.penjaga.device.core.Door.Grant;
import id.penjaga.device.core.Plan.DoorPlan;
import id.penjaga.device.core.access.Adoption;
import id.penjaga.device.core.access.Credentials;
import id.penjaga.device.core.access.Traffic;
import id.penjaga.device.core.access.Traffic.Inside;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.RosterRefusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is inside by which permit, and the alarms about them: without their escort (ACC-03), after
/// the end of the permit (ACC-22). The roster that says so comes in here too.
final class Visits {
  private static final long KEPT_ROSTER_MS = 1_000;

  private Visits() {}

  static Credentials local(Map<BadgeId, RoomRules.Badge> badges) {
    return Credentials.local(known(badges), revoked(badges));
  }

  private static Map<BadgeId, Roster.Badge> known(Map<BadgeId, RoomRules.Badge> badges) {
    Map<BadgeId, Roster.Badge> known = new HashMap<>();
    badges.forEach((id, badge) -> {
      known.put(
          id,
          new Roster.Badge(
              id,
              badge.holder(),
              BadgeState.ISSUED,
              false,
              true,
              false,
              badge.doors(),
              badge.from(),
              badge.until(),
              null));
    });
    return known;
  }

  private static Set<BadgeId> revoked(Map<BadgeId, RoomRules.Badge> badges) {
    Set<BadgeId> revoked = new HashSet<>();
    badges.forEach((id, badge) -> {
      if (badge.revoked()) {
        revoked.add(id);
      }
    });
    return revoked;
  }

  /// Takes a roster in force, or records why not. The one that the journal knows is taken without a
  /// word.
  static void arrived(Turn turn, Event.RosterArrived e) {
    Roster roster = e.roster();
    Credentials now = turn.credentials;
    boolean known = e.stored() && roster.version() == now.floor();
    Adoption objection =
        e.stored()
            ? Adoption.objectionToStored(roster, turn.device(), now.version(), now.floor())
            : Adoption.objection(roster, turn.device(), now.version(), now.floor(), turn.at);
    if (objection != null) {
      refused(turn, roster.version(), objection.reason(), objection.why());
      return;
    }
    turn.credentials = now.with(roster, known(e.badges()), revoked(e.badges()));
    if (!e.renamed().isEmpty()) {
      turn.traffic = turn.traffic.renamed(e.renamed());
      turn.pinTries = turn.pinTries.renamed(e.renamed());
      DoorAccess.renamed(turn, e.renamed());
    }
    if (!known) {
      turn.record(
          new JournalEvent.RosterAdopted(
              roster.version(),
              roster.keyVersion(),
              e.hash(),
              roster.badges().size(),
              roster.permits().size(),
              roster.lease().toEpochMilli()));
    }
  }

  /// A roster was kept out. Whoever keeps the site must look: another hub sends, or somebody who is
  /// none; or the disk did not take it, and a badge that was lost since then still opens here.
  static void refused(Turn turn, long version, RosterRefusal reason, String why) {
    turn.record(new JournalEvent.RosterRefused(version, reason, why));
    int alarm = turn.plan.alarm(AlarmKind.ROSTER_REFUSED, Plan.ROSTER);
    turn.see(alarm, Judgement.BAD);
    turn.see(alarm, Judgement.GOOD);
  }

  static void entered(Turn turn, DoorPlan door, Grant grant) {
    turn.traffic = turn.traffic.entered(grant.badge(), inside(door, grant, turn.now));
  }

  static Inside inside(DoorPlan door, Grant grant, long sinceMs) {
    return new Inside(
        grant.holder(),
        door.id(),
        door.rule().policy().area(),
        sinceMs,
        grant.permit(),
        grant.escort(),
        false);
  }

  static void left(Turn turn, Grant grant) {
    turn.traffic = turn.traffic.left(grant.badge(), turn.at.wallMs());
  }

  /// A door was opened from inside without a badge.
  static void doubt(Turn turn, DoorPlan door) {
    if (!turn.traffic.inside().isEmpty()) {
      turn.traffic = turn.traffic.doubted(door.rule().policy().area());
    }
  }

  /// Looks at the alarms about visitors and at the roster's lease. A start tells who is inside
  /// before it tells the roster that was kept: no permit is missing until a second has passed.
  static void judge(Turn turn, boolean starting) {
    if (starting && turn.credentials.roster() == null) {
      turn.visitsDueMs = turn.now + KEPT_ROSTER_MS;
      return;
    }
    long due = lease(turn);
    for (int i = 0; i < turn.plan.doorCount(); i++) {
      due = Math.min(due, judge(turn, turn.plan.door(i)));
    }
    turn.visitsDueMs = due;
  }

  /// @return uptime at which the lease ends
  private static long lease(Turn turn) {
    Roster roster = turn.credentials.roster();
    int alarm = turn.plan.alarm(AlarmKind.ROSTER_OUTDATED, Plan.ROSTER);
    if (roster == null || !turn.at.clock().trusted()) {
      return Long.MAX_VALUE;
    }
    long lease = roster.lease().toEpochMilli();
    boolean over = turn.at.wallMs() >= lease;
    turn.see(alarm, over ? Judgement.BAD : Judgement.GOOD);
    return over ? Long.MAX_VALUE : dueMs(turn, lease);
  }

  /// @return uptime at which somebody who entered by this door stays too long
  private static long judge(Turn turn, DoorPlan door) {
    boolean alone = false;
    boolean over = false;
    long due = Long.MAX_VALUE;
    for (Map.Entry<BadgeId, Inside> each : turn.traffic.inside().entrySet()) {
      Inside visitor = each.getValue();
      String permitId = visitor.permit();
      if (permitId == null || !visitor.door().equals(door.id())) {
        continue;
      }
      Roster.Permit permit = turn.credentials.permit(permitId, each.getKey());
      alone |= (permit == null || permit.escorted()) && !accompanied(turn, visitor, permit);
      // A permit that the hub took back has ended.
      long end =
          permit == null
              ? Long.MIN_VALUE
              : permit.until().toEpochMilli() + door.rule().policy().overstayMs();
      boolean ended = turn.at.wallMs() >= end;
      over |= ended;
      due = ended ? due : Math.min(due, dueMs(turn, end));
    }
    turn.see(door.noEscort(), alone ? Judgement.BAD : Judgement.GOOD);
    if (!turn.at.clock().trusted() && over) {
      return Long.MAX_VALUE; // what the clock says of an end is not believed
    }
    turn.see(door.overstay(), over ? Judgement.BAD : Judgement.GOOD);
    return turn.at.clock().trusted() ? due : Long.MAX_VALUE;
  }

  private static boolean accompanied(Turn turn, Inside visitor, Roster.@Nullable Permit permit) {
    for (Map.Entry<BadgeId, Inside> each : turn.traffic.inside().entrySet()) {
      Inside other = each.getValue();
      if (other.permit() == null && other.area().equals(visitor.area())) {
        Roster.Badge badge = turn.credentials.badge(each.getKey());
        boolean may =
            permit == null
                ? each.getKey().equals(visitor.escort())
                : badge != null && Credentials.mayAccompany(badge, permit);
        if (may) {
          return true;
        }
      }
    }
    return false;
  }

  private static long dueMs(Turn turn, long wallMs) {
    return turn.now + Math.max(1, wallMs - turn.at.wallMs());
  }

  /// Takes what the journal says of earlier runs into this one.
  static void adopt(Turn turn, Traffic restored, long rosterVersion) {
    Traffic next = turn.traffic;
    for (Map.Entry<BadgeId, Inside> each : restored.inside().entrySet()) {
      boolean seen =
          next.inside().containsKey(each.getKey()) || next.left().containsKey(each.getKey());
      next = seen ? next : next.entered(each.getKey(), each.getValue());
    }
    for (Map.Entry<BadgeId, Long> each : restored.left().entrySet()) {
      if (!next.left().containsKey(each.getKey())) {
        next = next.remembered(each.getKey(), each.getValue());
      }
    }
    turn.traffic = next;
    turn.credentials = turn.credentials.notBelow(rosterVersion);
  }
}
