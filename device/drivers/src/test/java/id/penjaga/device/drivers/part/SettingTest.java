package id.penjaga.device.drivers.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.drivers.mcp23017.Mcp23017;
import id.penjaga.device.drivers.relay.Relay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
  @ParameterizedTest
  @DisplayName("F56 numbers have one spelling: no sign, no zero in front, no other digits")
  @CsvSource({
    "10, 0",
    "600, 0",
    "+10, 1",
    "010, 1",
    "0x10, 1",
    "١٠, 1",
    "1e1, 1",
    "' 10', 1",
    "'', 1",
    "99999999999, 1"
  })
  void numbersHaveOneSpelling(String text, int problems) {
    assertEquals(problems, Relay.DRIVER.problems(Map.of("pulse-most-s", text)).size());
  }

  @ParameterizedTest
  @DisplayName("F56 addresses are decimal or 0x, never octal")
  @CsvSource({"0x20, 0", "0X27, 0", "32, 0", "040, 1", "#20, 1", "-0x20, 1", "+32, 1", "٣٢, 1"})
  void addressesAreNeverOctal(String text, int problems) {
    assertEquals(problems, Mcp23017.DRIVER.problems(Map.of("address", text)).size());
  }

  @Test
  @DisplayName("F56 a list of pins is bounded")
  void aListOfPinsIsBounded() {
    assertEquals(
        List.of(),
        Mcp23017.DRIVER.problems(
            Map.of("normally-closed", "a0 a1 a2 a3 a4 a5 a6 b0 b1 b2 b3 b4 b5 b6")));
    assertEquals(
        1, Mcp23017.DRIVER.problems(Map.of("normally-closed", "a0 ".repeat(50_000) + "a0")).size());
  }
}
