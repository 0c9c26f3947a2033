package id.penjaga.device.core;

import id.penjaga.device.core.Door.Grant;
import id.penjaga.device.core.Door.Last;
import id.penjaga.device.core.Door.Open;
import id.penjaga.device.core.Door.Shut;
import id.penjaga.device.core.Door.Unseen;
import id.penjaga.device.core.Plan.DoorPlan;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Requests to leave, and what an opening of a door means (ACC-15). Who leaves is released first
/// (ACC-20).
final class DoorAccess {
  private DoorAccess() {}

  /// The way out is never blocked (ACC-20).
  static void exitPressed(Turn turn, PointId id) {
    DoorPlan door = turn.plan.door(id);
    if (door != null) {
      exit(turn, door);
    }
  }

  /// At a door that stands open no opening follows: one that comes after it was shut again needs a
  /// grant of its own (F70).
  static void exit(Turn turn, DoorPlan door) {
    boolean open = turn.doors.get(door.index()).contact() instanceof Open;
    turn.record(new JournalEvent.ExitRequested(door.id(), open));
    release(turn, door, true);
    if (open) {
      Visits.doubt(turn, door);
    } else {
      long until = turn.now + door.rule().grantMs();
      set(turn, door, turn.doors.get(door.index()).withExitUntil(until));
    }
  }

  /// The emergency release was read. While it is pulled the lock is released, again and again: a
  /// pulse ends by itself (ACC-20).
  static void emergency(Turn turn, DoorPlan door, boolean pulled) {
    Door state = turn.doors.get(door.index());
    if (state.emergency() != pulled) {
      set(turn, door, state.withEmergency(pulled));
      if (pulled) {
        release(turn, door, true);
        Visits.doubt(turn, door);
      }
    }
  }

  /// @param leaving whether the lock is released before anything is recorded
  static void release(Turn turn, DoorPlan door, boolean leaving) {
    PointId lock = door.rule().lock();
    if (lock == null) {
      return;
    }
    Effect unlock = new Effect.Unlock(lock, door.rule().unlockMs());
    if (leaving) {
      turn.addFirst(unlock);
    } else {
      turn.add(unlock);
    }
    Readings.driven(turn, lock, true);
    Door state = turn.doors.get(door.index());
    set(turn, door, state.releasedUntil(turn.now + door.rule().unlockMs()));
  }

  /// A grant waits for the next opening. At an open door there will be none: the person walks
  /// through.
  static void admit(Turn turn, DoorPlan door, Grant grant) {
    Door state = turn.doors.get(door.index());
    switch (state.contact()) {
      case Open(long sinceMs, List<Grant> passed) -> {
        if (!Door.holds(passed, grant)) {
          pass(turn, door, List.of(grant), Certainty.DECLARED);
          set(turn, door, state.with(new Open(sinceMs, Door.plus(passed, grant))));
        }
      }
      case Shut _, Unseen _ -> set(turn, door, state.withGrants(Door.plus(state.grants(), grant)));
    }
  }

  /// The door contact was read.
  static void contact(Turn turn, DoorPlan door, boolean open) {
    Door state = turn.doors.get(door.index());
    switch (state.contact()) {
      case Unseen(Last last) when open -> {
        switch (last) {
          case OPEN -> stillOpen(turn, door, state);
          case SHUT -> opened(turn, door, state, true);
          // This door was never seen shut before: finding it open is no forced door.
          case UNKNOWN -> opened(turn, door, state, false);
        }
      }
      case Unseen(Last last) -> {
        if (last == Last.OPEN) {
          turn.record(new JournalEvent.DoorClosed(door.id(), -1));
        }
        set(turn, door, state.with(new Shut()));
        lapse(turn, door, true);
      }
      case Shut _ when open -> opened(turn, door, state, true);
      case Open o when !open -> {
        turn.record(new JournalEvent.DoorClosed(door.id(), o.stoodMs(turn.now)));
        set(turn, door, state.with(new Shut()));
      }
      case Shut _, Open _ -> {}
    }
    turn.see(door.held(), open ? Judgement.BAD : Judgement.GOOD);
    if (!open) {
      turn.see(door.forced(), Judgement.GOOD);
    }
  }

  private static void opened(Turn turn, DoorPlan door, Door state, boolean mayAccuse) {
    List<Grant> grants = state.grants();
    boolean exit = state.emergency() || turn.now < state.exitUntilMs();
    turn.record(
        new JournalEvent.DoorOpened(
            door.id(), grants.isEmpty() ? null : grants.getFirst().holder(), exit));
    pass(turn, door, grants, Certainty.SEEN);
    boolean expected = !grants.isEmpty() || exit;
    Open open = new Open(turn.now, grants);
    boolean foundOpen = !mayAccuse && !expected;
    set(
        turn,
        door,
        new Door(open, List.of(), 0, state.releasedUntilMs(), null, state.emergency(), foundOpen));
    if (exit || !expected) {
      Visits.doubt(turn, door);
    }
    if (mayAccuse && !expected) {
      turn.see(door.forced(), Judgement.BAD);
    }
  }

