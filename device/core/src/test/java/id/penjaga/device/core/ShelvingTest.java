package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomRules.OutputRule;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent.AlarmCleared;
import id.penjaga.device.messages.JournalEvent.AlarmRaised;
import id.penjaga.device.messages.JournalEvent.AlarmShelved;
import id.penjaga.device.messages.JournalEvent.AlarmUnshelved;
import id.penjaga.device.messages.JournalEvent.CommandRefused;
import id.penjaga.device.messages.JournalEvent.PointInService;
import id.penjaga.device.messages.JournalEvent.PointOutOfService;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.RefusalReason;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.ShelfEnd;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Alarms that people set aside.
class ShelvingTest {
  private static final long HOUR = 3_600_000;
  private static final AlarmKind HELD = AlarmKind.DOOR_HELD_OPEN;
  private static final AlarmKind WET = AlarmKind.WATER_LEAK;

  /// Where people or servers are in danger at once.
  private static final Set<AlarmKind> NEVER =
      EnumSet.of(
          AlarmKind.FORCED_DOOR,
          AlarmKind.EMERGENCY_RELEASE,
          AlarmKind.RECORDING_IMPAIRED,
          AlarmKind.UPS_LOW_BATTERY,
          AlarmKind.SERVER_SHUTDOWN);

  /// Sounds for water only, so that nothing else is heard by it.
  private static final PointId BELL = new PointId("bell.leak");

  private final Play play = Play.started(rules());

  private static RoomRules rules() {
    List<OutputRule> outputs = new ArrayList<>(Rooms.rules().outputs());
    outputs.add(new OutputRule(BELL, true, Severity.INFO, List.of(WET)));
    return Rooms.withOutputs(Rooms.rules(), outputs);
  }

  private void shelve(AlarmKind kind, PointId point, long forMs, boolean once) {
    play.command(new DeviceCommand.ShelveAlarm(kind, point, forMs, once, "ratna", "AC diservis"));
  }

  private static RefusalReason refusal(Play play) {
    List<CommandRefused> refused =
        play.recorded().stream()
            .filter(CommandRefused.class::isInstance)
            .map(CommandRefused.class::cast)
            .toList();
    assertEquals(1, refused.size(), play.recorded().toString());
    return Objects.requireNonNull(refused.getFirst().reason());
  }

  @Test
  @DisplayName("ENV-10, ENV-11: a shelved alarm is raised, recorded and cleared, and is silent")
  void aShelvedAlarmIsSilent() {
    shelve(WET, Rooms.LEAK, HOUR, false);
    assertEquals(
        List.of(new AlarmShelved(WET, Rooms.LEAK, HOUR, false, "ratna", "AC diservis")),
        play.recorded());
    play.state(Rooms.LEAK, true);
    assertEquals(
        List.of(new AlarmRaised(WET, Rooms.LEAK, Severity.CRITICAL, null)), play.recorded());
    assertFalse(play.output(Rooms.BUZZER) || play.output(BELL), "it is set aside");
    assertTrue(play.output(Rooms.LEAK_RELAY), "the valve is shut all the same");
    StateMessage.Alarm shown = play.alarm(WET, Rooms.LEAK);
    assertEquals(AlarmPhase.RAISED, shown.phase());
    assertEquals(
        new StateMessage.Shelved(Play.EPOCH_WALL + HOUR, false, "ratna", "AC diservis"),
        shown.shelved());
    play.state(Rooms.LEAK, false);
    play.acknowledge(WET, Rooms.LEAK);
    assertEquals(List.of("WATER_LEAK leak.floor"), play.cleared());
    play.state(Rooms.LEAK, true);
    assertFalse(play.output(Rooms.BUZZER), "the shelf outlasts an occurrence");
  }

