package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.core.access.PinCheck;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A badge and its PIN at a door.
class DoorPinTest {
  private static final BadgeId HOLDER = Rooms.badge(31);
  private static final BadgeId BLOCKED = Rooms.badge(32);
  private static final long LOCK_MS = 600_000;

  private final Play play = Play.started(Rooms.withRoster(Rooms.rules(), DoorPolicy.USUAL));

  @BeforeEach
  void issue() {
    play.state(Rooms.DOOR, false);
    roster(1, Set.of());
  }

  private void roster(long version, Set<PointId> lockdown) {
    play.roster(
        new Roster(
            play.room.rules().device(),
            version,
            1,
            Instant.ofEpochMilli(Play.EPOCH_WALL - 1_000),
            Instant.ofEpochMilli(Play.EPOCH_WALL + 86_400_000),
            lockdown,
            Map.of(
                HOLDER, withPin(HOLDER, BadgeState.ISSUED),
                BLOCKED, withPin(BLOCKED, BadgeState.BLOCKED)),
            List.of()));
  }

  private static Roster.Badge withPin(BadgeId badge, BadgeState state) {
    return new Roster.Badge(
        badge, "staff-7", state, false, true, false, List.of(), null, null, "1:00:00");
  }

  private String shown(BadgeId badge, PinCheck pin) {
    return shown(Rooms.IN, badge, pin);
  }

  private String shown(PointId reader, BadgeId badge, PinCheck pin) {
    play.pass(2_000);
    play.on(new Event.BadgePresented(play.moment(), reader, badge, Event.Proof.PROVEN, 0, pin));
    String answer = answer();
    if (answer.equals("granted")) {
      play.state(Rooms.DOOR, true);
      play.state(Rooms.DOOR, false);
    }
    return answer;
  }

  private String answer() {
    for (Remembered each : play.journal.reversed()) {
      if (each.event() instanceof JournalEvent.AccessGranted) {
        return "granted";
      }
      if (each.event() instanceof JournalEvent.AccessDenied denied) {
        return denied.reason().toString();
      }
    }
    return "nothing";
  }

  @Test
  @DisplayName(
      "ACC-16 a PIN is asked for on the way in where there are keys, and never on the way out")
  void theSecondFactorIsAskedForOnTheWayIn() {
    assertEquals("PIN_MISSING", shown(HOLDER, PinCheck.NONE_TYPED));
    assertEquals("PIN_WRONG", shown(HOLDER, PinCheck.WRONG));
    assertEquals("granted", shown(HOLDER, PinCheck.RIGHT));
    assertEquals("granted", shown(Rooms.OUT, HOLDER, PinCheck.NONE_TYPED));
    assertEquals("granted", shown(HOLDER, PinCheck.NO_KEYPAD));
  }

  @Test
  @DisplayName("ACC-16 after five wrong PINs the right one does not open for ten minutes")
  void aPinIsNotGuessedOneByOne() {
    for (int i = 0; i < 5; i++) {
      assertEquals("PIN_WRONG", shown(HOLDER, PinCheck.WRONG));
    }
    assertEquals("TOO_MANY_TRIES", shown(HOLDER, PinCheck.RIGHT));
    assertEquals("TOO_MANY_TRIES", shown(HOLDER, PinCheck.WRONG));
    assertTrue(play.alarm(AlarmKind.REPEATED_DENIAL, Rooms.IN).phase() != AlarmPhase.CLEARED);
    play.pass(LOCK_MS);
    assertEquals("granted", shown(HOLDER, PinCheck.RIGHT));
  }

  @Test
  void theRightPinForgetsTheWrongOnes() {
    for (int i = 0; i < 12; i++) {
      assertEquals("PIN_WRONG", shown(HOLDER, PinCheck.WRONG));
      assertEquals("PIN_WRONG", shown(HOLDER, PinCheck.WRONG));
      assertEquals("granted", shown(HOLDER, PinCheck.RIGHT));
    }
  }

  @Test
  @DisplayName("ACC-16 a power cut between the tries gives no new ones")
  void aRestartGivesNoNewTries() {
    for (int i = 0; i < 5; i++) {
      assertEquals("PIN_WRONG", shown(HOLDER, PinCheck.WRONG));
      play.restart();
      play.state(Rooms.DOOR, false);
    }
    assertEquals("TOO_MANY_TRIES", shown(HOLDER, PinCheck.RIGHT));
    play.restartWithALateJournal(() -> {
      play.state(Rooms.DOOR, false);
      assertEquals("PIN_WRONG", shown(HOLDER, PinCheck.WRONG), "what was typed before is unread");
    });
    assertEquals("TOO_MANY_TRIES", shown(HOLDER, PinCheck.RIGHT));
  }

  @Test
  @DisplayName("ACC-16 the right PIN at a door under lockdown gives no new tries")
  void aPinThatWasNotAskedForGivesNoNewTries() {
    for (int i = 0; i < 4; i++) {
      assertEquals("PIN_WRONG", shown(HOLDER, PinCheck.WRONG));
    }
    roster(2, Set.of(Rooms.DOOR));
    assertEquals("LOCKDOWN", shown(HOLDER, PinCheck.RIGHT));
    roster(3, Set.of());
    assertEquals("PIN_WRONG", shown(HOLDER, PinCheck.WRONG));
    assertEquals("TOO_MANY_TRIES", shown(HOLDER, PinCheck.RIGHT));
  }

  @Test
  @DisplayName("ACC-16 the journal tells wrong PINs before the right one that followed at once")
  void theJournalKeepsTheOrderOfPins() {
    play.pass(2_000);
    for (PinCheck pin : List.of(PinCheck.WRONG, PinCheck.WRONG, PinCheck.WRONG, PinCheck.RIGHT)) {
      play.on(
          new Event.BadgePresented(play.moment(), Rooms.IN, HOLDER, Event.Proof.PROVEN, 0, pin));
    }
    play.pass(5_000);
    List<String> told = new ArrayList<>();
    for (Remembered each : play.journal) {
      switch (each.event()) {
        case JournalEvent.AccessDenied e -> told.add(e.reason() + " " + e.count());
        case JournalEvent.AccessGranted _ -> told.add("granted");
        default -> {}
      }
    }
    assertEquals(List.of("PIN_WRONG 1", "PIN_WRONG 2", "granted"), told);
  }

  @Test
  void nothingIsLearnedOfABadgeThatIsBlocked() {
    for (PinCheck pin : PinCheck.values()) {
      for (int i = 0; i < 3; i++) {
        assertEquals("BLOCKED", shown(BLOCKED, pin));
      }
    }
  }

  @Test
  void aPinThatWasNotLookedAtInTimeOpensNothingAndCountsForNothing() {
    for (int i = 0; i < 10; i++) {
      assertEquals(DenialReason.TOO_LATE.toString(), shown(HOLDER, PinCheck.NOT_CHECKED));
    }
    assertEquals("granted", shown(HOLDER, PinCheck.RIGHT));
  }
}
