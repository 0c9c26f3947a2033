package id.penjaga.device.drivers.wiegand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.Refusal;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Wiegand frames (ACC-16)")
class WiegandTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Duration WAIT = Duration.ofMillis(50);
  private static final Duration PERIOD = Duration.ofMillis(2);

  /// CDVI's manual.
  private static final String SHEET = "1 0001 0110 0110 1010 0011 0111 0";

  private static final byte[] NUMBER = HEX.parseHex("166A37");

  private final Bench bench = new Bench();

  private BadgeReader open(String bits) throws Exception {
    return (BadgeReader) Wiegand.DRIVER.open(bench, "J17", Map.of("bits", bits));
  }

  private void swipe(String frame) {
    swipe(frame, PERIOD);
  }

  private void swipe(String frame, Duration period) {
    for (char c : frame.replace(" ", "").toCharArray()) {
      bench.pulses.pulse(c == '1');
      bench.timing.advance(period);
    }
  }

  private void silence() {
    bench.timing.millis(30);
  }

  private Refusal refusal(BadgeReader reader) throws Exception {
    assertTrue(reader.next(WAIT).isEmpty());
    return reader.reception().last();
  }

  private MissReason trouble(BadgeReader reader) {
    return assertThrows(WireException.class, () -> reader.next(WAIT)).reason();
  }

  @ParameterizedTest(name = "{0} bits: {2}")
  @CsvSource({
    "26, 1 0001 0110 0110 1010 0011 0111 0, 166A37", // CDVI
    "26, 1 11010100 00011011 10000001 0, D41B81", // Civintec
    "26, 10001010100111110000100100, 153E12", // public report: facility 21, card 15890
    "34, 1 10001001 11010100 00011011 10000001 1, 89D41B81", // Civintec
    "37, 0 0000000000000000 0000000000000000001 0, 0000000001", // H10304 by its definition
    "37, 0 1000000000000000 0100000000000000000 0, 0400020000", // the shared middle bit
  })
  void theFramesOfManualsAreBadges(String bits, String frame, String number) throws Exception {
    for (String setting : new String[] {bits, "any"}) {
      BadgeReader reader = open(setting);
      swipe(frame);
      silence();

      assertEquals(number, HEX.formatHex(reader.next(WAIT).orElseThrow().number()));
      assertTrue(reader.next(WAIT).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {200, 300, 1_000, 2_000, 20_000})
  void everyReadersSpeedIsUnderstood(long micros) throws Exception {
    BadgeReader reader = open("26");
    swipe(SHEET, Duration.ofNanos(micros * 1_000));
    silence();

    assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number());
  }

  @Test
  void aFrameThatBeginsWhileSomebodyWaitsIsHeardWithinTheWait() throws Exception {
    BadgeReader reader = open("26");
    bench.timing.later(Duration.ofMillis(5), () -> swipeByTimer(SHEET.replace(" ", ""), 0));

    assertArrayEquals(NUMBER, reader.next(Duration.ofSeconds(1)).orElseThrow().number());
  }

  private void swipeByTimer(String frame, int index) {
    bench.pulses.pulse(frame.charAt(index) == '1');
    if (index + 1 < frame.length()) {
      bench.timing.later(PERIOD, () -> swipeByTimer(frame, index + 1));
    }
  }

  @Test
  void edgesThatAreHandedOverLateKeepTheirFrame() throws Exception {
    BadgeReader reader = open("26");
    String frame = SHEET.replace(" ", "");
    long start = bench.timing.nanos();
    for (int i = 0; i < 13; i++) {
      bench.pulses.pulseAt(frame.charAt(i) == '1', start + i * PERIOD.toNanos());
    }
    // The board's thread is late: the silence after bit 13 seems over, then come the others.
    bench.timing.advance(Duration.ofNanos(24_000_000 + 25_500_000));
    for (int i = 13; i < frame.length(); i++) {
      bench.pulses.pulseAt(frame.charAt(i) == '1', start + i * PERIOD.toNanos());
    }
    silence();

    assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number());
  }

  @Test
  void twoFramesHandedOverTogetherAreTwoBadges() throws Exception {
    BadgeReader reader = open("26");
    long start = bench.timing.nanos();
    for (String each : new String[] {SHEET, "1 11010100 00011011 10000001 0"}) {
      for (char c : each.replace(" ", "").toCharArray()) {
        bench.pulses.pulseAt(c == '1', start);
        start += PERIOD.toNanos();
      }
      start += 100_000_000;
    }
    bench.timing.millis(400);

    assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number());
    assertArrayEquals(HEX.parseHex("D41B81"), reader.next(WAIT).orElseThrow().number());
  }

  @Test
  void everySingleWrongBitIsAFaultNotAValue() throws Exception {
    String frame = SHEET.replace(" ", "");
    BadgeReader reader = open("26");
    for (int i = 0; i < frame.length(); i++) {
      char other = frame.charAt(i) == '1' ? '0' : '1';
      swipe(frame.substring(0, i) + other + frame.substring(i + 1));
      silence();

      assertEquals(MissReason.CHECKSUM, refusal(reader).reason(), "bit " + i);
    }
    swipe(frame);
    silence();
    assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number());
  }

  @Test
  void aMissingOrAdditionalPulseIsAFaultNotAnotherBadge() throws Exception {
    String frame = SHEET.replace(" ", "");
    BadgeReader reader = open("26");
    for (int i = 0; i < frame.length(); i++) {
      swipe(frame.substring(0, i) + frame.substring(i + 1));
      silence();
      assertEquals(MissReason.MALFORMED, refusal(reader).reason(), "without bit " + i);
      swipe(frame.substring(0, i) + "1" + frame.substring(i));
      silence();
      assertEquals(MissReason.MALFORMED, refusal(reader).reason(), "one more at " + i);
    }
  }

  @Test
  void aPauseInsideAFrameMakesTwoFaults() throws Exception {
    BadgeReader reader = open("26");
    swipe(SHEET.substring(0, 16));
    silence();
    swipe(SHEET.substring(16));
    silence();

    assertEquals(MissReason.MALFORMED, refusal(reader).reason());
    assertEquals(2, reader.reception().refused());
  }

  @Test
  void swappedDataWiresAreSeenByParity() throws Exception {
    BadgeReader reader = open("26");
    swipe(SHEET.replace('0', 'x').replace('1', '0').replace('x', '1'));
    silence();

    Refusal e = refusal(reader);
    assertEquals(MissReason.CHECKSUM, e.reason());
    assertTrue(e.advice().contains("D0 and D1 are not swapped"), e.advice());
  }

  @Test
  void bothLinesAtOnceIsNoise() throws Exception {
    BadgeReader reader = open("26");
    for (int i = 0; i < 13; i++) {
      bench.pulses.pulse(false);
      bench.pulses.pulse(true);
      bench.timing.millis(2);
    }
    silence();

    assertEquals(MissReason.MALFORMED, refusal(reader).reason());
  }

  @Test
  void aFloodOfPulsesIsOneFaultAndTheNextBadgeIsRead() throws Exception {
    BadgeReader reader = open("26");
    for (int i = 0; i < 200_000; i++) {
      bench.pulses.pulse(i % 3 == 0);
      bench.timing.advance(Duration.ofNanos(50_000));
    }
    silence();
    Refusal e = refusal(reader);
    assertEquals(MissReason.MALFORMED, e.reason());
    assertTrue(e.advice().contains("sends stray pulses"), e.advice());
    assertTrue(reader.reception().faulty());
    swipe(SHEET);
    silence();
    assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number());
    assertTrue(bench.timing.waiting() <= 1, "no timer is left behind");
  }

  @Test
  void aBadgeHeldAtAReaderThatRepeatsIsPresentedOnce() throws Exception {
    BadgeReader reader = open("26");
    for (int i = 0; i < 10; i++) {
      swipe(SHEET);
      silence();
      assertEquals(i == 0, reader.next(WAIT).filter(BadgeFrame::presents).isPresent());
      bench.timing.millis(500);
    }
    bench.timing.millis(1_001);
    swipe(SHEET);
    silence();
    assertTrue(reader.next(WAIT).isPresent());
  }

  @Test
  void anotherLengthThanTheSitesIsRefused() throws Exception {
    BadgeReader reader = open("34");
    swipe(SHEET);
    silence();

    Refusal e = refusal(reader);
    assertEquals(MissReason.MALFORMED, e.reason());
    assertTrue(e.advice().contains("sent 26 bits instead of 34"), e.advice());
    assertFalse(e.advice().contains("166A37"), "no badge number in a sentence");
  }

  @Test
  void aLineThatIsHeldLowIsToldAndHealsByItself() throws Exception {
    BadgeReader reader = open("26");
    bench.pulses.rest = false;
    WireException e = assertThrows(WireException.class, () -> reader.next(WAIT));
    assertEquals(MissReason.BUS_ERROR, e.reason());
    assertTrue(e.advice().contains("held low"), e.advice());
    bench.pulses.rest = true;
    assertTrue(reader.next(WAIT).isEmpty());
    bench.pulses.broken = true;
    assertEquals(MissReason.BUS_ERROR, trouble(reader));
  }

  @Test
  void afterClosingNothingIsHeardAndNoTimerIsLeft() throws Exception {
    BadgeReader reader = open("26");
    bench.pulses.pulse(true);
    reader.close();
    assertFalse(bench.pulses.open);
    bench.timing.millis(100);
    assertEquals(0, bench.timing.waiting());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void noiseNeverStopsTheReaderAndTheNextBadgeIsRead(long seed) throws Exception {
    Random random = new Random(seed);
    BadgeReader reader = open("26");
    for (int round = 0; round < 100; round++) {
      for (int i = random.nextInt(120); i > 0; i--) {
        bench.pulses.pulse(random.nextBoolean());
        bench.timing.advance(Duration.ofNanos(random.nextLong(60_000_000)));
      }
      bench.timing.millis(1_100);
      drain(reader);
      swipe(SHEET);
      silence();
      Optional<BadgeFrame> badge = reader.next(WAIT);
      assertTrue(
          badge.isPresent() && Arrays.equals(NUMBER, badge.get().number()),
          seed + " round " + round);
    }
  }

  private static void drain(BadgeReader reader) throws Exception {
    for (int i = 0; i < 200; i++) {
      if (reader.next(Duration.ZERO).isEmpty()) {
        return;
      }
    }
  }
}