  @Test
  @DisplayName("ENV-10: an alarm that stands when its shelf ends sounds, and is not raised again")
  void whatStandsAtTheEndSounds() {
    play.state(Rooms.LEAK, true);
    assertTrue(play.output(Rooms.BUZZER));
    play.command(new DeviceCommand.SilenceBuzzer("ratna"));
    shelve(WET, Rooms.LEAK, HOUR, false);
    assertTrue(play.output(Rooms.LEAK_RELAY), "as in a silence, what protects goes on");
    play.until(HOUR - 1);
    play.command(new DeviceCommand.SilenceBuzzer("ratna"));
    assertFalse(play.output(Rooms.BUZZER), "sensors that say nothing had sounded");
    play.until(HOUR);
    assertTrue(
        play.recorded().contains(new AlarmUnshelved(WET, Rooms.LEAK, ShelfEnd.EXPIRED, null)));
    assertTrue(play.output(Rooms.BUZZER), "as if it were raised: the silence is over too");
    assertTrue(play.output(BELL));
    assertNull(play.alarm(WET, Rooms.LEAK).shelved());
    assertEquals(1, play.events(AlarmRaised.class).stream().filter(e -> e.kind() == WET).count());
  }

  @Test
  @DisplayName("ENV-10: a person takes an alarm back, once")
  void aPersonTakesItBack() {
    play.state(Rooms.LEAK, true);
    shelve(WET, Rooms.LEAK, HOUR, false);
    play.command(new DeviceCommand.UnshelveAlarm(WET, Rooms.LEAK, "sari"));
    assertEquals(
        List.of(new AlarmUnshelved(WET, Rooms.LEAK, ShelfEnd.PERSON, "sari")), play.recorded());
    assertTrue(play.output(Rooms.BUZZER));
    play.command(new DeviceCommand.UnshelveAlarm(WET, Rooms.LEAK, "sari"));
    assertEquals(RefusalReason.NOT_SHELVED, refusal(play));
  }

  @Test
  @DisplayName("ENV-10: shelved for one occurrence it ends when that clears, or with its time")
  void onceEndsWithTheOccurrence() {
    shelve(WET, Rooms.LEAK, HOUR, true);
    play.state(Rooms.LEAK, true);
    play.acknowledge(WET, Rooms.LEAK);
    play.state(Rooms.LEAK, false);
    assertEquals(
        List.of(AlarmCleared.class, AlarmUnshelved.class),
        play.recorded().stream().map(Object::getClass).toList());
    assertNull(play.alarm(WET, Rooms.LEAK).shelved());
    play.state(Rooms.LEAK, true);
    assertTrue(play.output(Rooms.BUZZER), "the next one sounds");
    shelve(WET, Rooms.LEAK, HOUR, true);
    play.pass(HOUR);
    assertTrue(play.output(Rooms.BUZZER), "not for ever, when it does not clear");
  }

  @Test
  @DisplayName("ENV-10: shelved anew it lasts from then; too long is refused, by severity")
  void aShelfHasABound() {
    shelve(WET, Rooms.LEAK, 8 * HOUR, false);
    play.pass(HOUR);
    shelve(WET, Rooms.LEAK, 8 * HOUR, false);
    assertEquals(9 * HOUR, play.room.room().shelves().dueMs());
    shelve(WET, Rooms.LEAK, 8 * HOUR + 1, false);
    assertEquals(RefusalReason.TOO_LONG, refusal(play));
    shelve(HELD, Rooms.DOOR, 24 * HOUR, false);
    assertEquals(1, play.recorded().size(), "a warning may wait for a day");
    assertEquals(AlarmShelved.class, play.recorded().getFirst().getClass());
    shelve(HELD, Rooms.DOOR, 24 * HOUR + 1, true);
    assertEquals(RefusalReason.TOO_LONG, refusal(play));
    shelve(WET, Rooms.DOOR, HOUR, true);
    assertEquals(RefusalReason.NO_SUCH_ALARM, refusal(play));
  }

