package id.penjaga.device.core;

import id.penjaga.device.core.Door.First;
import id.penjaga.device.core.Door.Grant;
import id.penjaga.device.core.Door.Last;
import id.penjaga.device.core.Door.Open;
import id.penjaga.device.core.Door.Shut;
import id.penjaga.device.core.Door.Unseen;
import id.penjaga.device.core.Plan.DoorPlan;
import id.penjaga.device.core.Plan.ReaderPlan;
import id.penjaga.device.core.access.Access;
import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.core.access.Judge;
import id.penjaga.device.core.access.PinCheck;
import id.penjaga.device.core.access.Scene;
import id.penjaga.device.core.access.Scene.Expected;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way of a badge. Who is let in is recorded before the lock moves; who leaves is released
/// first (ACC-20).
final class Entering {
  /// A badge older than this opens nothing: another person may stand at the door by now.
  static final long LATE_MS = 2_000;

  private Entering() {}

  static void badge(Turn turn, Event.BadgePresented e) {
    ReaderPlan reader = turn.plan.reader(e.reader());
    if (reader == null) {
      return;
    }
    DoorPlan door = reader.door();
    Direction direction = reader.rule().direction();
    if (!counts(e, direction, turn.credentials.badge(e.badge()) != null)) {
      return;
    }
    if (Enrolment.takes(turn, e)) {
      return;
    }
    First first = waiting(turn, door);
    RoomRules.Denials care = turn.plan.rules().denials();
    PinCheck pin = turn.pinTries.judge(e.badge(), e.pin(), care.wrongPins(), turn.now);
    Access answer =
        Judge.decide(
            scene(turn, door, first == null ? null : first.badge(), pin),
            e.badge(),
            door.id(),
            direction,
            e.at());
    if (direction == Direction.IN) {
      tried(turn, e.badge(), answer);
    }
    String holder =
        e.ageMs() > LATE_MS
            ? null
            : Judge.ofTheHouse(turn.credentials, e.badge(), door.id(), e.at(), pin);
    if (holder != null) {
      Acknowledging.shown(turn, new Acknowledging.Shown(holder, reader.id(), turn.now));
    }
    switch (answer) {
      case Access.Granted granted when e.ageMs() > LATE_MS ->
          Refusals.record(
              turn, reader, e.badge(), new Access.Denied(DenialReason.TOO_LATE, granted.holder()));
      case Access.LetOut() when e.ageMs() > LATE_MS ->
          Refusals.record(turn, reader, e.badge(), new Access.Denied(DenialReason.TOO_LATE, null));
      case Access.Granted granted when direction == Direction.IN ->
          letIn(turn, reader, e, granted, first);
      case Access.Granted granted -> {
        grant(turn, reader, e.badge(), granted);
        DoorAccess.release(turn, door, true);
        admit(turn, door, direction, e.badge(), granted);
      }
      case Access.LetOut() -> DoorAccess.exit(turn, door);
      case Access.Denied denied -> denied(turn, reader, e, denied);
    }
  }

  /// Only a PIN that was asked for counts: of a badge that is blocked nothing is learned. The right
  /// one ends the row of wrong ones when its holder is let in, as the journal tells it after a
  /// restart; typed during a lockdown it was not looked at.
  private static void tried(Turn turn, BadgeId badge, Access answer) {
    if (answer instanceof Access.Denied denied && denied.reason() == DenialReason.PIN_WRONG) {
      long lockMs = turn.plan.rules().denials().pinLockMs();
      turn.pinTries = turn.pinTries.wrong(badge, turn.now, lockMs);
    }
  }

  /// Whether a presentation is judged. A number that nobody knows is noise until it is confirmed; a
  /// known one, and every one on its way out, was judged at its first frame (F45, ACC-20).
  private static boolean counts(Event.BadgePresented e, Direction direction, boolean known) {
    boolean atFirstFrame = known || direction == Direction.OUT;
    return switch (e.proof()) {
      case SINGLE -> atFirstFrame;
      case CONFIRMED -> !atFirstFrame;
      case PROVEN -> true;
    };
  }

  private static void denied(
      Turn turn, ReaderPlan reader, Event.BadgePresented e, Access.Denied denied) {
    switch (denied.reason()) {
      // These say nothing against the badge.
      case SECOND_PERSON_AWAITED -> {
        awaitSecond(turn, reader.door(), e.badge());
        Refusals.record(turn, reader, e.badge(), denied);
      }
      case INTERLOCK, TOO_LATE -> Refusals.record(turn, reader, e.badge(), denied);
      default -> Refusals.refuse(turn, reader, e.badge(), denied);
    }
  }

