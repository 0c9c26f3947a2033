package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomRules.Gate;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A fire outruns the plausibility gate: ramps of every slope, read every 10 s through the gates as
/// shipped, against limits with a confirm period of 60 s. The table is in decision 0001.
class RampTest {
  private static final long EVERY_MS = 10_000;
  private static final long RAISE_MS = 60_000;
  private static final Map<PointId, Gate> GATES =
      Map.of(Rooms.TEMPERATURE, new Gate(0, 1, 3), Rooms.HUMIDITY, new Gate(0, 5, 3));

  /// What happens to a sample on its way.
  private interface Wire {
    Wire CLEAN = (play, point, value) -> play.take(point, value);

    void hand(Play play, PointId point, Measure value);
  }

  @ParameterizedTest
  @CsvSource({
    "TEMP_HIGH, room.temperature, 21, 79",
    "TEMP_LOW, room.temperature, 21, -40",
    "RH_HIGH, room.humidity, 50, 99.9",
    "RH_LOW, room.humidity, 50, 1"
  })
  @DisplayName("F2 ENV-01: at every slope an alarm comes within raise-after and two samples")
  void everySlopeAlarmsInTime(AlarmKind kind, String point, double from, double to) {
    for (int tenths = 5; tenths <= 200; tenths++) {
      long late = lateness(kind, new PointId(point), from, to, tenths / 10.0, Wire.CLEAN);
      assertTrue(
          late <= RAISE_MS + 2 * EVERY_MS, kind + " at " + tenths / 10.0 + ": " + late + " ms");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  @DisplayName(
      "F2 ENV-04: jitter, missed samples and doubled values delay a fast rise by what they cost")
  void jitterAndMissesDelayLittle(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int tenths = 5; tenths <= 200; tenths += 3) {
      long[] lost = {0};
      Wire rough =
          (play, point, value) -> {
            double shaken = Math.rint(10 * (value.value() + random.nextDouble(-0.4, 0.4))) / 10;
            if (random.nextInt(12) == 0) {
              lost[0]++;
              play.miss(point, MissReason.CHECKSUM);
            } else if (random.nextInt(120) == 0) {
              lost[0]++;
              play.take(point, Measure.celsius(2 * shaken));
            } else {
              play.take(point, Measure.celsius(shaken));
            }
          };
      long late = lateness(AlarmKind.TEMP_HIGH, Rooms.TEMPERATURE, 20.5, 79, tenths / 10.0, rough);
      long allowed = RAISE_MS + (3 + lost[0]) * EVERY_MS;
      assertTrue(late <= allowed, tenths / 10.0 + ": " + late + " ms, " + lost[0] + " lost");
    }
  }

  @Test
  @DisplayName("F2 A dew point alarms although its temperature is held back")
  void aDewPointAlarmsToo() {
    for (double slope : new double[] {1.2, 2, 5, 12}) {
      Play play = Play.started(Rooms.rules(GATES));
      double t = 21;
      long crossed = -1;
      for (int i = 0; i < 60 && !play.raised().contains("VALUE_HIGH room.dew-point"); i++) {
        play.take(Rooms.TEMPERATURE, Measure.celsius(t));
        play.take(Rooms.HUMIDITY, Measure.humidity(50));
        if (crossed < 0 && DewPoint.celsius(t, 50) > 15) {
          crossed = play.now;
        }
        play.pass(EVERY_MS);
        t = i < 10 ? 21 : Math.min(79, t + slope);
      }
      long late = play.raisedAt(AlarmKind.VALUE_HIGH) - crossed;
      assertTrue(late <= RAISE_MS + 2 * EVERY_MS, slope + ": " + late);
    }
  }

  @Test
  @DisplayName("F2 ENV-04: spikes, alone, repeated and identical, raise nothing in a calm room")
  void spikesRaiseNothing() {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Play play = Play.started(Rooms.rules(GATES));
      for (int i = 0; i < 5_000; i++) {
        double calm = 21 + random.nextInt(-2, 3) / 10.0;
        // Pairs of identical doubled values, as the recording has them six times.
        int spikes = random.nextInt(40) == 0 ? 1 + random.nextInt(2) : 0;
        for (int s = 0; s < spikes; s++) {
          play.take(Rooms.TEMPERATURE, Measure.celsius(2 * calm));
          play.pass(EVERY_MS);
        }
        play.take(Rooms.TEMPERATURE, Measure.celsius(calm));
        play.take(Rooms.HUMIDITY, Measure.humidity(random.nextInt(60) == 0 ? 99 : 50));
        play.pass(EVERY_MS);
      }
      assertEquals(
          List.of(),
          play.raised().stream().filter(a -> !a.contains("ups.")).toList(),
          "seed " + seed);
    }
  }

  @Test
  @DisplayName("F2 Values held back before a silence begin no delay after it")
  void aSilenceEndsTheDelay() {
    Play play = Play.started(Rooms.rules(GATES));
    play.hold(Rooms.TEMPERATURE, Measure.celsius(21), 60_000);
    for (double t = 30; t < 46; t += 4) {
      play.pass(EVERY_MS);
      play.take(Rooms.TEMPERATURE, Measure.celsius(t));
    }
    play.pass(600_000);
    long again = play.now;
    for (double t = 30; t < 100; t += 4) {
      play.take(Rooms.TEMPERATURE, Measure.celsius(t));
      play.pass(EVERY_MS);
    }
    assertTrue(play.raisedAt(AlarmKind.TEMP_HIGH) >= again + RAISE_MS);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 60", "1, 60", "1.1, 60", "1.5, 60", "2, 60", "3, 60", "5, 60", "20, 60"})
  @DisplayName(
      "F2 The table of decision 0001: seconds from the first sample beyond the limit to the alarm")
  void theTableOfRamps(double slope, long seconds) {
    long late = lateness(AlarmKind.TEMP_HIGH, Rooms.TEMPERATURE, 21, 79, slope, Wire.CLEAN);
    assertEquals(seconds, late / 1_000);
  }

  /// From the first true value beyond the limit to the alarm.
  private static long lateness(
      AlarmKind kind, PointId point, double from, double to, double slope, Wire wire) {
    Play play = Play.started(Rooms.rules(GATES));
    boolean celsius = point.equals(Rooms.TEMPERATURE);
    boolean high = to > from;
    double limit = celsius ? (high ? 22 : 20) : (high ? 65 : 35);
    double value = from;
    long crossed = -1;
    for (int i = 0; i < 400; i++) {
      double rounded = Math.rint(value * 10) / 10;
      Measure measure = celsius ? Measure.celsius(rounded) : Measure.humidity(rounded);
      if (i < 30) {
        play.take(point, measure);
      } else {
        wire.hand(play, point, measure);
      }
      if (crossed < 0 && (high ? rounded > limit : rounded < limit)) {
        crossed = play.now;
      }
      String name = kind + " " + point;
      if (play.raised().contains(name)) {
        return play.raisedAt(kind) - crossed;
      }
      play.pass(EVERY_MS);
      if (i >= 30) {
        value = high ? Math.min(to, value + slope) : Math.max(to, value - slope);
      }
    }
    throw new AssertionError(kind + " at " + slope + " was never raised");
  }
}
