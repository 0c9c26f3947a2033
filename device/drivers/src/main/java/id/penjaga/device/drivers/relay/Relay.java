package id.penjaga.device.drivers.relay;

import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Part;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.part.Switched;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.DigitalOutput;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.time.Duration;
import java.util.List;

/// One switched output. Facts, wiring and limits are in the package's description.
public final class Relay {
  public static final Driver DRIVER =
      new Driver(
          "relay",
          "Relay, lock or active buzzer on one output line",
          Driver.Role.ACTUATOR,
          WireKind.DIGITAL_OUTPUT,
          List.of(),
          Duration.ZERO,
          Switched.settings(),
          Driver.Maturity.BENCH,
          Relay::open);

  private Relay() {}

  private static Part open(Board board, String connector, Settings settings) throws WireException {
    boolean onIsHigh = settings.is("active", "high");
    boolean safe = settings.is("safe", "on");
    DigitalOutput wire = board.openOutput(connector, safe == onIsHigh);
    return new Switched(
        on -> wire.set(on == onIsHigh),
        wire::close,
        board.timing(),
        safe,
        Switched.longest(settings));
  }
}
