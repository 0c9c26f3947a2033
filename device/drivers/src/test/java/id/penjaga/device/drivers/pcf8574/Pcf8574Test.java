package id.penjaga.device.drivers.pcf8574;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.I2cFaults;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PCF8574 (ENV-07, ENV-08, ENV-10)")
class Pcf8574Test {
  private final Bench bench = new Bench();

  private static String on(Sensor contacts) throws Exception {
    return contacts.sample().stream()
        .filter(answer -> answer instanceof PartAnswer.Got got && got.measure().on())
        .map(answer -> answer.channel().name())
        .collect(Collectors.joining(" "));
  }

  @Test
  void aClosedContactIsLowAndNothingIsWritten() throws Exception {
    Sensor contacts = (Sensor) Pcf8574.DRIVER.open(bench, "J15", Map.of("normally-closed", "p7"));
    bench.i2c.says("FE").says("FA").says("FE");
    assertEquals("p0 p7", on(contacts));
    bench.i2c.says("7F").says("7F").says("7F");
    assertEquals("", on(contacts));
    assertTrue(bench.i2c.done());
    I2cFaults.areMisses(bench.i2c, contacts);
  }

  @Test
  void anOutputChangesItsOwnPinOnlyAndIsReadBack() throws Exception {
    bench.i2c.says("FB").told("FB").says("FB");
    Actuator relay =
        (Actuator) Pcf8574.OUTPUT.open(bench, "J15", Map.of("address", "0x38", "pin", "p4"));
    assertEquals(0x38, bench.address);
    bench.i2c.says("FB").told("EB").says("EB");
    relay.set(true);
    bench.i2c.says("EB").told("FB").says("FB");
    relay.close();
    assertTrue(bench.i2c.done());
  }

  @Test
  @DisplayName("F3 An output whose chip lost its supply comes back with the next refresh")
  void anOutputComesBackAfterItsSupply() throws Exception {
    bench.i2c.says("FF").told("FF").says("FF");
    Actuator relay = (Actuator) Pcf8574.OUTPUT.open(bench, "J15", Map.of());
    bench.i2c.says("FF").told("FE").says("FE");
    relay.set(true);
    bench.i2c.says("FF").told("FE").says("FE"); // all ones, as after power-on
    relay.refresh();
    assertTrue(bench.i2c.done());
  }

  @Test
  void aPinThatIsHeldIsAFault() throws Exception {
    bench.i2c.says("FF").told("FF").says("FF");
    Actuator relay = (Actuator) Pcf8574.OUTPUT.open(bench, "J15", Map.of());
    for (String stuck : List.of("FF", "FF")) {
      bench.i2c.says(stuck).told("FE").says(stuck);
      WireException held = assertThrows(WireException.class, () -> relay.set(true));
      assertEquals(MissReason.BUS_ERROR, held.reason());
    }
    bench.i2c.says("00").told("01").says("00");
    assertThrows(WireException.class, () -> relay.set(false));
  }

  @Test
  @DisplayName("F56 only the addresses of the two variants are accepted")
  void onlyTheAddressesOfTheTwoVariantsAreAccepted() {
    for (int address = 0; address < 0x80; address++) {
      boolean fits = address >= 0x20 && address <= 0x27 || address >= 0x38 && address <= 0x3F;
      String text = "0x%02X".formatted(address);
      assertEquals(
          fits
              ? List.of()
              : List.of("address is \"" + text + "\"; write 0x20 to 0x27 or 0x38 to 0x3F"),
          Pcf8574.DRIVER.problems(Map.of("address", text)));
    }
  }

  @Test
  void anOutputThatIsNotThereGivesItsWireBack() {
    bench.i2c.fails(MissReason.TIMEOUT);
    assertThrows(WireException.class, () -> Pcf8574.OUTPUT.open(bench, "J15", Map.of()));
    assertFalse(bench.i2c.open);
  }
}
