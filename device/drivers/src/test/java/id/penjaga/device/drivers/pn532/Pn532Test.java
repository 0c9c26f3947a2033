package id.penjaga.device.drivers.pn532;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("PN532 (ACC-16)")
class Pn532Test {
  private static final HexFormat HEX = HexFormat.of();
  private static final Duration ONCE = Duration.ZERO;

  private static final String WAKE = "5555" + "00".repeat(14);
  private static final String ACK = "0000ff00ff00";
  private static final String FIRMWARE = "0000ff02fed4022a00";
  private static final String FIRMWARE_ANSWER = "0000ff06fad50332010607e800";
  private static final String SAM = "0000ff05fbd4140114010200";
  private static final String FIELD = "0000ff06fad43205ff0102f300";
  private static final String LIST = "0000ff04fcd44a0100e100";
  private static final String RELEASE = "0000ff03fdd45200da00";
  private static final byte[] NUMBER = HEX.parseHex("92e3a417");

  private final Bench bench = new Bench();

  private static String text(String hex) {
    return new String(HEX.parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  /// An answer in its frame.
  private static String answer(String body) {
    byte[] bytes = HEX.parseHex("d5" + body);
    int sum = 0;
    for (byte each : bytes) {
      sum += each;
    }
    return HEX.formatHex(new byte[] {0, 0, (byte) 0xFF, (byte) bytes.length, (byte) -bytes.length})
        + HEX.formatHex(bytes)
        + HEX.formatHex(new byte[] {(byte) -sum, 0});
  }

  private static final String NOBODY = answer("4b00");
  private static final String RELEASED = answer("5300");

  private static String badge(String number) {
    return answer("4b0101000408" + HEX.toHexDigits((byte) (number.length() / 2)) + number);
  }

  private void on(String command, String... answers) {
    bench.serial.on(
        text(command), Arrays.stream(answers).map(Pn532Test::text).toArray(String[]::new));
  }

  private void configures() {
    on(WAKE);
    on(FIRMWARE, ACK, FIRMWARE_ANSWER);
    on(SAM, ACK, answer("15"));
    on(FIELD, ACK, answer("33"));
  }

  private void shows(String number) {
    on(LIST, ACK, badge(number));
    on(RELEASE, ACK, RELEASED);
  }

  private BadgeReader open() throws Exception {
    BadgeReader reader = (BadgeReader) Pn532.DRIVER.open(bench, "J8", Map.of());
    assertEquals(SerialSettings.at(115_200), bench.settings);
    return reader;
  }

  private MissReason trouble(BadgeReader reader) {
    return assertThrows(WireException.class, () -> reader.next(ONCE)).reason();
  }

  @Test
  void framesAreThoseOfTheManual() {
    assertEquals(FIRMWARE, HEX.formatHex(Pn532Frames.command((byte) 2)));
    assertEquals(FIRMWARE_ANSWER, answer("0332010607"));
    assertEquals(SAM, HEX.formatHex(Pn532Frames.command(HEX.parseHex("14011401"))));
    assertEquals(LIST, HEX.formatHex(Pn532Frames.command(HEX.parseHex("4a0100"))));
  }

  @Test
  void theChipIsConfiguredOnceAndABadgeIsRead() throws Exception {
    configures();
    on(LIST, ACK, NOBODY);
    shows("92e3a417");
    BadgeReader reader = open();

    assertTrue(reader.next(ONCE).isEmpty());
    assertArrayEquals(NUMBER, reader.next(ONCE).orElseThrow().number());
    assertTrue(bench.serial.done());
  }

  @ParameterizedTest
  @ValueSource(strings = {"92e3a417", "04a1b2c3d4e580", "04112233445566778899"})
  void numbersOfAllThreeSizesAreRead(String number) throws Exception {
    configures();
    shows(number);

    assertEquals(number, HEX.formatHex(open().next(ONCE).orElseThrow().number()));
  }

  @Test
  void anAnswerMayArriveInAnyPieces() throws Exception {
    String both = ACK + badge("92e3a417");
    for (int cut = 2; cut < both.length(); cut += 2) {
      configures();
      on(LIST, both.substring(0, cut), both.substring(cut));
      on(RELEASE, ACK + RELEASED);
      assertArrayEquals(NUMBER, open().next(ONCE).orElseThrow().number(), "cut at " + cut);
      assertTrue(bench.serial.done());
    }
  }

  @Test
  void aBadgeHeldAtTheReaderIsPresentedOnceAndAgainAfterItWasGone() throws Exception {
    configures();
    BadgeReader reader = open();
    for (int i = 0; i < 20; i++) {
      shows("92e3a417");
      assertEquals(i == 0, reader.next(ONCE).isPresent());
      bench.timing.millis(100);
    }
    on(LIST, ACK, NOBODY);
    assertTrue(reader.next(ONCE).isEmpty());
    bench.timing.millis(100);
    shows("92e3a417");
    assertTrue(reader.next(ONCE).isEmpty(), "lost for a moment at the edge of the field");
    bench.timing.millis(301);
    shows("92e3a417");
    assertTrue(reader.next(ONCE).isPresent());
  }

  @Test
  void aRandomNumberIsNoBadge() throws Exception {
    configures();
    shows("08a1b2c3");

    assertTrue(open().next(ONCE).isEmpty());
    assertTrue(bench.serial.done());
  }

  @Test
  void silenceIsATimeoutAndTheChipIsConfiguredAgainWhenItIsBack() throws Exception {
    configures();
    on(LIST, ACK, NOBODY);
    BadgeReader reader = open();
    reader.next(ONCE);
    on(LIST); // unplugged
    assertEquals(MissReason.TIMEOUT, trouble(reader));
    on(WAKE);
    on(FIRMWARE);
    assertEquals(MissReason.TIMEOUT, trouble(reader));
    configures();
    shows("92e3a417");
    assertArrayEquals(NUMBER, reader.next(ONCE).orElseThrow().number());
  }

  @Test
  void anAcknowledgedCommandWithoutAnAnswerIsATimeoutWithinASecond() throws Exception {
    configures();
    on(LIST, ACK);
    BadgeReader reader = open();
    long before = bench.timing.nanos();

    assertEquals(MissReason.TIMEOUT, trouble(reader));
    assertTrue(bench.timing.nanos() - before <= 1_100_000_000L);
  }

  @Test
  void aWrongChecksumIsAFaultNotAValue() throws Exception {
    configures();
    byte[] wrong = HEX.parseHex(badge("92e3a417"));
    wrong[15] ^= 1;
    on(LIST, ACK, HEX.formatHex(wrong));

    assertEquals(MissReason.CHECKSUM, trouble(open()));
  }

  @ParameterizedTest
  @CsvSource({
    "0000ffff0000", // not acknowledged
    "0000ff01ff7f8100", // syntax error of the chip
  })
  void aRefusalIsMalformed(String refusal) throws Exception {
    configures();
    on(LIST, refusal);
    assertEquals(MissReason.MALFORMED, trouble(open()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4b", // nothing said
        "4b01", // cut short
        "4b0101000408", // without a length
        "4b010100040804aabb", // number cut short
        "4b010100040805aabbccddee", // no such size
        "4b0101000408ffaabbccdd", // a size beyond everything
        "4b02010004080411223344", // more than asked for
        "4b0101000408048899aabb", // half a number
        "4900", // the answer to something else
      })
  void anAnswerThatCannotBeIsMalformedNotABadge(String body) throws Exception {
    configures();
    on(LIST, ACK, answer(body));
    WireException e = assertThrows(WireException.class, () -> open().next(ONCE));
    assertEquals(MissReason.MALFORMED, e.reason());
    assertFalse(e.advice().contains("aabb"), "no badge number in a sentence");
  }

  @Test
  void anotherChipIsRefused() throws Exception {
    on(WAKE);
    on(FIRMWARE, ACK, answer("0307010607"));
    assertEquals(MissReason.MALFORMED, trouble(open()));
  }

  @Test
  void aLateAnswerIsNotTakenForThisOne() throws Exception {
    configures();
    on(LIST, ACK, NOBODY);
    BadgeReader reader = open();
    reader.next(ONCE);
    bench.serial.says(HEX.parseHex(ACK + badge("92e3a417")));
    on(LIST, ACK, NOBODY);

    assertTrue(reader.next(ONCE).isEmpty());
  }

  @Test
  void aFloodEndsAndTheNextBadgeIsRead() throws Exception {
    configures();
    BadgeReader reader = open();
    on(LIST, "55".repeat(50_000));
    assertEquals(MissReason.TIMEOUT, trouble(reader));
    configures();
    shows("92e3a417");
    assertArrayEquals(NUMBER, reader.next(ONCE).orElseThrow().number());
  }

  @Test
  void overI2cTheChipIsAskedWhetherItIsReady() throws Exception {
    String[] talk = {
      FIRMWARE,
      FIRMWARE_ANSWER,
      SAM,
      answer("15"),
      FIELD,
      answer("33"),
      LIST,
      badge("92e3a417"),
      RELEASE,
      RELEASED
    };
    bench.i2c.fails(MissReason.NOT_CONNECTED); // asleep
    for (int i = 0; i < talk.length; i += 2) {
      bench.i2c.told(spaced(talk[i]));
      bench.i2c.says("01").says("01 " + spaced(ACK));
      bench.i2c.says("00").says("00").says("01");
      bench.i2c.says("01 " + spaced(talk[i + 1] + "00".repeat(64 - talk[i + 1].length() / 2)));
    }
    BadgeReader reader = (BadgeReader) Pn532.I2C.open(bench, "J15", Map.of());
    assertEquals(0x24, bench.address);

    assertArrayEquals(NUMBER, reader.next(ONCE).orElseThrow().number());
    assertTrue(bench.i2c.done());
  }

  private static String spaced(String hex) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(HEX.parseHex(hex));
  }

  @Test
  void overI2cTroubleOfTheBusIsToldAsItIs() throws Exception {
    bench.i2c.fails(MissReason.NOT_CONNECTED).fails(MissReason.NOT_CONNECTED);
    BadgeReader reader = (BadgeReader) Pn532.I2C.open(bench, "J15", Map.of());
    assertEquals(MissReason.NOT_CONNECTED, trouble(reader));

    bench.i2c.fails(MissReason.TIMEOUT).told(spaced(FIRMWARE)).fails(MissReason.TIMEOUT);
    assertEquals(MissReason.TIMEOUT, trouble(reader), "a stuck bus");

    bench.i2c.says("FF").told(spaced(FIRMWARE)); // all ones: ready for ever, and nothing but ones
    for (int i = 0; i < 3; i++) {
      bench.i2c.says("FF").says("FF ".repeat(6) + "FF");
    }
    bench.i2c.fails(MissReason.BUS_ERROR);
    assertEquals(MissReason.BUS_ERROR, trouble(reader));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void afterNoiseTheNextWholeFrameIsFound(long seed) {
    Random random = new Random(seed);
    byte[] likely = HEX.parseHex("0000ff04fcd5d54b7f00ff01");
    byte[] frame = HEX.parseHex(badge("92e3a417"));
    for (int round = 0; round < 300; round++) {
      Pn532Frames frames = new Pn532Frames();
      for (int i = random.nextInt(300); i > 0; i--) {
        frames.take(likely[random.nextInt(likely.length)]);
      }
      // A frame that the noise began ends at the latest after a frame's length.
      for (int i = 0; i < 260; i++) {
        frames.take((byte) 0x55);
      }
      Pn532Frames.Seen last = Pn532Frames.Seen.NOTHING;
      for (int i = 0; i < frame.length - 1; i++) {
        last = frames.take(frame[i]);
      }
      assertEquals(Pn532Frames.Seen.ANSWER, last, "seed " + seed + " round " + round);
      assertEquals("4b010100040804" + HEX.formatHex(NUMBER), HEX.formatHex(frames.answer()));
    }
  }
}
