package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalEvent.AccessDenied;
import id.penjaga.device.messages.JournalEvent.AccessGranted;
import id.penjaga.device.messages.JournalEvent.AccessNotTaken;
import id.penjaga.device.messages.JournalEvent.DoorClosed;
import id.penjaga.device.messages.JournalEvent.DoorOpened;
import id.penjaga.device.messages.JournalEvent.ExitRequested;
import id.penjaga.device.messages.JournalEvent.PersonEntered;
import id.penjaga.device.messages.JournalEvent.PersonLeft;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Badges, exits and what an opening means (ACC-15, ACC-16, ACC-19, ACC-20).
class DoorAccessTest {
  private final Play play = Play.started(Rooms.rules());

  DoorAccessTest() {
    play.state(Rooms.DOOR, false);
  }

  @Test
  @DisplayName("ACC-15: the record stands before the lock moves")
  void theRecordStandsBeforeTheLockMoves() {
    play.badge(Rooms.IN, Rooms.STAFF);
    Effect.Record first = assertInstanceOf(Effect.Record.class, play.latest.get(0));
    assertEquals(
        new AccessGranted(Rooms.DOOR, Rooms.IN, Direction.IN, Rooms.STAFF, "staff-1"),
        first.event());
    assertEquals(new Effect.Unlock(Rooms.LOCK, 5_000), play.latest.get(1));
    assertTrue(play.point(Rooms.LOCK).measure().on(), "the lock is shown as released");
    play.pass(5_000);
    assertFalse(play.point(Rooms.LOCK).measure().on(), "and as locked when it has fallen back");
  }

  @Test
  @DisplayName("ACC-15: a granted person who opens the door has entered")
  void aGrantedPersonWhoOpensTheDoorHasEntered() {
    play.badge(Rooms.IN, Rooms.STAFF);
    play.pass(9_999);
    play.state(Rooms.DOOR, true);
    assertEquals(
        List.of(
            new DoorOpened(Rooms.DOOR, "staff-1"),
            new PersonEntered(Rooms.DOOR, Rooms.STAFF, "staff-1")),
        play.recorded());
    play.pass(5_000);
    play.state(Rooms.DOOR, false);
    assertEquals(List.of(new DoorClosed(Rooms.DOOR, 5_000)), play.recorded());
    assertEquals(List.of(), doorAlarms(play));
  }

  @Test
  @DisplayName("ACC-15: a grant is good for one opening; the next one is forced")
  void aGrantIsGoodForOneOpening() {
    play.badge(Rooms.IN, Rooms.STAFF);
    open();
    close();
    play.pass(1_000);
    play.state(Rooms.DOOR, true);
    assertEquals(List.of("FORCED_DOOR door.main"), doorAlarms(play));
  }

  @Test
  @DisplayName(
      "ACC-15: two people granted before one opening are two entries; the same badge twice is one")
  void everyGrantCountsOneEntryOnTheOpening() {
    play.badge(Rooms.IN, Rooms.STAFF);
    play.badge(Rooms.IN, Rooms.ESCORT);
    play.badge(Rooms.IN, Rooms.STAFF);
    open();
    assertEquals(
        List.of(
            new DoorOpened(Rooms.DOOR, "staff-2"),
            new PersonEntered(Rooms.DOOR, Rooms.ESCORT, "staff-2"),
            new PersonEntered(Rooms.DOOR, Rooms.STAFF, "staff-1")),
        play.recorded());
  }

  @Test
  @DisplayName("ACC-15: a badge read at the open door counts at once, and once per opening")
  void aBadgeAtTheOpenDoorCountsAtOnce() {
    play.badge(Rooms.IN, Rooms.STAFF);
    open();
    play.pass(2_000);
    play.badge(Rooms.IN, Rooms.ESCORT);
    assertTrue(
        play.recorded()
            .contains(new PersonEntered(Rooms.DOOR, Rooms.ESCORT, "staff-2", Certainty.DECLARED)));
    play.badge(Rooms.IN, Rooms.ESCORT);
    play.badge(Rooms.IN, Rooms.STAFF);
    play.pass(60_000);
    close();
    assertEquals(2, play.events(PersonEntered.class).size());
    assertEquals(List.of(), play.events(AccessNotTaken.class));
  }

  @Test
  @DisplayName("ACC-20: the way out is open to everyone; who is known is counted out")
  void theWayOutIsOpenToEveryone() {
    for (BadgeId badge : List.of(Rooms.STAFF, Rooms.REVOKED, Rooms.ELSEWHERE, Rooms.VISITOR)) {
      play.clock = ClockQuality.NONE;
      play.badge(Rooms.OUT, badge);
      assertTrue(play.latest.contains(new Effect.Unlock(Rooms.LOCK, 5_000)));
      open();
      close();
      play.pass(60_000);
    }
    assertEquals(
        List.of("staff-1", "former-1", "staff-3", "visitor-1"),
        play.events(PersonLeft.class).stream().map(PersonLeft::holder).toList());
    assertEquals(List.of(), play.events(AccessDenied.class));
    assertEquals(List.of(), doorAlarms(play));
  }

