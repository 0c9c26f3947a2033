package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent.AlarmChattering;
import id.penjaga.device.messages.JournalEvent.AlarmCleared;
import id.penjaga.device.messages.JournalEvent.AlarmRaised;
import id.penjaga.device.messages.JournalEvent.AlarmSettled;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// An alarm that is raised again and again is one alarm.
class ChatterTest {
  private static final long MINUTE = 60_000;
  private static final long WITHIN = 10 * MINUTE;
  private static final AlarmKind FAULT = AlarmKind.SENSOR_FAULT;
  private static final AlarmKind WET = AlarmKind.WATER_LEAK;

  private final Play play = Play.started(quiet().withChatter(ChatterRules.USUAL));

  /// The room of the fixtures, where silence is no fault: nothing else happens in it.
  private static RoomRules quiet() {
    Map<PointId, PointInfo> points = new HashMap<>();
    Rooms.rules()
        .points()
        .forEach((id, p) ->
            points.put(
                id,
                new PointInfo(
                    id, p.kind(), p.unit(), p.labelId(), p.labelEn(), 0, p.limits(), p.range())));
    return Rooms.rules().withPoints(points);
  }

  /// The loop of a contact breaks and heals.
  private void broken(int times) {
    for (int i = 0; i < times; i++) {
      play.miss(Rooms.MAINS, MissReason.TIMEOUT);
      play.pass(5_000);
      play.state(Rooms.MAINS, true);
      play.pass(5_000);
    }
  }

  private StateMessage.Alarm fault() {
    return play.alarm(FAULT, Rooms.MAINS);
  }

  @Test
  @DisplayName(
      "ENV-11: raised more often than agreed an alarm is one, until it has been quiet for as long;"
          + " how often and how long is on record")
  void oneAlarm() {
    broken(3);
    assertEquals(3, play.events(AlarmCleared.class).size());
    assertEquals(AlarmPhase.CLEARED, fault().phase());
    play.miss(Rooms.MAINS, MissReason.TIMEOUT);
    assertEquals(
        List.of(AlarmRaised.class, AlarmChattering.class),
        play.recorded().stream().map(Object::getClass).toList());
    assertEquals(
        new AlarmChattering(FAULT, Rooms.MAINS, 4, WITHIN, null), play.recorded().getLast());
    assertEquals(new StateMessage.Chattering(4, WITHIN), fault().chattering());
    int records = play.events().size();
    broken(20);
    assertEquals(records, play.events().size(), "one alarm that stands");
    assertEquals(AlarmPhase.RAISED, fault().phase());
    assertTrue(play.output(Rooms.BUZZER));
    play.pass(WITHIN - 5_001);
    assertTrue(play.output(Rooms.BUZZER), "not calm yet");
    play.pass(1);
    assertEquals(
        List.of(AlarmSettled.class, AlarmCleared.class),
        play.recorded().stream().map(Object::getClass).toList());
    assertEquals(
        new AlarmSettled(FAULT, Rooms.MAINS, 23, 225_000, null), play.recorded().getFirst());
    assertFalse(play.output(Rooms.BUZZER));
    assertNull(fault().chattering());
    broken(3);
    assertNull(fault().chattering(), "it is counted anew");
  }

  @Test
  @DisplayName("ENV-11: while it goes on, one record within the while says how often so far")
  void toldAtTimes() {
    broken(4 + 6 * 120);
    List<AlarmChattering> told = play.events(AlarmChattering.class);
    assertEquals(
        List.of(4L, 64L, 124L), told.stream().limit(3).map(AlarmChattering::raises).toList());
    assertEquals(13, told.size(), "two hours");
    assertEquals(4, play.events(AlarmRaised.class).size());
    assertEquals(told.getLast().raises(), Objects.requireNonNull(fault().chattering()).raises());
  }

  @Test
  @DisplayName("ENV-10: a silence lasts while it chatters; what is raised beside it sounds")
  void aSilenceLasts() {
    broken(4);
    play.command(new DeviceCommand.SilenceBuzzer("ratna"));
    broken(3);
    assertFalse(play.output(Rooms.BUZZER), "it is the alarm that was silenced");
    play.state(Rooms.LEAK, true);
    assertTrue(play.output(Rooms.BUZZER));
  }

  @Test
  @DisplayName("ENV-07: one that latches waits for a person when it has settled")
  void latched() {
    for (int i = 0; i < 4; i++) {
      play.state(Rooms.LEAK, true);
      play.state(Rooms.LEAK, false);
    }
    assertEquals(1, play.events(AlarmRaised.class).size(), "nobody has taken note");
    assertNotNull(play.alarm(WET, Rooms.LEAK).chattering());
    play.pass(WITHIN);
    assertEquals(new AlarmSettled(WET, Rooms.LEAK, 4, 0, null), play.recorded().getLast());
    assertEquals(AlarmPhase.LATCHED, play.alarm(WET, Rooms.LEAK).phase());
    play.acknowledge(WET, Rooms.LEAK);
    assertEquals(AlarmPhase.CLEARED, play.alarm(WET, Rooms.LEAK).phase());
  }

