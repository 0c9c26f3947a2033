package id.penjaga.device.drivers.mcp23017;

import static id.penjaga.device.drivers.wire.I2cFaults.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.I2cFaults;
import id.penjaga.device.drivers.wire.ScriptedI2c;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("MCP23017 (ENV-07, ENV-08, ENV-10)")
class Mcp23017Test {
  /// Registers 00 to 0D: inputs with pull-ups, not turned round.
  private static final String INPUTS = "FF FF 00 00 00 00 00 00 00 00 00 00 FF FF";

  private static final String AFTER_POWER_ON = "FF FF 00 00 00 00 00 00 00 00 00 00 00 00";

  private final Bench bench = new Bench();
  private final ScriptedI2c bus = bench.i2c;

  private Sensor contacts(String normallyClosed) throws Exception {
    return (Sensor) Mcp23017.DRIVER.open(bench, "J15", Map.of("normally-closed", normallyClosed));
  }

  /// The names of those that are on.
  private static String on(Sensor contacts) throws Exception {
    return contacts.sample().stream()
        .filter(answer -> answer instanceof PartAnswer.Got got && got.measure().on())
        .map(answer -> answer.channel().name())
        .collect(Collectors.joining(" "));
  }

  private void levels(String one, String two, String three) {
    bus.on("00", INPUTS).on("12", one).on("12", two).on("12", three);
  }

  @Test
  void aClosedContactIsLowAndBankAComesFirst() throws Exception {
    Sensor contacts = contacts("none");
    assertEquals(14, contacts.channels().size());
    levels("FE BF", "FE BF", "FE BF");
    assertEquals("a0 b6", on(contacts));
  }

  @Test
  void contactsThatRestClosedAreOnWhenOpen() throws Exception {
    levels("FE FF", "FE FF", "FE FF");
    assertEquals("a1", on(contacts("a0 a1")));
    levels("FE FF", "FE FF", "FE FF");
    assertEquals(13, on(contacts("all")).split(" ").length);
    assertEquals(
        List.of(
            "normally-closed is \"a9\"; write none, all, or pins such as \"a0 a3\"; a7 and b7 are"
                + " outputs only: as inputs they can disturb the bus (sheet DS20001952); move the"
                + " contact to another pin"),
        Mcp23017.DRIVER.problems(Map.of("normally-closed", "a9")));
  }

  @Test
  @DisplayName("F56 a7 and b7 are no contacts, with the reason, and still outputs")
  void a7AndB7AreOutputsOnly() throws Exception {
    for (String pin : List.of("a7", "b7")) {
      assertTrue(
          Mcp23017.DRIVER.channels().stream().noneMatch(channel -> channel.name().equals(pin)));
      assertTrue(
          Mcp23017.DRIVER.withheld().stream()
              .anyMatch(held -> held.channel().equals(pin) && held.why().contains("outputs only")));
      assertEquals(1, Mcp23017.DRIVER.problems(Map.of("normally-closed", "a0 " + pin)).size());
      assertEquals(List.of(), Mcp23017.OUTPUT.problems(Map.of("pin", pin)));
    }
    levels("7F 7F", "7F 7F", "7F 7F");
    assertEquals("", on(contacts("none")), "what they read is not looked at");
  }

  @Test
  @DisplayName("F3 driving an output again puts back what a chip lost with its supply")
  void drivingAgainPutsBackWhatWasLost() throws Exception {
    driven("00 00", "00 00", "FF FF", "FE FF", "00 00");
    Actuator lamp = (Actuator) Mcp23017.OUTPUT.open(bench, "J15", Map.of());
    driven("00 00", "01 00", "FE FF", "FE FF", "01 00");
    lamp.set(true);
    driven("00 00", "01 00", "FF FF", "FE FF", "01 00"); // after power-on: all inputs
    lamp.set(true);
    assertTrue(lamp.on() && bus.done());
    bus.on("14", "01 00").told("14 01 00").on("00", "FE FF").told("00 FE FF");
    bus.on("12", "01 00").on("00", "FF FF"); // it does not keep its orders
    assertThrows(WireException.class, () -> lamp.set(true));
  }

