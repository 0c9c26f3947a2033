package id.penjaga.device.drivers.bme280;

import static id.penjaga.device.drivers.wire.I2cFaults.refused;
import static id.penjaga.device.drivers.wire.I2cFaults.said;
import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.NOT_CONNECTED;
import static id.penjaga.device.messages.MissReason.OUT_OF_RANGE;
import static id.penjaga.device.messages.MissReason.TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.I2cFaults;
import id.penjaga.device.drivers.wire.ScriptedI2c;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("BME280 (ENV-01, ENV-02, ENV-04)")
class Bme280Test {
  /// T1 27504, T2 26435, T3 -1000 of the sheet's example; no pressure; H1 75.
  private static final String FIRST = "70 6B 43 67 18 FC" + " 00".repeat(18) + " 00 4B";

  /// H2 362, H3 0, H4 312, H5 50, H6 30, as parts usually have them.
  private static final String SECOND = "6A 01 00 13 28 03 1E";

  private static final Trim SHEET = new Trim(27504, 26435, -1000, 75, 362, 0, 312, 50, 30);

  private final Bench bench = new Bench();
  private final ScriptedI2c bus = bench.i2c;
  private Sensor sensor;

  @BeforeEach
  void open() throws Exception {
    sensor = (Sensor) Bme280.DRIVER.open(bench, "J15", Map.of());
  }

  private ScriptedI2c identified() {
    return bus.on("D0", "60").on("88", FIRST).on("E1", SECOND);
  }

  private ScriptedI2c measures(String result) {
    return bus.told("F2 01").told("F4 21").on("F3", "00").on("FA", result);
  }

  @Test
  void theSheetsExampleIs25Degrees08() throws Exception {
    assertEquals(25.08, SHEET.celsius(519888), 0.005);
    identified();
    measures("7E ED 00 6D 60");
    assertEquals("temperature 25.08, humidity 44.22", said(sensor));

    measures("7E ED 00 6D 60");
    assertEquals("temperature 25.08, humidity 44.22", said(sensor), "calibration is read once");
    assertTrue(bus.done());
  }

  @Test
  void trimWordsAreCutFromTheirRegistersWithTheirSigns() {
    assertEquals(SHEET, Trim.of(bytes(FIRST), bytes(SECOND)));
    assertEquals(
        new Trim(65535, -1, -1, 255, -1, 255, -1, -1, -1),
        Trim.of(bytes("FF ".repeat(26).strip()), bytes("FF ".repeat(7).strip())));
    assertEquals(-1872, Trim.of(bytes(FIRST), bytes("6A 01 00 8B 20 03 1E")).h4());
    assertEquals(-2046, Trim.of(bytes(FIRST), bytes("6A 01 00 13 28 80 1E")).h5());
  }

  @Test
  void humidityIsThatOfTheSheetsIntegerFormula() {
    for (int rawTemperature = 450_000; rawTemperature < 600_000; rawTemperature += 30_011) {
      for (int raw = 20_000; raw < 45_000; raw += 997) {
        double cut = Math.clamp(SHEET.percent(raw, rawTemperature), 0, 100);
        assertEquals(integerPercent(raw, rawTemperature), cut, 0.01, raw + " " + rawTemperature);
      }
    }
  }

  /// Section 4.2.3 of the sheet, in 32-bit integers; the result has 10 binary places.
  private static double integerPercent(int raw, int rawTemperature) {
    int v1 = ((rawTemperature >> 3) - (SHEET.t1() << 1)) * SHEET.t2() >> 11;
    int d = (rawTemperature >> 4) - SHEET.t1();
    int fine = v1 + ((d * d >> 12) * SHEET.t3() >> 14);
    int x = fine - 76800;
    int scale =
        (((x * SHEET.h6() >> 10) * ((x * SHEET.h3() >> 11) + 32768) >> 10) + 2097152) * SHEET.h2()
                + 8192
            >> 14;
    x = ((raw << 14) - (SHEET.h4() << 20) - SHEET.h5() * x + 16384 >> 15) * scale;
    x -= ((x >> 15) * (x >> 15) >> 7) * SHEET.h1() >> 4;
    return (Math.clamp(x, 0, 419430400) >> 12) / 1024.0;
  }

  @Test
  void anotherPartAtTheAddressIsTold() {
    bus.on("D0", "58");
    assertEquals(
        "the part at 0x76 on J15 is a BMP280, which has no humidity; fit a BME280",
        refused(sensor, MALFORMED));
  }

  @Test
  void aStuckBusIsNoPart() {
    bus.on("D0", "FF");
    refused(sensor, MALFORMED);
    bus.on("D0", "00");
    refused(sensor, MALFORMED);
  }

  @Test
  void aPartWithoutCalibrationIsRefused() {
    bus.on("D0", "60").on("88", "00 ".repeat(26).strip()).on("E1", "00 ".repeat(7).strip());
    refused(sensor, MALFORMED);
    bus.on("D0", "60").on("88", "FF ".repeat(26).strip()).on("E1", "FF ".repeat(7).strip());
    refused(sensor, MALFORMED);
  }

  @Test
  void whatWasNotMeasuredIsNoReading() {
    identified();
    measures("80 00 00 6D 60");
    refused(sensor, MALFORMED);
    identified();
    measures("7E ED 00 80 00");
    refused(sensor, MALFORMED);
  }

  @Test
  void numbersOutOfThePartsRangeAreFaults() {
    identified();
    measures("FF FF F0 6D 60");
    refused(sensor, OUT_OF_RANGE);
    identified();
    measures("00 00 00 6D 60");
    refused(sensor, OUT_OF_RANGE);
    identified();
    measures("7E ED 00 00 00");
    refused(sensor, OUT_OF_RANGE);
  }

  @Test
  void aPartThatNeverFinishesIsATimeout() {
    identified();
    bus.told("F2 01").told("F4 21");
    for (int i = 0; i < 4; i++) {
      bus.on("F3", "08");
    }
    refused(sensor, TIMEOUT);
  }

  @Test
  void afterAFailureTheCalibrationIsReadAgain() throws Exception {
    identified();
    measures("7E ED 00 6D 60");
    sensor.sample();
    bus.fails(NOT_CONNECTED);
    refused(sensor, NOT_CONNECTED);
    identified();
    measures("7E ED 00 6D 60");
    sensor.sample();
    assertTrue(bus.done());
  }

  @Test
  void aSilentBusIsAMissWithItsReason() {
    I2cFaults.areMisses(bus, sensor);
  }

  private static byte[] bytes(String hex) {
    return java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
  }
}