  @ParameterizedTest
  @EnumSource(AlarmKind.class)
  @DisplayName(
      "ENV-10, ACC-20: every alarm is shelved before it fires and stays silent and recorded, or is"
          + " never shelved and says why")
  void everyAlarmOrARefusal(AlarmKind kind) {
    Play room = Play.started(EveryAlarmTest.rules());
    EveryAlarmTest.good(room);
    Play model = Play.started(EveryAlarmTest.rules());
    EveryAlarmTest.good(model);
    Objects.requireNonNull(EveryAlarmTest.CAUSES.get(kind)).accept(model);
    PointId point =
        model.events(AlarmRaised.class).stream()
            .filter(e -> e.kind() == kind)
            .findFirst()
            .orElseThrow()
            .point();
    room.command(new DeviceCommand.ShelveAlarm(kind, point, 8 * HOUR, false, "ratna", "kerja"));
    if (NEVER.contains(kind)) {
      assertEquals(RefusalReason.NEVER_SET_ASIDE, refusal(room));
      room.command(new DeviceCommand.TakeOutOfService(point, "ratna", "kerja"));
      assertEquals(RefusalReason.NEVER_SET_ASIDE, refusal(room));
      return;
    }
    assertNotNull(room.alarm(kind, point).shelved());
    for (StateMessage each : room.room.picture(room.moment())) {
      if (each instanceof StateMessage.Alarm a && !(a.kind() == kind && a.point().equals(point))) {
        assertNull(a.shelved(), "nothing else is set aside: " + a);
      }
    }
    Objects.requireNonNull(EveryAlarmTest.CAUSES.get(kind)).accept(room);
    assertEquals(model.raised(), room.raised(), "the same alarms are raised");
    Set<PointId> switched = outputsOf(room, kind, point, Shelves.NONE);
    assertEquals(
        room.alarm(kind, point).severity() != Severity.INFO,
        switched.contains(Rooms.BUZZER),
        "what is more than information would sound");
    assertEquals(
        switched.stream().filter(o -> !o.equals(Rooms.BUZZER)).collect(Collectors.toSet()),
        outputsOf(room, kind, point, room.room.room().shelves()),
        "it alone sounds nothing, and switches what it switched");
  }

  /// What is on when one alarm stands alone.
  private static Set<PointId> outputsOf(Play play, AlarmKind kind, PointId point, Shelves shelves) {
    Room now = play.room.room();
    int index = now.plan().alarm(kind, point);
    Slots<Alarm> alone = Slots.fill(now.alarms().size(), _ -> new Alarm.Quiet(play.moment()));
    alone = alone.with(index, now.alarms().get(index));
    return Sounding.wanted(now.plan(), alone, shelves, OutputPlan.OFF, now.nowMs()).keySet();
  }

  @Test
  @DisplayName("ACC-20: a lock that fails and a way out that is silent are never set aside")
  void locksAndWaysOut() {
    shelve(AlarmKind.OUTPUT_FAULT, Rooms.LOCK, HOUR, false);
    assertEquals(RefusalReason.NEVER_SET_ASIDE, refusal(play));
    play.command(new DeviceCommand.TakeOutOfService(Rooms.LOCK, "ratna", "kerja"));
    assertEquals(RefusalReason.NEVER_SET_ASIDE, refusal(play));
    shelve(AlarmKind.SENSOR_FAULT, Rooms.OUT, HOUR, false);
    assertEquals(RefusalReason.NEVER_SET_ASIDE, refusal(play));
    shelve(AlarmKind.SENSOR_FAULT, Rooms.IN, HOUR, false);
    assertEquals(AlarmShelved.class, play.recorded().getFirst().getClass());
    shelve(AlarmKind.OUTPUT_FAULT, Rooms.RELAY, HOUR, false);
    assertEquals(AlarmShelved.class, play.recorded().getFirst().getClass());
  }

