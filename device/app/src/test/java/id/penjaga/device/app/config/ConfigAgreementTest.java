package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.messages.MeasuringRange;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.yaml.Quantities;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers of a configuration that belong together.
class ConfigAgreementTest {
  private static final String NEVER_RAISED =
      ", parts.room in line 5; the sensor never gives such a value, so its alarm would never be"
          + " raised";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          held: 60 s                | unlock: 0 s                | 17: doors.door.main.unlock: is 0 s and must be more than 0 s, no time at all; or the lock opens for nobody
          held: 60 s                | grant: 1 s                 | 17: doors.door.main.grant: is 1 s and must be at least 5 s, doors.door.main.unlock, which is not written (line 17) and so has this value; or an opening through the lock that we hold open is a forced one
          held: 60 s                | unlock: 20 s, grant: 15 s  | 17: doors.door.main.unlock: is 20 s and must be at most 15 s, doors.door.main.grant in line 17; or an opening through the lock that we hold open is a forced one
          held: 60 s                | unlock: 31 s, grant: 1 min | 17: doors.door.main.unlock: is 31 s and must be at most 30 s, parts.lock.main.settings.pulse-most-s, which is not written (line 7) and so has this value; the lock's output ends each pulse by then
          held: 60 s                | held: 3 s                  | 17: doors.door.main.held: is 3 s and must be at least 5 s, doors.door.main.unlock, which is not written (line 17) and so has this value; or a door that we hold open ourselves is an alarm
          held: 60 s                | held: 0 s, unlock: 0 s, grant: 0 s | 17: doors.door.main.grant: is 0 s and must be more than 0 s, no time at all; or each opening is a forced one/17: doors.door.main.held: is 0 s and must be more than 0 s, no time at all; or each opening is an alarm/17: doors.door.main.unlock: is 0 s and must be more than 0 s, no time at all; or the lock opens for nobody
          connector: J11            | connector: J11, settings: { pulse-most-s: 3 } | 7: parts.lock.main.settings.pulse-most-s: is 3 s and must be at least 5 s, doors.door.main.unlock, which is not written (line 17) and so has this value; the lock's output ends each pulse by then
          deadband: 0.3             | deadband: 1                | 13: points.room.temperature.limits.deadband: is 1 and must be less than 1, half the width of the band 20 to 22 in lines 13 and 13; a value must come so far inside the band for the alarm to clear
          deadband: 0.3             | deadband: -0.1             | 13: points.room.temperature.limits.deadband: is -0.1 and must be at least 0, no deadband; it lies inside the band, not outside
          deadband: 0.3             | raise-after: 5 s           | 13: points.room.temperature.limits.raise-after: is 5 s and must be at least 10 s, parts.room.every in line 5; a delay shorter than one sample waits for nothing; 0 s is none
          deadband: 0.3             | standard: { low: 3, high: 2 } | 13: points.room.temperature.limits.standard.low: is 3 and must be less than 2, points.room.temperature.limits.standard.high in line 13; a band begins with its low end
          deadband: 0.3             | critical: { low: 20, high: 30 } | 13: points.room.temperature.limits.critical.low: is 20 and must be less than 20, points.room.temperature.limits.low in line 13; the critical band lies around the band of limits
          deadband: 0.3             | critical: { high: 21 }     | 13: points.room.temperature.limits.critical.high: is 21 and must be more than 22, points.room.temperature.limits.high in line 13; the critical band lies around the band of limits
          deadband: 0.3             | critical: { }              | 13: points.room.temperature.limits.critical: has neither low nor high; write one of them or both
          deadband: 0.3             | critical: { high: 30, raise-after: 2 min } | 13: points.room.temperature.limits.critical.raise-after: is 2 min and must be at most 60 s, points.room.temperature.limits.raise-after, which is not written (line 13) and so has this value; danger does not wait longer than a warning
          deadband: 0.3             | critical: { high: 30, severity: info } | 13: points.room.temperature.limits.critical.severity: the first band is a warning already; write warning or critical
          """)
  @DisplayName("F52 numbers that belong together are compared, both lines named, the rule in words")
  void numbersThatCannotWorkTogetherAreRefused(String good, String bad, String said) {
    refused(good, bad, said.split("/(?=[0-9]+:)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dht22   | high: 22, deadband: 0.3 }              | high: 81 }               | high: is 81 and must be at most 80, the highest value of the dht22
          dht22   | low: 20, high: 22, deadband: 0.3 }     | low: -41, high: 22 }     | low: is -41 and must be at least -40, the lowest value of the dht22
          dht22   | deadband: 0.3 }                        | critical: { high: 90 } } | critical.high: is 90 and must be at most 80, the highest value of the dht22
          sht3x   | high: 22, deadband: 0.3 }              | high: 126 }              | high: is 126 and must be at most 125, the highest value of the sht3x
          sht4x   | high: 22, deadband: 0.3 }              | high: 126 }              | high: is 126 and must be at most 125, the highest value of the sht4x
          bme280  | high: 22, deadband: 0.3 }              | high: 86 }               | high: is 86 and must be at most 85, the highest value of the bme280
          tmp117  | low: 20, high: 22, deadband: 0.3 }     | low: -56, high: 22 }     | low: is -56 and must be at least -55, the lowest value of the tmp117
          ds18b20 | low: 20, high: 22, deadband: 0.3 }     | low: -56, high: 22 }     | low: is -56 and must be at least -55, the lowest value of the ds18b20
          """)
  @DisplayName("F52 ENV-01: a limit that the sensor can never reach is refused with both lines")
  void aLimitOutsideTheRangeOfTheSensorIsRefused(
      String driver, String good, String bad, String said) {
    GoodConfig.refused(
        folder,
        GoodConfig.TEXT,
        wired(driver).replace(good, bad),
        "13: points.room.temperature.limits." + said + NEVER_RAISED);
  }

  @ParameterizedTest
  @CsvSource({"80, 0", "81, 1", "79.5, -0.5"})
  @DisplayName("F52 ENV-05: the last value that a calibrated sensor gives is a good limit")
  void theEndOfTheRangeIsALimit(double high, String offset) {
    assertDoesNotThrow(() -> ConfigReader.read(GoodConfig.write(folder, calibrated(high, offset))));
    GoodConfig.refused(
        folder,
        GoodConfig.TEXT,
        calibrated(high + 0.1, offset),
        ("14: points.room.temperature.limits.high: is %s and must be at most %s, the highest"
                + " value of the dht22%s%s")
            .formatted(
                Quantities.number(high + 0.1),
                Quantities.number(high),
                offset.equals("0") ? "" : " with the offset",
                NEVER_RAISED));
  }

  @ParameterizedTest
  @CsvSource({"0, -40, 80", "-0.5, -40.5, 79.5"})
  @DisplayName("F52 What the sensor measures goes to the hub with the point, calibrated")
  void theRangeGoesToTheHub(String offset, double low, double high) throws Exception {
    Path file = GoodConfig.write(folder, calibrated(22, offset));
    var points = ConfigReader.read(file).rules().points();
    assertEquals(
        new MeasuringRange(low, high), points.get(new PointId("room.temperature")).range());
  }

  private static String calibrated(double high, String offset) {
    return GoodConfig.TEXT
        .replace("    limits:", "    offset: " + offset + "\n    limits:")
        .replace("high: 22", "high: " + high);
  }

  private static String wired(String driver) {
    String connector =
        switch (driver) {
          case "dht22", "ds18b20" -> "J3";
          default -> "J15";
        };
    return GoodConfig.TEXT.replace(
        "driver: dht22, connector: J3", "driver: " + driver + ", connector: " + connector);
  }

  @Test
  @DisplayName("F52 ENV-01 a sensor that could never be surely inside the band is refused")
  void theAccuracyFitsTheBand() {
    refused(
        "    limits: {",
        "    accuracy: 1\n    limits: {",
        "13: points.room.temperature.accuracy: is 1 and must be less than 1, half the width of the"
            + " band; no value is surely inside with such a sensor");
  }

  @Test
  @DisplayName("F52 the gate fits the sampling: jumps that air makes pass, a jump is soon believed")
  void theGateFitsTheSampling() {
    refused(
        "    limits: {",
        "    gate: { jump: 0.01 }\n    limits: {",
        "13: points.room.temperature.gate.jump: is 0.01 and must be at least 0.06, what 20 in an"
            + " hour make in one sample of 10 s; the air of a room may change so much, and each"
            + " sample would be held back");
    refused(
        "    limits: {",
        "    gate: { jump: 1, agreeing: 9 }\n    limits: {",
        "5: parts.room.every: is 9 x 10 s and must be less than 90 s,"
            + " points.room.temperature.stale-after, which is not written (line 11) and so has this"
            + " value; a jump is believed after so many samples that agree (agreeing), and the"
            + " point would be a SENSOR_FAULT before");
  }

  @Test
  @DisplayName("F52 a door on an expander is seen one sample late, and the grant covers that")
  void aDoorThatIsSampledNeedsALongerGrant() {
    String spoilt =
        GoodConfig.TEXT
            .replace(
                "door.main: { driver: contact, connector: J4 }",
                "door: { driver: mcp23017, connector: J15, every: 2 s }")
            .replace("door.main", "door.a0")
            .replace("held: 60 s", "held: 60 s, grant: 6 s");
    GoodConfig.refused(
        folder,
        GoodConfig.TEXT,
        spoilt,
        "17: doors.door.a0.grant: is 6 s and must be at least 5 s + 2 s, doors.door.a0.unlock,"
            + " which is not written (line 17) and so has this value; the door is looked at once in"
            + " 2 s and seen so much later");
  }

  private void refused(String good, String bad, String... expected) {
    GoodConfig.refused(folder, good, bad, expected);
  }
}
