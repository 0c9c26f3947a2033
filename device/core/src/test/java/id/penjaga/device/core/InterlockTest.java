package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomRules.DoorRule;
import id.penjaga.device.core.RoomRules.ReaderRule;
import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Unit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Two doors of one lock, of which one is open at a time, and two persons, over a restart.
class InterlockTest {
  private static final PointId INNER = new PointId("door.inner");
  private static final PointId INNER_LOCK = new PointId("door.inner.lock");
  private static final PointId INNER_IN = new PointId("reader.inner");

  private Play play = Play.started(rules(0));

  private static DoorPolicy shutBefore(PointId other, long togetherMs) {
    return new DoorPolicy(
        "room", 0, DoorPolicy.Passback.NONE, 0, togetherMs, 0, 60_000, 300_000, Set.of(other));
  }

  private static RoomRules rules(long togetherMs) {
    RoomRules r = Rooms.rules();
    Map<PointId, PointInfo> points = new HashMap<>(r.points());
    for (PointId id : Set.of(INNER, INNER_LOCK)) {
      PointKind kind = id.equals(INNER) ? PointKind.DOOR : PointKind.LOCK;
      points.put(id, new PointInfo(id, kind, Unit.STATE, id.name(), id.name(), 0, null));
    }
    Map<PointId, ReaderRule> readers = new HashMap<>(r.readers());
    readers.put(INNER_IN, new ReaderRule(INNER, Direction.IN));
    return new RoomRules(
        r.device(),
        points,
        r.gates(),
        r.virtuals(),
        r.conditions(),
        Map.of(
            Rooms.DOOR,
            new DoorRule(
                Rooms.LOCK, 5_000, 10_000, 60_000, null, null, shutBefore(INNER, togetherMs)),
            INNER,
            new DoorRule(
                INNER_LOCK, 5_000, 10_000, 60_000, null, null, shutBefore(Rooms.DOOR, togetherMs))),
        readers,
        r.badges(),
        r.outputs(),
        r.denials());
  }

  @BeforeEach
  void shut() {
    play.state(Rooms.DOOR, false);
    play.state(INNER, false);
  }

  private String shown(PointId reader) {
    play.pass(1_500);
    int before = play.journal.size();
    play.badge(reader, Rooms.STAFF);
    for (Remembered each : play.journal.subList(before, play.journal.size())) {
      switch (each.event()) {
        case JournalEvent.AccessGranted _ -> {
          return "granted";
        }
        case JournalEvent.AccessDenied denied -> {
          return denied.reason().toString();
        }
        default -> {}
      }
    }
    return "nothing";
  }

  @Test
  @DisplayName("ACC-15 one door of a lock opens when the other is shut and not released")
  void oneDoorAtATime() {
    assertEquals("granted", shown(Rooms.IN));
    assertEquals("INTERLOCK", shown(INNER_IN), "the other may be pulled at any moment");
    play.pass(4_000);
    assertEquals("granted", shown(INNER_IN), "its lock has fallen back, nobody opened");
    play.state(INNER, true);
    play.pass(20_000);
    assertEquals("INTERLOCK", shown(Rooms.IN));
    play.state(INNER, false);
    assertEquals("granted", shown(Rooms.IN));
  }

  @Test
  @DisplayName(
      "ACC-15 a restart does not open the second door of a lock while the first stands open")
  void theInterlockHoldsOverARestart() {
    assertEquals("granted", shown(Rooms.IN));
    play.state(Rooms.DOOR, true);
    play.pass(6_000);
    play.restart();
    assertEquals("INTERLOCK", shown(INNER_IN), "before any contact was read");
    play.state(Rooms.DOOR, true);
    assertEquals("INTERLOCK", shown(INNER_IN));
    play.state(Rooms.DOOR, false);
    assertEquals("granted", shown(INNER_IN));
  }

  @Test
  @DisplayName("ACC-20 who leaves is not held by the other door of a lock")
  void theWayOutIsNotAsked() {
    play.state(INNER, true);
    assertEquals("granted", shown(Rooms.OUT));
    assertTrue(play.latest.getFirst() instanceof Effect.Unlock);
  }

  @Test
  @DisplayName("ACC-15 after a restart both of two persons read their badges again")
  void twoPersonsBeginAnew() {
    play = Play.started(rules(30_000));
    shut();
    assertEquals("SECOND_PERSON_AWAITED", shown(Rooms.IN));
    play.restart();
    shut();
    play.pass(1_500);
    play.badge(Rooms.IN, Rooms.ESCORT);
    assertTrue(
        play.latest.stream().noneMatch(effect -> effect instanceof Effect.Unlock),
        "the first may have gone");
    assertEquals("granted", shown(Rooms.IN));
  }
}