  @Test
  @DisplayName("ENV-11: a point out of service is silent with all its alarms until it is back")
  void outOfService() {
    play.command(new DeviceCommand.TakeOutOfService(Rooms.LEAK, "ratna", "tali diganti"));
    assertEquals(
        List.of(new PointOutOfService(Rooms.LEAK, "ratna", "tali diganti")), play.recorded());
    play.command(new DeviceCommand.TakeOutOfService(Rooms.LEAK, "ratna", "lagi"));
    assertEquals(RefusalReason.ALREADY_OUT_OF_SERVICE, refusal(play));
    play.command(new DeviceCommand.TakeOutOfService(Plan.HUB, "ratna", "kerja"));
    assertEquals(RefusalReason.NO_SUCH_POINT, refusal(play));
    play.state(Rooms.LEAK, true);
    assertEquals(
        new StateMessage.OutOfService("ratna", "tali diganti"),
        play.alarm(AlarmKind.SENSOR_FAULT, Rooms.LEAK).outOfService());
    play.pass(48 * HOUR);
    assertFalse(play.output(BELL), "it has no end of its own");
    assertFalse(play.output(Rooms.LEAK_RELAY), "what is not believed shuts no valve");
    shelve(WET, Rooms.LEAK, HOUR, false);
    play.command(new DeviceCommand.ReturnToService(Rooms.LEAK, "sari"));
    assertEquals(List.of(new PointInService(Rooms.LEAK, "sari")), play.recorded());
    assertFalse(play.output(BELL), "it is shelved besides");
    assertTrue(play.output(Rooms.LEAK_RELAY), "and believed again");
    play.command(new DeviceCommand.ReturnToService(Rooms.LEAK, "sari"));
    assertEquals(RefusalReason.ALREADY_IN_SERVICE, refusal(play));
    play.pass(HOUR);
    assertTrue(play.output(BELL));
  }

  @Test
  @DisplayName("PWR-16: what is set aside is so after a restart, for the time that is left")
  void aRestartKeepsIt() {
    play.state(Rooms.LEAK, true);
    shelve(WET, Rooms.LEAK, 2 * HOUR, false);
    play.command(new DeviceCommand.TakeOutOfService(Rooms.HUMIDITY, "ratna", "sensor diganti"));
    play.pass(HOUR);
    play.wallShiftMs += play.now + 600_000; // ten minutes without power
    play.restart();
    assertFalse(play.output(BELL));
    assertNotNull(play.alarm(WET, Rooms.LEAK).shelved());
    assertNotNull(play.alarm(AlarmKind.RH_HIGH, Rooms.HUMIDITY).outOfService());
    play.until(HOUR - 600_000 - 1);
    assertFalse(play.output(BELL));
    play.until(HOUR - 600_000);
    assertTrue(play.output(BELL), "two hours on the clock of the wall");
    assertNotNull(play.alarm(AlarmKind.RH_HIGH, Rooms.HUMIDITY).outOfService());
  }

  @Test
  @DisplayName("PWR-16: a shelf whose time was over while the power was away ends at the start")
  void itEndsAtTheStart() {
    play.state(Rooms.LEAK, true);
    shelve(WET, Rooms.LEAK, 2 * HOUR, false);
    play.wallShiftMs += play.now + 3 * HOUR;
    play.restart();
    assertTrue(
        play.recorded().contains(new AlarmUnshelved(WET, Rooms.LEAK, ShelfEnd.EXPIRED, null)));
    assertTrue(play.output(BELL));
  }

  @ParameterizedTest
  @EnumSource(
      value = ClockQuality.class,
      names = {"NONE", "RESTORED"})
  @DisplayName(
      "PWR-16, SYS-09: a start that does not know the time ends what was shelved: no number of"
          + " restarts makes an alarm silent for ever")
  void aStartWithoutAClockEndsIt(ClockQuality clock) {
    play.state(Rooms.LEAK, true);
    shelve(WET, Rooms.LEAK, 2 * HOUR, false);
    shelve(HELD, Rooms.DOOR, 2 * HOUR, false);
    play.command(new DeviceCommand.TakeOutOfService(Rooms.HUMIDITY, "ratna", "sensor diganti"));
    play.wallShiftMs += play.now + 60_000;
    play.clock = clock;
    play.restart();
    assertTrue(
        play.recorded()
            .containsAll(
                List.of(
                    new AlarmUnshelved(WET, Rooms.LEAK, ShelfEnd.EXPIRED, null),
                    new AlarmUnshelved(HELD, Rooms.DOOR, ShelfEnd.EXPIRED, null))));
    assertTrue(play.output(BELL));
    assertNotNull(
        play.alarm(AlarmKind.RH_HIGH, Rooms.HUMIDITY).outOfService(), "that asks no clock");
    shelve(WET, Rooms.LEAK, HOUR, false);
    assertFalse(play.output(BELL), "in one run uptime is enough");
    play.pass(HOUR);
    assertTrue(play.output(BELL));
  }

