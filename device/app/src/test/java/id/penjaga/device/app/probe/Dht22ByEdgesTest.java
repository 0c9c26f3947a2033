package id.penjaga.device.app.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A DHT22 asked by its edges (ENV-03)")
class Dht22ByEdgesTest {
  /// The sheet's example: 65.2 % and 35.1 °C, sum 238.
  private static final int[] SHEET = {0x02, 0x8C, 0x01, 0x5F, 0xEE};

  @Test
  void theSheetsExampleIsRead() {
    assertEquals("35.1 °C, 65.2 %", Dht22ByEdges.words(falls(SHEET)));
  }

  @Test
  void belowZeroIsASignAndANumber() {
    assertEquals("-10.1 °C, 65.2 %", Dht22ByEdges.words(falls(0x02, 0x8C, 0x80, 0x65, 0x73)));
  }

  @Test
  void theGreetingBeforeMayBeHeardOrMissed() {
    long[] heard = falls(SHEET);
    assertEquals("35.1 °C, 65.2 %", Dht22ByEdges.words(Arrays.copyOfRange(heard, 1, heard.length)));
  }

  @Test
  void whatIsMissingOrWrongIsSaid() {
    long[] all = falls(SHEET);
    assertEquals("no answer", Dht22ByEdges.words(new long[0]));
    assertEquals(
        "38 of 42 edges came in time", Dht22ByEdges.words(Arrays.copyOfRange(all, 4, all.length)));
    assertEquals("the sum is wrong", Dht22ByEdges.words(falls(0x02, 0x8C, 0x01, 0x5F, 0xEF)));
  }

  /// 80 us low and 80 us high, then each bit 50 us low and 26 or 70 us high.
  private static long[] falls(int... bytes) {
    long[] nanos = new long[42];
    long now = 1_000_000;
    nanos[0] = now;
    now += 160_000;
    nanos[1] = now;
    for (int bit = 0; bit < 40; bit++) {
      now += (bytes[bit / 8] & 0x80 >> bit % 8) != 0 ? 120_000 : 76_000;
      nanos[bit + 2] = now;
    }
    return nanos;
  }
}
