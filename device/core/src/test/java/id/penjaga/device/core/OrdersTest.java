package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomRules.Condition;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalEvent.AlarmAcknowledged;
import id.penjaga.device.messages.JournalEvent.AlarmCleared;
import id.penjaga.device.messages.JournalEvent.CommandRefused;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands, outputs and what else the shell reports (ENV-10, ENV-11, ENV-14, SYS-09).
class OrdersTest {
  private final Play play = Play.started(Rooms.rules());

  @Test
  @DisplayName("ENV-10: silence stops the buzzer and not the relay; the next alarm sounds again")
  void silenceLastsUntilTheNextAlarm() {
    play.state(Rooms.LEAK, true);
    assertTrue(play.output(Rooms.BUZZER) && play.output(Rooms.RELAY));
    play.command(new DeviceCommand.SilenceBuzzer("staff-1"));
    assertEquals(List.of(new JournalEvent.BuzzerSilenced("staff-1")), play.recorded());
    assertTrue(play.latest.contains(new Effect.Switch(Rooms.BUZZER, false)));
    assertFalse(play.output(Rooms.BUZZER));
    assertTrue(play.output(Rooms.RELAY) && play.output(Rooms.LEAK_RELAY));
    play.pass(60_000);
    assertTrue(play.output(Rooms.RELAY));
    play.state(Rooms.DOOR, false);
    play.state(Rooms.DOOR, true);
    assertTrue(play.latest.contains(new Effect.Switch(Rooms.BUZZER, true)));
  }

  @Test
  @DisplayName("SYS-07: a hub lets a silenced buzzer sound again; one that sounds is left alone")
  void rearmEndsTheSilence() {
    play.command(new DeviceCommand.RearmBuzzer("hub"));
    assertEquals(List.of(), play.recorded(), "nothing is silenced");
    play.state(Rooms.LEAK, true);
    play.command(new DeviceCommand.SilenceBuzzer("staff-1"));
    assertFalse(play.output(Rooms.BUZZER));
    play.command(new DeviceCommand.RearmBuzzer("hub"));
    assertEquals(List.of(new JournalEvent.BuzzerRearmed("hub")), play.recorded());
    assertTrue(play.output(Rooms.BUZZER));
    play.command(new DeviceCommand.RearmBuzzer("hub"));
    assertEquals(List.of(), play.recorded(), "it sounds already");
  }

  @Test
  @DisplayName("ENV-10: an alarm that does not sound does not end the silence")
  void anAlarmThatDoesNotSoundKeepsTheSilence() {
    Condition quiet =
        new Condition(AlarmKind.MAINS_LOST, Rooms.MAINS, false, Severity.INFO, 0, 0, false);
    Condition leak =
        new Condition(AlarmKind.WATER_LEAK, Rooms.LEAK, true, Severity.CRITICAL, 0, 0, true);
    Play room = Play.started(Rooms.withConditions(Rooms.rules(), List.of(quiet, leak)));
    room.state(Rooms.LEAK, true);
    room.command(new DeviceCommand.SilenceBuzzer("staff-1"));
    room.state(Rooms.MAINS, false);
    assertTrue(room.raised().contains("MAINS_LOST mains.pln"));
    assertFalse(room.output(Rooms.BUZZER));
  }