  @Test
  @DisplayName("ACC-20: an unknown badge is let out, without a name")
  void anUnknownBadgeIsLetOut() {
    play.badge(Rooms.OUT, Rooms.UNKNOWN);
    assertEquals(List.of(new ExitRequested(Rooms.DOOR)), play.recorded());
    assertTrue(play.latest.contains(new Effect.Unlock(Rooms.LOCK, 5_000)));
    open();
    assertEquals(List.of(new DoorOpened(Rooms.DOOR, null, true)), play.recorded());
    assertEquals(List.of(), doorAlarms(play));
  }

  @Test
  @DisplayName("ACC-20: the exit button always unlocks; its opening is not forced, a later one is")
  void theExitButtonAlwaysUnlocks() {
    play.on(new Event.ExitPressed(play.moment(), Rooms.DOOR));
    assertEquals(List.of(new ExitRequested(Rooms.DOOR)), play.recorded());
    assertTrue(play.latest.contains(new Effect.Unlock(Rooms.LOCK, 5_000)));
    play.pass(9_999);
    open();
    assertEquals(List.of(), doorAlarms(play));
    close();
    play.on(new Event.ExitPressed(play.moment(), Rooms.DOOR));
    play.pass(10_000);
    open();
    assertEquals(List.of("FORCED_DOOR door.main"), doorAlarms(play));
  }

  @Test
  @DisplayName("F70 ACC-15: the exit button at an open door covers no opening after it")
  void theExitButtonAtAnOpenDoorCoversNoOpening() {
    play.on(new Event.ExitPressed(play.moment(), Rooms.DOOR));
    open();
    play.on(new Event.ExitPressed(play.moment(), Rooms.DOOR));
    assertTrue(play.latest.contains(new Effect.Unlock(Rooms.LOCK, 5_000)), "it still unlocks");
    play.pass(1_000);
    close();
    play.pass(8_000);
    open();
    assertEquals(List.of("FORCED_DOOR door.main"), doorAlarms(play));
  }

  @Test
  @DisplayName(
      "ACC-15: a forced door stays raised until it is shut, and latched until a person takes note")
  void aForcedDoorWaitsForAPerson() {
    open();
    assertEquals(AlarmPhase.RAISED, forced());
    close();
    assertEquals(AlarmPhase.LATCHED, forced());
    play.badge(Rooms.IN, Rooms.STAFF);
    open();
    assertEquals(AlarmPhase.LATCHED, forced(), "a permitted opening is no new one");
    close();
    play.acknowledge(AlarmKind.FORCED_DOOR, Rooms.DOOR);
    assertEquals(AlarmPhase.CLEARED, forced());
  }

  @Test
  @DisplayName("ACC-16: three refusals in five minutes are three lines and one alarm")
  void repeatedRefusalsRaiseOneAlarm() {
    for (int i = 0; i < 3; i++) {
      play.badge(Rooms.IN, Rooms.UNKNOWN);
      assertFalse(play.latest.stream().anyMatch(Effect.Unlock.class::isInstance));
      play.pass(100_000);
    }
    assertEquals(3, play.events(AccessDenied.class).size());
    assertEquals(DenialReason.UNKNOWN_BADGE, play.events(AccessDenied.class).get(0).reason());
    assertEquals(List.of("REPEATED_DENIAL reader.in"), doorAlarms(play));
    play.badge(Rooms.IN, Rooms.REVOKED);
    assertEquals(1, doorAlarms(play).size());
    play.pass(299_999);
    assertEquals(AlarmPhase.RAISED, repeated());
    play.pass(1);
    assertEquals(AlarmPhase.LATCHED, repeated());
    play.acknowledge(AlarmKind.REPEATED_DENIAL, Rooms.IN);
    assertEquals(AlarmPhase.CLEARED, repeated());
  }

  @Test
  @DisplayName("ACC-16: refusals spread wider than the limit raise nothing")
  void spreadRefusalsRaiseNothing() {
    for (int i = 0; i < 20; i++) {
      play.badge(Rooms.IN, Rooms.UNKNOWN);
      play.pass(150_000);
    }
    assertEquals(List.of(), doorAlarms(play));
  }

  @Test
  @DisplayName("ENV-08: a blind door contact gives up its timer and says SENSOR_FAULT")
  void aBlindContactIsAFault() {
    play.badge(Rooms.IN, Rooms.STAFF);
    open();
    play.miss(Rooms.DOOR, MissReason.NOT_CONNECTED);
    assertEquals(List.of("SENSOR_FAULT door.main"), doorAlarms(play));
    play.pass(120_000);
    assertEquals(List.of("SENSOR_FAULT door.main"), doorAlarms(play));
    open();
    play.pass(60_000);
    assertTrue(doorAlarms(play).contains("DOOR_HELD_OPEN door.main"));
  }

