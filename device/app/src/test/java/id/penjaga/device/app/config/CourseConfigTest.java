package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.core.Course;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How fast a value may change and what it lies beside, as a file says it.
class CourseConfigTest {
  private static final String LIMITS = "    limits: { low: 20, high: 22, deadband: 0.3 }\n";
  private static final String GATE = "    gate: { jump: 1 }\n";
  private static final String OTHER =
      "  top: { label: { id: a, en: b }, virtual: { mean: [room.temperature, dew] } }\n"
          + "  dew: { label: { id: a, en: b }, dew-point: { temperature: room.temperature,"
          + " humidity: room.humidity } }\n"
          + "  room.humidity: { label: { id: a, en: b } }\n"
          + "  door.main: { kind";

  @TempDir Path folder;

  @Test
  @DisplayName("ENV-01 ENV-04 a rate and a sibling are read, wherever the sibling stands")
  void bothAreRead() throws Exception {
    String text =
        GoodConfig.TEXT
            .replace(
                LIMITS,
                LIMITS
                    + GATE
                    + "    rate: { rise: 5, within: 20 min, severity: critical }\n"
                    + "    sibling: { point: dew, apart: 2.5 }\n"
                    + "    calibration: { last: 2026-01-15, every: 30 d }\n")
            .replace("  door.main: { kind", OTHER);
    assertEquals(
        Map.of(
            new PointId("room.temperature"),
            new Course(
                new Course.Rate(5, Double.POSITIVE_INFINITY, 1_200_000, Severity.CRITICAL),
                new Course.Sibling(new PointId("dew"), 2.5, 1_800_000, Severity.WARNING),
                new Course.Calibration(
                    Instant.parse("2026-02-14T00:00:00Z").toEpochMilli(), Severity.INFO))),
        ConfigReader.read(GoodConfig.write(folder, text)).rules().courses());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gate: { jump: 1 } | rate: { within: 5 min }          | rate: has neither rise nor fall; write one of them or both
          offset: 1         | rate: { rise: 5 }                | rate: a single wrong value would be a change; write gate: { jump: ... } at this point
          gate: { jump: 5 } | rate: { rise: 5 }                | rate.rise: is 5 and must be more than 5, the jump of the gate; the gate believes a jump of so much at once, and one sample raises no alarm
          gate: { jump: 1 } | rate: { rise: 5, within: 20 s }  | rate.within: is 20 s and must be more than 2 x 10 s, parts.room.every in line 5; a change is seen by several samples
          gate: { jump: 1 } | sibling: { point: room.temperature, apart: 1 } | sibling.point: there is no other point "room.temperature" measured in Cel; there is none to choose from
          gate: { jump: 1 } | sibling: { point: door.main, apart: 1 } | sibling.point: there is no other point "door.main" measured in Cel; there is none to choose from
          gate: { jump: 1 } | calibration: { last: 15-01-2026 } | calibration.last: "15-01-2026" is no day; write for example 2026-01-15
          gate: { jump: 1 } | calibration: { last: 2026-01-15, every: 0 s } | calibration.every: is 0 s and must be more than 0 s, no time at all; or it is due at once
          """)
  @DisplayName("ENV-04 what would alarm falsely or never is refused with its line and its cure")
  void whatCannotWorkIsRefused(String other, String bad, String said) {
    GoodConfig.refused(
        folder,
        LIMITS,
        LIMITS + "    " + other + "\n    " + bad + "\n",
        "15: points.room.temperature." + said);
  }

  /// From the last part to the last point of the room: a second sensor, and a point of both.
  private static final String ROOM =
      GoodConfig.TEXT.substring(
          GoodConfig.TEXT.indexOf("  exit.main: { driver"),
          GoodConfig.TEXT.indexOf("  door.main: { kind"));

  private static String withBoth(String gate, String how) {
    return ROOM.replace(
            "points:\n", "  rack: { driver: dht22, connector: J20, every: 10 s }\npoints:\n")
        + GATE
        + "  rack.temperature: { label: { id: a, en: b }"
        + gate
        + " }\n"
        + "  both: { label: { id: a, en: b }, "
        + how
        + " }\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                | virtual: { max: [room.temperature, rack.temperature] }, rate: { rise: 5 } | : a single wrong value would be a change; write gate: { jump: ... } at all it is computed from
          , gate: { jump: 2 } | virtual: { max: [room.temperature, rack.temperature] }, rate: { rise: 2 } | .rise: is 2 and must be more than 2, what its gates let it jump; the gate believes a jump of so much at once, and one sample raises no alarm
          , gate: { jump: 2 } | virtual: { difference: [room.temperature, rack.temperature] }, rate: { fall: 3 } | .fall: is 3 and must be more than 3, what its gates let it jump; the gate believes a jump of so much at once, and one sample raises no alarm
          """)
  @DisplayName(
      "ENV-04 a computed point changes faster than all its gates believe, or is no alarm: of a"
          + " difference one may jump up and the other down")
  void aComputedPointJumpsAsItsSourcesDo(String gate, String how, String said) {
    GoodConfig.refused(folder, ROOM, withBoth(gate, how), "17: points.both.rate" + said);
  }

  @Test
  @DisplayName("ENV-01 a rate above what the gates believe is taken of a computed point too")
  void aComputedPointHasARate() throws Exception {
    for (String how : new String[] {"max: ", "difference: "}) {
      String both = "virtual: { " + how + "[room.temperature, rack.temperature] }";
      double rise = how.startsWith("max") ? 2.1 : 3.1;
      String text =
          GoodConfig.TEXT.replace(
              ROOM, withBoth(", gate: { jump: 2 }", both + ", rate: { rise: " + rise + " }"));
      Course course =
          ConfigReader.read(GoodConfig.write(folder, text))
              .rules()
              .courses()
              .get(new PointId("both"));
      assertEquals(
          new Course(
              new Course.Rate(rise, Double.POSITIVE_INFINITY, 900_000, Severity.WARNING), null),
          course);
    }
  }

  @Test
  @DisplayName("ENV-04 no gate of a temperature says how far a dew point jumps, so it has no rate")
  void aDewPointHasNoRate() {
    String said =
        ": no gate says how far a dew point jumps, for that follows from two values; write rate at"
            + " the temperature and the humidity";
    GoodConfig.refused(
        folder,
        "  door.main: { kind",
        OTHER
            .replace("virtual:", "rate: { rise: 5 }, virtual:")
            .replace("dew-point:", "rate: { rise: 5 }, dew-point:"),
        "14: points.top.rate" + said,
        "15: points.dew.rate" + said);
  }
}
