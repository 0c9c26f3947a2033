package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomRules.Condition;
import id.penjaga.device.core.RoomRules.Denials;
import id.penjaga.device.core.RoomRules.DoorRule;
import id.penjaga.device.core.RoomRules.Gate;
import id.penjaga.device.core.RoomRules.OutputRule;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.CriticalBand;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent.CommandRefused;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticalBandTest {
  private static final CriticalBand DANGER =
      new CriticalBand(10, 32, 20_000, 40_000, Severity.CRITICAL);

  private final Play play = Play.started(rules(DANGER));

  @Test
  @DisplayName("F7 ENV-10: beyond the second band the buzzer sounds, by delays of its own")
  void beyondTheSecondBandTheBuzzerSounds() {
    play.hold(Rooms.TEMPERATURE, Measure.celsius(25), 120_000);
    assertEquals(List.of("TEMP_HIGH room.temperature"), limitAlarms(play));
    assertFalse(play.output(Rooms.BUZZER));
    long from = play.now;
    play.hold(Rooms.TEMPERATURE, Measure.celsius(40), 60_000);
    assertEquals(from + 20_000, play.raisedAt(AlarmKind.TEMP_HIGH_HIGH));
    assertEquals(
        Severity.CRITICAL, play.alarm(AlarmKind.TEMP_HIGH_HIGH, Rooms.TEMPERATURE).severity());
    assertTrue(play.output(Rooms.BUZZER));
    play.hold(Rooms.TEMPERATURE, Measure.celsius(25), 50_000);
    assertEquals(List.of("TEMP_HIGH_HIGH room.temperature"), play.cleared());
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.TEMP_HIGH, Rooms.TEMPERATURE).phase());
    assertFalse(play.output(Rooms.BUZZER));
  }

  @Test
  @DisplayName(
      "F7 F2 a fire alarms by its second band at every slope, whatever the gate holds back")
  void aFireAlarmsByItsSecondBand() {
    for (double slope : new double[] {1.1, 2, 5, 20}) {
      Play fire = Play.started(rules(DANGER, Map.of(Rooms.TEMPERATURE, new Gate(0, 1, 3))));
      fire.hold(Rooms.TEMPERATURE, Measure.celsius(21), 60_000);
      long crossed = -1;
      for (double t = 21 + slope; crossed < 0 || fire.now <= crossed + 40_000; t += slope) {
        fire.pass(10_000);
        fire.take(Rooms.TEMPERATURE, Measure.celsius(t));
        crossed = crossed < 0 && t > 32.01 ? fire.now : crossed;
      }
      assertTrue(fire.raisedAt(AlarmKind.TEMP_HIGH_HIGH) <= crossed + 20_000, "slope " + slope);
    }
  }

  @Test
  @DisplayName("F7 an end that is not watched makes no alarm")
  void anEndThatIsNotWatched() {
    Play room =
        Play.started(
            rules(new CriticalBand(Double.NEGATIVE_INFINITY, 32, 0, 0, Severity.CRITICAL)));
    assertThrows(AssertionError.class, () -> room.alarm(AlarmKind.TEMP_LOW_LOW, Rooms.TEMPERATURE));
    room.hold(Rooms.TEMPERATURE, Measure.celsius(-50), 120_000);
    assertEquals(List.of("TEMP_LOW room.temperature"), limitAlarms(room));
  }

  @ParameterizedTest
  @CsvSource({"9, 22", "10, 22", "20, 32", "20, 40", "20, 20.4"})
  @DisplayName(
      "F7 F52 ENV-14: limits changed from the hub stay inside the second band and its deadbands")
  void changedLimitsStayOrdered(double low, double high) {
    RoomRules before = play.room.rules();
    play.command(new DeviceCommand.ChangeLimits(Rooms.TEMPERATURE, low, high, "head-1", "why"));
    assertEquals(1, play.events(CommandRefused.class).size());
    assertEquals(before, play.room.rules());
    play.command(new DeviceCommand.ChangeLimits(Rooms.TEMPERATURE, 18, 24, "head-1", "why"));
    assertEquals(DANGER, OrdersTest.limits(play, Rooms.TEMPERATURE).critical());
  }

  @Test
  @DisplayName("F52 ACC-15: numbers that cannot work together are refused where rules are made")
  void numbersThatCannotWork() {
    refused("unlock 0 ms", () -> new DoorRule(Rooms.LOCK, 0, 10_000, 60_000));
    refused("longer than grant", () -> new DoorRule(Rooms.LOCK, 5_000, 1_000, 60_000));
    refused("held 0 ms", () -> new DoorRule(null, 0, 10_000, 0));
    refused("grant 0 ms", () -> new DoorRule(null, 0, 0, 60_000));
    refused("agreeing 1", () -> new Gate(0, 1, 1));
    refused("jump 0.0", () -> new Gate(0, 0, 3));
    refused("some time", () -> new Denials(3, 0));
    refused(
        "negative",
        () -> new Condition(AlarmKind.WATER_LEAK, Rooms.LEAK, true, Severity.INFO, -1, 0, false));
    refused("low must be below", () -> new CriticalBand(32, 32, 0, 0, Severity.CRITICAL));
    refused(
        "must lie inside",
        () ->
            new Limits(
                20, 22, 0.3, 0, 0, "", 20, 22, new CriticalBand(20, 30, 0, 0, DANGER.severity())));
  }

  private static List<String> limitAlarms(Play room) {
    return room.raised().stream().filter(each -> each.startsWith("TEMP")).toList();
  }

  private static void refused(String sentence, Executable made) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, made);
    assertTrue(String.valueOf(e.getMessage()).contains(sentence), e.getMessage());
  }

  private static RoomRules rules(CriticalBand critical) {
    return rules(critical, Map.of());
  }

  private static RoomRules rules(CriticalBand critical, Map<PointId, Gate> gates) {
    RoomRules r = Rooms.rules(gates);
    Map<PointId, PointInfo> points = new HashMap<>(r.points());
    points.computeIfPresent(
        Rooms.TEMPERATURE,
        (_, info) ->
            info.withLimits(new Limits(20, 22, 0.3, 60_000, 60_000, "", 20, 22, critical)));
    return new RoomRules(
        r.device(),
        points,
        r.gates(),
        r.virtuals(),
        r.conditions(),
        r.doors(),
        r.readers(),
        r.badges(),
        List.of(new OutputRule(Rooms.BUZZER, true, Severity.CRITICAL, List.of())),
        r.denials());
  }
}
