package id.penjaga.device.drivers.dht22;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.wire.ScriptedKernel;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("DHT22 through the kernel (ENV-01, ENV-02, ENV-04)")
class Dht22Test {
  private static final String TEMPERATURE = "in_temp_input";
  private static final String HUMIDITY = "in_humidityrelative_input";

  private final ScriptedKernel kernel = new ScriptedKernel();
  private final Dht22 sensor = new Dht22(kernel, "J3");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # kernel , kernel , degrees , percent
          23700    , 56100  , 23.7    , 56.1
          -10500   , 99900  , -10.5   , 99.9
          0        , 41000  , 0.0     , 41.0
          -40000   , 100    , -40.0   , 0.1
          80000    , 100000 , 80.0    , 100.0
          """)
  void thousandthsBecomeDegreesAndPercent(
      String temperature, String humidity, double celsius, double percent) throws Exception {
    kernel.holds(TEMPERATURE, temperature).holds(HUMIDITY, humidity);

    List<PartAnswer> answers = sensor.sample();

    assertEquals(
        List.of(
            new PartAnswer.Got(sensor.channels().get(0), Measure.celsius(celsius)),
            new PartAnswer.Got(sensor.channels().get(1), Measure.humidity(percent))),
        answers);
    assertTrue(kernel.done());
  }

  @ParameterizedTest
  @CsvSource({"ETIMEDOUT, TIMEOUT", "EIO, CHECKSUM", "ENODEV, NOT_CONNECTED", "EAGAIN, BUS_ERROR"})
  void aKernelErrorIsAMissOnBothChannels(String errno, MissReason reason) {
    kernel.fails(TEMPERATURE, errno);

    List<PartAnswer> answers = sensor.poll();

    assertEquals(2, answers.size());
    for (PartAnswer answer : answers) {
      assertEquals(reason, ((PartAnswer.Missed) answer).reason());
      assertTrue(((PartAnswer.Missed) answer).advice().contains("J3"));
    }
  }

  @Test
  void aTransferThatFailsHalfWayGivesNoHalfReading() {
    kernel.holds(TEMPERATURE, "21000").fails(HUMIDITY, "EIO");

    assertEquals(MissReason.CHECKSUM, assertThrows(WireException.class, sensor::sample).reason());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "21000, 0"})
  void zerosWithARightChecksumAreAFailedRead(String temperature, String humidity) {
    kernel.holds(TEMPERATURE, temperature).holds(HUMIDITY, humidity);

    assertEquals(MissReason.MALFORMED, assertThrows(WireException.class, sensor::sample).reason());
  }

  @ParameterizedTest
  @CsvSource({"85000, 50000", "-40100, 50000", "21000, 100100", "21000, -100"})
  void aNumberBeyondThePartsOwnRangeIsAFault(String temperature, String humidity) {
    kernel.holds(TEMPERATURE, temperature).holds(HUMIDITY, humidity);

    assertEquals(
        MissReason.OUT_OF_RANGE, assertThrows(WireException.class, sensor::sample).reason());
  }

  @ParameterizedTest
  @CsvSource({"''", "23.7", "abc", "99999999999999"})
  void aFileWithoutAWholeNumberIsMalformed(String text) {
    kernel.holds(TEMPERATURE, text);

    assertEquals(MissReason.MALFORMED, assertThrows(WireException.class, sensor::sample).reason());
  }
}
