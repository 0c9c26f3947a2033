package id.penjaga.device.drivers;

import id.penjaga.device.drivers.contact.ContactInput;
import id.penjaga.device.drivers.dht22.Dht22;
import id.penjaga.device.drivers.megatec.Megatec;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.rdm6300.Rdm6300;
import id.penjaga.device.drivers.relay.Relay;
import java.util.List;
import java.util.Optional;

/// Every driver there is. Explicit, so that "go to definition" works and nothing is switched on by accident.
public final class Drivers {
  private static final List<Driver> ALL =
      List.of(
          ContactInput.DRIVER, //
          Dht22.DRIVER,
          Megatec.DRIVER,
          Rdm6300.DRIVER,
          Relay.DRIVER);

  private Drivers() {}

  /// In the order of their names.
  public static List<Driver> all() {
    return ALL;
  }

  public static Optional<Driver> named(String name) {
    return ALL.stream().filter(driver -> driver.name().equals(name)).findFirst();
  }
}
