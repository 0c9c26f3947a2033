package id.penjaga.device.drivers.tmp117;

import static id.penjaga.device.drivers.wire.I2cFaults.refused;
import static id.penjaga.device.drivers.wire.I2cFaults.said;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

@DisplayName("TMP117 (ENV-01, ENV-04, ENV-05)")
class Tmp117Test {
  private final Bench bench = new Bench();
  private Sensor sensor;

  @BeforeEach
  void open() throws Exception {
    sensor = (Sensor) Tmp117.DRIVER.open(bench, "J15", Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # the sheet's table
          0C 80 , temperature 25.00
          32 00 , temperature 100.00
          00 01 , temperature 0.01
          00 00 , temperature 0.00
          FF FF , temperature -0.01
          F3 80 , temperature -25.00
          """)
  void stepsBecomeDegrees(String result, String says) throws Exception {
    bench.i2c.on("0F", "01 17").on("00", result);
    assertEquals(says, said(sensor));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # identity, result
          FF FF , 0C 80 , MALFORMED
          00 00 , 0C 80 , MALFORMED
          01 17 , 80 00 , TIMEOUT
          01 17 , 7F FF , OUT_OF_RANGE
          01 17 , E4 00 , OUT_OF_RANGE
          """)
  void whatIsNoMeasurementIsAFault(String identity, String result, MissReason reason) {
    bench.i2c.on("0F", identity).on("00", result);
    refused(sensor, reason);
  }

  @Test
  void aSilentBusIsAMissWithItsReason() {
    I2cFaults.areMisses(bench.i2c, sensor);
  }
}
