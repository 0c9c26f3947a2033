package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The silence of the hub, measured by the device alone.
class HubAwayTest {
  private static final long AWAY = 900_000;

  private static Play play() {
    return Play.started(Rooms.withHub(Rooms.rules(), AWAY, Severity.WARNING));
  }

  private static void heard(Play play) {
    play.on(new Event.HubHeard(play.moment()));
  }

  private static List<String> of(Play play, List<String> alarms) {
    return alarms.stream().filter(a -> a.startsWith(AlarmKind.HUB_AWAY.name())).toList();
  }

  @Test
  @DisplayName(
      "SYS-12 a hub that is silent for longer than agreed sounds here, and its word ends it")
  void silenceIsAnAlarm() {
    Play play = play();
    play.pass(600_000);
    heard(play);
    play.pass(AWAY - 1);
    assertEquals(List.of(), of(play, play.raised()));
    play.pass(1);
    assertEquals(List.of("HUB_AWAY hub"), of(play, play.raised()));
    assertEquals(600_000 + AWAY, play.raisedAt(AlarmKind.HUB_AWAY));
    assertTrue(play.output(Rooms.BUZZER));
    assertEquals(Severity.WARNING, play.alarm(AlarmKind.HUB_AWAY, Plan.HUB).severity());
    play.pass(3 * AWAY);
    assertEquals(1, of(play, play.raised()).size(), "one silence is one alarm");
    heard(play);
    assertEquals(List.of("HUB_AWAY hub"), of(play, play.cleared()));
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.HUB_AWAY, Plan.HUB).phase());
    play.pass(AWAY);
    assertEquals(2, of(play, play.raised()).size(), "the next silence is the next");
  }

  @Test
  @DisplayName("SYS-12 a hub that never spoke is measured from the start of the device")
  void neverHeard() {
    Play play = play();
    play.pass(AWAY);
    assertEquals(AWAY, play.raisedAt(AlarmKind.HUB_AWAY));
  }

  @Test
  @DisplayName("SYS-12 PWR-16 a restart of the device ends no silence and tells it no second time")
  void restart() {
    Play play = play();
    play.pass(AWAY);
    play.restart();
    play.pass(2 * AWAY);
    assertEquals(1, of(play, play.raised()).size());
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.HUB_AWAY, Plan.HUB).phase());
    heard(play);
    assertEquals(1, of(play, play.cleared()).size());
  }

  @Test
  @DisplayName("SYS-12 a device that works alone asks nothing of a hub")
  void alone() {
    Play play = Play.started(Rooms.rules());
    play.pass(10 * AWAY);
    heard(play);
    assertEquals(List.of(), of(play, play.raised()));
    assertThrows(IllegalArgumentException.class, () -> new RoomRules.HubRule(0, Severity.WARNING));
  }

  @Test
  @DisplayName(
      "SYS-12 whenever the hub speaks, the alarm stands exactly while it was silent too long")
  void anyTimes() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Play play = play();
      long last = 0;
      for (int i = 0; i < 60; i++) {
        play.pass(random.nextInt(random.nextBoolean() ? 2_000_000 : 20_000));
        boolean away = play.now - last >= AWAY;
        assertEquals(
            away,
            play.alarm(AlarmKind.HUB_AWAY, Plan.HUB).phase() == AlarmPhase.RAISED,
            "seed " + seed + " at " + play.now);
        if (random.nextBoolean()) {
          heard(play);
          last = play.now;
          assertFalse(play.alarm(AlarmKind.HUB_AWAY, Plan.HUB).phase() == AlarmPhase.RAISED);
        }
      }
      assertTrue(play.events(JournalEvent.AlarmRaised.class).size() > 1, "seed " + seed);
    }
  }
}
