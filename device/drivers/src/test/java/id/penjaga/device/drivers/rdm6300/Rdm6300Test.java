package id.penjaga.device.drivers.rdm6300;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.SerialSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RDM6300 frames (ACC-16)")
class Rdm6300Test {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] SHEET = HEX.parseHex("0236324533303836434544303803");
  private static final byte[] NUMBER = HEX.parseHex("62E3086CED");
  private static final Duration WAIT = Duration.ofMillis(50);

  private final Bench bench = new Bench();

  private BadgeReader open(String checksum) throws Exception {
    BadgeReader reader =
        (BadgeReader) Rdm6300.DRIVER.open(bench, "J8", Map.of("checksum", checksum));
    assertEquals(SerialSettings.at(9600), bench.settings);
    return reader;
  }

  @Test
  void theFrameOfTheSheetIsABadge() throws Exception {
    BadgeReader reader = open("xor");
    bench.serial.says(SHEET);

    assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number());
    assertTrue(reader.next(WAIT).isEmpty());
  }

  @Test
  void aFrameMayArriveInAnyPieces() throws Exception {
    for (int cut = 1; cut < SHEET.length; cut++) {
      BadgeReader reader = open("xor");
      bench.serial.says(Arrays.copyOf(SHEET, cut));
      bench.serial.says(Arrays.copyOfRange(SHEET, cut, SHEET.length));

      assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number(), "cut at " + cut);
    }
  }

  @Test
  void aFrameMayArriveSlowerThanOneWait() throws Exception {
    BadgeReader reader = open("xor");
    bench.serial.says(Arrays.copyOf(SHEET, 6));
    assertTrue(reader.next(WAIT).isEmpty());
    bench.serial.says(Arrays.copyOfRange(SHEET, 6, SHEET.length));

    assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number());
  }

  @Test
  void lowerCaseDigitsAreRead() throws Exception {
    BadgeReader reader = open("xor");
    bench.serial.says("\u000262e3086ced08\u0003");

    assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number());
  }

  @Test
  void aCloneThatAddsIsReadWhenTheSettingSaysSo() throws Exception {
    BadgeReader adding = open("sum");
    bench.serial.says("\u00022E00AF0EC9B4\u0003");
    assertArrayEquals(HEX.parseHex("2E00AF0EC9"), adding.next(WAIT).orElseThrow().number());

    BadgeReader plain = open("xor");
    bench.serial.says("\u00022E00AF0EC946\u0003");
    assertArrayEquals(HEX.parseHex("2E00AF0EC9"), plain.next(WAIT).orElseThrow().number());
  }

  @Test
  void aWrongChecksumIsAFaultNotAValue() throws Exception {
    BadgeReader reader = open("xor");
    bench.serial.says("\u000262E3086CED09\u0003");
    bench.serial.says(SHEET);

    assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number());
    assertEquals(1, reader.reception().refused());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0002", // start twice
        "\u000262E3", // cut short
        "\u000262E3086CED080", // one digit too many
        "\u000262E3086CEX08\u0003", // no digit
        "\u000262E3086CED08\u0000", // another end
        "\u0003\u0003\r\nhello", // nothing like it
        "\u000262E3\u0003", // ends early
      })
  void afterNoiseTheNextWholeFrameIsFound(String noise) throws Exception {
    BadgeReader reader = open("xor");
    bench.serial.says(noise);
    bench.serial.says(SHEET);

    assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number());
  }

  @Test
  void aBadgeHeldAtTheReaderIsPresentedOnce() throws Exception {
    BadgeReader reader = open("xor");
    bench.serial.says(SHEET);
    assertTrue(reader.next(WAIT).isPresent());
    for (int i = 0; i < 100; i++) {
      bench.timing.millis(65);
      bench.serial.says(SHEET);
      Optional<BadgeFrame> again = reader.next(WAIT);
      assertEquals(i > 0, again.isEmpty(), "confirmed once");
      assertTrue(again.filter(BadgeFrame::presents).isEmpty());
    }

    assertTrue(reader.next(Duration.ofMillis(301)).isEmpty());
    bench.serial.says(SHEET);
    assertTrue(reader.next(WAIT).isPresent());
  }

  @Test
  void aSlowListenerDoesNotSeeOneBadgeTwice() throws Exception {
    BadgeReader reader = open("xor");
    bench.serial.says(SHEET);
    assertTrue(reader.next(WAIT).isPresent());
    for (int i = 0; i < 8; i++) {
      bench.serial.says(SHEET);
      bench.timing.millis(65);
    }
    assertFalse(reader.next(WAIT).orElseThrow().presents());
    bench.serial.says(SHEET);
    assertTrue(reader.next(WAIT).isEmpty());
  }

  @Test
  void aListenerThatOnlyLooksInNowAndThenSeesABadgeThatCameBack() throws Exception {
    BadgeReader reader = open("xor");
    bench.serial.says(SHEET);
    assertTrue(reader.next(Duration.ZERO).isPresent());
    for (int i = 0; i < 10; i++) {
      bench.timing.millis(200);
      assertTrue(reader.next(Duration.ZERO).isEmpty());
    }
    bench.serial.says(SHEET);
    bench.timing.millis(200);
    assertTrue(reader.next(Duration.ZERO).isPresent());
  }

  @Test
  void anotherBadgeIsPresentedAtOnce() throws Exception {
    BadgeReader reader = open("xor");
    bench.serial.says(SHEET);
    bench.serial.says("\u00022E00AF0EC946\u0003");
    bench.serial.says(SHEET);

    assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number());
    assertArrayEquals(HEX.parseHex("2E00AF0EC9"), reader.next(WAIT).orElseThrow().number());
    assertArrayEquals(NUMBER, reader.next(WAIT).orElseThrow().number());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void noiseNeverStopsTheReaderAndTheNextBadgeIsRead(long seed) throws Exception {
    Random random = new Random(seed);
    byte[] likely = "\u0002\u00030123456789ABCDEFabcdef".getBytes("ISO-8859-1");
    for (int round = 0; round < 300; round++) {
      BadgeReader reader = open("xor");
      byte[] noise = new byte[random.nextInt(400)];
      for (int i = 0; i < noise.length; i++) {
        noise[i] =
            random.nextInt(4) == 0
                ? (byte) random.nextInt(256)
                : likely[random.nextInt(likely.length)];
      }
      bench.serial.says(noise);
      bench.serial.says(SHEET);

      assertTrue(eventually(reader), "seed " + seed + " round " + round);
    }
  }

  private static boolean eventually(BadgeReader reader) throws Exception {
    for (int i = 0; i < 50; i++) {
      Optional<BadgeFrame> badge = reader.next(WAIT);
      if (badge.isEmpty()) {
        return false;
      }
      if (Arrays.equals(NUMBER, badge.get().number())) {
        return true;
      }
    }
    return false;
  }
}
