package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.Door.Grant;
import id.penjaga.device.core.RoomRules.DoorRule;
import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Unit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The way out by enumeration: every state that a door can reach, and everything that can happen
/// in it. Beside the room stands a model of the wire, which knows the orders and nothing of the
/// room.
class EgressTest {
  private static final PointId EMERGENCY = new PointId("emergency.main");
  private static final long UNLOCK_MS = 5_000;

  /// How a lock is built: what current means.
  private enum Lock {
    /// Current holds it shut: a magnet. Without current everybody gets out.
    FAIL_SAFE,
    /// Current opens it from outside; the handle inside always opens.
    FAIL_SECURE;

    /// Whether a person inside gets out.
    ///
    /// @param released whether the output orders the lock released
    /// @param powered whether the output is driven at all; a dead one gives the lock no current
    boolean opensFromInside(boolean released, boolean powered) {
      return this == FAIL_SECURE || !powered || released;
    }
  }

  /// What can happen at any time. TIME goes to the next moment at which anything changes by itself.
  private enum Step {
    OPEN,
    SHUT,
    BADGE_IN,
    BADGE_OUT,
    EXIT,
    PULL,
    RESET,
    TIME,
    LONG_TIME,
    DISK_FAILS,
    DISK_WORKS
  }

  /// A room and the wire beside it.
  ///
  /// @param wireMs uptime until which the wire is released
  private record Node(RoomController room, long now, long wireMs, boolean pulled) {
    boolean released() {
      return now < wireMs;
    }

    /// What tells two states apart: times only as far as they lie ahead.
    List<Object> key() {
      Door door = room.room().doors().get(0);
      return List.of(
          door.contact().getClass(),
          door.grants().stream()
              .map(g -> List.<Object>of(g.direction(), g.badge(), ahead(g.untilMs())))
              .toList(),
          ahead(door.exitUntilMs()),
          ahead(door.releasedUntilMs()),
          door.emergency(),
          door.foundOpen(),
          ahead(wireMs),
          pulled);
    }

    private long ahead(long ms) {
      return ms == Long.MAX_VALUE ? -1 : Math.max(0, ms - now);
    }
  }

  @Test
  @DisplayName(
      "ACC-20: no state that a door can reach keeps a person in: while the release is pulled, after"
          + " any request to leave, and when the program is dead")
  void noReachableStateKeepsAPersonIn() {
    Set<List<Object>> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>();
    Node start = started();
    open.add(start);
    seen.add(start.key());
    long steps = 0;
    while (!open.isEmpty()) {
      Node node = open.poll();
      holds(node);
      for (Step step : Step.values()) {
        Node next = step(node, step);
        steps++;
        holds(next);
        if (step == Step.EXIT || step == Step.BADGE_OUT || step == Step.PULL) {
          assertTrue(next.released(), step + " in " + node.key());
        }
        if (seen.add(next.key())) {
          open.add(next);
        }
      }
      assertTrue(seen.size() < 200_000, "the states of a door are finite");
    }
    assertTrue(seen.size() > 100, "states: " + seen.size());
    assertEquals(seen.size() * (long) Step.values().length, steps, "every step in every state");
  }

  /// Alive, the release wins; dead, both kinds of lock let people out.
  private static void holds(Node node) {
    for (Lock lock : Lock.values()) {
      if (node.pulled()) {
        assertTrue(lock.opensFromInside(node.released(), true), lock + " in " + node.key());
      }
      assertTrue(lock.opensFromInside(node.released(), false), lock + " dead");
    }
  }

  private static Node started() {
    Play play = Play.started(rules());
    play.state(Rooms.DOOR, false);
    play.state(EMERGENCY, false);
    return new Node(play.room, play.now, 0, false);
  }

  private static Node step(Node node, Step step) {
    Play play = new Play(rules());
    play.room = node.room();
    play.now = node.now();
    long wire = node.wireMs();
    boolean pulled = node.pulled();
    switch (step) {
      case OPEN -> play.state(Rooms.DOOR, true);
      case SHUT -> play.state(Rooms.DOOR, false);
      case BADGE_IN -> play.badge(Rooms.IN, Rooms.STAFF);
      case BADGE_OUT -> play.badge(Rooms.OUT, Rooms.UNKNOWN);
      case EXIT -> play.on(new Event.ExitPressed(play.moment(), Rooms.DOOR));
      case PULL -> {
        pulled = true;
        play.state(EMERGENCY, true);
      }
      case RESET -> {
        pulled = false;
        play.state(EMERGENCY, false);
      }
      case TIME -> {
        return time(play, node, nextMs(node));
      }
      case LONG_TIME -> {
        return time(play, node, node.now() + 60_000);
      }
      case DISK_FAILS -> play.on(new Event.RecordingChanged(play.moment(), false, 0));
      case DISK_WORKS -> play.on(new Event.RecordingChanged(play.moment(), true, 0));
    }
    return new Node(play.room, play.now, orders(play, wire), pulled);
  }

  private static long nextMs(Node node) {
    Door door = node.room().room().doors().get(0);
    long next = Math.min(door.deadline(), node.released() ? node.wireMs() : Long.MAX_VALUE);
    for (Grant grant : door.grants()) {
      next = Math.min(next, grant.untilMs());
    }
    return next == Long.MAX_VALUE ? node.now() + 1 : Math.max(node.now(), next);
  }

  /// Lets time pass with every tick that the room asks for, and looks at the wire just before each:
  /// nothing may have fallen shut meanwhile.
  private static Node time(Play play, Node node, long until) {
    long wire = node.wireMs();
    while (play.room.wakeUpMs() <= until) {
      play.now = Math.max(play.now, play.room.wakeUpMs());
      holds(new Node(play.room, play.now, wire, node.pulled()));
      play.on(new Event.Tick(play.moment()));
      wire = orders(play, wire);
    }
    play.now = until;
    return new Node(play.room, play.now, wire, node.pulled());
  }

  private static long orders(Play play, long wireMs) {
    long wire = wireMs;
    for (Effect effect : play.latest) {
      if (effect instanceof Effect.Unlock(PointId lock, long forMs) && lock.equals(Rooms.LOCK)) {
        wire = play.now + forMs;
      }
    }
    return wire;
  }

  private static RoomRules rules() {
    RoomRules r = Rooms.rules();
    Map<PointId, PointInfo> points = new HashMap<>();
    for (PointId id : List.of(Rooms.DOOR, Rooms.LOCK)) {
      points.put(id, r.points().get(id));
    }
    points.put(
        EMERGENCY,
        new PointInfo(
            EMERGENCY, PointKind.EMERGENCY_RELEASE, Unit.STATE, "Pelepas", "Release", 0, null));
    return new RoomRules(
        r.device(),
        points,
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(
            Rooms.DOOR,
            new DoorRule(Rooms.LOCK, UNLOCK_MS, 10_000, 60_000, null, EMERGENCY, DoorPolicy.USUAL)),
        r.readers(),
        r.badges(),
        List.of(),
        r.denials());
  }
}
