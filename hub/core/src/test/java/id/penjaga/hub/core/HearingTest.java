package id.penjaga.hub.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.messages.MissReason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HearingTest {
  private static final long HALF = Hearing.HALF_MS;
  private static final long STALE = 30_000;

  private final Samples samples = new Samples(64);

  @Test
  @DisplayName("SYS-12: without any reading a half hour is never whole")
  void nothingIsNothing() {
    assertEquals(Heard.NOTHING, between(0, HALF));
    missed(0, HALF);
    assertEquals(Heard.NOTHING, between(0, HALF), "missed readings are no values");
  }

  @Test
  @DisplayName("SYS-12: whole to the millisecond, with a gap one millisecond longer than agreed")
  void aGapIsLongerThanTheStaleTime() {
    taken(0, HALF, 10_000);
    assertEquals(Heard.WHOLE, between(0, HALF));
    Samples other = new Samples(8);
    other.add(0, 21, Samples.mark(null, false));
    other.add(STALE, 21, Samples.mark(null, false));
    assertEquals(Heard.WHOLE, new Hearing(other, STALE).between(0, 2 * STALE));
    assertEquals(Heard.GAPS, new Hearing(other, STALE).between(0, 2 * STALE + 1));
    assertEquals(Heard.GAPS, new Hearing(other, STALE - 1).between(0, STALE));
  }

  @Test
  @DisplayName("SYS-12: the last reading before a half hour speaks into it, and none after it does")
  void readingsSpeakForwardsOnly() {
    taken(0, HALF, 10_000);
    taken(2 * HALF, 3 * HALF, 10_000);
    assertEquals(Heard.GAPS, between(HALF, 2 * HALF), "20 s of the last one");
    assertEquals(Heard.NOTHING, between(HALF + STALE, 2 * HALF));
  }

  @Test
  @DisplayName("ENV-04: a missed reading between two good ones is no gap")
  void oneMissedReadingIsNoGap() {
    for (long at = 0; at < HALF; at += 10_000) {
      boolean lost = at % 30_000 == 10_000;
      samples.add(
          at, lost ? Double.NaN : 21, Samples.mark(lost ? MissReason.CHECKSUM : null, false));
    }
    assertEquals(Heard.WHOLE, between(0, HALF));
  }

  @Test
  @DisplayName("SYS-12: readings of a clock in doubt are heard, and never whole")
  void aClockInDoubt() {
    for (long at = 0; at < HALF; at += 10_000) {
      samples.add(at, 21, Samples.mark(null, at == 600_000));
    }
    assertEquals(Heard.GAPS, between(0, HALF));
  }

  @Test
  void severalPointsAreAsGoodAsAllOfThem() {
    assertEquals(Heard.WHOLE, Heard.WHOLE.with(Heard.WHOLE));
    assertEquals(Heard.NOTHING, Heard.NOTHING.with(Heard.NOTHING));
    assertEquals(Heard.GAPS, Heard.WHOLE.with(Heard.NOTHING));
    assertEquals(Heard.GAPS, Heard.GAPS.with(Heard.NOTHING));
  }

  private Heard between(long from, long to) {
    return new Hearing(samples, STALE).between(from, to);
  }

  private void taken(long from, long to, long every) {
    for (long at = from; at < to; at += every) {
      samples.add(at, 21, Samples.mark(null, false));
    }
  }

  private void missed(long from, long to) {
    for (long at = from; at < to; at += 10_000) {
      samples.add(at, Double.NaN, Samples.mark(MissReason.TIMEOUT, false));
    }
  }
}
