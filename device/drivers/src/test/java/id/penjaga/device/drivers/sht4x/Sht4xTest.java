package id.penjaga.device.drivers.sht4x;

import static id.penjaga.device.drivers.wire.I2cFaults.refused;
import static id.penjaga.device.drivers.wire.I2cFaults.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

@DisplayName("SHT4x (ENV-01, ENV-02, ENV-04)")
class Sht4xTest {
  private final Bench bench = new Bench();
  private Sensor sensor;

  @BeforeEach
  void open() throws Exception {
    sensor = (Sensor) Sht4x.DRIVER.open(bench, "J15", Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          66 66 93 66 66 93 , 'temperature 25.00, humidity 44.00'
          66 66 93 80 00 A2 , 'temperature 25.00, humidity 56.50'
          # the sheet says to cut what lies a little beyond the ends
          66 66 93 0B 00 9B , 'temperature 25.00, humidity 0.00'
          66 66 93 E8 00 C0 , 'temperature 25.00, humidity 100.00'
          """)
  void wordsBecomeDegreesAndPercentAfterTheWait(String frame, String says) throws Exception {
    long before = bench.timing.nanos();
    bench.i2c.told("FD").says(frame);

    assertEquals(says, said(sensor));
    assertTrue(bench.timing.nanos() - before >= 8_300_000, "the sheet's longest conversion");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          66 67 93 66 66 93 , CHECKSUM
          66 66 93 66 66 92 , CHECKSUM
          FF FF FF FF FF FF , CHECKSUM
          00 00 00 00 00 00 , CHECKSUM
          00 00 81 66 66 93 , OUT_OF_RANGE
          FF FF AC 66 66 93 , OUT_OF_RANGE
          66 66 93 00 00 81 , OUT_OF_RANGE
          66 66 93 FF FF AC , OUT_OF_RANGE
          """)
  void damageAndNonsenseAreFaultsAndNeverReadings(String frame, MissReason reason) {
    bench.i2c.told("FD").says(frame);
    refused(sensor, reason);
  }

  @Test
  void aSilentBusIsAMissWithItsReason() {
    I2cFaults.areMisses(bench.i2c, sensor);
  }
}
