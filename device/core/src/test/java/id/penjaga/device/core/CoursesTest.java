package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.Course.Rate;
import id.penjaga.device.core.Course.Sibling;
import id.penjaga.device.core.RoomRules.Gate;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How fast a value changes and how far it lies from its sibling: 5 °C in 15 min, 2 °C for 30 min.
class CoursesTest {
  private static final PointId POINT = Rooms.TEMPERATURE;
  private static final long MINUTE = 60_000;
  private static final double ANY = Double.POSITIVE_INFINITY;
  private static final Rate ASHRAE = new Rate(5, ANY, 15 * MINUTE, Severity.WARNING);
  private static final String RATE = "RATE_HIGH " + POINT;
  private static final String DUE = "CALIBRATION_DUE " + POINT;
  private static final String DRIFT = "SENSOR_DRIFT " + POINT;

  @ParameterizedTest
  @CsvSource({
    "20, false", // ASHRAE's most: 20 °C an hour are 5 °C in 15 minutes
    "19, false",
    "22, true",
    "40, true",
    "120, true",
    "-22, false",
    "-60, false"
  })
  @DisplayName("ENV-01 what rises faster than 5 °C in 15 minutes is an alarm, and nothing slower")
  void aFastRiseIsAnAlarm(double perHour, boolean alarm) {
    Play play = started(ASHRAE);
    run(play, ms -> 21 + perHour * Math.clamp(ms - 5 * MINUTE, 0, 20 * MINUTE) / 3_600_000.0, 40);
    assertEquals(alarm, play.raised().contains(RATE), play.raised()::toString);
  }

  @ParameterizedTest
  @CsvSource({"22, false", "-22, true", "-20, false"})
  @DisplayName("ENV-01 a fall is watched where the file asks for one")
  void aFastFallIsAnAlarm(double perHour, boolean alarm) {
    Play play = started(new Rate(ANY, 5, 15 * MINUTE, Severity.WARNING));
    run(play, ms -> 30 + perHour * Math.clamp(ms - 5 * MINUTE, 0, 20 * MINUTE) / 3_600_000.0, 40);
    assertEquals(alarm, play.raised().contains(RATE));
  }

  @Test
  @DisplayName("ENV-01 a rise is told when it is 5 °C, long before the critical limit")
  void aRiseIsToldEarly() {
    Play play = started(ASHRAE);
    run(play, ms -> 21 + Math.max(0, ms - 10 * MINUTE) / 60_000.0, 20);
    assertEquals(15 * MINUTE + 10_000, play.raisedAt(AlarmKind.RATE_HIGH));
    assertEquals(
        26.2, play.alarm(AlarmKind.RATE_HIGH, POINT).measured().value(), 0.05, "the value then");
  }

