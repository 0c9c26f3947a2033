package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import id.penjaga.device.core.RoomRules.AtLeast;
import id.penjaga.device.core.RoomRules.DoorRule;
import id.penjaga.device.core.RoomRules.OutputRule;
import id.penjaga.device.core.RoomRules.Patterns;
import id.penjaga.device.core.RoomRules.Warning;
import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What people hear of how bad it is.
class PatternTest {
  private static final OutputRule BUZZER =
      new OutputRule(
          Rooms.BUZZER, true, Severity.INFO, List.of(), Patterns.BUZZER, AtLeast.NOTHING);
  private static final OutputRule RELAY =
      new OutputRule(Rooms.RELAY, false, Severity.INFO, List.of());

  private static Play play(OutputRule... outputs) {
    Play play = Play.started(Rooms.withOutputs(Rooms.rules(), List.of(outputs)));
    play.state(Rooms.DOOR, false);
    return play;
  }

  /// The orders of the latest event to an output; `off` is one as well.
  private static List<String> ordered(Play play, PointId output) {
    List<String> ordered = new ArrayList<>();
    for (Effect effect : play.latest) {
      if (effect instanceof Effect.Switch(PointId to, boolean on, Pattern pattern)
          && to.equals(output)) {
        ordered.add(on ? pattern.toString() : "off");
      }
    }
    return ordered;
  }

  /// REPEATED_DENIAL is a warning, a leak is critical.
  private static void warn(Play play) {
    for (int i = 0; i < 3; i++) {
      play.badge(Rooms.IN, Rooms.UNKNOWN);
    }
  }

  @Test
  @DisplayName("ENV-10: what is worse is heard over what is less bad, until it is gone")
  void theWorstIsHeard() {
    Play play = play(BUZZER, RELAY);
    warn(play);
    assertEquals(List.of("DOUBLE"), ordered(play, Rooms.BUZZER));
    assertEquals(List.of("STEADY"), ordered(play, Rooms.RELAY));
    play.state(Rooms.LEAK, true);
    assertEquals(List.of("STEADY"), ordered(play, Rooms.BUZZER));
    assertEquals(List.of(), ordered(play, Rooms.RELAY), "a relay is on already");
    play.acknowledge(AlarmKind.WATER_LEAK, Rooms.LEAK);
    assertEquals(List.of(), ordered(play, Rooms.BUZZER), "taking note changes nothing");
    play.state(Rooms.LEAK, false);
    assertEquals(List.of("DOUBLE"), ordered(play, Rooms.BUZZER));
    play.command(new DeviceCommand.SilenceBuzzer("staff-1"));
    assertEquals(List.of("off"), ordered(play, Rooms.BUZZER));
  }

  @Test
  @DisplayName("ENV-10: the next alarm ends a silence, in the rhythm of the worst that stands")
  void theNextAlarmSoundsAgain() {
    Play play = play(BUZZER);
    play.state(Rooms.LEAK, true);
    play.command(new DeviceCommand.SilenceBuzzer("staff-1"));
    assertEquals(List.of("off"), ordered(play, Rooms.BUZZER));
    warn(play);
    assertEquals(List.of("STEADY"), ordered(play, Rooms.BUZZER));
  }

  @Test
  @DisplayName("ENV-10: a test is steady, whatever stands, and gives back what sounded before")
  void aTestIsSteady() {
    Play play = play(BUZZER);
    warn(play);
    play.command(new DeviceCommand.TestOutputs("staff-1"));
    assertEquals(List.of("STEADY"), ordered(play, Rooms.BUZZER));
    play.pass(OutputPlan.TEST_MS);
    assertEquals(List.of("DOUBLE"), ordered(play, Rooms.BUZZER));
  }

  @Test
  @DisplayName("ENV-08: a door that warns at the buzzer of critical alarms sounds like a warning")
  void aDoorWarnsAsAWarning() {
    DoorRule door =
        new DoorRule(
            Rooms.LOCK,
            5_000,
            10_000,
            60_000,
            null,
            null,
            DoorPolicy.USUAL,
            new Warning(Rooms.BUZZER, 15_000));
    OutputRule critical =
        new OutputRule(
            Rooms.BUZZER, true, Severity.CRITICAL, List.of(), Patterns.BUZZER, AtLeast.NOTHING);
    Play play =
        Play.started(Rooms.withOutputs(Rooms.withDoor(Rooms.rules(), door), List.of(critical)));
    play.state(Rooms.DOOR, false);
    play.badge(Rooms.IN, Rooms.STAFF);
    play.state(Rooms.DOOR, true);
    play.pass(45_000);
    assertEquals(List.of("DOUBLE"), ordered(play, Rooms.BUZZER));
    play.state(Rooms.LEAK, true);
    assertEquals(List.of("STEADY"), ordered(play, Rooms.BUZZER));
  }

  @Test
  @DisplayName("ENV-10: each rhythm begins with a sound, and no two are alike")
  void rhythmsDiffer() {
    Set<List<Integer>> steps = new HashSet<>();
    for (Pattern pattern : Pattern.values()) {
      steps.add(pattern.stepsMs());
      assertEquals(0, pattern.stepsMs().size() % 2, "on and off in turn");
      pattern.stepsMs().forEach(step -> assertNotEquals(0, step));
    }
    assertEquals(Pattern.values().length, steps.size());
  }
}
