package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomRules.Gate;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import id.penjaga.device.messages.StateMessage.Quality;
import id.penjaga.device.messages.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The sequences S1 to S12 of the fixtures, word for word.
class SensorSequencesTest {
  private final Play play = Play.started(Rooms.rules());

  @Test
  @DisplayName("S1 (ENV-01, ENV-02): both ends of the band are good")
  void bothEndsOfTheBandAreGood() {
    play.hold(Rooms.TEMPERATURE, Measure.celsius(20), 300_000);
    play.hold(Rooms.TEMPERATURE, Measure.celsius(22), 300_000);
    assertEquals(List.of(), temperatureAlarms());
    Play humid = Play.started(Rooms.rules());
    humid.hold(Rooms.HUMIDITY, Measure.humidity(35), 300_000);
    humid.hold(Rooms.HUMIDITY, Measure.humidity(65), 300_000);
    assertFalse(humid.raised().contains("RH_LOW room.humidity"));
    assertFalse(humid.raised().contains("RH_HIGH room.humidity"));
  }

  @Test
  @DisplayName("S2 (ENV-01): 22.1 for 70 s raises TEMP_HIGH at 60 s")
  void aTenthTooWarmRaisesAfterTheConfirmPeriod() {
    play.hold(Rooms.TEMPERATURE, Measure.celsius(22.1), 70_000);
    assertEquals(List.of("TEMP_HIGH room.temperature"), temperatureAlarms());
    assertEquals(60_000, play.raisedAt(AlarmKind.TEMP_HIGH));
  }

  @Test
  @DisplayName("S3 (ENV-05): one sample of 25.0 raises nothing")
  void oneSampleRaisesNothing() {
    play.take(Rooms.TEMPERATURE, Measure.celsius(25));
    play.pass(10_000);
    play.hold(Rooms.TEMPERATURE, Measure.celsius(21), 300_000);
    assertEquals(List.of(), temperatureAlarms());
  }

  @Test
  @DisplayName(
      "S3 (ENV-05): one sample of 25.0 and then silence raises SENSOR_FAULT, not TEMP_HIGH")
  void oneSampleAndSilenceIsAFaultAndNoTemperature() {
    play.take(Rooms.TEMPERATURE, Measure.celsius(25));
    play.pass(300_000);
    assertEquals(List.of("SENSOR_FAULT room.temperature"), temperatureAlarms());
  }

  @Test
  @DisplayName("S4 (ENV-05): an alarm does not flap around its limit, and clears past the deadband")
  void anAlarmDoesNotFlapAroundItsLimit() {
    play.hold(Rooms.TEMPERATURE, Measure.celsius(22.1), 60_000);
    for (int i = 0; i < 15; i++) {
      play.pass(10_000);
      play.take(Rooms.TEMPERATURE, Measure.celsius(21.9));
      play.pass(10_000);
      play.take(Rooms.TEMPERATURE, Measure.celsius(22.1));
    }
    assertEquals(List.of("TEMP_HIGH room.temperature"), temperatureAlarms());
    assertEquals(List.of(), play.cleared());
    play.pass(10_000);
    long from = play.now;
    play.hold(Rooms.TEMPERATURE, Measure.celsius(21.7), 70_000);
    assertEquals(List.of("TEMP_HIGH room.temperature"), play.cleared());
    assertEquals(from, play.events(JournalEvent.AlarmCleared.class).getFirst().raisedMs());
  }

  @Test
  @DisplayName("S5 (ENV-01): 19.9 for 70 s raises TEMP_LOW")
  void aTenthTooColdRaises() {
    play.hold(Rooms.TEMPERATURE, Measure.celsius(19.9), 70_000);
    assertEquals(List.of("TEMP_LOW room.temperature"), temperatureAlarms());
  }

  @Test
  @DisplayName("S6 (ENV-02): 65.1 % raises RH_HIGH, 34.9 % raises RH_LOW")
  void humidityOutsideTheBandRaises() {
    play.hold(Rooms.HUMIDITY, Measure.humidity(65.1), 70_000);
    assertTrue(play.raised().contains("RH_HIGH room.humidity"));
    Play dry = Play.started(Rooms.rules());
    dry.hold(Rooms.HUMIDITY, Measure.humidity(34.9), 70_000);
    assertTrue(dry.raised().contains("RH_LOW room.humidity"));
  }

  @Test
  @DisplayName(
      "S7 (ENV-04): bad checksums for the stale time raise SENSOR_FAULT; there is no value")
  void badChecksumsBecomeASensorFault() {
    play.take(Rooms.TEMPERATURE, Measure.celsius(21));
    for (int i = 0; i < 9; i++) {
      play.pass(10_000);
      play.miss(Rooms.TEMPERATURE, MissReason.CHECKSUM);
    }
    assertEquals(List.of("SENSOR_FAULT room.temperature"), temperatureAlarms());
    assertEquals(Quality.STALE, play.point(Rooms.TEMPERATURE).quality());
    assertEquals(MissReason.CHECKSUM, play.point(Rooms.TEMPERATURE).why());
    assertEquals(null, play.point(Rooms.TEMPERATURE).measure());
    play.pass(10_000);
    play.take(Rooms.TEMPERATURE, Measure.celsius(21));
    assertTrue(play.cleared().contains("SENSOR_FAULT room.temperature"));
  }