  @Test
  @DisplayName("ACC-15: a door found open at the start accuses nobody when nobody ever saw it shut")
  void aDoorFoundOpenAtTheVeryFirstStartAccusesNobody() {
    Play fresh = Play.started(Rooms.rules());
    fresh.state(Rooms.DOOR, true);
    assertEquals(List.of(new DoorOpened(Rooms.DOOR, null)), fresh.recorded());
    assertEquals(List.of(), doorAlarms(fresh));
    fresh.pass(60_000);
    assertEquals(List.of("DOOR_HELD_OPEN door.main"), doorAlarms(fresh));
  }

  @Test
  @DisplayName("ACC-15: a grant given before the door was first seen outlives finding it shut")
  void aGrantBeforeTheFirstLookHolds() {
    Play fresh = Play.started(Rooms.rules());
    fresh.badge(Rooms.IN, Rooms.STAFF);
    fresh.state(Rooms.DOOR, false);
    fresh.state(Rooms.DOOR, true);
    assertEquals(List.of(), fresh.events(AccessNotTaken.class));
    assertEquals(
        List.of(new PersonEntered(Rooms.DOOR, Rooms.STAFF, "staff-1")),
        fresh.events(PersonEntered.class));
  }

  @Test
  @DisplayName(
      "ACC-15, ACC-20: in every state of door, grants and exit every event has the right kind of"
          + " answer")
  void everyDoorAnswersEveryEvent() {
    int answers = 0;
    for (int contact = 0; contact < 4; contact++) {
      for (int windows = 0; windows < 16; windows++) {
        for (int event = 0; event < 8; event++) {
          for (long wait : new long[] {0, 4_999, 5_000, 9_999, 10_000, 59_999, 60_000, 600_000}) {
            answer(contact, windows, event, wait);
            answers++;
          }
        }
      }
    }
    assertEquals(4 * 16 * 8 * 8, answers);
  }

  private static void answer(int contact, int windows, int event, long wait) {
    String story = "contact " + contact + ", windows " + windows + ", event " + event + " @" + wait;
    Play play = Play.started(Rooms.rules());
    if (contact > 0) {
      play.state(Rooms.DOOR, false);
    }
    if (contact == 2) {
      play.state(Rooms.DOOR, true);
    }
    if (contact == 3) {
      play.badge(Rooms.IN, Rooms.VISITOR);
      play.state(Rooms.DOOR, true);
    }
    if ((windows & 1) != 0) {
      play.badge(Rooms.IN, Rooms.STAFF);
    }
    if ((windows & 2) != 0) {
      play.badge(Rooms.OUT, Rooms.ESCORT);
    }
    if ((windows & 4) != 0) {
      play.on(new Event.ExitPressed(play.moment(), Rooms.DOOR));
    }
    if ((windows & 8) != 0) {
      play.badge(Rooms.IN, Rooms.UNKNOWN);
    }
    boolean wasOpen = contact >= 2;
    boolean explained = (windows & 7) != 0 && wait < 10_000;
    play.pass(wait);
    int before = play.events().size();
    boolean forcedBefore = doorAlarms(play).contains("FORCED_DOOR door.main");
    switch (event) {
      case 0 -> play.state(Rooms.DOOR, true);
      case 1 -> play.state(Rooms.DOOR, false);
      case 2 -> play.badge(Rooms.IN, Rooms.STAFF);
      case 3 -> play.badge(Rooms.OUT, Rooms.UNKNOWN);
      case 4 -> play.on(new Event.ExitPressed(play.moment(), Rooms.DOOR));
      case 5 -> play.badge(Rooms.IN, Rooms.REVOKED);
      case 6 -> play.miss(Rooms.DOOR, MissReason.BUS_ERROR);
      default -> play.on(new Event.Tick(play.moment()));
    }
    List<JournalEvent> said = play.events().subList(before, play.events().size());
    boolean unlocked = play.latest.stream().anyMatch(Effect.Unlock.class::isInstance);
    assertEquals(event == 2 || event == 3 || event == 4, unlocked, story);
    assertEquals(
        event == 0 && !wasOpen, said.stream().anyMatch(DoorOpened.class::isInstance), story);
    assertEquals(
        event == 1 && wasOpen, said.stream().anyMatch(DoorClosed.class::isInstance), story);
    boolean forced = !forcedBefore && doorAlarms(play).contains("FORCED_DOOR door.main");
    assertEquals(event == 0 && contact == 1 && !explained, forced, story);
    assertTrue(play.room.wakeUpMs() > play.now, story);
  }

  /// What the silence of the room's sensors raises meanwhile is not asked here.
  private static List<String> doorAlarms(Play play) {
    return play.raised().stream()
        .filter(a -> a.endsWith("door.main") || a.endsWith("reader.in"))
        .toList();
  }

  private void open() {
    play.state(Rooms.DOOR, true);
  }

  private void close() {
    play.state(Rooms.DOOR, false);
  }

  private AlarmPhase forced() {
    return play.alarm(AlarmKind.FORCED_DOOR, Rooms.DOOR).phase();
  }

  private AlarmPhase repeated() {
    return play.alarm(AlarmKind.REPEATED_DENIAL, Rooms.IN).phase();
  }
}
