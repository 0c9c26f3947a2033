package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomRules.DoorRule;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import id.penjaga.device.messages.StateMessage.Quality;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts that have no reading of their own are supervised like any other.
class PartFaultTest {
  private static final PointId EXIT = new PointId("exit.main");

  private final Play play = Play.started(withExit());

  @ParameterizedTest
  @ValueSource(strings = {"buzzer", "relay.alarm", "door.main.lock"})
  @DisplayName("F3 An output that cannot be switched is a critical alarm until it works again")
  void anOutputThatCannotBeSwitched(String name) {
    PointId output = new PointId(name);
    play.miss(output, MissReason.NOT_CONNECTED);
    assertEquals(AlarmPhase.RAISED, fault(AlarmKind.OUTPUT_FAULT, output));
    assertEquals(Severity.CRITICAL, play.alarm(AlarmKind.OUTPUT_FAULT, output).severity());
    assertEquals(Quality.STALE, play.point(output).quality());
    play.state(Rooms.LEAK, true);
    play.badge(Rooms.IN, Rooms.STAFF);
    play.pass(60_000);
    assertEquals(AlarmPhase.RAISED, fault(AlarmKind.OUTPUT_FAULT, output), "orders prove nothing");
    assertEquals(Quality.STALE, play.point(output).quality());
    play.on(new Event.PartWell(play.moment(), output));
    assertEquals(AlarmPhase.CLEARED, fault(AlarmKind.OUTPUT_FAULT, output));
    boolean sounds = !output.equals(Rooms.LOCK);
    assertEquals(Measure.state(sounds), play.point(output).measure());
    assertTrue(play.cleared().contains("OUTPUT_FAULT " + name));
  }

  @Test
  @DisplayName("F3 A restart keeps the fault of an output until the output has answered")
  void aRestartKeepsTheFault() {
    play.miss(Rooms.BUZZER, MissReason.BUS_ERROR);
    play.restart();
    assertEquals(AlarmPhase.RAISED, fault(AlarmKind.OUTPUT_FAULT, Rooms.BUZZER));
    play.on(new Event.PartWell(play.moment(), Rooms.BUZZER));
    assertEquals(AlarmPhase.CLEARED, fault(AlarmKind.OUTPUT_FAULT, Rooms.BUZZER));
    assertEquals(1, play.raised().stream().filter("OUTPUT_FAULT buzzer"::equals).count());
  }

  @Test
  @DisplayName(
      "F4 A dead line of an exit button is a critical alarm; the button has a point unasked")
  void aDeadExitButton() {
    play.state(EXIT, false);
    play.miss(EXIT, MissReason.NOT_CONNECTED);
    assertEquals(AlarmPhase.RAISED, fault(AlarmKind.SENSOR_FAULT, EXIT));
    assertEquals(Severity.CRITICAL, play.alarm(AlarmKind.SENSOR_FAULT, EXIT).severity());
    play.state(EXIT, false);
    assertEquals(AlarmPhase.CLEARED, fault(AlarmKind.SENSOR_FAULT, EXIT));
  }

  @Test
  @DisplayName("F10 A silent reader is a critical alarm, cleared when its line is well")
  void aSilentReader() {
    play.on(new Event.PartWell(play.moment(), Rooms.IN));
    assertEquals(Measure.state(true), play.point(Rooms.IN).measure());
    play.miss(Rooms.IN, MissReason.MALFORMED);
    assertEquals(Severity.CRITICAL, play.alarm(AlarmKind.SENSOR_FAULT, Rooms.IN).severity());
    assertEquals(AlarmPhase.RAISED, fault(AlarmKind.SENSOR_FAULT, Rooms.IN));
    play.on(new Event.PartWell(play.moment(), Rooms.IN));
    assertEquals(AlarmPhase.CLEARED, fault(AlarmKind.SENSOR_FAULT, Rooms.IN));
  }

  private AlarmPhase fault(AlarmKind kind, PointId point) {
    return play.alarm(kind, point).phase();
  }

  private static RoomRules withExit() {
    return Rooms.withDoor(Rooms.rules(), new DoorRule(Rooms.LOCK, 5_000, 10_000, 60_000, EXIT));
  }
}