  /// Lets one person in, and with them the first of two who waited for them.
  private static void letIn(
      Turn turn,
      ReaderPlan reader,
      Event.BadgePresented e,
      Access.Granted granted,
      @Nullable First first) {
    DoorPlan door = reader.door();
    Refusals.settle(turn, reader);
    boolean two =
        first != null
            && !first.badge().equals(e.badge())
            && nobody(turn, door.rule().policy().area());
    if (!two || first == null) {
      turn.pinTries = turn.pinTries.letIn(e.badge(), e.pin());
      grant(turn, reader, e.badge(), granted);
      DoorAccess.release(turn, door, false);
      admit(turn, door, Direction.IN, e.badge(), granted);
      return;
    }
    // What has changed since the first was read counts: their badge may have been blocked. Their
    // PIN was asked for then.
    Access other =
        Judge.decide(
            scene(turn, door, e.badge(), PinCheck.NO_KEYPAD),
            first.badge(),
            door.id(),
            Direction.IN,
            e.at());
    if (!(other instanceof Access.Granted both)) {
      awaitSecond(turn, door, e.badge());
      Refusals.record(
          turn,
          reader,
          e.badge(),
          new Access.Denied(DenialReason.SECOND_PERSON_AWAITED, granted.holder()));
      return;
    }
    turn.pinTries = turn.pinTries.letIn(first.badge(), PinCheck.RIGHT).letIn(e.badge(), e.pin());
    grant(turn, reader, first.badge(), both);
    grant(turn, reader, e.badge(), granted);
    DoorAccess.set(turn, door, turn.doors.get(door.index()).withFirst(null));
    DoorAccess.release(turn, door, false);
    admit(turn, door, Direction.IN, first.badge(), both);
    admit(turn, door, Direction.IN, e.badge(), granted);
  }

  private static boolean nobody(Turn turn, String area) {
    return turn.traffic.inside().values().stream().noneMatch(each -> each.area().equals(area))
        && expected(turn, area).isEmpty();
  }

  private static void grant(Turn turn, ReaderPlan reader, BadgeId badge, Access.Granted granted) {
    turn.record(
        new JournalEvent.AccessGranted(
            reader.door().id(),
            reader.id(),
            reader.rule().direction(),
            badge,
            granted.holder(),
            granted.permit(),
            granted.escort(),
            granted.despite()));
  }

  private static void admit(
      Turn turn, DoorPlan door, Direction direction, BadgeId badge, Access.Granted granted) {
    BadgeId escort = granted.escort();
    if (direction == Direction.IN && turn.plan.rules().roster()) {
      // An escort leads by being read; a visitor keeps the escort's time running.
      turn.traffic = turn.traffic.leading(escort == null ? badge : escort, turn.now);
    }
    DoorAccess.admit(
        turn,
        door,
        new Grant(
            direction,
            badge,
            granted.holder(),
            turn.now + door.rule().grantMs(),
            false,
            granted.permit(),
            escort));
  }

  private static void awaitSecond(Turn turn, DoorPlan door, BadgeId badge) {
    First first = new First(badge, turn.now + door.rule().policy().togetherMs());
    DoorAccess.set(turn, door, turn.doors.get(door.index()).withFirst(first));
  }

  private static @Nullable First waiting(Turn turn, DoorPlan door) {
    First first = turn.doors.get(door.index()).first();
    return first != null && turn.now <= first.untilMs() ? first : null;
  }

  private static Scene scene(Turn turn, DoorPlan door, @Nullable BadgeId first, PinCheck pin) {
    DoorPolicy policy = door.rule().policy();
    return new Scene(
        turn.credentials,
        turn.traffic,
        policy,
        expected(turn, policy.area()),
        blocked(turn, policy),
        first,
        pin,
        turn.now);
  }

  private static List<Expected> expected(Turn turn, String area) {
    List<Expected> expected = new ArrayList<>(0);
    for (int i = 0; i < turn.plan.doorCount(); i++) {
      if (turn.plan.door(i).rule().policy().area().equals(area)) {
        for (Grant grant : turn.doors.get(i).grants()) {
          if (grant.direction() == Direction.IN) {
            expected.add(new Expected(grant.badge(), grant.holder(), grant.escort()));
          }
        }
      }
    }
    return expected;
  }

  private static boolean blocked(Turn turn, DoorPolicy policy) {
    for (PointId other : policy.interlock()) {
      DoorPlan door = turn.plan.door(other);
      if (door != null && ajar(turn.doors.get(door.index()), turn.now)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a door of an interlock stands open or may be opened at any moment. What the journal
  /// says of an open one holds until its contact is first read after a restart.
  private static boolean ajar(Door door, long now) {
    boolean open =
        switch (door.contact()) {
          case Open _ -> true;
          case Unseen(Last last) -> last == Last.OPEN;
          case Shut _ -> false;
        };
    return open || door.releasedUntilMs() != Door.LOCKED && now < door.releasedUntilMs();
  }
}
