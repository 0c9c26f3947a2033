package id.penjaga.device.drivers.ds3231;

import static id.penjaga.device.drivers.wire.I2cFaults.refused;
import static id.penjaga.device.drivers.wire.I2cFaults.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.I2cFaults;
import id.penjaga.device.messages.MissReason;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("DS3231 (ENV-03, ENV-04)")
class Ds3231Test {
  private final Bench bench = new Bench();
  private Sensor clock;

  @BeforeEach
  void open() throws Exception {
    clock = (Sensor) Ds3231.DRIVER.open(bench, "J15", Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # control, status, aging, temperature; 19 40 is the sheet's example
          1C 08 00 19 40 , 'temperature 25.25, keeps-time 1.00'
          1C 00 FF E6 C0 , 'temperature -25.25, keeps-time 1.00'
          1C 00 00 00 00 , 'temperature 0.00, keeps-time 1.00'
          1C 88 00 19 40 , 'temperature 25.25, keeps-time IMPLAUSIBLE'
          """)
  void quartersBecomeDegreesAndAStopIsAFault(String registers, String says) throws Exception {
    bench.i2c.on("0E", registers);
    assertEquals(says, said(clock));
    assertEquals(0x68, bench.address);
  }

  @Test
  void aStoppedClockSaysWhatToDo() throws Exception {
    bench.i2c.on("0E", "1C 88 00 19 40");
    PartAnswer.Missed stopped = assertInstanceOf(PartAnswer.Missed.class, clock.sample().get(1));
    assertTrue(stopped.advice().contains("replace its battery"), stopped.advice());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          00 00 00 00 00 , MALFORMED
          FF FF FF FF FF , MALFORMED
          1C 18 00 19 40 , MALFORMED
          1C 08 00 19 41 , MALFORMED
          1C 08 00 7F C0 , OUT_OF_RANGE
          1C 08 00 80 00 , OUT_OF_RANGE
          """)
  void aStuckBusOrNonsenseIsAFault(String registers, MissReason reason) {
    bench.i2c.on("0E", registers);
    refused(clock, reason);
  }

  @Test
  void aSilentBusIsAMissWithItsReason() {
    I2cFaults.areMisses(bench.i2c, clock);
  }
}
