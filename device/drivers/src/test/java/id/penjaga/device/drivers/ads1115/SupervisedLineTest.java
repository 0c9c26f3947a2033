package id.penjaga.device.drivers.ads1115;

import static id.penjaga.device.drivers.wire.I2cFaults.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.I2cFaults;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("ADS1115 with a supervised line (ACC-15, ENV-04)")
class SupervisedLineTest {
  private static final String CLOSED = "33 90"; // 1.65 V
  private static final String OPEN = "44 C0"; // 2.20 V
  private static final String SHORTED = "00 10"; // 0.00 V
  private static final String CUT = "67 20"; // 3.30 V

  private final Bench bench = new Bench();
  private Sensor line;

  @BeforeEach
  void open() throws Exception {
    line = (Sensor) SupervisedLine.DRIVER.open(bench, "J15", Map.of());
  }

  private SupervisedLineTest converts(String... codes) {
    for (String code : codes) {
      bench.i2c.told("01 C3 83").on("01", "C3 83").on("00", code);
    }
    return this;
  }

  private void says(String expected) throws Exception {
    assertEquals(expected, said(line));
    assertTrue(bench.i2c.done());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          33 90 , 'open 0.00, tamper 0.00, voltage 1.65'
          44 C0 , 'open 1.00, tamper 0.00, voltage 2.20'
          00 00 , 'open NOT_CONNECTED, tamper 1.00, voltage 0.00'
          67 20 , 'open NOT_CONNECTED, tamper 1.00, voltage 3.30'
          # resistors 5 % off, and a cable of 200 ohm
          36 B0 , 'open 0.00, tamper 0.00, voltage 1.75'
          47 E0 , 'open 1.00, tamper 0.00, voltage 2.30'
          # just beside each threshold
          19 C7 , 'open NOT_CONNECTED, tamper 1.00, voltage 0.82'
          19 C8 , 'open 0.00, tamper 0.00, voltage 0.83'
          3C 28 , 'open 0.00, tamper 0.00, voltage 1.93'
          3C 29 , 'open 1.00, tamper 0.00, voltage 1.93'
          55 F0 , 'open 1.00, tamper 0.00, voltage 2.75'
          55 F1 , 'open NOT_CONNECTED, tamper 1.00, voltage 2.75'
          """)
  void fourStatesAreToldApart(String code, String says) throws Exception {
    converts(code, code).says(says);
  }

  @Test
  void aChangeIsToldWhenTwoConversionsAgree() throws Exception {
    converts(CLOSED, CLOSED).says("open 0.00, tamper 0.00, voltage 1.65");
    converts(CLOSED).says("open 0.00, tamper 0.00, voltage 1.65");
    converts(CUT, OPEN).says("open 0.00, tamper 0.00, voltage 2.20");
    converts(OPEN, OPEN).says("open 1.00, tamper 0.00, voltage 2.20");
    converts(SHORTED, SHORTED).says("open NOT_CONNECTED, tamper 1.00, voltage 0.00");
    converts(CLOSED, CLOSED).says("open 0.00, tamper 0.00, voltage 1.65");
  }

  @Test
  void aLineThatMovesWhenItIsFirstAskedIsNotKnown() throws Exception {
    converts(CLOSED, CUT).says("open IMPLAUSIBLE, tamper IMPLAUSIBLE, voltage 3.30");
  }

  @Test
  void theAdviceNamesThePlaceAndTheDamage() throws Exception {
    converts(CUT, CUT);
    PartAnswer.Missed cut = assertInstanceOf(PartAnswer.Missed.class, line.sample().getFirst());
    assertEquals(
        "the line at AIN0 of 0x48 on J15 is cut: its end resistor is not seen", cut.advice());
    converts(SHORTED, SHORTED);
    PartAnswer.Missed shorted = assertInstanceOf(PartAnswer.Missed.class, line.sample().getFirst());
    assertEquals(
        "the line at AIN0 of 0x48 on J15 is short-circuited before its resistors",
        shorted.advice());
  }

  @Test
  void aSilentBusIsAMissWithItsReason() {
    I2cFaults.areMisses(bench.i2c, line);
  }
}
