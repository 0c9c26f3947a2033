package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.core.RoomRules.Gate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The plausibility gate, one value every 10 s, stale after 90 s; `-` is a sample that failed, `~`
/// a silence of 100 s.
class PlausibilityGateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # heard                               | believed (1) or held (0)
          21.0 21.1 21.0 21.2                   | 0011
          21.0 21.0 21.0 42.0 21.0              | 00101
          21.0 21.0 21.0 42.0 42.2 21.0         | 001001
          21.0 21.0 21.0 42.0 21.0 42.0 21.0    | 0010101
          21.0 21.0 21.0 23.0 25.0 27.0         | 001111
          21.0 21.0 21.0 26.0 26.1 26.2 26.2    | 0010011
          21.0 21.0 21.0 26.0 29.0 32.0 32.0 32.1 | 00100001
          42.0 21.0 21.0 21.1                   | 0001
          42.0 42.0 21.0 21.0 21.0              | 00001
          21.0 21.0 21.0 ~ 21.0 21.0 21.0       | 001001
          21.0 21.0 21.0 - - 21.1               | 0011
          21.0 21.0 21.0 30.0 - 30.0 - 30.0     | 001001
          21.0 21.0 ~ 21.0 21.0 21.0            | 00001
          """)
  @DisplayName("ENV-04: a value far from the last believed one waits until three in a row agree")
  void theTableOfValues(String heard, String believed) {
    Gate gate = new Gate(0, 2, 3);
    PlausibilityGate trust = PlausibilityGate.NONE;
    StringBuilder answer = new StringBuilder();
    long now = 0;
    for (String each : heard.strip().split(" ")) {
      now += each.equals("~") ? 100_000 : 10_000;
      if (Character.isDigit(each.charAt(0))) {
        trust = trust.next(Double.parseDouble(each), now, gate, 90_000);
        answer.append(trust.believes() ? '1' : '0');
      }
    }
    assertEquals(believed.strip(), answer.toString());
  }

  @Test
  @DisplayName("ENV-04: a value that stands still for too long is held until it moves,")
  void aFrozenValueIsHeldUntilItMoves() {
    Gate gate = new Gate(0, 2, 2, 60_000);
    PlausibilityGate trust = PlausibilityGate.NONE;
    StringBuilder answer = new StringBuilder();
    double[] heard = {50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50.1, 50.1};
    for (int i = 0; i < heard.length; i++) {
      trust = trust.next(heard[i], i * 10_000L, gate, 90_000);
      answer.append(trust.believes() ? '1' : '0');
    }
    assertEquals("011111100011", answer.toString());
  }
}