  @Test
  @DisplayName(
      "ENV-10: a mute button silences once for each press, acknowledges nothing, and one that is"
          + " stuck silences nothing")
  void muteButton() {
    PointId button = new PointId("button.mute");
    Map<PointId, PointInfo> points = new HashMap<>(Rooms.rules().points());
    points.put(
        button,
        new PointInfo(button, PointKind.MUTE_BUTTON, Unit.STATE, "Bisukan", "Mute", 0, null));
    Play room = Play.started(Rooms.rules().withPoints(points));
    room.state(button, true);
    room.state(Rooms.LEAK, true);
    room.state(button, true);
    assertTrue(room.output(Rooms.BUZZER), "pressed before anybody can know why");
    room.state(button, false);
    room.state(button, true);
    assertEquals(List.of(new JournalEvent.BuzzerSilenced("button.mute")), room.recorded());
    assertFalse(room.output(Rooms.BUZZER));
    assertTrue(room.output(Rooms.RELAY));
    assertFalse(room.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).acknowledged());
    room.state(Rooms.DOOR, false);
    room.state(Rooms.DOOR, true);
    assertTrue(room.output(Rooms.BUZZER), "the next alarm sounds although it is still held");
    room.state(button, false);
    room.state(button, true);
    assertFalse(room.output(Rooms.BUZZER));
    room.state(button, false);
    room.state(button, true);
    assertEquals(List.of(), room.recorded(), "nothing sounds that could be silenced");
  }

  @Test
  @DisplayName("ENV-10: silencing silence is refused")
  void silencingSilenceIsRefused() {
    play.command(new DeviceCommand.SilenceBuzzer("staff-1"));
    assertEquals(List.of(new CommandRefused("c-1", "nothing sounds")), play.recorded());
  }

  @Test
  @DisplayName("ENV-10: a test sounds everything for three seconds, also when silenced")
  void aTestSoundsEverythingForThreeSeconds() {
    play.state(Rooms.LEAK, true);
    play.command(new DeviceCommand.SilenceBuzzer("staff-1"));
    play.command(new DeviceCommand.TestOutputs("staff-1"));
    assertEquals(List.of(new JournalEvent.OutputsTested("staff-1")), play.recorded());
    assertTrue(play.output(Rooms.BUZZER));
    play.pass(2_999);
    assertTrue(play.output(Rooms.BUZZER));
    play.pass(1);
    assertFalse(play.output(Rooms.BUZZER));
    assertTrue(play.output(Rooms.LEAK_RELAY), "the leak still stands");
  }

  @Test
  @DisplayName("ENV-10: what is switched is shown as a point, and switched only on change")
  void whatIsSwitchedIsShownAndSwitchedOnce() {
    play.state(Rooms.LEAK, true);
    assertTrue(play.point(Rooms.BUZZER).measure().on());
    play.state(Rooms.LEAK, true);
    assertFalse(play.latest.stream().anyMatch(Effect.Switch.class::isInstance));
  }

  @Test
  @DisplayName(
      "ENV-11: an acknowledged alarm keeps its relay while the condition stands, then clears by"
          + " itself")
  void anAcknowledgedAlarmKeepsItsRelayWhileItStands() {
    play.state(Rooms.LEAK, true);
    play.acknowledge(AlarmKind.WATER_LEAK, Rooms.LEAK);
    assertEquals(
        List.of(new AlarmAcknowledged(AlarmKind.WATER_LEAK, Rooms.LEAK, "staff-1", "seen")),
        play.recorded());
    assertTrue(play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).acknowledged());
    assertTrue(play.output(Rooms.LEAK_RELAY));
    play.pass(7_000);
    play.state(Rooms.LEAK, false);
    assertEquals(
        List.of(new AlarmCleared(AlarmKind.WATER_LEAK, Rooms.LEAK, 7_000)), play.recorded());
    assertFalse(play.output(Rooms.LEAK_RELAY));
  }

  @Test
  @DisplayName(
      "ENV-11: acknowledging what does not stand, does not exist or is acknowledged is refused")
  void anEmptyAcknowledgementIsRefused() {
    play.acknowledge(AlarmKind.WATER_LEAK, Rooms.LEAK);
    play.acknowledge(AlarmKind.WATER_LEAK, Rooms.DOOR);
    play.state(Rooms.LEAK, true);
    play.acknowledge(AlarmKind.WATER_LEAK, Rooms.LEAK);
    play.acknowledge(AlarmKind.WATER_LEAK, Rooms.LEAK);
    assertEquals(
        List.of(
            "the alarm WATER_LEAK at leak.floor does not stand",
            "no rule makes the alarm WATER_LEAK at door.main",
            "the alarm WATER_LEAK at leak.floor is already acknowledged"),
        play.events(CommandRefused.class).stream().map(CommandRefused::why).toList());
  }

  @Test
  @DisplayName("ENV-14: a changed band is recorded, applied at once, and marked as deviating")
  void aChangedBandIsAppliedAtOnce() {
    play.command(
        new DeviceCommand.ChangeLimits(Rooms.TEMPERATURE, 18, 25, "head-1", "summer, letter 12"));
    assertEquals(
        List.of(
            new JournalEvent.LimitsChanged(
                Rooms.TEMPERATURE, 18, 25, "head-1", "summer, letter 12")),
        play.recorded());
    Limits limits = limits(play, Rooms.TEMPERATURE);
    assertTrue(limits.deviates());
    play.hold(Rooms.TEMPERATURE, Measure.celsius(24), 120_000);
    assertFalse(play.raised().contains("TEMP_HIGH room.temperature"));
    play.hold(Rooms.TEMPERATURE, Measure.celsius(25.1), 120_000);
    assertTrue(play.raised().contains("TEMP_HIGH room.temperature"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          room.temperature , 22    , 20
          room.temperature , 21    , 21.5
          room.temperature , NaN   , 22
          room.temperature , -400  , 22
          room.temperature , 21    , 80.1
          room.temperature , -40.1 , 22
          room.temperature , -40   , 80
          room.humidity    , 35    , 101
          leak.floor       , 0     , 1
          no.such.point    , 1     , 9
          """)
  @DisplayName(
      "ENV-14 F52: a band that makes no sense, or that the sensor cannot watch, is refused with the"
          + " reason, and nothing changes")
  void aSenselessBandIsRefused(String point, double low, double high) {
    RoomRules before = play.room.rules();
    play.command(new DeviceCommand.ChangeLimits(new PointId(point), low, high, "head-1", "why"));
    assertEquals(1, play.recorded().size());
    assertTrue(
        play.recorded().get(0) instanceof CommandRefused refused && !refused.why().isBlank());
    assertEquals(before, play.room.rules());
  }

  @Test
  @DisplayName("SYS-09: a clock step is recorded with its size and the quality before and after")
  void aClockStepIsRecorded() {
    play.on(new Event.ClockSet(play.moment(), ClockQuality.RESTORED, -5_000));
    assertEquals(
        List.of(new JournalEvent.ClockChanged(ClockQuality.RESTORED, ClockQuality.NTP, -5_000)),
        play.recorded());
  }

  @Test
  @DisplayName(
      "PWR-13: while the journal cannot be written an alarm stands; afterwards the loss is"
          + " declared")
  void anImpairedJournalIsAnAlarmAndItsLossIsDeclared() {
    play.on(new Event.RecordingChanged(play.moment(), false, 0));
    assertEquals(List.of("RECORDING_IMPAIRED journal"), play.raised());
    play.pass(4_000);
    play.on(new Event.RecordingChanged(play.moment(), true, 7));
    assertEquals(
        List.of(
            new JournalEvent.LossDeclared(JournalEvent.Loss.JOURNAL_RECORDS, 7),
            new AlarmCleared(AlarmKind.RECORDING_IMPAIRED, Plan.JOURNAL, 4_000)),
        play.recorded());
  }

  @Test
  @DisplayName("ENV-03: what was lost is declared")
  void whatWasLostIsDeclared() {
    play.on(new Event.Lost(play.moment(), JournalEvent.Loss.INBOX_EVENTS, 3));
    assertEquals(
        List.of(new JournalEvent.LossDeclared(JournalEvent.Loss.INBOX_EVENTS, 3)), play.recorded());
  }

  static Limits limits(Play play, PointId point) {
    return Objects.requireNonNull(
        Objects.requireNonNull(play.room.rules().points().get(point)).limits());
  }
}
