package id.penjaga.device.drivers.wiegand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.badge.BadgeFormat;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.FrameTally;
import id.penjaga.device.drivers.part.badge.Reception;
import id.penjaga.device.drivers.part.badge.Refusal;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.messages.MissReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that is on a Wiegand line besides badges, in virtual time.
class NoiseTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final long NUMBER = 0xA68403;

  private final Bench bench = new Bench();
  private BadgeReader reader;

  private void open(String bits) throws Exception {
    reader = (BadgeReader) Wiegand.DRIVER.open(bench, "J17", Map.of("bits", bits));
  }

  private static String frame(long number, BadgeFormat format) {
    long body = number << 1;
    for (int parity = 0; parity < 4; parity++) {
      long whole = (long) (parity >> 1) << format.bits() - 1 | body | parity & 1;
      if (format.parityHolds(whole)) {
        return bits(whole, format.bits());
      }
    }
    throw new AssertionError("no parity fits");
  }

  private static String bits(long value, int count) {
    StringBuilder text = new StringBuilder();
    for (int bit = count - 1; bit >= 0; bit--) {
      text.append(value >> bit & 1);
    }
    return text.toString();
  }

  private void sends(Duration after, String frame, Duration period) {
    for (int i = 0; i < frame.length(); i++) {
      boolean one = frame.charAt(i) == '1';
      bench.timing.later(after.plus(period.multipliedBy(i)), () -> bench.pulses.pulse(one));
    }
  }

  private void sends(int millis, String frame) {
    sends(Duration.ofMillis(millis), frame, Duration.ofMillis(1));
  }

  private List<BadgeFrame> listen(Duration time) throws Exception {
    List<BadgeFrame> heard = new ArrayList<>();
    long until = bench.timing.nanos() + time.toNanos();
    while (bench.timing.nanos() < until) {
      reader.next(Duration.ofMillis(100)).ifPresent(heard::add);
    }
    return heard;
  }

  private Refusal fault() {
    Reception reception = reader.reception();
    assertTrue(reception.faulty(), reception.toString());
    return Objects.requireNonNull(reception.last());
  }

  @ParameterizedTest
  @DisplayName("F9 a badge between two strays is heard within half a second, at any spacing")
  @ValueSource(ints = {60, 100, 150, 300, 500, 700, 900, 1_500})
  void aBadgeBetweenStraysIsHeard(int spacing) throws Exception {
    for (int phase = 5; phase < spacing - 31; phase += Math.max(7, spacing / 40)) {
      open("26");
      Bench line = bench;
      long start = line.timing.nanos();
      for (int at = 0; at < 4_000; at += spacing) {
        sends(at, "1");
      }
      int shown = (2_000 / spacing) * spacing + phase;
      sends(shown, frame(NUMBER, BadgeFormat.W26));

      long heardAt = -1;
      while (line.timing.nanos() - start < 4_000_000_000L) {
        if (reader.next(Duration.ofMillis(20)).isPresent()) {
          heardAt = line.timing.nanos() - start;
        }
      }
      assertTrue(heardAt >= 0, "lost: spacing " + spacing + ", phase " + phase);
      assertTrue(heardAt < (shown + 500) * 1_000_000L, "late: " + spacing + ", " + phase);
    }
  }

  @ParameterizedTest
  @DisplayName("F9 a frame is found in a line that hums without a pause, whatever its length")
  @EnumSource(BadgeFormat.class)
  void aFrameIsFoundInAHum(BadgeFormat format) throws Exception {
    for (String setting : List.of(Integer.toString(format.bits()), "any")) {
      open(setting);
      for (int i = 0; i < 100; i++) {
        sends(20 * i, i % 2 == 0 ? "1" : "0");
      }
      sends(Duration.ofMillis(1_003), frame(NUMBER, format), Duration.ofNanos(300_000));

      List<BadgeFrame> heard = listen(Duration.ofSeconds(3));
      assertEquals(1, heard.size());
      assertTrue(HEX.formatHex(heard.getFirst().number()).endsWith("a68403"));
    }
  }

  @Test
  @DisplayName("F9 a longer frame with a gap in it never passes for a shorter badge")
  void aPieceOfALongerFrameIsNoBadge() throws Exception {
    for (int gap = 1; gap < 34; gap++) {
      for (int millis : new int[] {2, 3}) {
        open("26");
        String frame = frame(0x89D41B81L, BadgeFormat.W34);
        sends(0, frame.substring(0, gap));
        sends(gap + millis - 1, frame.substring(gap));
        assertTrue(listen(Duration.ofMillis(200)).isEmpty(), "gap after " + gap);
      }
    }
  }

  @ParameterizedTest
  @DisplayName("F9 a line that babbles is a fault at the fortieth stray in a minute")
  @ValueSource(ints = {150, 300, 700, 1_400})
  void aBabblingLineIsAFault(int spacing) throws Exception {
    open("26");
    // From the beginning of a minute of the count on.
    bench.timing.advance(Duration.ofSeconds(55));
    for (int i = 0; i < FrameTally.BABBLE; i++) {
      sends(1 + spacing * i, "1");
    }
    listen(Duration.ofMillis(spacing * (FrameTally.BABBLE - 1L) - 50));
    assertFalse(reader.reception().faulty(), reader.reception().toString());
    listen(Duration.ofMillis(200));
    assertEquals(MissReason.MALFORMED, fault().reason());
    assertTrue(fault().advice().contains("40 times in a minute"), fault().advice());
    assertEquals(FrameTally.BABBLE, reader.reception().refused());

    sends(0, frame(NUMBER, BadgeFormat.W26));
    assertEquals(1, listen(Duration.ofSeconds(1)).size());
    assertTrue(reader.reception().faulty(), "a badge in between does not mend the line");
    listen(Duration.ofMinutes(2));
    assertFalse(reader.reception().faulty());
  }

  @Test
  @DisplayName("F9 a hum that never pauses is a fault too")
  void aHumIsAFault() throws Exception {
    open("26");
    for (int i = 0; i < 4_000; i++) {
      sends(20 * i, "0");
    }
    listen(Duration.ofSeconds(80));
    assertTrue(fault().advice().contains("stray pulses"), fault().advice());
  }

  @Test
  @DisplayName("F8 a badge carries the time of its last pulse, however late it is taken")
  void aBadgeCarriesItsTime() throws Exception {
    open("26");
    long start = bench.timing.nanos();
    sends(100, frame(NUMBER, BadgeFormat.W26));
    bench.timing.millis(10_000);

    assertEquals(start + 125_000_000L, reader.next(Duration.ZERO).orElseThrow().uptimeNanos());
  }

  @Test
  @DisplayName("F9 misread frames are a fault after three in a row; the next badge ends it")
  void misreadFramesAreAFault() throws Exception {
    open("34");
    for (int i = 0; i < 3; i++) {
      assertFalse(reader.reception().faulty());
      sends(0, frame(NUMBER, BadgeFormat.W26));
      assertTrue(listen(Duration.ofMillis(300)).isEmpty());
    }
    assertTrue(fault().advice().contains("sent 26 bits instead of 34"), fault().advice());
    sends(0, frame(NUMBER, BadgeFormat.W34));
    assertEquals(1, listen(Duration.ofMillis(300)).size());
    assertFalse(reader.reception().faulty());
  }

  @ParameterizedTest
  @DisplayName("F44 keys, tamper and heartbeat messages are ignored without delay or a word")
  @CsvSource({
    "11100001, key 1",
    "11010010, key 2",
    "11110000, key 0",
    "0101, key 5 in 4 bits",
    "1010, ESC in 4 bits",
    "101010, key 5 with two parity bits",
    "10101010, alive",
    "01010101, tamper",
  })
  void shortMessagesAreIgnored(String message, String what) throws Exception {
    open("26");
    for (int keys : new int[] {4, 6, 8}) {
      for (int i = 0; i < keys; i++) {
        sends(300 * i, message);
      }
      int shown = 300 * keys - 200;
      long start = bench.timing.nanos();
      sends(shown, frame(NUMBER + keys, BadgeFormat.W26));

      BadgeFrame badge = reader.next(Duration.ofSeconds(10)).orElseThrow();
      assertTrue(bench.timing.nanos() - start < (shown + 100) * 1_000_000L, "no delay");
      assertEquals(BadgeFrame.Proof.SINGLE, badge.proof());
      assertEquals(Reception.CLEAR, reader.reception(), what);
    }
  }

  @ParameterizedTest
  @DisplayName("F44 short bursts that are no message are strays")
  @ValueSource(strings = {"1", "10", "101", "10101", "111111", "1010101", "11111111", "10000001"})
  void otherShortBurstsAreStrays(String burst) throws Exception {
    open("26");
    sends(0, burst);
    assertTrue(listen(Duration.ofMillis(200)).isEmpty());
    assertEquals(1, reader.reception().refused());
    assertFalse(reader.reception().faulty());
  }

  @ParameterizedTest
  @DisplayName("F45 all zeros and all ones are no badge, in every bit length")
  @EnumSource(BadgeFormat.class)
  void numbersOfNoBadgeAreRefused(BadgeFormat format) throws Exception {
    for (long number : new long[] {0, (1L << format.bits() - 2) - 1}) {
      for (String setting : List.of(Integer.toString(format.bits()), "any")) {
        open(setting);
        for (int i = 0; i < 3; i++) {
          assertEquals(i, reader.reception().refused());
          sends(0, frame(number, format));
          assertTrue(listen(Duration.ofMillis(500)).isEmpty());
        }
        assertTrue(fault().advice().contains("zeros or ones"), fault().advice());
      }
    }
  }

  @Test
  @DisplayName("F45 one frame does not prove a number; the same number again does")
  void aSecondPresentationProvesANumber() throws Exception {
    open("26");
    sends(0, frame(NUMBER, BadgeFormat.W26));
    sends(500, frame(NUMBER, BadgeFormat.W26)); // held at a reader that repeats
    sends(900, frame(NUMBER, BadgeFormat.W26));
    sends(5_000, frame(NUMBER, BadgeFormat.W26));
    sends(8_000, frame(NUMBER + 1, BadgeFormat.W26));

    assertEquals(
        List.of(
            BadgeFrame.Proof.SINGLE,
            BadgeFrame.Proof.CONFIRMED,
            BadgeFrame.Proof.PROVEN,
            BadgeFrame.Proof.SINGLE),
        listen(Duration.ofSeconds(10)).stream().map(BadgeFrame::proof).toList());
  }

  @Test
  @DisplayName(
      "F9 34 bits 200a9dfea of a public report is a badge; inverted it is refused with advice")
  void theFrameOfAReportIsRead() throws Exception {
    open("34");
    sends(0, bits(0x200a9dfeaL, 34));
    assertEquals("0054eff5", HEX.formatHex(listen(Duration.ofMillis(300)).getFirst().number()));
    sends(0, bits(~0x200a9dfeaL & (1L << 34) - 1, 34));
    assertTrue(listen(Duration.ofMillis(300)).isEmpty());
    Refusal last = Objects.requireNonNull(reader.reception().last());
    assertEquals(MissReason.CHECKSUM, last.reason());
    assertTrue(last.advice().contains("D0 and D1 are not swapped"), last.advice());
  }

  @ParameterizedTest
  @DisplayName("F9 24 and 32 bits are refused with their count")
  @ValueSource(ints = {24, 32})
  void otherLengthsAreTold(int count) throws Exception {
    open("any");
    sends(0, bits(0x62B43423L, count));
    assertTrue(listen(Duration.ofMillis(300)).isEmpty());
    Refusal last = Objects.requireNonNull(reader.reception().last());
    assertEquals(MissReason.MALFORMED, last.reason());
    assertTrue(last.advice().contains("sent " + count + " bits instead of 26, 34, 37"));
  }
}