  @Test
  void aBounceIsOutvoted() throws Exception {
    levels("FE FF", "FF FF", "FE FF");
    assertEquals("a0", on(contacts("none")));
  }

  @Test
  void aChipThatLostItsSupplyIsOrderedAnew() throws Exception {
    bus.on("00", AFTER_POWER_ON).told("00 FF FF").told("02 00 00").told("0C FF FF");
    levels("FF FF", "FF FF", "FF FF");
    assertEquals("", on(contacts("none")));
    assertTrue(bus.done());
  }

  @Test
  void aStuckBusKeepsNoOrders() throws Exception {
    Sensor contacts = contacts("none");
    for (String stuck : List.of("FF ".repeat(14).strip(), "00 ".repeat(14).strip())) {
      bus.on("00", stuck).told("00 FF FF").told("02 00 00").told("0C FF FF").on("00", stuck);
      assertTrue(refused(contacts, MissReason.MALFORMED).startsWith("the part at 0x20 on J15 "));
    }
    I2cFaults.areMisses(bus, contacts);
  }

  private void driven(String latch, String told, String direction, String left, String level) {
    bus.on("14", latch)
        .told("14 " + told)
        .on("00", direction)
        .told("00 " + left)
        .on("12", level)
        .on("00", left);
  }

  @Test
  void anOutputTakesItsSafeLevelBeforeItDrivesAndKeepsTheOthers() throws Exception {
    Map<String, String> settings =
        Map.of("address", "0x27", "pin", "b2", "active", "low", "pulse-most-s", "5");
    driven("01 00", "01 04", "FE FF", "FE FB", "00 04");
    Actuator fan = (Actuator) Mcp23017.OUTPUT.open(bench, "J15", settings);
    assertFalse(fan.on());
    assertEquals("0x27 b2", Mcp23017.OUTPUT.share(settings));

    driven("01 04", "01 00", "FE FB", "FE FB", "00 00");
    fan.pulse(Duration.ofMinutes(1));
    assertTrue(fan.on());
    driven("01 00", "01 04", "FE FB", "FE FB", "00 04");
    bench.timing.advance(Duration.ofSeconds(5));
    assertFalse(fan.on());

    driven("01 04", "01 04", "FE FB", "FE FB", "00 04");
    fan.close();
    assertTrue(bus.done());
    assertFalse(bus.open);
  }

  @Test
  @DisplayName("F3 An output whose chip lost its supply comes back with the next refresh")
  void anOutputComesBackAfterItsSupply() throws Exception {
    driven("00 00", "00 00", "FF FF", "FE FF", "00 00");
    Actuator lamp = (Actuator) Mcp23017.OUTPUT.open(bench, "J15", Map.of());
    driven("00 00", "01 00", "FE FF", "FE FF", "01 00");
    lamp.set(true);
    driven("00 00", "01 00", "FF FF", "FE FF", "01 00"); // latch and direction as after power-on
    lamp.refresh();
    assertTrue(bus.done());
  }

  @Test
  void aPinThatDoesNotFollowIsAFault() throws Exception {
    driven("00 00", "00 00", "FF FF", "FE FF", "00 00");
    Actuator lamp = (Actuator) Mcp23017.OUTPUT.open(bench, "J15", Map.of());
    driven("00 00", "01 00", "FE FF", "FE FF", "00 00");
    WireException held = assertThrows(WireException.class, () -> lamp.set(true));
    assertEquals(MissReason.BUS_ERROR, held.reason());
    assertEquals(
        "a0 of 0x20 on J15 does not follow; look for a short circuit or a missing supply",
        held.advice());
    assertFalse(lamp.on());
  }

  @Test
  void anOutputThatIsNotThereGivesItsWireBack() {
    bus.fails(MissReason.NOT_CONNECTED);
    assertThrows(WireException.class, () -> Mcp23017.OUTPUT.open(bench, "J15", Map.of()));
    assertFalse(bus.open);
  }
}
