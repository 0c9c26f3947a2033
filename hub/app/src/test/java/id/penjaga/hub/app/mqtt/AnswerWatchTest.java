package id.penjaga.hub.app.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.StateMessage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Devices that deliver and do not hear the hub.
class AnswerWatchTest {
  private static final DeviceId ROOM = new DeviceId("room-1");
  private final AnswerWatch watch = new AnswerWatch();

  @Test
  @DisplayName("F18 A device that does not hear our acknowledgements is found")
  void aDeviceThatDoesNotHearIsFound() {
    for (long now = 0; now <= 90_000; now += 10_000) {
      watch.health(health(now, 5, now + 500), now);
      watch.record(ROOM, now + 1);
    }
    assertEquals(List.of(ROOM), watch.unanswered());
    watch.health(health(100_000, 0, 0), 100_000);
    assertEquals(List.of(), watch.unanswered());
    assertEquals(
        List.of(new AnswerWatch.Change(ROOM, true), new AnswerWatch.Change(ROOM, false)),
        watch.changes());
  }

  @Test
  @DisplayName("F18 A device that fills in a week of records, slowly, is in order")
  void aBackfillIsInOrder() {
    for (long now = 0; now <= 600_000; now += 30_000) {
      watch.health(health(now, 5_000 - now / 1_000, 600_000_000 - now * 5), now);
      watch.record(ROOM, now + 1);
    }
    assertEquals(List.of(), watch.unanswered());
  }

  private static StateMessage.Health health(long uptimeMs, long backlog, long oldestMs) {
    return new StateMessage.Health(
        ROOM,
        new Moment(uptimeMs, 1_700_000_000_000L + uptimeMs, ClockQuality.NTP),
        backlog,
        0,
        oldestMs,
        1 << 30,
        true,
        1,
        0,
        0);
  }
}
