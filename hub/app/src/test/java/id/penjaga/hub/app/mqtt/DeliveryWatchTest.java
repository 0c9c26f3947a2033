package id.penjaga.hub.app.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.StateMessage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the hub finds about devices that are there and do not get through.
class DeliveryWatchTest {
  private static final DeviceId ROOM = new DeviceId("room-1");
  private final DeliveryWatch watch = new DeliveryWatch();

  @Test
  @DisplayName("F17 Two logs of one name that alternate are found, and both named")
  void alternatingLogsAreFound() {
    watch.log(ROOM, "aa", 0);
    watch.log(ROOM, "bb", 1_000);
    assertEquals(List.of(), watch.findings());
    watch.log(ROOM, "aa", 2_000);
    LinkFinding found = watch.findings().getFirst();
    assertEquals(LinkFinding.Kind.TWO_LOGS, found.kind());
    assertTrue(found.sentence().contains("aa") && found.sentence().contains("bb"));
    for (long now = 3_000; now < 60_000; now += 1_000) {
      watch.log(ROOM, now % 2_000 == 0 ? "aa" : "bb", now);
    }
    assertEquals(1, watch.changes(60_000).size());
    assertEquals(1, watch.findings().size());
    assertEquals(
        List.of(new DeliveryWatch.Change(found, false)),
        watch.changes(59_000 + DeliveryWatch.ALTERNATION_MS));
  }

  @Test
  @DisplayName("F17 A new card, and a card that is put back a day later, are no second device")
  void aNewLogIsNoSecondDevice() {
    watch.log(ROOM, "aa", 0);
    watch.log(ROOM, "bb", 1_000);
    watch.log(ROOM, "bb", 2_000);
    watch.log(ROOM, "aa", 86_400_000);
    assertEquals(List.of(), watch.findings());
  }

  @Test
  @DisplayName("F18 A device that is born and never delivers is found")
  void aDeviceThatNeverDeliversIsFound() {
    for (long now = 0; now <= 90_000; now += 30_000) {
      watch.health(health(now, 5, now + 500), now);
    }
    assertEquals(LinkFinding.Kind.NOTHING_ARRIVES, watch.findings().getFirst().kind());
    watch.record(ROOM, 91_000);
    assertEquals(List.of(), watch.findings());
  }

  @Test
  @DisplayName("F18 A device that does not hear our acknowledgements is found")
  void aDeviceThatDoesNotHearIsFound() {
    for (long now = 0; now <= 90_000; now += 10_000) {
      watch.health(health(now, 5, now + 500), now);
      watch.record(ROOM, now + 1);
    }
    assertEquals(LinkFinding.Kind.ANSWERS_LOST, watch.findings().getFirst().kind());
    watch.health(health(100_000, 0, 0), 100_000);
    assertEquals(List.of(), watch.findings());
  }

  @Test
  @DisplayName("F18 A device that fills in a week of records, slowly, is in order")
  void aBackfillIsInOrder() {
    for (long now = 0; now <= 600_000; now += 30_000) {
      watch.health(health(now, 5_000 - now / 1_000, 600_000_000 - now * 5), now);
      watch.record(ROOM, now + 1);
    }
    assertEquals(List.of(), watch.findings());
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
