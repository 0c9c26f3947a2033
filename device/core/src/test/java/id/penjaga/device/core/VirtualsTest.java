package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomRules.Condition;
import id.penjaga.device.core.RoomRules.Denials;
import id.penjaga.device.core.RoomRules.Gate;
import id.penjaga.device.core.Virtual.Operator;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import id.penjaga.device.messages.StateMessage.Quality;
import id.penjaga.device.messages.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Points that are computed from others, and what a silent source does to them.
class VirtualsTest {
  private static final PointId A = new PointId("a");
  private static final PointId B = new PointId("b");
  private static final PointId C = new PointId("c");
  private static final PointId V = new PointId("v");
  private static final PointId W = new PointId("w");

  @ParameterizedTest
  @CsvSource({
    "MAX, 21, 24, 24",
    "MIN, 21, 24, 21",
    "MEAN, 21, 24, 22.5",
    "MEAN, 21.1, 21.2, 21.15",
    "DIFFERENCE, 21, 24, -3",
    "DIFFERENCE, 22.3, 21.2, 1.1"
  })
  @DisplayName("ENV-01 a measured point follows from the points it is computed from")
  void measured(Operator operator, double a, double b, double expected) {
    Play play = Play.started(measured(operator, List.of(A, B), null));
    play.take(A, Measure.celsius(a));
    assertNull(play.point(V).measure());
    play.take(B, Measure.celsius(b));
    assertEquals(Measure.celsius(expected), play.point(V).measure());
    play.pass(10_000);
    play.take(A, Measure.celsius(20));
    assertEquals(Measure.celsius(expected), play.point(V).measure(), "waits for both");
  }

  @ParameterizedTest
  @CsvSource({
    // + on, - off, ? silent
    "ANY, +??, +",
    "ANY, ---, -",
    "ANY, --?, ?",
    "ANY, -+-, +",
    "ALL, +++, +",
    "ALL, -??, -",
    "ALL, ++?, ?",
    "TWO_OF_THREE, ++-, +",
    "TWO_OF_THREE, ++?, +",
    "TWO_OF_THREE, --+, -",
    "TWO_OF_THREE, ?--, -",
    "TWO_OF_THREE, +-?, ?",
    "TWO_OF_THREE, +??, ?",
    "TWO_OF_THREE, ???, ?"
  })
  @DisplayName("ENV-04 a state is known as far as the sources that speak settle it, never beyond")
  void states(Operator operator, String sources, char expected) {
    Play play = Play.started(states(operator, PointKind.OTHER, List.of()));
    for (PointId each : List.of(A, B, C)) {
      play.state(each, true);
      play.state(each, false);
    }
    play.pass(1_000);
    for (int i = 0; i < 3; i++) {
      PointId point = List.of(A, B, C).get(i);
      if (sources.charAt(i) == '?') {
        play.miss(point, MissReason.NOT_CONNECTED);
      } else {
        play.state(point, sources.charAt(i) == '+');
      }
    }
    Quality quality = play.point(V).quality();
    Measure measure = play.point(V).measure();
    char seen = quality != Quality.GOOD || measure == null ? '?' : measure.on() ? '+' : '-';
    assertEquals(expected, seen);
  }

