package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.core.access.PinCheck;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent.AlarmAcknowledged;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import id.penjaga.device.messages.Unit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A button and a badge at the room, in either order.
class AcknowledgingTest {
  private static final PointId BUTTON = new PointId("button.acknowledge");
  private static final AlarmAcknowledged LEAK = acknowledged(AlarmKind.WATER_LEAK, Rooms.LEAK);
  private static final AlarmAcknowledged BATTERY =
      acknowledged(AlarmKind.MAINS_LOST, Rooms.ON_BATTERY);

  private static AlarmAcknowledged acknowledged(AlarmKind kind, PointId point) {
    return new AlarmAcknowledged(kind, point, "staff-1", "", null, BUTTON);
  }

  private static RoomRules rules() {
    Map<PointId, PointInfo> points = new HashMap<>(Rooms.rules().points());
    points.put(
        BUTTON,
        new PointInfo(
            BUTTON, PointKind.ACKNOWLEDGE_BUTTON, Unit.STATE, "Akui", "Acknowledge", 0, null));
    return Rooms.rules().withPoints(points);
  }

  /// A room with a wet floor, whose button was seen at rest.
  private static Play wet(RoomRules rules) {
    Play play = Play.started(rules);
    play.state(BUTTON, false);
    play.state(Rooms.LEAK, true);
    return play;
  }

  private static void press(Play play) {
    play.state(BUTTON, true);
    play.state(BUTTON, false);
  }

  private static List<AlarmAcknowledged> taken(Play play) {
    return play.events(AlarmAcknowledged.class);
  }

