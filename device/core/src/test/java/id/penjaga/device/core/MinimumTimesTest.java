package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomRules.AtLeast;
import id.penjaga.device.core.RoomRules.OutputRule;
import id.penjaga.device.core.RoomRules.Patterns;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.Severity;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A relay that must not be switched too often, beside one that may.
class MinimumTimesTest {
  private static final long ON = 180_000;
  private static final long OFF = 300_000;

  private static Play play(AtLeast stays) {
    OutputRule compressor =
        new OutputRule(
            Rooms.RELAY,
            false,
            Severity.CRITICAL,
            List.of(AlarmKind.WATER_LEAK),
            Patterns.STEADY,
            stays);
    OutputRule leak =
        new OutputRule(Rooms.LEAK_RELAY, false, Severity.INFO, List.of(AlarmKind.WATER_LEAK));
    return Play.started(Rooms.withOutputs(Rooms.rules(), List.of(compressor, leak)));
  }

  private static void leak(Play play, boolean wet) {
    play.state(Rooms.LEAK, wet);
    if (!wet) {
      play.acknowledge(AlarmKind.WATER_LEAK, Rooms.LEAK);
    }
  }

  @Test
  @DisplayName("ENV-10: after a start a relay stays off for its time, and then does what is asked")
  void offAfterAStart() {
    Play play = play(new AtLeast(ON, OFF));
    play.pass(10_000);
    leak(play, true);
    assertTrue(play.output(Rooms.LEAK_RELAY), "what has no such time waits for nothing");
    play.until(OFF - 1);
    assertFalse(play.output(Rooms.RELAY));
    assertFalse(play.point(Rooms.RELAY).measure().on());
    play.until(OFF);
    assertTrue(play.output(Rooms.RELAY), "nothing happened but that the time was over");
    assertTrue(play.point(Rooms.RELAY).measure().on());
  }

  @Test
  @DisplayName(
      "ENV-10: once on it stays on, once off it stays off, and what was taken back is not done")
  void onAndOff() {
    Play play = play(new AtLeast(ON, OFF));
    play.until(OFF);
    leak(play, true);
    assertTrue(play.output(Rooms.RELAY));
    leak(play, false);
    play.until(OFF + ON - 1);
    assertTrue(play.output(Rooms.RELAY));
    assertFalse(play.output(Rooms.LEAK_RELAY));
    play.until(OFF + ON);
    assertFalse(play.output(Rooms.RELAY));
    leak(play, true);
    play.pass(60_000);
    leak(play, false);
    assertEquals(Long.MAX_VALUE, play.room.room().outputs().dueMs(), "nothing waits any more");
    play.pass(OFF);
    assertFalse(play.output(Rooms.RELAY));
  }

  @Test
  @DisplayName("PWR-16, ENV-10: a restart does not shorten the time: off is counted from it anew")
  void overARestart() {
    Play play = play(new AtLeast(ON, OFF));
    play.until(OFF);
    leak(play, true);
    assertTrue(play.output(Rooms.RELAY));
    play.restart();
    assertFalse(play.output(Rooms.RELAY), "it let go when the program ended");
    play.until(OFF - 1);
    assertFalse(play.output(Rooms.RELAY));
    play.until(OFF);
    assertTrue(play.output(Rooms.RELAY));
  }

  @Test
  @DisplayName("ENV-10: a test neither starts a relay too early nor stops it too early")
  void aTestWaitsToo() {
    Play play = play(new AtLeast(ON, OFF));
    play.command(new DeviceCommand.TestOutputs("staff-1"));
    assertFalse(play.output(Rooms.RELAY));
    assertTrue(play.output(Rooms.LEAK_RELAY));
    play.until(OFF);
    assertFalse(play.output(Rooms.RELAY), "the test is over");
    play.command(new DeviceCommand.TestOutputs("staff-1"));
    assertTrue(play.output(Rooms.RELAY));
    play.pass(ON - 1);
    assertTrue(play.output(Rooms.RELAY));
    play.pass(1);
    assertFalse(play.output(Rooms.RELAY));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("ENV-10: whatever happens, no time is too short, and none is longer than it must be")
  void whateverHappens(long seed) {
    Random random = new Random(seed);
    AtLeast stays = new AtLeast(random.nextLong(120_000), random.nextLong(120_000));
    Play play = play(stays);
    boolean on = false;
    boolean wet = false;
    long since = 0;
    long wetSince = 0;
    for (int i = 0; i < 2_000; i++) {
      if (random.nextInt(40) == 0) {
        play.restart();
        on = false;
        since = 0;
        wetSince = 0;
      }
      if (random.nextInt(30) == 0) {
        wet = !wet;
        wetSince = play.now;
        leak(play, wet);
      } else {
        // No further than to what happens by itself, so that its moment is seen.
        play.until(Math.min(play.now + random.nextLong(20_000), play.room.wakeUpMs()));
      }
      boolean now = play.output(Rooms.RELAY);
      if (now != on) {
        long stayed = play.now - since;
        long least = on ? stays.onMs() : stays.offMs();
        assertTrue(stayed >= least, () -> "seed " + seed + ": " + stayed + " of " + least);
        on = now;
        since = play.now;
      }
      long most = Math.max(stays.onMs(), stays.offMs());
      boolean waited = play.now - wetSince > most;
      assertTrue(!waited || on == wet, () -> "seed " + seed + ": it never did what was asked");
    }
  }
}
