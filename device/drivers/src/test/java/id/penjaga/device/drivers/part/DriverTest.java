package id.penjaga.device.drivers.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriverTest {
  private static Driver driver(Setting... settings) {
    return new Driver(
        "thing",
        "A thing",
        Driver.Role.SENSOR,
        WireKind.SERIAL,
        List.of(),
        Duration.ZERO,
        List.of(settings),
        Driver.Maturity.BENCH,
        (_, _, checked) -> {
          throw new IllegalStateException("opened with " + checked.number("speed"));
        });
  }

  private static final Setting SPEED = new Setting.Number("speed", 1, 9, "m/s", "3", "how fast");
  private static final Setting SIDE =
      new Setting.Choice("side", List.of("left", "right"), "left", "which side");

  @Test
  void aWrongSettingIsNamedTogetherWithWhatToWrite() {
    Driver driver = driver(SPEED, SIDE);

    assertEquals(List.of(), driver.problems(Map.of("speed", "9", "side", "right")));
    assertEquals(
        List.of("speed is \"10\"; write a whole number from 1 to 9 m/s"),
        driver.problems(Map.of("speed", "10")));
    assertEquals(
        List.of("speed is \"fast\"; write a whole number from 1 to 9 m/s"),
        driver.problems(Map.of("speed", "fast")));
    assertEquals(
        List.of("side is \"up\"; write one of [left, right]"),
        driver.problems(Map.of("side", "up")));
    assertEquals(
        List.of("\"sped\" is not a setting of thing; it has speed, side"),
        driver.problems(Map.of("sped", "1")));
    assertEquals(
        List.of("\"sped\" is not a setting of thing; it has none"),
        driver().problems(Map.of("sped", "1")));
  }

  @Test
  void nothingIsOpenedWithWrongSettings() {
    assertThrows(
        IllegalArgumentException.class,
        () -> driver(SPEED).open(new Bench(), "J1", Map.of("speed", "0")));
  }

  @Test
  void whatTheEntryDoesNotSayHasAFallback() {
    IllegalStateException opened =
        assertThrows(
            IllegalStateException.class, () -> driver(SPEED).open(new Bench(), "J1", Map.of()));
    assertEquals("opened with 3", opened.getMessage());
  }

  @Test
  void aFallbackThatBreaksItsOwnRuleIsABug() {
    assertThrows(
        IllegalArgumentException.class,
        () -> driver(new Setting.Number("speed", 1, 9, "m/s", "10", "how fast")));
  }

  @Test
  void aChannelNamesItsPoint() {
    assertEquals("room.temperature", new Channel("temperature", Unit.CELSIUS).pointOf("room"));
    assertEquals("leak.floor", new Channel("", Unit.STATE).pointOf("leak.floor"));
  }
}
