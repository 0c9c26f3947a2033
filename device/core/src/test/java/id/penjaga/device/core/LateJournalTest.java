package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalEvent.AccessNotTaken;
import id.penjaga.device.messages.JournalEvent.AlarmCleared;
import id.penjaga.device.messages.JournalEvent.AlarmRaised;
import id.penjaga.device.messages.JournalEvent.DoorClosed;
import id.penjaga.device.messages.JournalEvent.MainsRestored;
import id.penjaga.device.messages.JournalEvent.PersonEntered;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A journal that can be read only after the room has run for a while.
class LateJournalTest {
  private final Play play = Play.started(Rooms.rules());

  @Test
  @DisplayName(
      "F6 PWR-16: a latched alarm waits for its acknowledgement when the journal opens late")
  void aLatchedAlarmWaits() {
    play.state(Rooms.LEAK, true);
    play.state(Rooms.LEAK, false);
    assertEquals(AlarmPhase.LATCHED, phase(AlarmKind.WATER_LEAK));
    play.restartWithALateJournal(() -> play.state(Rooms.LEAK, false));
    assertEquals(AlarmPhase.LATCHED, phase(AlarmKind.WATER_LEAK));
    assertEquals(1, play.events(AlarmRaised.class).size());
    assertTrue(play.output(Rooms.BUZZER), "what stands sounds");
    play.acknowledge(AlarmKind.WATER_LEAK, Rooms.LEAK);
    assertEquals(AlarmPhase.CLEARED, phase(AlarmKind.WATER_LEAK));
    assertEquals(
        List.of(new AlarmCleared(AlarmKind.WATER_LEAK, Rooms.LEAK, -1)),
        play.events(AlarmCleared.class));
  }

  @Test
  @DisplayName("F6 An alarm whose condition this run found gone is cleared on record")
  void whatIsGoneIsClearedOnRecord() {
    play.state(Rooms.LEAK, true);
    play.acknowledge(AlarmKind.WATER_LEAK, Rooms.LEAK);
    play.restartWithALateJournal(() -> play.state(Rooms.LEAK, false));
    assertEquals(AlarmPhase.CLEARED, phase(AlarmKind.WATER_LEAK));
    assertTrue(play.recorded().contains(new AlarmCleared(AlarmKind.WATER_LEAK, Rooms.LEAK, -1)));
  }