  @Test
  @DisplayName("ENV-04 one wet rope of three is an alarm although the others are silent")
  void oneWetRopeIsWater() {
    Condition leak = new Condition(AlarmKind.WATER_LEAK, V, true, Severity.CRITICAL, 0, 0, true);
    Play play = Play.started(states(Operator.ANY, PointKind.LEAK, List.of(leak)));
    play.miss(A, MissReason.NOT_CONNECTED);
    play.miss(B, MissReason.NOT_CONNECTED);
    assertEquals(List.of("SENSOR_FAULT a", "SENSOR_FAULT b"), play.raised());
    play.state(C, true);
    assertTrue(play.raised().contains("WATER_LEAK v"));
    play.state(C, false);
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.WATER_LEAK, V).phase(), "not known dry");
  }

  @Test
  @DisplayName("PWR-01 two of three see the mains go, and one dead input loses nothing")
  void twoOfThreeSeeTheMains() {
    Condition lost = new Condition(AlarmKind.MAINS_LOST, V, false, Severity.CRITICAL, 0, 0, false);
    Play play = Play.started(states(Operator.TWO_OF_THREE, PointKind.MAINS, List.of(lost)));
    for (PointId each : List.of(A, B, C)) {
      play.state(each, true);
    }
    play.state(A, false);
    play.miss(B, MissReason.NOT_CONNECTED);
    assertEquals(List.of("SENSOR_FAULT b"), play.raised());
    play.state(C, false);
    assertTrue(play.raised().contains("MAINS_LOST v"));
    assertEquals(List.of(new JournalEvent.MainsLost(V)), play.events(JournalEvent.MainsLost.class));
    play.state(A, true);
    play.state(C, true);
    assertEquals(List.of("MAINS_LOST v"), play.cleared());
  }

  @Test
  @DisplayName("ENV-04 while a source is silent the highest has no value, and is stale in its time")
  void aSilentSourceLeavesNoValue() {
    Play play = Play.started(measured(Operator.MAX, List.of(A, B), limits()));
    both(play, 21, 21, 60_000);
    for (int i = 0; i < 12; i++) {
      play.pass(10_000);
      play.take(A, Measure.celsius(21));
    }
    assertEquals(Quality.STALE, play.point(V).quality());
    assertNull(play.point(V).measure());
    assertEquals(MissReason.TIMEOUT, play.point(V).why());
    assertEquals(List.of("SENSOR_FAULT b"), play.raised());
  }

  @Test
  @DisplayName("ENV-04 the source that still speaks raises the limit of the highest in its time")
  void theOtherSourceStillAlarms() {
    Play play = Play.started(measured(Operator.MAX, List.of(A, B), limits()));
    both(play, 21, 21, 60_000);
    play.miss(B, MissReason.NOT_CONNECTED);
    long from = play.now;
    play.hold(A, Measure.celsius(25), 200_000);
    assertTrue(play.raised().contains("TEMP_HIGH v"));
    assertEquals(from + 60_000, play.raisedAt(AlarmKind.TEMP_HIGH), "raise-after, not at once");
    play.hold(A, Measure.celsius(21), 600_000);
    assertEquals(
        AlarmPhase.RAISED,
        play.alarm(AlarmKind.TEMP_HIGH, V).phase(),
        "the other may be hotter, so nothing is known to be well");
    both(play, 21, 21, 80_000);
    assertTrue(play.cleared().contains("TEMP_HIGH v"));
  }

  @Test
  @DisplayName("ENV-04 while a source is dead, two hot samples an hour apart are no hot hour")
  void theDelayOfAStalePointBeginsAnew() {
    Play play = Play.started(measured(Operator.MAX, List.of(A, B), limits()));
    both(play, 21, 21, 60_000);
    play.miss(B, MissReason.NOT_CONNECTED);
    play.hold(A, Measure.celsius(21), 200_000);
    assertEquals(Quality.STALE, play.point(V).quality());
    play.hold(A, Measure.celsius(25), 10_000);
    play.hold(A, Measure.celsius(21), 3_600_000);
    long from = play.now;
    play.hold(A, Measure.celsius(25), 50_000);
    assertEquals(List.of("SENSOR_FAULT b"), play.raised());
    play.hold(A, Measure.celsius(25), 30_000);
    assertTrue(play.raised().contains("TEMP_HIGH v"));
    assertTrue(play.raisedAt(AlarmKind.TEMP_HIGH) >= from + 60_000);
  }

  @Test
  @DisplayName("ENV-04 that the highest is too low is never said of half the sources")
  void theLowEndNeedsAll() {
    Play play = Play.started(measured(Operator.MAX, List.of(A, B), limits()));
    both(play, 21, 21, 60_000);
    play.miss(B, MissReason.NOT_CONNECTED);
    play.hold(A, Measure.celsius(10), 600_000);
    assertEquals(List.of("SENSOR_FAULT b"), play.raised());
    Play min = Play.started(measured(Operator.MIN, List.of(A, B), limits()));
    both(min, 21, 21, 60_000);
    min.hold(A, Measure.celsius(10), 200_000);
    assertEquals(List.of("SENSOR_FAULT b", "TEMP_LOW v"), min.raised());
  }

  @Test
  @DisplayName("F2 a ramp that the gates hold back alarms through a chain of computed points")
  void aRampAlarmsThroughAChain() {
    Map<PointId, Virtual> chain = new HashMap<>();
    chain.put(W, new Virtual(Operator.MEAN, List.of(A, B)));
    chain.put(V, new Virtual(Operator.MAX, List.of(W, A)));
    Gate gate = new Gate(0, 1, 3);
    Play play =
        Play.started(rules(chain, Unit.CELSIUS, PointKind.TEMPERATURE, limits(), List.of(), gate));
    both(play, 21, 21, 60_000);
    long crossed = play.now;
    for (double t = 24; t < 70; t += 3) {
      play.pass(10_000);
      play.take(A, Measure.celsius(t));
      play.take(B, Measure.celsius(t));
    }
    assertTrue(play.raisedAt(AlarmKind.TEMP_HIGH) <= crossed + 90_000);
    assertEquals("TEMP_HIGH v", play.raised().getFirst());
  }

  @Test
  @DisplayName("A point that is computed from itself makes no room")
  void aCycleMakesNoRoom() {
    Map<PointId, Virtual> cycle =
        Map.of(
            V, new Virtual(Operator.MAX, List.of(A, W)),
            W, new Virtual(Operator.MIN, List.of(B, V)));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                RoomController.of(
                    rules(cycle, Unit.CELSIUS, PointKind.TEMPERATURE, null, List.of(), null)));
    assertEquals("v is computed from itself: v from w from v", refused.getMessage());
  }

  private static void both(Play play, double a, double b, long forMs) {
    long end = play.now + forMs;
    while (play.now < end) {
      play.take(A, Measure.celsius(a));
      play.take(B, Measure.celsius(b));
      play.pass(10_000);
    }
  }

  private static Limits limits() {
    return new Limits(20, 22, 0.3, 60_000, 60_000, "", 20, 22);
  }

  private static RoomRules measured(Operator operator, List<PointId> of, @Nullable Limits limits) {
    return rules(
        Map.of(V, new Virtual(operator, of)),
        Unit.CELSIUS,
        PointKind.TEMPERATURE,
        limits,
        List.of(),
        null);
  }

  private static RoomRules states(Operator operator, PointKind kind, List<Condition> conditions) {
    return rules(
        Map.of(V, new Virtual(operator, List.of(A, B, C))),
        Unit.STATE,
        kind,
        null,
        conditions,
        null);
  }

  /// Points a, b, c without limits, and the computed ones with them.
  private static RoomRules rules(
      Map<PointId, Virtual> virtuals,
      Unit unit,
      PointKind kind,
      @Nullable Limits limits,
      List<Condition> conditions,
      @Nullable Gate gate) {
    Map<PointId, PointInfo> points = new HashMap<>();
    Map<PointId, Gate> gates = new HashMap<>();
    PointKind read = unit == Unit.STATE ? PointKind.OTHER : kind;
    for (PointId each : List.of(A, B, C)) {
      points.put(
          each, new PointInfo(each, read, unit, "", "", unit == Unit.STATE ? 0 : 90_000, null));
      if (gate != null) {
        gates.put(each, gate);
      }
    }
    virtuals.forEach((id, _) ->
        points.put(
            id,
            new PointInfo(
                id,
                kind,
                unit,
                "",
                "",
                unit == Unit.STATE ? 0 : 90_000,
                id.equals(V) ? limits : null)));
    if (unit != Unit.STATE) {
      points.remove(C);
      gates.remove(C);
    }
    return new RoomRules(
        new DeviceId("room-1"),
        points,
        gates,
        virtuals,
        conditions,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        new Denials(3, 300_000));
  }
}