  @Test
  @DisplayName(
      "ENV-11: button, then badge within 30 s: every alarm that stood then, with the holder")
  void buttonThenBadge() {
    Play play = wet(rules());
    play.state(Rooms.ON_BATTERY, true);
    play.pass(10_000);
    assertTrue(play.raised().contains("MAINS_LOST ups.main.on-battery"));
    press(play);
    play.pass(30_000);
    play.badge(Rooms.OUT, Rooms.STAFF);
    assertTrue(play.latest.contains(new Effect.Confirm(Rooms.OUT)));
    assertTrue(taken(play).containsAll(List.of(LEAK, BATTERY)), () -> "" + taken(play));
    assertTrue(play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).acknowledged());
    assertTrue(play.output(Rooms.BUZZER), "it silences nothing");
    assertEquals(
        new Effect.Unlock(Rooms.LOCK, 5_000), play.latest.getFirst(), "who leaves is first");
  }

  @Test
  @DisplayName("ENV-11: badge, then button within 30 s; one badge is worth one press")
  void badgeThenButton() {
    Play play = wet(rules());
    play.badge(Rooms.IN, Rooms.STAFF);
    play.pass(30_000);
    press(play);
    assertTrue(taken(play).contains(LEAK));
    int before = taken(play).size();
    play.state(Rooms.LEAK, false);
    play.state(Rooms.LEAK, true);
    press(play);
    assertEquals(before, taken(play).size());
  }

  @Test
  @DisplayName("ENV-11: 30 s and no longer, in either order")
  void tooFarApart() {
    Play play = wet(rules());
    press(play);
    play.pass(30_001);
    play.badge(Rooms.OUT, Rooms.STAFF);
    assertEquals(List.of(), taken(play));
    play.pass(30_001);
    press(play);
    assertEquals(List.of(), taken(play));
  }

  @Test
  @DisplayName("ENV-11: what was raised after the button was pressed was not looked at")
  void notWhatCameAfterThePress() {
    Play play = Play.started(rules());
    play.state(BUTTON, false);
    press(play);
    play.pass(1_000);
    play.state(Rooms.LEAK, true);
    play.badge(Rooms.OUT, Rooms.STAFF);
    assertEquals(List.of(), taken(play));
    assertFalse(play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).acknowledged());
  }

  @Test
  @DisplayName("ENV-07, PWR-16: a latched leak ends, and what stood before a restart is taken too")
  void latchedAndFromEarlierRuns() {
    Play play = wet(rules());
    play.restart();
    play.state(BUTTON, false);
    play.state(Rooms.LEAK, false);
    assertEquals(AlarmPhase.LATCHED, play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).phase());
    press(play);
    play.badge(Rooms.OUT, Rooms.STAFF);
    assertTrue(taken(play).contains(LEAK));
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.WATER_LEAK, Rooms.LEAK).phase());
  }

  @Test
  @DisplayName("ENV-11: a button that is stuck, or was pressed at the start, is no press")
  void aStuckButton() {
    Play play = Play.started(rules());
    play.state(BUTTON, true);
    play.state(Rooms.LEAK, true);
    play.badge(Rooms.OUT, Rooms.STAFF);
    play.state(BUTTON, true);
    assertEquals(List.of(), taken(play));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 99})
  @DisplayName(
      "ENV-11: a badge with an end, revoked, of another door or unknown acknowledges nothing")
  void othersOfTheFile(int badge) {
    BadgeId other = Rooms.badge(badge);
    for (PointId reader : List.of(Rooms.IN, Rooms.OUT)) {
      Play play = wet(rules());
      play.badge(reader, other);
      press(play);
      play.badge(reader, other);
      assertEquals(List.of(), taken(play), reader::name);
    }
  }

  @Test
  @DisplayName("ENV-11: a badge that comes too late acknowledges nothing, as it opens nothing")
  void aLateBadge() {
    Play play = wet(rules());
    press(play);
    play.on(
        new Event.BadgePresented(
            play.moment(), Rooms.OUT, Rooms.STAFF, Event.Proof.PROVEN, Entering.LATE_MS + 1));
    assertEquals(List.of(), taken(play));
  }

  private static Play listed(Roster.Badge badge) {
    Play play = wet(Rooms.withRoster(rules(), DoorPolicy.USUAL));
    play.roster(
        new Roster(
            new DeviceId("room-1"),
            1,
            1,
            Instant.ofEpochMilli(Play.EPOCH_WALL - 1_000),
            Instant.ofEpochMilli(Play.EPOCH_WALL + 86_400_000),
            Set.of(Rooms.DOOR),
            Map.of(badge.id(), badge),
            List.of()));
    press(play);
    return play;
  }

  @ParameterizedTest
  @EnumSource(BadgeState.class)
  @DisplayName("ENV-11: of the roster, staff whose badge is issued, in a lockdown as well")
  void staffOfTheRoster(BadgeState state) {
    Play play = listed(Roster.Badge.staff(Rooms.STAFF, "staff-1").in(state));
    play.badge(Rooms.OUT, Rooms.STAFF);
    assertEquals(state == BadgeState.ISSUED, taken(play).contains(LEAK));
    assertEquals(state == BadgeState.ISSUED, !taken(play).isEmpty());
  }

  @Test
  @DisplayName("ENV-11: no visitor of the roster, wherever the badge is shown")
  void noVisitor() {
    Play play = listed(Roster.Badge.visitor(Rooms.VISITOR, "visitor-1"));
    play.badge(Rooms.OUT, Rooms.VISITOR);
    play.badge(Rooms.IN, Rooms.VISITOR);
    assertEquals(List.of(), taken(play));
  }

  @ParameterizedTest
  @EnumSource(PinCheck.class)
  @DisplayName("ENV-11: where a PIN is asked for, the badge alone is not enough")
  void withItsPin(PinCheck typed) {
    Roster.Badge staff = Roster.Badge.staff(Rooms.STAFF, "staff-1");
    Play play =
        listed(
            new Roster.Badge(
                staff.id(),
                staff.holder(),
                staff.state(),
                false,
                true,
                false,
                List.of(),
                null,
                null,
                "1:aa:bb"));
    play.on(
        new Event.BadgePresented(
            play.moment(), Rooms.IN, Rooms.STAFF, Event.Proof.PROVEN, 0, typed));
    boolean enough = typed == PinCheck.RIGHT || typed == PinCheck.NO_KEYPAD;
    assertEquals(enough, taken(play).contains(LEAK));
  }
}
