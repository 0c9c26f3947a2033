package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.Virtual;
import id.penjaga.device.core.Virtual.Operator;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Unit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Points that are computed from others, as a file says it.
class VirtualConfigTest {
  private static final String DOOR = "  door.main: { kind: door, label";
  private static final String MORE =
      "  room.humidity: { label: { id: Lembap, en: Humidity } }\n"
          + "  exit.main: { kind: other, label: { id: Tombol, en: Button } }\n";

  @TempDir Path folder;

  @Test
  @DisplayName("ENV-01 ENV-04 a chain of computed points is read in any order of the file")
  void aChainIsReadInAnyOrder() throws Exception {
    RoomRules rules =
        ConfigReader.read(
                GoodConfig.write(
                    folder,
                    with(
                        """
                          spread: { label: { id: a, en: b }, virtual: { difference: [hottest, dew] } }
                          hottest:
                            label: { id: a, en: b }
                            virtual: { max: [room.temperature, dew] }
                            limits: { low: 1, high: 30 }
                          dew:
                            label: { id: a, en: b }
                            dew-point: { temperature: room.temperature, humidity: room.humidity }
                          wet:
                            kind: leak
                            label: { id: a, en: b }
                            virtual: { any: [exit.main, door.main] }
                        """)))
            .rules();
    PointId dew = new PointId("dew");
    PointId temperature = new PointId("room.temperature");
    assertEquals(
        Map.of(
            new PointId("spread"),
            new Virtual(Operator.DIFFERENCE, List.of(new PointId("hottest"), dew)),
            new PointId("hottest"),
            new Virtual(Operator.MAX, List.of(temperature, dew)),
            dew,
            Virtual.dewPoint(temperature, new PointId("room.humidity")),
            new PointId("wet"),
            new Virtual(Operator.ANY, List.of(new PointId("exit.main"), new PointId("door.main")))),
        rules.virtuals());
    PointInfo hottest = Objects.requireNonNull(rules.points().get(new PointId("hottest")));
    assertEquals(PointKind.TEMPERATURE, hottest.kind());
    assertEquals(90_000, hottest.staleAfterMs());
    PointInfo spread = Objects.requireNonNull(rules.points().get(new PointId("spread")));
    assertEquals(PointKind.OTHER, spread.kind());
    assertEquals(Unit.CELSIUS, spread.unit());
    assertEquals(
        List.of(AlarmKind.WATER_LEAK),
        rules.conditions().stream().map(RoomRules.Condition::kind).toList());
  }

  @Test
  @DisplayName("A point that is computed from itself is refused with the way round")
  void aCycleIsRefused() {
    refused(
        """
          a: { label: { id: a, en: b }, virtual: { max: [room.temperature, b] } }
          b: { label: { id: a, en: b }, virtual: { min: [a, room.temperature] } }
        """,
        "16: points.a.virtual: a is computed from itself: a from b from a; take one of them out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          max: [room.temperature] | .max: names 1 point and must name two or more
          max: [room.temperature, room.temperature] | .max: names room.temperature twice
          two-of-three: [door.main, exit.main] | .two-of-three: names 2 points and must name three
          max: [room.temperature, room.humidity] | : there is no point "room.humidity" measured in Cel; write one of room.temperature
          max: [door.main, exit.main] | : there is no measured point "door.main"; write one of room.humidity, room.temperature
          any: [room.temperature, door.main] | : there is no point "room.temperature" that is on or off; write one of door.main, exit.main, lock.main
          difference: [room.humidity, room.temperature] | : there is no point "room.temperature" measured in %RH; write one of room.humidity
          average: [room.temperature, room.humidity] | : says nothing; write for example max: [rack-1.temperature, rack-2.temperature]/.average: is no key here; write one of all, any, difference, max, mean, min, two-of-three
          """)
  @DisplayName("What cannot be computed is refused with its line and its cure")
  void whatCannotBeComputedIsRefused(String how, String said) {
    refused(
        "  a: { label: { id: a, en: b }, virtual: { " + how + " } }\n",
        said.lines()
            .flatMap(line -> List.of(line.split("/")).stream())
            .map(each -> "16: points.a.virtual" + each)
            .toArray(String[]::new));
  }

  @Test
  @DisplayName("A computed point takes neither gate nor offset, and no name of a channel")
  void whatBelongsToASensorIsRefused() {
    refused(
        """
          a: { label: { id: a, en: b }, virtual: { max: [room.temperature, room.temperature2] } }
          b: { label: { id: a, en: b }, gate: { jump: 1 }, virtual: { difference: [dew, room.temperature] } }
          dew: { label: { id: a, en: b }, dew-point: { temperature: room.temperature, humidity: room.humidity } }
        """,
        "16: points.a.virtual.max: there is no point \"room.temperature2\"; did you mean"
            + " \"room.temperature\"?",
        "16: points.a.virtual.max: names 1 point and must name two or more",
        "17: points.b.gate: b is computed; write this at the points it is computed from");
    GoodConfig.refused(
        folder,
        DOOR,
        "  exit.main: { kind: other, label: { id: a, en: b }, virtual: { any: [door.main,"
            + " lock.main] } }\n"
            + DOOR,
        "14: points.exit.main.virtual: a part already feeds exit.main; give it another name");
  }

  private void refused(String points, String... expected) {
    GoodConfig.refused(folder, DOOR, MORE + points + DOOR, expected);
  }

  private static String with(String points) {
    return GoodConfig.TEXT.replace(DOOR, MORE + points + DOOR);
  }
}