  @Test
  @DisplayName("S8 (ENV-04): a jump to 85 °C or 0 %RH in one sample counts as a failed read")
  void anImpossibleJumpIsAFailedRead() {
    Play gated =
        Play.started(
            Rooms.rules(
                Map.of(Rooms.TEMPERATURE, new Gate(0, 2, 3), Rooms.HUMIDITY, new Gate(0, 8, 3))));
    gated.hold(Rooms.TEMPERATURE, Measure.celsius(21), 30_000);
    gated.take(Rooms.TEMPERATURE, Measure.celsius(85));
    assertEquals(Quality.UNCERTAIN, gated.point(Rooms.TEMPERATURE).quality());
    assertEquals(MissReason.IMPLAUSIBLE, gated.point(Rooms.TEMPERATURE).why());
    gated.hold(Rooms.HUMIDITY, Measure.humidity(50), 30_000);
    gated.take(Rooms.HUMIDITY, Measure.humidity(0));
    assertEquals(MissReason.IMPLAUSIBLE, gated.point(Rooms.HUMIDITY).why());
  }

  @Test
  @DisplayName("S9 (ENV-07): a leak sounds at once and stays latched until acknowledged")
  void aLeakStaysLatchedUntilAcknowledged() {
    play.state(Rooms.LEAK, false);
    play.pass(1_000);
    play.state(Rooms.LEAK, true);
    assertEquals(
        List.of(
            new JournalEvent.AlarmRaised(
                AlarmKind.WATER_LEAK, Rooms.LEAK, Severity.CRITICAL, null)),
        play.recorded());
    assertTrue(play.latest.contains(new Effect.Switch(Rooms.LEAK_RELAY, true)));
    assertTrue(play.latest.contains(new Effect.Switch(Rooms.BUZZER, true)));
    play.pass(20_000);
    play.state(Rooms.LEAK, false);
    assertEquals(AlarmPhase.LATCHED, play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).phase());
    assertTrue(play.output(Rooms.LEAK_RELAY));
    play.pass(3_600_000);
    assertEquals(AlarmPhase.LATCHED, play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).phase());
    play.acknowledge(AlarmKind.WATER_LEAK, Rooms.LEAK);
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).phase());
    assertFalse(play.output(Rooms.LEAK_RELAY));
  }

  @Test
  @DisplayName("S10 (ENV-08): open for longer than the limit raises, also during a permitted visit")
  void aDoorHeldOpenRaisesDuringAPermittedVisit() {
    play.state(Rooms.DOOR, false);
    play.badge(Rooms.IN, Rooms.VISITOR);
    play.pass(2_000);
    play.state(Rooms.DOOR, true);
    assertTrue(play.recorded().contains(new JournalEvent.DoorOpened(Rooms.DOOR, "visitor-1")));
    play.pass(59_999);
    assertFalse(play.raised().contains("DOOR_HELD_OPEN door.main"));
    play.pass(1_001);
    assertTrue(play.raised().contains("DOOR_HELD_OPEN door.main"));
    play.state(Rooms.DOOR, false);
    assertTrue(play.recorded().contains(new JournalEvent.DoorClosed(Rooms.DOOR, 61_000)));
    assertTrue(play.cleared().contains("DOOR_HELD_OPEN door.main"));
  }

  @Test
  @DisplayName(
      "S11 (ACC-15): an opening with no grant in the last 10 s is forced, critical, with buzzer")
  void anOpeningWithoutAGrantIsForced() {
    play.state(Rooms.DOOR, false);
    play.badge(Rooms.IN, Rooms.STAFF);
    play.pass(10_000);
    assertEquals(
        List.of(new JournalEvent.AccessNotTaken(Rooms.DOOR, Rooms.STAFF, "staff-1")),
        play.recorded());
    play.state(Rooms.DOOR, true);
    assertEquals(
        List.of(
            new JournalEvent.DoorOpened(Rooms.DOOR, null),
            new JournalEvent.AlarmRaised(
                AlarmKind.FORCED_DOOR, Rooms.DOOR, Severity.CRITICAL, null)),
        play.recorded());
    assertTrue(play.output(Rooms.BUZZER));
    assertEquals(List.of(), play.events(JournalEvent.PersonEntered.class));
  }

  @Test
  @DisplayName(
      "S12 (PWR-01): a silent UPS is UPS_COMM_LOST once, and never says that the mains are back")
  void aSilentUpsNeverSaysMainsOk() {
    play.state(Rooms.ON_BATTERY, true);
    play.take(Rooms.CHARGE, new Measure(90, Unit.CHARGE));
    play.pass(10_000);
    assertTrue(play.raised().contains("MAINS_LOST ups.main.on-battery"));
    play.pass(120_000);
    List<String> ups = play.raised().stream().filter(a -> a.contains("ups.main")).toList();
    assertEquals(
        List.of(
            "MAINS_LOST ups.main.on-battery",
            "UPS_ON_BATTERY ups.main.on-battery",
            "UPS_COMM_LOST ups.main"),
        ups);
    assertEquals(List.of(), play.events(JournalEvent.MainsRestored.class));
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.MAINS_LOST, Rooms.ON_BATTERY).phase());
    assertEquals(Quality.STALE, play.point(Rooms.ON_BATTERY).quality());
  }

  private List<String> temperatureAlarms() {
    return play.raised().stream().filter(a -> a.endsWith("room.temperature")).toList();
  }
}