  @Test
  @DisplayName("F6 What this run has raised itself stays its own, and an unread alarm is adopted")
  void whatThisRunRaisedStays() {
    play.state(Rooms.LEAK, true);
    play.restartWithALateJournal(() -> {
      play.pass(5);
      play.state(Rooms.LEAK, true);
    });
    assertEquals(5, play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).since().uptimeMs());
    Play other = Play.started(Rooms.rules());
    other.state(Rooms.LEAK, true);
    other.restartWithALateJournal(() -> {});
    assertEquals(AlarmPhase.RAISED, other.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).phase());
    assertEquals(1, other.events(AlarmRaised.class).size());
  }

  @Test
  @DisplayName("F6 Limits, outages, doors and grants of before are taken over or ended on record")
  void limitsOutagesAndDoors() {
    play.command(new DeviceCommand.ChangeLimits(Rooms.TEMPERATURE, 18, 25, "head-1", "a"));
    play.state(Rooms.ON_BATTERY, true);
    play.state(Rooms.DOOR, false);
    play.badge(Rooms.IN, Rooms.STAFF);
    play.state(Rooms.DOOR, true);
    play.badge(Rooms.IN, Rooms.ESCORT);
    Play again = new Play(Rooms.rules());
    again.journal.addAll(play.journal);
    again.room = RoomController.of(Rooms.rules());
    again.restartWithALateJournal(() -> {
      again.state(Rooms.ON_BATTERY, false);
      again.state(Rooms.DOOR, false);
    });
    assertEquals(25, OrdersTest.limits(again, Rooms.TEMPERATURE).high());
    assertTrue(again.recorded().contains(new DoorClosed(Rooms.DOOR, -1)));
    assertTrue(again.recorded().contains(new MainsRestored(Rooms.ON_BATTERY, -1)));
  }

  @Test
  @DisplayName("F6 ACC-15: a grant of before is taken by an open door and lapses at a shut one")
  void grantsOfBefore() {
    play.state(Rooms.DOOR, false);
    play.badge(Rooms.IN, Rooms.STAFF);
    play.restartWithALateJournal(() -> play.state(Rooms.DOOR, false));
    assertTrue(play.recorded().contains(new AccessNotTaken(Rooms.DOOR, Rooms.STAFF, "staff-1")));
    play.badge(Rooms.IN, Rooms.ESCORT);
    play.restartWithALateJournal(() -> play.state(Rooms.DOOR, true));
    assertTrue(
        play.recorded()
            .contains(new PersonEntered(Rooms.DOOR, Rooms.ESCORT, "staff-2", Certainty.PRESUMED)));
  }

  @Test
  @DisplayName(
      "F6 ACC-15: a door found open before the late journal says that it was shut was forced, as"
          + " after an early one")
  void aDoorFoundOpen() {
    for (boolean shutAgain : new boolean[] {false, true}) {
      Play early = Play.started(Rooms.rules());
      early.state(Rooms.DOOR, true);
      early.state(Rooms.DOOR, false);
      early.restart();
      early.state(Rooms.DOOR, true);
      Play late = Play.started(Rooms.rules());
      late.state(Rooms.DOOR, true);
      late.state(Rooms.DOOR, false);
      late.restartWithALateJournal(() -> {
        late.state(Rooms.DOOR, true);
        if (shutAgain) {
          late.state(Rooms.DOOR, false);
        }
      });
      if (shutAgain) {
        early.state(Rooms.DOOR, false);
      }
      AlarmPhase phase = early.alarm(AlarmKind.FORCED_DOOR, Rooms.DOOR).phase();
      assertEquals(shutAgain ? AlarmPhase.LATCHED : AlarmPhase.RAISED, phase);
      assertEquals(phase, late.alarm(AlarmKind.FORCED_DOOR, Rooms.DOOR).phase());
      assertEquals(1, late.events(AlarmRaised.class).size());
    }
  }

  @Test
  @DisplayName(
      "F6 ACC-15: a door found open is not forced when it was open, or somebody was let in")
  void aDoorFoundOpenWithAReason() {
    Play open = Play.started(Rooms.rules());
    open.state(Rooms.DOOR, false);
    open.badge(Rooms.IN, Rooms.STAFF);
    open.state(Rooms.DOOR, true);
    open.restartWithALateJournal(() -> open.state(Rooms.DOOR, true));
    assertEquals(List.of(), open.raised());
    Play granted = Play.started(Rooms.rules());
    granted.state(Rooms.DOOR, true);
    granted.state(Rooms.DOOR, false);
    granted.badge(Rooms.IN, Rooms.STAFF);
    granted.restartWithALateJournal(() -> granted.state(Rooms.DOOR, true));
    assertEquals(List.of(), granted.raised());
    Play leaving = Play.started(Rooms.rules());
    leaving.state(Rooms.DOOR, true);
    leaving.state(Rooms.DOOR, false);
    leaving.restartWithALateJournal(() -> {
      leaving.on(new Event.ExitPressed(leaving.moment(), Rooms.DOOR));
      leaving.state(Rooms.DOOR, true);
    });
    assertEquals(List.of(), leaving.raised());
  }

  @Test
  @DisplayName("F6 An alarm that no rule makes any more is cleared on record when it is recalled")
  void anAlarmWithoutARule() {
    play.state(Rooms.LEAK, true);
    Play again = new Play(Rooms.withConditions(Rooms.rules(), List.of()));
    again.journal.addAll(play.journal);
    again.restartWithALateJournal(() -> {});
    assertTrue(
        again.recorded().stream()
            .anyMatch(
                e -> e instanceof JournalEvent.AlarmCleared c && c.kind() == AlarmKind.WATER_LEAK));
  }

  @Test
  @DisplayName("F5 ACC-16: repeated denial clears after a restart once it is acknowledged")
  void repeatedDenialClearsAfterARestart() {
    for (boolean late : new boolean[] {false, true}) {
      for (boolean noted : new boolean[] {false, true}) {
        Play room = Play.started(Rooms.rules());
        for (int i = 0; i < 3; i++) {
          room.badge(Rooms.IN, Rooms.UNKNOWN);
        }
        if (noted) {
          room.acknowledge(AlarmKind.REPEATED_DENIAL, Rooms.IN);
        }
        if (late) {
          room.restartWithALateJournal(() -> {});
        } else {
          room.restart();
        }
        room.pass(300_000);
        if (!noted) {
          assertEquals(AlarmPhase.LATCHED, room.alarm(AlarmKind.REPEATED_DENIAL, Rooms.IN).phase());
          room.acknowledge(AlarmKind.REPEATED_DENIAL, Rooms.IN);
        }
        assertEquals(AlarmPhase.CLEARED, room.alarm(AlarmKind.REPEATED_DENIAL, Rooms.IN).phase());
      }
    }
  }

  private AlarmPhase phase(AlarmKind kind) {
    return play.alarm(kind, Rooms.LEAK).phase();
  }
}