  @Test
  @DisplayName("ENV-11: acknowledged while it chatters it stands, and clears when it has settled")
  void acknowledged() {
    for (int i = 0; i < 4; i++) {
      play.state(Rooms.LEAK, true);
      play.state(Rooms.LEAK, false);
    }
    play.acknowledge(WET, Rooms.LEAK);
    play.state(Rooms.LEAK, true);
    play.pass(MINUTE);
    assertTrue(play.alarm(WET, Rooms.LEAK).acknowledged(), "it is the same alarm");
    play.state(Rooms.LEAK, false);
    play.pass(WITHIN);
    assertEquals(
        List.of(AlarmSettled.class, AlarmCleared.class),
        play.recorded().stream().map(Object::getClass).toList());
    play.state(Rooms.LEAK, true);
    assertFalse(play.alarm(WET, Rooms.LEAK).acknowledged(), "another one");
  }

  @Test
  @DisplayName("PWR-16: it chatters after a restart, until it was quiet for its time in this run")
  void overARestart() {
    broken(6);
    play.restart();
    assertEquals(new StateMessage.Chattering(4, WITHIN), fault().chattering());
    play.state(Rooms.MAINS, true);
    play.pass(WITHIN - 1);
    assertEquals(AlarmPhase.RAISED, fault().phase());
    play.pass(1);
    assertEquals(new AlarmSettled(FAULT, Rooms.MAINS, 4, -1, null), play.recorded().getFirst());
    assertEquals(AlarmPhase.CLEARED, fault().phase());
  }

  @Test
  @DisplayName("ENV-11: it is the occurrence that was raised once too often, by its name")
  void named() {
    broken(3);
    play.miss(Rooms.MAINS, MissReason.TIMEOUT);
    OccurrenceId name = new OccurrenceId("0123456789abcdef", new Position(1, 12));
    play.on(new Event.AlarmRecorded(play.moment(), FAULT, Rooms.MAINS, play.moment(), name));
    assertEquals(name, fault().occurrence());
    play.command(new DeviceCommand.AcknowledgeAlarm(FAULT, Rooms.MAINS, "ratna", "kabel", name));
    assertTrue(fault().acknowledged());
    play.state(Rooms.MAINS, true);
    play.pass(WITHIN);
    assertEquals(new AlarmSettled(FAULT, Rooms.MAINS, 4, 30_000, name), play.recorded().getFirst());
  }

  @Test
  @DisplayName("ENV-11: without the rule in a new configuration it clears as ever")
  void switchedOff() {
    broken(4);
    Play off = Play.started(Rooms.rules());
    off.room = RoomController.of(Rooms.rules()).restore(play.journal);
    off.now = 0;
    off.start();
    off.state(Rooms.MAINS, true);
    assertEquals(AlarmPhase.CLEARED, off.alarm(FAULT, Rooms.MAINS).phase());
  }

  @Test
  @DisplayName("ENV-04: what is not known is not quiet")
  void blindIsNotQuiet() {
    for (int i = 0; i < 4; i++) {
      play.state(Rooms.LEAK, true);
      play.state(Rooms.LEAK, false);
    }
    play.miss(Rooms.LEAK, MissReason.TIMEOUT);
    play.pass(10 * WITHIN);
    assertEquals(AlarmPhase.RAISED, play.alarm(WET, Rooms.LEAK).phase());
    play.state(Rooms.LEAK, false);
    play.pass(WITHIN - 1);
    assertEquals(AlarmPhase.RAISED, play.alarm(WET, Rooms.LEAK).phase());
    play.pass(1);
    assertEquals(AlarmPhase.LATCHED, play.alarm(WET, Rooms.LEAK).phase());
  }

  @Test
  @DisplayName("ENV-01: the critical band above one that chatters is an alarm of its own")
  void theCriticalBandOvertakes() {
    Play room =
        Play.started(
            EveryAlarmTest.rules()
                .withChatter(
                    new ChatterRules(
                        ChatterRules.Rule.OFF,
                        Map.of(Rooms.TEMPERATURE, new ChatterRules.Rule(1, WITHIN)))));
    for (int i = 0; i < 3; i++) {
      room.hold(Rooms.TEMPERATURE, Measure.celsius(22.5), 2 * MINUTE);
      room.hold(Rooms.TEMPERATURE, Measure.celsius(21), 2 * MINUTE);
    }
    assertNotNull(room.alarm(AlarmKind.TEMP_HIGH, Rooms.TEMPERATURE).chattering());
    room.hold(Rooms.TEMPERATURE, Measure.celsius(60), 2 * MINUTE);
    assertEquals(
        AlarmPhase.RAISED, room.alarm(AlarmKind.TEMP_HIGH_HIGH, Rooms.TEMPERATURE).phase());
    assertNull(room.alarm(AlarmKind.TEMP_HIGH_HIGH, Rooms.TEMPERATURE).chattering());
  }

  @Test
  @DisplayName(
      "ACC-15, PWR-05: what people do at a door and the words of mains and UPS are told each")
  void eachIsTold() {
    play.state(Rooms.DOOR, false);
    for (int i = 0; i < 6; i++) {
      play.state(Rooms.DOOR, true);
      play.state(Rooms.DOOR, false);
      play.acknowledge(AlarmKind.FORCED_DOOR, Rooms.DOOR);
      play.state(Rooms.ON_BATTERY, true);
      play.pass(20_000);
      play.state(Rooms.ON_BATTERY, false);
      play.pass(10_000);
    }
    for (AlarmKind kind :
        List.of(AlarmKind.FORCED_DOOR, AlarmKind.UPS_ON_BATTERY, AlarmKind.MAINS_LOST)) {
      assertEquals(
          6,
          play.events(AlarmRaised.class).stream().filter(e -> e.kind() == kind).count(),
          kind.name());
    }
  }
}