  @Test
  @DisplayName("PWR-16, SYS-09: a start before the shelving, by its clock, ends it")
  void aStartBeforeTheShelvingEndsIt() {
    play.state(Rooms.LEAK, true);
    play.pass(HOUR);
    shelve(WET, Rooms.LEAK, 2 * HOUR, false);
    play.wallShiftMs += HOUR - 1;
    play.restart();
    assertTrue(
        play.recorded().contains(new AlarmUnshelved(WET, Rooms.LEAK, ShelfEnd.EXPIRED, null)));
    assertTrue(play.output(BELL));
  }

  @Test
  @DisplayName("PWR-16, SYS-09: after a restart a clock that is set ends it sooner, never later")
  void aClockThatIsSetEndsItSooner() {
    play.state(Rooms.LEAK, true);
    shelve(WET, Rooms.LEAK, 2 * HOUR, false);
    play.restart();
    play.wallShiftMs = HOUR;
    play.on(new Event.ClockSet(play.moment(), ClockQuality.RTC, HOUR));
    play.wallShiftMs = -HOUR;
    play.on(new Event.ClockSet(play.moment(), ClockQuality.NTP, -2 * HOUR));
    play.until(HOUR - 1);
    assertFalse(play.output(BELL));
    play.until(HOUR);
    assertTrue(play.output(BELL));
  }

  @Test
  @DisplayName("SYS-09: a clock that steps moves the end that is shown, not the end")
  void theShownEndFollowsTheClock() {
    play.state(Rooms.LEAK, true);
    shelve(WET, Rooms.LEAK, HOUR, false);
    play.wallShiftMs = 24 * HOUR;
    play.on(new Event.ClockSet(play.moment(), ClockQuality.NTP, 24 * HOUR));
    assertEquals(
        Play.EPOCH_WALL + 25 * HOUR,
        Objects.requireNonNull(play.alarm(WET, Rooms.LEAK).shelved()).untilMs());
    play.until(HOUR - 1);
    assertFalse(play.output(BELL));
    play.until(HOUR);
    assertTrue(play.output(BELL));
  }

  @Test
  @DisplayName("F6: a journal that comes late brings back what is set aside; this run wins")
  void aLateJournal() {
    play.command(new DeviceCommand.TakeOutOfService(Rooms.LEAK, "ratna", "tali diganti"));
    shelve(HELD, Rooms.DOOR, 2 * HOUR, false);
    play.restartWithALateJournal(() -> {
      play.state(Rooms.LEAK, true);
      assertTrue(play.output(BELL), "not known yet");
      shelve(HELD, Rooms.DOOR, HOUR, true);
    });
    assertFalse(play.output(BELL));
    assertEquals(
        new StateMessage.Shelved(Play.EPOCH_WALL + HOUR, true, "ratna", "AC diservis"),
        play.alarm(HELD, Rooms.DOOR).shelved());
  }

  @Test
  @DisplayName("PWR-16: a start between the clearing and the end of its shelf makes up for it")
  void aCutBetweenClearingAndEnd() {
    shelve(WET, Rooms.LEAK, HOUR, true);
    play.state(Rooms.LEAK, true);
    play.acknowledge(WET, Rooms.LEAK);
    play.state(Rooms.LEAK, false);
    play.journal.removeLast();
    play.restart();
    assertTrue(
        play.recorded().contains(new AlarmUnshelved(WET, Rooms.LEAK, ShelfEnd.CLEARED, null)));
  }

  @Test
  @DisplayName("PWR-16: what a new configuration no longer knows is no longer set aside")
  void withoutARule() {
    shelve(WET, Rooms.LEAK, HOUR, false);
    play.command(new DeviceCommand.TakeOutOfService(Rooms.LEAK, "ratna", "tali diganti"));
    Play again = new Play(Rooms.withConditions(Rooms.rules(), List.of()));
    again.room = again.room.restore(play.journal);
    again.start();
    assertTrue(
        again.recorded().contains(new AlarmUnshelved(WET, Rooms.LEAK, ShelfEnd.NO_RULE, null)));
    assertNotNull(again.alarm(AlarmKind.SENSOR_FAULT, Rooms.LEAK).outOfService(), "it is a point");
  }
}
