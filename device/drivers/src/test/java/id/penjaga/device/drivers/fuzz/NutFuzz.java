package id.penjaga.device.drivers.fuzz;

import id.penjaga.device.drivers.nut.Nut;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A server that says anything. The first byte chooses: everything as it is, or as the variables of
/// a list that begins and ends as it should.
public final class NutFuzz {
  private NutFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws WireException {
    Bench bench = new Bench();
    Input input = new Input(data);
    boolean list = (input.octet() & 1) == 1;
    bench.network.inPiecesOf(1 + input.octet());
    String said = new String(input.rest(), StandardCharsets.UTF_8);
    bench.network.answers(
        _ -> list ? "BEGIN LIST VAR rack\n" + said + "\nEND LIST VAR rack\n" : said);
    Sensor ups = (Sensor) Nut.DRIVER.open(bench, "10.3.0.7:3493", Map.of("ups", "rack"));
    Rules.hold(ups);
    Rules.hold(ups);
  }
}
