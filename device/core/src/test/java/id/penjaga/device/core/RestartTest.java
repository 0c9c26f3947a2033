package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalEvent.AccessNotTaken;
import id.penjaga.device.messages.JournalEvent.AlarmCleared;
import id.penjaga.device.messages.JournalEvent.DoorClosed;
import id.penjaga.device.messages.JournalEvent.DoorOpened;
import id.penjaga.device.messages.JournalEvent.MainsLost;
import id.penjaga.device.messages.JournalEvent.MainsRestored;
import id.penjaga.device.messages.JournalEvent.PersonEntered;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What outlives a restart (PWR-16).
class RestartTest {
  private final Play play = Play.started(Rooms.rules());

  @Test
  @DisplayName("PWR-16: an open outage is still open after a restart, and no second one exists")
  void anOpenOutageSurvives() {
    play.state(Rooms.ON_BATTERY, true);
    play.pass(20_000);
    Moment raisedAt = play.alarm(AlarmKind.MAINS_LOST, Rooms.ON_BATTERY).since();
    play.restart();
    assertEquals(raisedAt, play.alarm(AlarmKind.MAINS_LOST, Rooms.ON_BATTERY).since());
    play.pass(3_000);
    play.state(Rooms.ON_BATTERY, true);
    play.pass(20_000);
    assertEquals(1, play.events(MainsLost.class).size());
    assertEquals(
        1, play.raised().stream().filter("MAINS_LOST ups.main.on-battery"::equals).count());
    play.state(Rooms.ON_BATTERY, false);
    assertTrue(play.recorded().contains(new MainsRestored(Rooms.ON_BATTERY, -1)));
    assertTrue(
        play.recorded().contains(new AlarmCleared(AlarmKind.MAINS_LOST, Rooms.ON_BATTERY, -1)));
  }

  @Test
  @DisplayName("PWR-16, ENV-10: outputs are set again by what stands; silence is over")
  void outputsAreSetAgain() {
    play.state(Rooms.LEAK, true);
    play.command(new DeviceCommand.SilenceBuzzer("staff-1"));
    play.restart();
    assertEquals(
        List.of(
            new Effect.Switch(Rooms.BUZZER, true),
            new Effect.Switch(Rooms.RELAY, true),
            new Effect.Switch(Rooms.LEAK_RELAY, true)),
        play.latest.stream().filter(Effect.Switch.class::isInstance).toList());
    play.state(Rooms.LEAK, false);
    play.acknowledge(AlarmKind.WATER_LEAK, Rooms.LEAK);
    play.restart();
    assertEquals(
        3,
        play.latest.stream().filter(e -> e instanceof Effect.Switch s && !s.on()).count(),
        "a calm room switches everything off once");
  }

