package id.penjaga.device.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandVerdictTest {
  @ParameterizedTest
  @CsvSource({
    "19.4, 0.5, OUT",
    "19.5, 0.5, MARGINAL",
    "20.0, 0.5, MARGINAL",
    "20.5, 0.5, MARGINAL",
    "20.6, 0.5, IN",
    "21.4, 0.5, IN",
    "21.5, 0.5, MARGINAL",
    "22.5, 0.5, MARGINAL",
    "22.6, 0.5, OUT",
    "22.0, 0, IN",
    "22.1, 0, OUT",
    "20.0, 0, IN"
  })
  @DisplayName("ENV-01 what is nearer to 20 or 22 than the sensor is exact is marginal")
  void whatLiesNearALimitIsMarginal(double value, double accuracy, BandVerdict verdict) {
    Limits limits = new Limits(20, 22, 0.3, 60_000, 60_000, "003 B.2.a", 20, 22);
    assertEquals(verdict, BandVerdict.of(value, limits, accuracy));
  }
}
