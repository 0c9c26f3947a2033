package id.penjaga.device.drivers.fuzz;

import id.penjaga.device.drivers.megatec.Megatec;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.WireException;
import java.util.Map;

/// A UPS that says anything: no number out of physics.
public final class MegatecFuzz {
  private MegatecFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws WireException {
    Bench bench = new Bench();
    Input input = new Input(data);
    int packs = 1 + input.octet() % 120;
    bench.line = new Asked(input.serial(bench.timing));
    Sensor ups =
        (Sensor)
            Megatec.DRIVER.open(bench, "J10", Map.of("battery-packs", Integer.toString(packs)));
    Rules.hold(ups);
    Rules.hold(ups);
  }
}
