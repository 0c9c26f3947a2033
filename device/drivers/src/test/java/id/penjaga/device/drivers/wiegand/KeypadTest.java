package id.penjaga.device.drivers.wiegand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.KeyPress;
import id.penjaga.device.drivers.wire.Bench;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Keys on Wiegand lines (ACC-16)")
class KeypadTest {
  private static final Duration WAIT = Duration.ofMillis(50);
  private static final String CARD = "10001011001101010001101110"; // 166A37, a manual's

  private final Bench bench = new Bench();

  private BadgeReader open(String keypad) throws Exception {
    return (BadgeReader) Wiegand.DRIVER.open(bench, "J17", Map.of("bits", "26", "keypad", keypad));
  }

  private void send(String bits) {
    for (char c : bits.replace(" ", "").toCharArray()) {
      bench.pulses.pulse(c == '1');
      bench.timing.millis(2);
    }
    bench.timing.millis(30);
  }

  /// Sends keys as a keypad of so many bits does.
  private void press(String keypad, String keys) {
    for (char key : keys.toCharArray()) {
      int value = key == '*' ? 10 : key == '#' ? 11 : key - '0';
      String four = bits(value, 4);
      send(
          switch (keypad) {
            case "4" -> four;
            case "6" ->
                Integer.bitCount(value >> 2) % 2 + four + (1 - Integer.bitCount(value & 3) % 2);
            default -> bits(~value & 0xF, 4) + four;
          });
    }
  }

  private static String bits(int value, int count) {
    return String.format("%" + count + "s", Integer.toBinaryString(value)).replace(' ', '0');
  }

  private static String keys(BadgeReader reader) {
    return reader.keys().stream().map(key -> "" + key.key()).collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0} bits")
  @CsvSource({"4", "6", "8"})
  void everyKeyIsToldInItsOrder(String keypad) throws Exception {
    BadgeReader reader = open(keypad);
    assertTrue(reader.hasKeypad());
    press(keypad, "0123456789*#");
    assertTrue(reader.next(WAIT).isEmpty());
    assertEquals("0123456789*#", keys(reader));
    assertEquals("", keys(reader));
    assertEquals(0, reader.reception().refused());
  }

  @Test
  void keysAndBadgesShareTheWires() throws Exception {
    BadgeReader reader = open("8");
    press("8", "12");
    long between = bench.timing.nanos();
    send(CARD);
    press("8", "34#");
    BadgeFrame badge = reader.next(WAIT).orElseThrow();
    assertEquals("166a37", HexFormat.of().formatHex(badge.number()));
    List<KeyPress> keys = reader.keys();
    assertEquals(5, keys.size());
    assertTrue(keys.get(1).uptimeNanos() < between && between < keys.get(2).uptimeNanos());
    assertTrue(badge.uptimeNanos() < keys.get(2).uptimeNanos());
  }

  @Test
  void aKeyEndsTheWait() throws Exception {
    BadgeReader reader = open("4");
    press("4", "7");
    long before = bench.timing.nanos();
    assertTrue(reader.next(Duration.ofSeconds(1)).isEmpty());
    assertEquals(before, bench.timing.nanos());
    assertEquals("7", keys(reader));
  }

  @Test
  void withoutAKeypadKeysAreNothing() throws Exception {
    BadgeReader reader = open("none");
    press("4", "12#");
    assertFalse(reader.hasKeypad());
    assertTrue(reader.next(WAIT).isEmpty());
    assertEquals("", keys(reader));
  }

  @Test
  void whatAReaderSaysOfItselfIsNoKey() throws Exception {
    BadgeReader reader = open("8");
    send("10101010");
    send("01010101");
    send("0100 0100"); // no complement in front
    assertTrue(reader.next(WAIT).isEmpty());
    assertEquals("", keys(reader));
  }

  @Test
  void aKeyOfAnotherLengthIsNoKeyOfThisKeypad() throws Exception {
    BadgeReader reader = open("8");
    press("4", "12#");
    assertTrue(reader.next(WAIT).isEmpty());
    assertEquals("", keys(reader));
  }

  @Test
  @DisplayName("ACC-16 a keypad that is hammered on keeps 32 keys and no more")
  void theKeysThatWaitAreFew() throws Exception {
    BadgeReader reader = open("4");
    press("4", "1".repeat(1_000) + "23");
    String kept = keys(reader);
    assertEquals(KeyPress.MOST, kept.length());
    assertTrue(kept.endsWith("123"));
  }

  @Test
  @DisplayName("ACC-16 no key is told by its text")
  void aKeyIsNotPrinted() {
    assertEquals("a key", new KeyPress('7', 5).toString());
  }
}
