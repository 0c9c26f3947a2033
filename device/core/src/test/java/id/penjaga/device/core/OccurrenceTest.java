package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent.AlarmAcknowledged;
import id.penjaga.device.messages.JournalEvent.AlarmCleared;
import id.penjaga.device.messages.JournalEvent.AlarmRaised;
import id.penjaga.device.messages.JournalEvent.CommandRefused;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.RefusalReason;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// An order names the occurrence that a person saw.
class OccurrenceTest {
  private static final String LOG = "00000000000000aa";

  private final Play play = Play.started(Rooms.rules());
  private int records;

  @Test
  @DisplayName(
      "F36 ENV-11: acknowledging an earlier occurrence leaves the one that stands untouched")
  void anEarlierOccurrenceIsRefused() {
    OccurrenceId first = leak();
    play.state(Rooms.LEAK, false);
    acknowledge(first);
    play.pass(60_000);
    OccurrenceId second = leak();
    acknowledge(first);
    assertEquals(List.of(RefusalReason.OTHER_OCCURRENCE), reasons());
    assertFalse(shown().acknowledged());
    assertEquals(second, shown().occurrence());
    acknowledge(second);
    assertTrue(shown().acknowledged());
    play.state(Rooms.LEAK, false);
    assertEquals(AlarmPhase.CLEARED, shown().phase());
    assertNull(shown().occurrence());
    assertEquals(
        List.of(first, second),
        play.events(AlarmAcknowledged.class).stream().map(AlarmAcknowledged::occurrence).toList());
    assertEquals(
        List.of(first, second),
        play.events(AlarmCleared.class).stream().map(AlarmCleared::occurrence).toList());
  }

  @Test
  @DisplayName("F36 The name is published once its record is durable, and survives a restart")
  void theNameSurvivesARestart() {
    play.state(Rooms.LEAK, true);
    assertNull(shown().occurrence());
    OccurrenceId name = recorded();
    assertTrue(
        play.latest.stream()
            .anyMatch(e ->
                e instanceof Effect.Publish(StateMessage.Alarm a) && name.equals(a.occurrence())));
    play.restart();
    assertEquals(name, shown().occurrence());
    acknowledge(new OccurrenceId(LOG, new Position(9, 9)));
    assertFalse(shown().acknowledged());
    acknowledge(name);
    assertTrue(shown().acknowledged());
  }

  @Test
  @DisplayName(
      "F36 While the disk refuses nobody can have seen a name: only the nameless order acts")
  void withoutANameOnlyTheNamelessOrderActs() {
    play.state(Rooms.LEAK, true);
    acknowledge(new OccurrenceId(LOG, new Position(1, 1)));
    assertEquals(List.of(RefusalReason.OTHER_OCCURRENCE), reasons());
    acknowledge(null);
    assertTrue(shown().acknowledged());
  }

  @Test
  @DisplayName("F36 A late name of a finished occurrence is not given to the next one")
  void aLateNameIsNotGivenToTheNext() {
    play.state(Rooms.LEAK, true);
    Moment first = play.moment();
    play.state(Rooms.LEAK, false);
    acknowledge(null);
    play.pass(10);
    play.state(Rooms.LEAK, true);
    play.on(
        new Event.AlarmRecorded(
            play.moment(),
            AlarmKind.WATER_LEAK,
            Rooms.LEAK,
            first,
            new OccurrenceId(LOG, new Position(1, 1))));
    assertNull(shown().occurrence());
  }

  private OccurrenceId leak() {
    play.state(Rooms.LEAK, true);
    return recorded();
  }

  /// The shell tells that the latest raising is durable.
  private OccurrenceId recorded() {
    OccurrenceId name = new OccurrenceId(LOG, new Position(1, ++records));
    for (int i = play.journal.size() - 1; i >= 0; i--) {
      if (play.journal.get(i) instanceof Remembered(Moment at, AlarmRaised e, var _)) {
        play.journal.set(i, new Remembered(at, e, name));
        play.on(new Event.AlarmRecorded(play.moment(), e.kind(), e.point(), at, name));
        return name;
      }
    }
    throw new AssertionError("nothing was raised");
  }

  private void acknowledge(@Nullable OccurrenceId seen) {
    play.command(
        new DeviceCommand.AcknowledgeAlarm(
            AlarmKind.WATER_LEAK, Rooms.LEAK, "staff-1", "seen", seen));
  }

  private StateMessage.Alarm shown() {
    return play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK);
  }

  private List<@Nullable RefusalReason> reasons() {
    return play.events(CommandRefused.class).stream().map(CommandRefused::reason).toList();
  }
}