  private static void stillOpen(Turn turn, DoorPlan door, Door state) {
    pass(turn, door, state.grants(), Certainty.PRESUMED);
    Open open = new Open(Open.EARLIER, state.grants());
    set(
        turn,
        door,
        new Door(
            open,
            List.of(),
            state.exitUntilMs(),
            state.releasedUntilMs(),
            null,
            state.emergency(),
            false));
  }

  /// Badges are called otherwise from now on: who was let in and has not opened yet, who has passed
  /// the open door, and who waits for a second person.
  static void renamed(Turn turn, Map<BadgeId, BadgeId> names) {
    for (int i = 0; i < turn.plan.doorCount(); i++) {
      set(turn, turn.plan.door(i), turn.doors.get(i).renamed(names));
    }
  }

  /// @param known how the passage is known where no restart lay between grant and opening
  private static void pass(Turn turn, DoorPlan door, List<Grant> grants, Certainty known) {
    for (Grant grant : grants) {
      Certainty certainty = grant.earlier() ? Certainty.PRESUMED : known;
      PointId id = door.id();
      BadgeId recorded = turn.traffic.recorded(grant.badge());
      if (grant.direction() == Direction.IN && !recorded.equals(grant.badge())) {
        // Who enters again is inside by one name only.
        turn.record(new JournalEvent.PersonLeft(id, recorded, grant.holder(), Certainty.PRESUMED));
      }
      turn.record(
          switch (grant.direction()) {
            case IN ->
                new JournalEvent.PersonEntered(
                    id, grant.badge(), grant.holder(), certainty, grant.permit(), grant.escort());
            case OUT -> new JournalEvent.PersonLeft(id, recorded, grant.holder(), certainty);
          });
      switch (grant.direction()) {
        case IN -> Visits.entered(turn, door, grant);
        case OUT -> Visits.left(turn, grant);
      }
    }
  }

  /// Takes what the journal says of a door into a run that may have seen it already.
  static void adopt(Turn turn, DoorPlan door, Last last, List<Grant> grants) {
    Door state = turn.doors.get(door.index());
    List<Grant> all = new ArrayList<>(renewed(turn, door, grants));
    all.addAll(state.grants());
    switch (state.contact()) {
      case Unseen _ -> set(turn, door, state.with(new Unseen(last)).withGrants(all));
      case Shut _ -> {
        if (last == Last.OPEN) {
          turn.record(new JournalEvent.DoorClosed(door.id(), -1));
        }
        set(turn, door, state.withGrants(all));
        lapse(turn, door, true);
      }
      case Open _ -> pass(turn, door, grants, Certainty.PRESUMED);
    }
    if (state.foundOpen()) {
      set(turn, door, turn.doors.get(door.index()).explained());
      if (last == Last.SHUT && grants.isEmpty()) {
        accuse(turn, door, state.contact());
      }
    }
  }

  /// The door was found open by this run, and the journal says that it had been shut: nobody was
  /// let through. Shut again meanwhile, the alarm waits for its acknowledgement as ever.
  private static void accuse(Turn turn, DoorPlan door, Door.Contact now) {
    turn.see(door.forced(), Judgement.BAD);
    if (now instanceof Shut) {
      turn.see(door.forced(), Judgement.GOOD);
    }
  }

  private static List<Grant> renewed(Turn turn, DoorPlan door, List<Grant> grants) {
    long until = turn.now + door.rule().grantMs();
    return grants.stream().map(g -> g.until(until)).toList();
  }

  /// Gives restored grants their window: they hold until the door is first seen, or as long as any
  /// other.
  static void start(Turn turn) {
    for (int i = 0; i < turn.doors.size(); i++) {
      DoorPlan door = turn.plan.door(i);
      Door state = turn.doors.get(i);
      if (!state.grants().isEmpty()) {
        set(turn, door, state.withGrants(renewed(turn, door, state.grants())));
      }
    }
  }

  /// Ends grants that were not used and locks that fall back.
  static void elapse(Turn turn) {
    for (int i = 0; i < turn.doors.size(); i++) {
      DoorPlan door = turn.plan.door(i);
      lapse(turn, door, false);
      Door state = turn.doors.get(i);
      if (state.emergency() && turn.now >= state.renewMs()) {
        release(turn, door, true);
      } else if (turn.now >= state.releasedUntilMs()) {
        set(turn, door, state.releasedUntil(Door.LOCKED));
        fallBack(turn, door.rule().lock());
      }
    }
  }

  private static void fallBack(Turn turn, @Nullable PointId lock) {
    if (lock != null) {
      Readings.driven(turn, lock, false);
    }
  }

  /// @param earlier whether grants from before the start end too: the door was found shut
  private static void lapse(Turn turn, DoorPlan door, boolean earlier) {
    Door state = turn.doors.get(door.index());
    List<Grant> left = new ArrayList<>(0);
    for (Grant grant : state.grants()) {
      if (turn.now >= grant.untilMs() || earlier && grant.earlier()) {
        turn.record(new JournalEvent.AccessNotTaken(door.id(), grant.badge(), grant.holder()));
      } else {
        left.add(grant);
      }
    }
    if (left.size() < state.grants().size()) {
      set(turn, door, state.withGrants(left));
    }
  }

  static void set(Turn turn, DoorPlan door, Door state) {
    turn.doors = turn.doors.with(door.index(), state);
  }
}
