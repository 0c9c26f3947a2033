package id.penjaga.device.drivers.sht3x;

import static id.penjaga.device.drivers.wire.I2cFaults.refused;
import static id.penjaga.device.drivers.wire.I2cFaults.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.I2cFaults;
import id.penjaga.device.messages.MissReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SHT3x (ENV-01, ENV-02, ENV-04)")
class Sht3xTest {
  private final Bench bench = new Bench();
  private Sensor sensor;

  @BeforeEach
  void open() throws Exception {
    sensor = (Sensor) Sht3x.DRIVER.open(bench, "J15", Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          66 66 93 6E 14 3E , 'temperature 25.00, humidity 43.00'
          60 00 D4 80 00 A2 , 'temperature 20.63, humidity 50.00'
          66 66 93 FF FF AC , 'temperature 25.00, humidity 100.00'
          """)
  void wordsBecomeDegreesAndPercentAfterTheWait(String frame, String says) throws Exception {
    long before = bench.timing.nanos();
    bench.i2c.told("24 00").says(frame);

    assertEquals(says, said(sensor));
    assertTrue(bench.timing.nanos() - before >= 15_500_000, "the sheet's longest conversion");
    assertEquals(0x44, bench.address);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # a flipped bit    , reason
          66 67 93 6E 14 3E  , CHECKSUM
          66 66 93 6E 14 3F  , CHECKSUM
          # the bus is stuck
          FF FF FF FF FF FF  , CHECKSUM
          00 00 00 00 00 00  , CHECKSUM
          # right sums around what the part cannot measure
          00 00 81 6E 14 3E  , OUT_OF_RANGE
          FF FF AC 6E 14 3E  , OUT_OF_RANGE
          66 66 93 00 00 81  , OUT_OF_RANGE
          """)
  void damageAndNonsenseAreFaultsAndNeverReadings(String frame, MissReason reason) {
    bench.i2c.told("24 00").says(frame);

    String advice = refused(sensor, reason);

    assertTrue(advice.startsWith("the SHT3x at 0x44 on J15 "), advice);
  }

  @Test
  void aSilentBusIsAMissWithItsReason() {
    I2cFaults.areMisses(bench.i2c, sensor);
  }

  @Test
  void theSecondAddressIsASetting() throws Exception {
    Sht3x.DRIVER.open(bench, "J15", Map.of("address", "69")).close();
    assertEquals(0x45, bench.address);
    assertFalse(bench.i2c.open);
    assertEquals(
        List.of("address is \"0x46\"; write 0x44 to 0x45"),
        Sht3x.DRIVER.problems(Map.of("address", "0x46")));
  }
}
