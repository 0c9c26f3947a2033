package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.core.RoomRules.DoorRule;
import id.penjaga.device.core.RoomRules.Warning;
import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The sound at a door that is about to stand open too long.
class HeldWarningTest {
  private static final long HELD = 60_000;

  private static Play play(PointId output) {
    DoorRule door =
        new DoorRule(
            Rooms.LOCK,
            5_000,
            10_000,
            HELD,
            null,
            null,
            DoorPolicy.USUAL,
            new Warning(output, 15_000));
    Play play = Play.started(Rooms.withDoor(Rooms.rules(), door));
    play.state(Rooms.DOOR, false);
    play.badge(Rooms.IN, Rooms.STAFF);
    return play;
  }

  /// Every order to an output, with the seconds since the door was opened.
  private static List<String> sounded(Play play, PointId output, long forMs) {
    List<String> sounded = new ArrayList<>();
    long opened = play.now;
    collect(play, output, opened, sounded);
    for (long s = 1_000; s <= forMs; s += 1_000) {
      play.until(opened + s);
      collect(play, output, opened, sounded);
    }
    return sounded;
  }

  private static void collect(Play play, PointId output, long opened, List<String> to) {
    for (Effect effect : play.latest) {
      if (effect instanceof Effect.Switch(PointId at, boolean on, Pattern _) && at.equals(output)) {
        to.add((play.now - opened) / 1_000 + (on ? " on" : " off"));
      }
    }
  }

  @Test
  @DisplayName("ENV-08 a door held open sounds 15 s before its alarm, and no record says so")
  void theDoorWarnsBeforeItsAlarm() {
    Play play = play(Rooms.LEAK_RELAY);
    play.state(Rooms.DOOR, true);
    int records = play.journal.size();
    assertEquals(List.of("45 on"), sounded(play, Rooms.LEAK_RELAY, 50_000));
    assertEquals(records, play.journal.size());
    play.state(Rooms.DOOR, false);
    assertEquals(List.of("0 off"), sounded(play, Rooms.LEAK_RELAY, 100_000));
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.DOOR_HELD_OPEN, Rooms.DOOR).phase());
  }

  @Test
  @DisplayName("ENV-08 the warning ends where the alarm begins")
  void theAlarmTakesOver() {
    Play play = play(Rooms.LEAK_RELAY);
    play.state(Rooms.DOOR, true);
    assertEquals(List.of("45 on", "60 off"), sounded(play, Rooms.LEAK_RELAY, 100_000));
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.DOOR_HELD_OPEN, Rooms.DOOR).phase());
  }

  @Test
  @DisplayName("ENV-08 a buzzer that also sounds for the alarm goes on without a gap")
  void oneBuzzerForBothSoundsThrough() {
    Play play = play(Rooms.BUZZER);
    play.state(Rooms.DOOR, true);
    assertEquals(List.of("45 on"), sounded(play, Rooms.BUZZER, 100_000));
  }

  @Test
  @DisplayName("ENV-08 a door that stands open over a restart is warned of before its alarm too")
  void aRestartBeginsTheTimeAnew() {
    Play play = play(Rooms.LEAK_RELAY);
    play.state(Rooms.DOOR, true);
    play.pass(50_000);
    play.restart();
    play.state(Rooms.DOOR, true);
    assertEquals(List.of("45 on", "60 off"), sounded(play, Rooms.LEAK_RELAY, 100_000));
  }

  @Test
  @DisplayName("ENV-08 ENV-11 a door whose alarm is shelved is not warned of, by no output")
  void aShelvedAlarmIsNotAnnounced() {
    Play play = play(Rooms.LEAK_RELAY);
    play.command(
        new DeviceCommand.ShelveAlarm(
            AlarmKind.DOOR_HELD_OPEN, Rooms.DOOR, HELD, false, "ratna", "pindahan"));
    play.state(Rooms.DOOR, true);
    assertEquals(List.of(), sounded(play, Rooms.LEAK_RELAY, HELD));
  }

  @Test
  void aWarningAsLongAsTheTimeItselfIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new DoorRule(
                null,
                0,
                10_000,
                HELD,
                null,
                null,
                DoorPolicy.USUAL,
                new Warning(Rooms.BUZZER, HELD)));
  }
}
