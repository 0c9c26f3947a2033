package id.penjaga.device.drivers.ds18b20;

import static id.penjaga.device.drivers.wire.I2cFaults.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("DS18B20 through the kernel (ENV-01, ENV-04)")
class Ds18b20Test {
  private static final String FILE = "28-*/w1_slave";

  private final Bench bench = new Bench();
  private Sensor sensor;

  @BeforeEach
  void open() throws Exception {
    sensor = (Sensor) Ds18b20.DRIVER.open(bench, "J20", Map.of());
  }

  private static String text(String bytes, String verdict, String thousandths) {
    return bytes + " : crc=00 " + verdict + "\n" + bytes + " t=" + thousandths + "\n";
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # the sheet's table of temperatures
          D0 07 4B 46 7F FF 0C 10 00 , 125000
          91 01 4B 46 7F FF 0F 10 00 , 25062
          5E FF 4B 46 7F FF 02 10 00 , -10125
          90 FC 4B 46 7F FF 10 10 00 , -55000
          """)
  void thousandthsBecomeDegrees(String bytes, String thousandths) throws Exception {
    bench.kernel.holds(FILE, text(bytes.toLowerCase(java.util.Locale.ROOT), "YES", thousandths));

    assertEquals(
        List.of(
            new PartAnswer.Got(
                sensor.channels().getFirst(),
                Measure.celsius(Integer.parseInt(thousandths) / 1000.0))),
        sensor.sample());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          50 05 4b 46 7f ff 0c 10 1c | YES | 85000  | MALFORMED
          00 00 00 00 00 00 00 00 00 | YES | 0      | MALFORMED
          ff ff ff ff ff ff ff ff ff | NO  | -62    | CHECKSUM
          91 01 4b 46 7f ff 0f 10 01 | NO  | 25062  | CHECKSUM
          91 01 4b 46 7f ff 0f 10 00 | YES | 127937 | OUT_OF_RANGE
          91 01 4b 46 7f ff 0f 10 00 | YES | -55062 | OUT_OF_RANGE
          91 01 4b 46 7f ff 0f 10 00 | YES | warm   | MALFORMED
          91 01                      | YES | 25062  | MALFORMED
          """)
  void whatIsNoMeasurementIsAFault(
      String bytes, String verdict, String thousandths, MissReason reason) {
    bench.kernel.holds(FILE, text(bytes, verdict, thousandths));
    String advice = refused(sensor, reason);
    assertTrue(advice.contains("J20"), advice);
  }

  @ParameterizedTest
  @CsvSource({
    "ENOENT, NOT_CONNECTED",
    "ENOTUNIQ, NOT_CONNECTED",
    "ETIMEDOUT, TIMEOUT",
    "EIO, BUS_ERROR",
  })
  void theKernelsErrorHasAMeaning(String errno, MissReason reason) {
    bench.kernel.fails(FILE, errno);
    assertTrue(refused(sensor, reason).contains("J20"));
  }

  @Test
  void anEmptyFileIsNoAnswer() {
    bench.kernel.holds(FILE, "");
    refused(sensor, MissReason.TIMEOUT);
  }

  @Test
  void oneOfSeveralIsChosenByItsNumber() throws Exception {
    Sensor second = (Sensor) Ds18b20.DRIVER.open(bench, "J20", Map.of("sensor", "28-0316a2794caf"));
    bench.kernel.holds(
        "28-0316a2794caf/w1_slave", text("91 01 4b 46 7f ff 0f 10 00", "YES", "25062"));
    assertEquals(1, second.sample().size());
    assertEquals(
        List.of(
            "sensor is \"28-3\"; write only, or its number as probe shows it, such as"
                + " 28-0316a2794caf"),
        Ds18b20.DRIVER.problems(Map.of("sensor", "28-3")));
    assertEquals("28-0316a2794caf", Ds18b20.DRIVER.share(Map.of("sensor", "28-0316a2794caf")));
  }

  @ParameterizedTest
  @DisplayName("F51 what supply and wiring cause is not blamed on the sensor")
  @CsvSource({"127937, too little supply", "127938, cannot measure", "-62000, cannot measure"})
  void supplyAndWiringAreNamedFirst(int thousandths, String words) throws Exception {
    bench.kernel.holds(
        "28-*/w1_slave",
        "ff 07 4b 46 7f ff 0c 10 a5 : crc=a5 YES\nff 07 4b 46 7f ff 0c 10 a5 t=" + thousandths);
    Sensor sensor = (Sensor) Ds18b20.DRIVER.open(bench, "J20", Map.of());
    String advice = refused(sensor, MissReason.OUT_OF_RANGE);
    assertTrue(advice.contains(words), advice);
    assertTrue(advice.contains("pull-up"), advice);
    assertTrue(advice.contains("check "), advice);
    assertTrue(advice.indexOf("check ") < advice.indexOf("replace it"), advice);
  }
}
