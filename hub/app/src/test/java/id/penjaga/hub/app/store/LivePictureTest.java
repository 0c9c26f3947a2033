package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.hub.app.store.live.Changes;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.live.LivePicture;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LivePictureTest {
  private static final int MOST_UNNAMED = 256;
  private static final int MOST_DEVICES = 500;

  private final FakeClock clock = new FakeClock();
  private final Changes changes = new Changes();
  private final LivePicture live = new LivePicture(clock, changes);
  private final Teller room = new Teller("room-1", "00000000000000aa");

  @BeforeEach
  void begin() {
    clock.set(1_000_000);
  }

  @Test
  @DisplayName("ENV-04: a value is fresh until its stale time has passed")
  void aValueTurnsStaleByItself() {
    live.hear(room.born(null, null).status(), true);
    assertEquals(LivePicture.Freshness.UNKNOWN, only().freshness());
    live.hear(point(StateMessage.Quality.GOOD), true);
    clock.pass(30_000);
    assertEquals(LivePicture.Freshness.FRESH, only().freshness());
    assertEquals(30_000, only().ageMs());
    clock.pass(1);
    assertEquals(LivePicture.Freshness.STALE, only().freshness());
    live.hear(point(StateMessage.Quality.UNCERTAIN), true);
    assertEquals(LivePicture.Freshness.UNCERTAIN, only().freshness());
  }

  @Test
  @DisplayName("SYS-12: silence for more than 90 s is offline, and its tiles show no data")
  void aSilentDeviceIsOfflineAfterNinetySeconds() {
    live.hear(room.born(null, null).status(), true);
    live.hear(point(StateMessage.Quality.GOOD), true);
    assertEquals(
        List.of(new LivePicture.Turn(room.device, HubAlarm.DEVICE_OFFLINE, false)),
        live.turns(),
        "first known");
    clock.pass(90_000);
    assertEquals(List.of(), live.turns());
    clock.pass(1);
    assertEquals(
        List.of(new LivePicture.Turn(room.device, HubAlarm.DEVICE_OFFLINE, true)), live.turns());
    assertEquals(List.of(), live.turns());
    assertEquals(LivePicture.Freshness.STALE, only().freshness());
    live.hear(health(), true);
    assertEquals(
        List.of(new LivePicture.Turn(room.device, HubAlarm.DEVICE_OFFLINE, false)), live.turns());
  }

  @Test
  @DisplayName("SYS-05: the last will makes a device offline at once")
  void theLastWillIsBelievedAtOnce() {
    live.hear(room.born(null, null).status(), true);
    StateMessage.Status will =
        new StateMessage.Status(
            room.device, false, "", "", false, room.log, 1, null, null, null, List.of());
    live.hear(will, true);
    assertEquals(
        List.of(new LivePicture.Turn(room.device, HubAlarm.DEVICE_OFFLINE, true)), live.turns());
    assertEquals(1, live.points().size(), "its points are still known");
  }

  @Test
  void aRetainedMessageDoesNotProveThatTheDeviceIsThere() {
    live.hear(room.born(null, null).status(), false);
    clock.pass(80_000);
    live.hear(health(), false);
    clock.pass(10_001);
    assertEquals(
        List.of(new LivePicture.Turn(room.device, HubAlarm.DEVICE_OFFLINE, true)), live.turns());
  }

  @Test
  void whileTheHubItselfWasCutOffSilenceProvesNothing() {
    live.hear(room.born(null, null).status(), true);
    clock.pass(300_000);
    live.listenAgain();
    assertEquals(
        List.of(new LivePicture.Turn(room.device, HubAlarm.DEVICE_OFFLINE, false)), live.turns());
  }

  @Test
  @DisplayName("SYS-12: a device known from before is missed when it does not come back")
  void aKnownDeviceThatStaysSilentIsOffline() {
    live.expect(room.born(null, null).status());
    assertEquals(LivePicture.Freshness.UNKNOWN, only().freshness());
    assertEquals(false, live.links().getFirst().online());
    assertEquals(List.of(), live.turns());
    clock.pass(90_001);
    assertEquals(
        List.of(new LivePicture.Turn(room.device, HubAlarm.DEVICE_OFFLINE, true)), live.turns());
  }

  @Test
  void aRetainedValueIsAsOldAsItsOwnTimeSays() {
    live.hear(room.born(null, null).status(), true);
    live.hear(point(StateMessage.Quality.GOOD), false);
    clock.pass(5_000);
    assertEquals(5_000, only().ageMs());
  }

  @Test
  void everyChangeRaisesTheVersion() {
    long before = changes.version();
    live.hear(health(), true);
    assertTrue(changes.version() > before);
  }

  private LivePicture.Point only() {
    return live.points().getFirst();
  }

  private StateMessage.Point point(StateMessage.Quality quality) {
    boolean good = quality == StateMessage.Quality.GOOD;
    return new StateMessage.Point(
        room.device,
        Teller.TEMPERATURE,
        Teller.at(clock.uptimeMs(), ClockQuality.NTP),
        quality,
        good ? Measure.celsius(21) : null,
        good ? null : MissReason.CHECKSUM);
  }

  private StateMessage health() {
    return new StateMessage.Health(
        room.device, Teller.at(0, ClockQuality.NTP), 0, 0, 0, 1, true, 0, 0, 0);
  }

  @Test
  @DisplayName(
      "F28 200,000 distinct points of one device take no memory, and are counted and named")
  void aFloodOfPoints() {
    StateMessage.Point named = point(StateMessage.Quality.GOOD);
    for (int i = 0; i < 100_000; i++) {
      live.hear(named("flood.a" + i), true);
    }
    live.hear(room.born(null, null).status(), true);
    live.hear(named, true);
    for (int i = 0; i < 100_000; i++) {
      live.hear(named("flood.b" + i), true);
    }
    assertEquals(1, live.retire(room.device).stream().filter(t -> t.contains("/points/")).count());
    var refused = live.refused();
    assertEquals(1, refused.size());
    assertEquals(room.device, refused.getFirst().device());
    assertEquals(200_000 - MOST_UNNAMED, refused.getFirst().states());
  }

  @Test
  @DisplayName("F28 Devices beyond the limit are counted and the known ones stay")
  void aFloodOfDevices() {
    live.hear(room.born(null, null).status(), true);
    for (int i = 0; i < 20_000; i++) {
      live.hear(new Teller("flood-" + i, "00000000000000aa").born(null, null).status(), true);
    }
    assertEquals(MOST_DEVICES, live.links().size());
    assertEquals(MOST_DEVICES + 1, live.refused().size());
    assertEquals(
        20_001 - MOST_DEVICES,
        live.refused().stream().mapToLong(LivePicture.Refused::states).sum());
    assertTrue(live.links().stream().anyMatch(link -> link.device().equals(room.device)));
  }

  @Test
  @DisplayName("F28 States that come before the birth certificate are shown when it has come")
  void statesBeforeTheBirth() {
    live.hear(point(StateMessage.Quality.GOOD), true);
    live.hear(room.born(null, null).status(), true);
    assertEquals(LivePicture.Freshness.FRESH, only().freshness());
  }

  @Test
  @DisplayName(
      "F18 A device that has something to deliver and delivers nothing for 60 s is told of")
  void nothingDelivered() {
    live.hear(room.born(null, null).status(), true);
    live.turns();
    for (int i = 0; i < 3; i++) {
      live.hear(room.health(0, 5), true);
      clock.pass(30_000);
    }
    assertEquals(
        List.of(new LivePicture.Turn(room.device, HubAlarm.NOTHING_DELIVERED, true)), live.turns());
    live.heard(room.device);
    assertEquals(
        List.of(new LivePicture.Turn(room.device, HubAlarm.NOTHING_DELIVERED, false)),
        live.turns());
    live.hear(room.health(0, 0), true);
    clock.pass(80_000);
    assertEquals(List.of(), live.turns(), "nothing to deliver");
  }

  @Test
  @DisplayName("F73 What the broker was told to forget is no longer shown")
  void aClearedTopicIsForgotten() {
    StateMessage.Point point = point(StateMessage.Quality.GOOD);
    StateMessage.Alarm alarm =
        room.alarm(AlarmKind.TEMP_HIGH, point.point(), StateMessage.AlarmPhase.RAISED, null);
    StateMessage.Health health = room.health(0, 0);
    live.hear(room.born(null, null).status(), true);
    live.hear(point, true);
    live.hear(alarm, true);
    live.hear(health, true);
    live.cleared(new DeviceId("room-9"), Topics.state(point));
    live.cleared(room.device, Topics.state(named("another")));
    long before = changes.version();
    assertEquals(LivePicture.Freshness.FRESH, only().freshness());
    assertEquals(List.of(alarm), live.alarms());

    live.cleared(room.device, Topics.state(point));
    assertEquals(LivePicture.Freshness.UNKNOWN, only().freshness());
    live.cleared(room.device, Topics.state(alarm));
    assertEquals(List.of(), live.alarms());
    live.cleared(room.device, Topics.state(health));
    assertEquals(null, live.links().getFirst().health());
    assertEquals(before + 3, changes.version());
    live.cleared(room.device, Topics.status(room.device));
    assertEquals(1, live.links().size(), "missed until it is retired");
  }

  private StateMessage.Point named(String point) {
    return new StateMessage.Point(
        room.device,
        new PointId(point),
        Teller.at(0, ClockQuality.NTP),
        StateMessage.Quality.GOOD,
        Measure.celsius(21),
        null);
  }
}
