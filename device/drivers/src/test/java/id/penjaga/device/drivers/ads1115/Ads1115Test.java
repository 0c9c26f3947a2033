package id.penjaga.device.drivers.ads1115;

import static id.penjaga.device.drivers.wire.I2cFaults.refused;
import static id.penjaga.device.drivers.wire.I2cFaults.said;
import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.OUT_OF_RANGE;
import static id.penjaga.device.messages.MissReason.TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.I2cFaults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("ADS1115 with a leak rope (ENV-07, ENV-04)")
class Ads1115Test {
  private final Bench bench = new Bench();
  private Sensor rope;

  @BeforeEach
  void open() throws Exception {
    rope = (Sensor) Ads1115.DRIVER.open(bench, "J15", Map.of());
  }

  private void reads(String code) {
    bench.i2c.told("01 C3 83").on("01", "C3 83").on("00", code);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # 125 uV a step    , the sheet's table of codes at 4.096 V
          33 90 , 'leak 0.00, voltage 1.65'
          1F 40 , 'leak 1.00, voltage 1.00'
          00 00 , 'leak 1.00, voltage 0.00'
          FF FF , 'leak 1.00, voltage -0.00'
          54 60 , 'leak 0.00, voltage 2.70'
          """)
  void aVoltageUnderTheThresholdIsWater(String code, String says) throws Exception {
    reads(code);
    assertEquals(says, said(rope));
    assertTrue(bench.i2c.done());
  }

  @Test
  void itIsDryAgainOnlyAboveTheHysteresis() throws Exception {
    for (String[] step :
        new String[][] {
          {"27 10", "leak 0.00, voltage 1.25"},
          {"25 78", "leak 1.00, voltage 1.20"},
          {"27 10", "leak 1.00, voltage 1.25"},
          {"2A 2F", "leak 1.00, voltage 1.35"},
          {"2A 30", "leak 0.00, voltage 1.35"},
          {"27 10", "leak 0.00, voltage 1.25"},
        }) {
      reads(step[0]);
      assertEquals(step[1], said(rope));
    }
  }

  @Test
  void aCutRopeIsAMissAndNotDry() throws Exception {
    reads("67 20");
    List<PartAnswer> answers = rope.sample();
    PartAnswer.Missed cut = assertInstanceOf(PartAnswer.Missed.class, answers.getFirst());
    assertEquals(
        "the rope at AIN0 of 0x48 on J15 is cut or unplugged: its end resistor is not seen",
        cut.advice());
    assertEquals("leak NOT_CONNECTED, voltage 3.30", again("67 20"));
  }

  private String again(String code) throws Exception {
    reads(code);
    return said(rope);
  }

  @Test
  void twoRopesShareAChipByTheirInputs() throws Exception {
    Map<String, String> third = Map.of("address", "0x4B", "input", "2");
    Sensor other = (Sensor) Ads1115.DRIVER.open(bench, "J15", third);
    bench.i2c.told("01 E3 83").on("01", "63 83").on("01", "E3 83").on("00", "33 90");
    assertEquals("leak 0.00, voltage 1.65", said(other));
    assertEquals(0x4B, bench.address);
    assertEquals("0x4B 2", Ads1115.DRIVER.share(third));
  }

  @Test
  void aStuckBusKeepsNoOrders() {
    for (String state : List.of("FF FF", "00 00", "D3 83", "85 83")) {
      bench.i2c.told("01 C3 83").on("01", state);
      refused(rope, MALFORMED);
    }
  }

  @Test
  void aConversionThatNeverEndsIsATimeout() {
    bench.i2c.told("01 C3 83").on("01", "43 83").on("01", "43 83").on("01", "43 83");
    refused(rope, TIMEOUT);
  }

  @Test
  @DisplayName("F46 more than the supply of 3.3 V is no voltage of a rope")
  void aVoltageBeyondTheSupplyIsAFault() {
    reads("7F FF");
    refused(rope, OUT_OF_RANGE);
    reads("73 A0");
    assertEquals(
        "AIN0 of 0x48 on J15 has 3.70 V, which is beyond its supply of 3.3 V; look for a wire to"
            + " something else",
        refused(rope, OUT_OF_RANGE));
    reads("80 00");
    refused(rope, OUT_OF_RANGE);
  }

  @Test
  void aSilentBusIsAMissWithItsReason() {
    I2cFaults.areMisses(bench.i2c, rope);
  }
}