  @Test
  @DisplayName(
      "PWR-16, ENV-07: raised, acknowledged and latched alarms keep what people did with them")
  void acknowledgementsSurvive() {
    play.state(Rooms.LEAK, true);
    play.acknowledge(AlarmKind.WATER_LEAK, Rooms.LEAK);
    play.restart();
    assertTrue(play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).acknowledged());
    play.state(Rooms.LEAK, false);
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).phase());
    play.state(Rooms.LEAK, true);
    play.state(Rooms.LEAK, false);
    play.restart();
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).phase());
    play.state(Rooms.LEAK, false);
    assertEquals(AlarmPhase.LATCHED, play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).phase());
  }

  @Test
  @DisplayName("ENV-14, PWR-16: a changed band survives, and the last change wins")
  void aChangedBandSurvives() {
    play.command(new DeviceCommand.ChangeLimits(Rooms.TEMPERATURE, 18, 25, "head-1", "a"));
    play.command(new DeviceCommand.ChangeLimits(Rooms.TEMPERATURE, 19, 24, "head-1", "b"));
    Play again = new Play(Rooms.rules());
    again.room = again.room.restore(play.journal);
    assertEquals(19, OrdersTest.limits(again, Rooms.TEMPERATURE).low());
    assertEquals(24, OrdersTest.limits(again, Rooms.TEMPERATURE).high());
  }

  @Test
  @DisplayName(
      "PWR-16, ACC-15: a door that was open is still open, is not forced, and closes with unknown"
          + " duration")
  void anOpenDoorSurvives() {
    play.state(Rooms.DOOR, false);
    play.badge(Rooms.IN, Rooms.STAFF);
    play.state(Rooms.DOOR, true);
    play.restart();
    play.pass(1_000);
    play.state(Rooms.DOOR, true);
    assertEquals(List.of(), play.recorded());
    play.pass(60_000);
    assertTrue(play.raised().contains("DOOR_HELD_OPEN door.main"));
    play.state(Rooms.DOOR, false);
    assertTrue(play.recorded().contains(new DoorClosed(Rooms.DOOR, -1)));
    assertFalse(play.raised().contains("FORCED_DOOR door.main"));
  }

  @Test
  @DisplayName(
      "PWR-16, ACC-15: a door that was shut and is found open was opened while nobody watched")
  void aDoorFoundOpenWasForced() {
    play.state(Rooms.DOOR, false);
    play.badge(Rooms.IN, Rooms.STAFF);
    play.state(Rooms.DOOR, true);
    play.state(Rooms.DOOR, false);
    play.restart();
    play.state(Rooms.DOOR, true);
    assertTrue(play.raised().contains("FORCED_DOOR door.main"));
  }

  @Test
  @DisplayName(
      "PWR-16, ACC-15: a grant that the restart cut off has an end: taken if the door is found"
          + " open, else not")
  void aCutOffGrantHasAnEnd() {
    play.state(Rooms.DOOR, false);
    play.badge(Rooms.IN, Rooms.STAFF);
    play.restart();
    play.state(Rooms.DOOR, true);
    assertEquals(
        List.of(
            new DoorOpened(Rooms.DOOR, "staff-1"),
            new PersonEntered(Rooms.DOOR, Rooms.STAFF, "staff-1", Certainty.PRESUMED)),
        play.recorded());
    play.state(Rooms.DOOR, false);
    play.badge(Rooms.IN, Rooms.ESCORT);
    play.restart();
    play.state(Rooms.DOOR, false);
    assertEquals(List.of(new AccessNotTaken(Rooms.DOOR, Rooms.ESCORT, "staff-2")), play.recorded());
    assertFalse(play.raised().contains("FORCED_DOOR door.main"));
  }

  @Test
  @DisplayName(
      "PWR-16: an alarm that the new configuration no longer knows is cleared at the start")
  void anAlarmWithoutARuleIsCleared() {
    play.state(Rooms.LEAK, true);
    RoomRules without = Rooms.withConditions(Rooms.rules(), List.of());
    Play again = new Play(without);
    again.room = again.room.restore(play.journal);
    again.start();
    assertTrue(again.recorded().contains(new AlarmCleared(AlarmKind.WATER_LEAK, Rooms.LEAK, -1)));
    assertEquals(AlarmPhase.CLEARED, again.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).phase());
  }

  @Test
  @DisplayName("PWR-16: a journal that can be written again at the start ends RECORDING_IMPAIRED")
  void theJournalIsSoundAfterAStart() {
    play.on(new Event.RecordingChanged(play.moment(), false, 0));
    play.restart();
    assertEquals(
        List.of(JournalEvent.DeviceStarted.class, AlarmCleared.class),
        play.recorded().stream().map(Object::getClass).toList());
  }

  @Test
  @DisplayName(
      "PWR-16, ENV-04: a sensor fault is not raised twice, and ends with the first good reading")
  void aSensorFaultSurvives() {
    play.pass(100_000);
    play.restart();
    play.pass(200_000);
    assertEquals(1, play.raised().stream().filter("SENSOR_FAULT room.temperature"::equals).count());
    play.restart();
    play.miss(Rooms.TEMPERATURE, MissReason.CHECKSUM);
    assertFalse(play.cleared().contains("SENSOR_FAULT room.temperature"), "a miss clears nothing");
    play.take(Rooms.TEMPERATURE, Measure.celsius(21));
    assertTrue(play.cleared().contains("SENSOR_FAULT room.temperature"));
  }
}