  @Test
  @DisplayName("It clears when for a whole window nothing changed too fast, and is raised once")
  void itClearsAfterAWindow() {
    Play play = started(ASHRAE);
    run(play, ms -> 21 + Math.clamp(ms - 5 * MINUTE, 0, 8 * MINUTE) / 60_000.0, 20);
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.RATE_HIGH, POINT).phase());
    long still = play.now;
    run(play, _ -> 29, 40);
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.RATE_HIGH, POINT).phase());
    assertEquals(List.of(RATE), play.cleared().stream().filter(RATE::equals).toList());
    assertTrue(play.now - still > 15 * MINUTE);
    assertEquals(1, play.raised().stream().filter(RATE::equals).count());
  }

  @Test
  @DisplayName("ENV-04 after a silence the value is another one, and that is no rise")
  void aGapIsNoRise() {
    Play play = started(ASHRAE);
    run(play, _ -> 21, 10);
    play.pass(3 * MINUTE);
    run(play, _ -> 29, 30);
    assertTrue(!play.raised().contains(RATE), play.raised()::toString);
  }

  @Test
  @DisplayName("PWR-16 ENV-05 a restart with another calibration is no rise, and clears in time")
  void aRestartIsNoRise() {
    Play play = started(ASHRAE);
    run(play, ms -> 21 + Math.clamp(ms - 5 * MINUTE, 0, 8 * MINUTE) / 60_000.0, 15);
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.RATE_HIGH, POINT).phase());
    RoomRules calibrated = rules(new Course(ASHRAE, null), new Gate(8, 1, 3));
    play.room = RoomController.of(calibrated).restore(play.journal);
    play.now = 0;
    play.start();
    run(play, _ -> 29, 20);
    assertEquals(37, play.point(POINT).measure().value());
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.RATE_HIGH, POINT).phase());
    assertEquals(List.of(RATE), play.raised().stream().filter(RATE::equals).toList());
    assertEquals(List.of(RATE), play.cleared().stream().filter(RATE::equals).toList());
  }

  @Test
  @DisplayName("ENV-04 doubled values that the gate holds back are no rise")
  void heldValuesAreNoRise() {
    Play play = started(ASHRAE);
    SplittableRandom random = new SplittableRandom(7);
    run(play, _ -> (random.nextInt(40) == 0 ? 2 : 1) * (21 + random.nextInt(-2, 3) / 10.0), 600);
    assertTrue(!play.raised().contains(RATE));
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, 2_000, 10_000, 60_000})
  @DisplayName("The past of a value takes the same room at every period, and forgets in time")
  void thePastIsBounded(long everyMs) {
    Past past = Past.NONE;
    SplittableRandom random = new SplittableRandom(everyMs);
    double[] values = new double[(int) (60 * MINUTE / everyMs)];
    for (int i = 0; i < values.length; i++) {
      values[i] = 20 + random.nextInt(100) / 10.0;
      past = past.with(values[i], i * everyMs, 15 * MINUTE);
      assertTrue(past.stretches().size() <= 31, past.stretches().size() + " stretches");
      int sure = (int) Math.max(0, i - (15 * MINUTE - MINUTE) / everyMs);
      int most = (int) Math.max(0, i - 15 * MINUTE / everyMs);
      double atLeast = rise(values, sure, i);
      double atMost = rise(values, most, i);
      double said = past.rise(values[i]);
      assertTrue(said >= atLeast && said <= atMost, i + ": " + said);
    }
  }

  private static double rise(double[] values, int from, int to) {
    double least = values[to];
    for (int i = from; i <= to; i++) {
      least = Math.min(least, values[i]);
    }
    return values[to] - least;
  }

  @Test
  @DisplayName("ENV-04 ENV-05 a sensor that drifts from its sibling is an alarm after its time")
  void aDriftIsSeenBesideASibling() {
    Play play = siblings();
    for (int i = 0; i < 6 * 120; i++) {
      double drift = Math.max(0, (play.now - 10 * MINUTE) * 3.0 / (60 * MINUTE));
      both(play, 15 + drift, 15);
    }
    assertTrue(play.raised().contains(DRIFT));
    long apart = 50 * MINUTE;
    assertEquals(apart + 30 * MINUTE, play.raisedAt(AlarmKind.SENSOR_DRIFT), 30_000);
  }

  @Test
  @DisplayName("A door that stands open for a while is no drift, nor is a sibling that is silent")
  void aShortDifferenceOrASilenceIsNoDrift() {
    Play play = siblings();
    for (int i = 0; i < 6 * 25; i++) {
      both(play, 19, 15);
    }
    for (int i = 0; i < 6 * 5; i++) {
      both(play, 15, 15);
    }
    for (int i = 0; i < 6 * 60; i++) {
      play.take(POINT, Measure.celsius(19));
      if (i % 6 < 3) {
        play.miss(Rooms.DEW_POINT, MissReason.TIMEOUT);
      }
      play.pass(10_000);
    }
    assertTrue(!play.raised().contains(DRIFT), play.raised()::toString);
  }

  @Test
  @DisplayName("A drift clears when the two agree for as long")
  void aDriftClears() {
    Play play = siblings();
    for (int i = 0; i < 6 * 35; i++) {
      both(play, 19, 15);
    }
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.SENSOR_DRIFT, POINT).phase());
    for (int i = 0; i < 6 * 35; i++) {
      both(play, 15.5, 15);
    }
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.SENSOR_DRIFT, POINT).phase());
  }

  @Test
  @DisplayName("ENV-05 a calibration is due by a clock that is trusted, and over with a new date")
  void aCalibrationIsDue() {
    long due = Play.EPOCH_WALL + 60 * MINUTE;
    Course course = new Course(null, null, new Course.Calibration(due, Severity.INFO));
    Play play = Play.started(rules(course, new Gate(0, 1, 3)));
    run(play, _ -> 21, 59);
    play.clock = ClockQuality.NONE;
    run(play, _ -> 21, 5);
    assertEquals(List.of(), play.raised().stream().filter(DUE::equals).toList());
    play.clock = ClockQuality.NTP;
    run(play, _ -> 21, 1);
    assertEquals(List.of(DUE), play.raised().stream().filter(DUE::equals).toList());
    Course anew = new Course(null, null, new Course.Calibration(due + 600 * MINUTE, Severity.INFO));
    play.room = RoomController.of(rules(anew, new Gate(0, 1, 3))).restore(play.journal);
    play.start();
    run(play, _ -> 21, 1);
    assertTrue(play.cleared().contains(DUE));
  }

  @Test
  @DisplayName("ENV-05 PWR-16 a calibration that is due still after a restart is told once")
  void aCalibrationIsDueOverARestart() {
    Course.Calibration due = new Course.Calibration(Play.EPOCH_WALL + MINUTE, Severity.INFO);
    Play play = Play.started(rules(new Course(null, null, due), new Gate(0, 1, 3)));
    run(play, _ -> 21, 5);
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.CALIBRATION_DUE, POINT).phase());
    for (ClockQuality clock : List.of(ClockQuality.NTP, ClockQuality.NONE, ClockQuality.RTC)) {
      play.wallShiftMs += play.now;
      play.clock = clock;
      play.restart();
      run(play, _ -> 21, 5);
      assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.CALIBRATION_DUE, POINT).phase());
    }
    assertEquals(List.of(DUE), play.raised().stream().filter(DUE::equals).toList());
    assertTrue(!play.cleared().contains(DUE));
  }

  @Test
  @DisplayName("ENV-04 a stuck sensor says that it is stuck, not that its value is implausible")
  void aStuckSensorSaysSo() {
    Play play = Play.started(rules(new Course(ASHRAE, null), new Gate(0, 1, 3, 10 * MINUTE)));
    run(play, _ -> 21, 20);
    assertEquals(MissReason.FROZEN, play.point(POINT).why());
    assertTrue(play.raised().contains("SENSOR_FAULT " + POINT));
    play.take(POINT, Measure.celsius(42));
    assertEquals(MissReason.IMPLAUSIBLE, play.point(POINT).why());
  }

  private static void both(Play play, double own, double other) {
    play.take(Rooms.DEW_POINT, Measure.celsius(other));
    play.take(POINT, Measure.celsius(own));
    play.pass(10_000);
  }

  /// Any other point in degrees does as a sibling.
  private static Play siblings() {
    Sibling sibling = new Sibling(Rooms.DEW_POINT, 2, 30 * MINUTE, Severity.WARNING);
    return Play.started(rules(new Course(null, sibling), new Gate(0, 5, 3)));
  }

  private static Play started(Rate rate) {
    return Play.started(rules(new Course(rate, null), new Gate(0, 1, 3)));
  }

  private static RoomRules rules(Course course, Gate gate) {
    return Rooms.withCourses(Rooms.rules(Map.of(POINT, gate)), Map.of(POINT, course));
  }

  /// Samples every 10 s, rounded as a sensor does.
  private static void run(Play play, LongToDoubleFunction value, int minutes) {
    long end = play.now + minutes * MINUTE;
    while (play.now < end) {
      double celsius = Math.rint(value.applyAsDouble(play.now) * 10) / 10;
      play.take(POINT, Measure.celsius(celsius));
      play.pass(10_000);
    }
  }
}
