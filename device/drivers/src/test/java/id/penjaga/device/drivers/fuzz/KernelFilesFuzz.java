package id.penjaga.device.drivers.fuzz;

import id.penjaga.device.drivers.dht22.Dht22;
import id.penjaga.device.drivers.ds18b20.Ds18b20;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.WireException;
import java.util.Map;

/// Files of the kernel that say anything. The first byte chooses the driver; each line is what one
/// read gives, `!EIO` an error.
public final class KernelFilesFuzz {
  private KernelFilesFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws WireException {
    Bench bench = new Bench();
    Input input = new Input(data);
    Driver driver = (input.octet() & 1) == 0 ? Dht22.DRIVER : Ds18b20.DRIVER;
    bench.files = input.files();
    Sensor sensor = (Sensor) driver.open(bench, "J3", Map.of());
    Rules.hold(sensor);
    Rules.hold(sensor);
  }
}
