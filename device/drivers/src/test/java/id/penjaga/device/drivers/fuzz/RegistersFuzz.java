package id.penjaga.device.drivers.fuzz;

import id.penjaga.device.drivers.Drivers;
import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.part.Contact;
import id.penjaga.device.drivers.part.Display;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Part;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A part on the two-wire bus whose registers hold anything. The first byte chooses the driver, by
/// its place among those for the bus.
public final class RegistersFuzz {
  private static final List<Driver> DRIVERS =
      Drivers.all().stream()
          .filter(driver -> driver.wire() == WireKind.I2C && driver.role() != Driver.Role.READER)
          .toList();

  private RegistersFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    Bench bench = new Bench();
    Input input = new Input(data);
    Driver driver = DRIVERS.get(input.octet() % DRIVERS.size());
    bench.plugged = input.bus();
    for (int i = 0; i < 3; i++) {
      try (Part part = driver.open(bench, "J15", Map.of())) {
        use(part, bench);
      } catch (WireException e) {
        Rules.require(!e.advice().isBlank(), "a fault without a sentence");
      }
    }
  }

  private static void use(Part part, Bench bench) throws WireException {
    switch (part) {
      case Sensor sensor -> {
        Rules.hold(sensor);
        bench.timing.advance(Duration.ofSeconds(2));
        Rules.hold(sensor);
      }
      case Contact contact -> {
        PartAnswer answer = contact.state();
        Rules.require(
            !(answer instanceof PartAnswer.Got got)
                || got.measure().unit().holds(got.measure().value()),
            answer.toString());
        bench.timing.advance(Duration.ofSeconds(1));
      }
      case Actuator actuator -> {
        actuator.set(true);
        actuator.pulse(Duration.ofMillis(100));
        bench.timing.advance(Duration.ofSeconds(1));
      }
      case Display display -> display.show(List.of("21,5°C", "a line that is longer than its row"));
      default -> throw new AssertionError("no such part on a bus: " + part);
    }
  }
}
