package id.penjaga.device.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RaisingsTest {
  private static final String LOG = "00000000000000aa";
  private static final PointId LEAK = new PointId("leak.floor");

  @Test
  @DisplayName("F36 the room is told once at which position an alarm was raised")
  void theRoomIsToldOnce() {
    Moment raised = new Moment(10, 1_000_010, ClockQuality.NTP);
    Moment now = new Moment(20, 1_000_020, ClockQuality.NTP);
    Raisings raisings = new Raisings();
    raisings.durable(
        List.of(
            new Effect.Record(raised, new JournalEvent.MainsLost(LEAK)),
            new Effect.Record(
                raised,
                new JournalEvent.AlarmRaised(AlarmKind.WATER_LEAK, LEAK, Severity.CRITICAL, null))),
        LOG,
        List.of(new Position(2, 7), new Position(2, 8)));
    List<Event> told = new ArrayList<>();
    raisings.tell(now, told::add);
    raisings.tell(now, told::add);
    assertEquals(
        List.of(
            new Event.AlarmRecorded(
                now,
                AlarmKind.WATER_LEAK,
                LEAK,
                raised,
                new OccurrenceId(LOG, new Position(2, 8)))),
        told);
  }
}
