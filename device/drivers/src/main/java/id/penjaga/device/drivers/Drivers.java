package id.penjaga.device.drivers;

import id.penjaga.device.drivers.ads1115.Ads1115;
import id.penjaga.device.drivers.ads1115.SupervisedLine;
import id.penjaga.device.drivers.bme280.Bme280;
import id.penjaga.device.drivers.buzzer.Buzzer;
import id.penjaga.device.drivers.contact.ContactInput;
import id.penjaga.device.drivers.dht22.Dht22;
import id.penjaga.device.drivers.ds18b20.Ds18b20;
import id.penjaga.device.drivers.ds3231.Ds3231;
import id.penjaga.device.drivers.lcd2004.Lcd2004;
import id.penjaga.device.drivers.mcp23017.Mcp23017;
import id.penjaga.device.drivers.megatec.Megatec;
import id.penjaga.device.drivers.nut.Nut;
import id.penjaga.device.drivers.osdp.Osdp;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.pcf8574.Pcf8574;
import id.penjaga.device.drivers.pn532.Pn532;
import id.penjaga.device.drivers.rdm6300.Rdm6300;
import id.penjaga.device.drivers.relay.Relay;
import id.penjaga.device.drivers.sht3x.Sht3x;
import id.penjaga.device.drivers.sht4x.Sht4x;
import id.penjaga.device.drivers.tmp117.Tmp117;
import id.penjaga.device.drivers.wiegand.Wiegand;
import java.util.List;
import java.util.Optional;

/// Every driver there is. Explicit, so that "go to definition" works and nothing is switched on by
/// accident.
public final class Drivers {
  private static final List<Driver> ALL =
      List.of(
          Ads1115.DRIVER, //
          SupervisedLine.DRIVER,
          Bme280.DRIVER,
          Buzzer.DRIVER,
          ContactInput.DRIVER,
          Dht22.DRIVER,
          Ds18b20.DRIVER,
          Ds3231.DRIVER,
          Lcd2004.DRIVER,
          Mcp23017.DRIVER,
          Mcp23017.OUTPUT,
          Megatec.DRIVER,
          Nut.DRIVER,
          Osdp.DRIVER,
          Pcf8574.DRIVER,
          Pcf8574.OUTPUT,
          Pn532.DRIVER,
          Pn532.I2C,
          Rdm6300.DRIVER,
          Relay.DRIVER,
          Sht3x.DRIVER,
          Sht4x.DRIVER,
          Tmp117.DRIVER,
          Wiegand.DRIVER);

  private Drivers() {}

  /// In the order of their names.
  public static List<Driver> all() {
    return ALL;
  }

  public static Optional<Driver> named(String name) {
    return ALL.stream().filter(driver -> driver.name().equals(name)).findFirst();
  }
}
