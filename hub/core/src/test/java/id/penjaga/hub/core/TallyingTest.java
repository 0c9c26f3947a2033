package id.penjaga.hub.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointKind;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TallyingTest {
  private static final Limits ROOM = new Limits(20, 22, 0.3, 0, 0, "003 B.2.a", 20, 22);
  private static final Yardstick BY = new Yardstick(ROOM, 0, null);

  @Test
  @DisplayName("ENV-06: 1,440 one-minute readings of which 72 are above 22 °C are 95.0 % in band")
  void aDayWithSeventyTwoMinutesAboveIsNinetyFivePercentInBand() {
    Tallying tallying = new Tallying(90_000, BY, 0, Double.NaN);
    for (int minute = 0; minute <= 1440; minute++) {
      tallying.add(minute * 60_000L, minute >= 600 && minute < 672 ? 22.1 : 22.0);
    }
    Tally day = sum(tallying, 0, 1440);
    assertEquals(95.0, 100.0 * day.bandMs() / day.judgedMs(), 1e-9);
    assertEquals(1440, day.count());
    assertEquals(86_400_000, day.measuredMs());
    assertEquals(22.0, day.least());
    assertEquals(22.1, day.most());
  }

  @Test
  @DisplayName("ENV-01 ENV-06: time near a limit and time in the recommended box stand beside it")
  void timeIsMeasuredAgainstAccuracyAndTheBox() {
    Yardstick by = new Yardstick(ROOM, 0.5, RecommendedBox.of(PointKind.TEMPERATURE));
    Tallying tallying = new Tallying(90_000, by, 0, Double.NaN);
    double[] values = {21, 21.4, 21.6, 22.4, 22.6, 17.9, 27, 27.1, 20};
    for (int minute = 0; minute <= values.length; minute++) {
      tallying.add(minute * 60_000L, values[Math.min(minute, values.length - 1)]);
    }
    Tally all = sum(tallying, 0, 60);
    assertEquals(9 * 60_000, all.judgedMs());
    assertEquals(4 * 60_000, all.bandMs(), "21, 21.4, 21.6, 20");
    assertEquals(3 * 60_000, all.marginalMs(), "21.6, 22.4, 20");
    assertEquals(9 * 60_000, all.guardedMs());
    assertEquals(9 * 60_000, all.boxedMs());
    assertEquals(7 * 60_000, all.boxMs(), "all but 17.9 and 27.1");
  }

  @Test
  @DisplayName("ENV-01 without a known accuracy nothing is judged to be marginal, or not to be")
  void nothingIsKnownOfTheSensor() {
    Tallying tallying = new Tallying(90_000, new Yardstick(ROOM, 0, null), 0, Double.NaN);
    tallying.add(0, 22);
    tallying.add(60_000, 22);
    Tally all = sum(tallying, 0, 60);
    assertEquals(60_000, all.judgedMs());
    assertEquals(0, all.guardedMs());
  }

  @Test
  @DisplayName("ENV-06: what ASHRAE recommends is a dew point of -9 to 15 and at most 60 %RH")
  void theBoxIsThatOfAshrae() {
    assertEquals(new RecommendedBox(-9, 15), RecommendedBox.of(PointKind.DEW_POINT));
    assertEquals(new RecommendedBox(0, 60), RecommendedBox.of(PointKind.HUMIDITY));
    assertEquals(null, RecommendedBox.of(PointKind.UPS_VALUE));
  }

  @Test
  @DisplayName("ENV-04: time after a missed reading and after the stale time is not measured")
  void timeWithoutAReadingIsNotMeasured() {
    Tallying tallying = new Tallying(30_000, BY, 0, Double.NaN);
    tallying.add(0, 21);
    tallying.add(10_000, Double.NaN);
    tallying.add(20_000, Double.NaN);
    tallying.add(40_000, 21);
    tallying.add(600_000, 25);
    tallying.add(610_000, 21);
    Tally all = sum(tallying, 0, 60);
    assertEquals(10_000 + 30_000 + 10_000, all.measuredMs());
    assertEquals(40_000, all.bandMs());
    assertEquals(2, all.missed());
    assertEquals(4, all.count());
    assertEquals(20_000, tallying.minutes().getOrDefault(0L, new Tally()).measuredMs() - 10_000);
    assertEquals(10_000, tallying.minutes().getOrDefault(1L, new Tally()).measuredMs());
  }

  @Test
  void tallyingInPiecesGivesTheSameAsInOneGo() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Samples samples = new Samples(0);
      long at = 1_700_000_000_000L;
      for (int i = 0; i < 200; i++) {
        at += random.nextInt(1, 40_000);
        boolean missed = random.nextInt(10) == 0;
        samples.add(
            at,
            missed ? Double.NaN : 19 + random.nextInt(40) / 10.0,
            Samples.mark(missed ? MissReason.TIMEOUT : null, false));
      }
      Tallying whole = new Tallying(20_000, BY, 0, Double.NaN).addAll(samples);
      Map<Long, Tally> pieces = new TreeMap<>();
      long lastMs = 0;
      double last = Double.NaN;
      for (int from = 0; from < samples.size(); ) {
        int to = Math.min(samples.size(), from + random.nextInt(1, 50));
        Samples piece = new Samples(0);
        piece.addAll(samples, from, to);
        Tallying part = new Tallying(20_000, BY, lastMs, last).addAll(piece);
        part.minutes().forEach((minute, tally) -> pieces.merge(minute, tally, Tally::add));
        lastMs = part.lastMs();
        last = part.last();
        from = to;
      }
      assertEquals(whole.minutes().keySet(), pieces.keySet());
      whole
          .minutes()
          .forEach((minute, tally) -> {
            Tally piece = pieces.getOrDefault(minute, new Tally());
            assertEquals(tally.count(), piece.count());
            assertEquals(tally.measuredMs(), piece.measuredMs());
            assertEquals(tally.bandMs(), piece.bandMs());
            assertEquals(tally.total(), piece.total(), 1e-6);
            assertTrue(tally.measuredMs() <= Tallying.MINUTE_MS);
          });
    }
  }

  @Test
  void aClockThatStepsBackCountsNoTimeTwice() {
    Tallying tallying = new Tallying(30_000, BY, 0, Double.NaN);
    tallying.add(100_000, 21);
    tallying.add(50_000, 21);
    tallying.add(60_000, 21);
    assertEquals(10_000, sum(tallying, 0, 60).measuredMs());
  }

  @Test
  void samplesAreSortedByTimeAndKeepTheirReasons() {
    Samples samples = new Samples(0);
    samples.add(3, Double.NaN, Samples.mark(MissReason.CHECKSUM, true));
    samples.add(1, 20, Samples.mark(null, false));
    samples.add(2, 21, Samples.mark(null, true));
    Samples sorted = samples.sorted();
    assertEquals(MissReason.CHECKSUM, sorted.why(2));
    assertTrue(sorted.missed(2) && sorted.doubtful(2) && sorted.doubtful(1));
    assertEquals(20, sorted.value(0));
  }

  private static Tally sum(Tallying tallying, long fromMinute, long toMinute) {
    Tally sum = new Tally();
    tallying.minutes().subMap(fromMinute, toMinute).values().forEach(sum::add);
    return sum;
  }
}
