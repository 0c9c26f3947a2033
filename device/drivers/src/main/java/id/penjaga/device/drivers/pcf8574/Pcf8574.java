package id.penjaga.device.drivers.pcf8574;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.ExpanderPins;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Switched;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.Pause;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.time.Duration;
import java.util.List;

/// Eight contacts, or eight outputs, on a PCF8574. Facts, wiring and limits are in the package's
/// description.
public final class Pcf8574 implements Sensor {
  private static final ExpanderPins PINS =
      new ExpanderPins(List.of("p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7"));

  private static final Setting ADDRESS =
      new Setting.Address(
          0x20, 0x27, 0x38, 0x3F, 0x20, "PCF8574 0x20 to 0x27, PCF8574A 0x38 to 0x3F");

  public static final Driver DRIVER =
      new Driver(
          "pcf8574",
          "Eight dry contacts on an expander PCF8574",
          Driver.Role.SENSOR,
          WireKind.I2C,
          PINS.channels(),
          Duration.ofMillis(100),
          List.of(ADDRESS, PINS.normallyClosed()),
          Driver.Maturity.BENCH,
          (board, connector, settings) ->
              new Pcf8574(
                  board.openI2c(connector, settings.address()),
                  board.timing(),
                  PINS.restingClosed(settings)));

  public static final Driver OUTPUT =
      new Driver(
          "pcf8574-output",
          "One switched output of an expander PCF8574",
          Driver.Role.ACTUATOR,
          WireKind.I2C,
          List.of(),
          Duration.ZERO,
          outputSettings(),
          Driver.Maturity.BENCH,
          (board, connector, settings) -> PINS.output(board, connector, settings, Pcf8574::drive));

  private final I2cDevice wire;
  private final Pause pause;
  private final int restingClosed;

  Pcf8574(I2cDevice wire, Pause pause, int restingClosed) {
    this.wire = wire;
    this.pause = pause;
    this.restingClosed = restingClosed;
  }

  /// Active low unless told otherwise: the chip sinks well and hardly sources.
  private static List<Setting> outputSettings() {
    return List.of(
        ADDRESS,
        PINS.pin(),
        new Setting.Choice("active", List.of("low", "high"), "low", "the level that means on"),
        new Setting.Choice("safe", List.of("off", "on"), "off", "the state at opening and closing"),
        Switched.longestPulse());
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  /// Nothing is ever written: pins are inputs after power-on, and a write could let go of what
  /// is switched.
  @Override
  public List<PartAnswer> sample() throws WireException {
    return PINS.contacts(() -> levels(wire), pause, restingClosed);
  }

  /// All pins of the chip are outputs, so what they are is what they were told.
  private static boolean drive(I2cDevice wire, int mask, boolean high) throws WireException {
    return wire.together(() -> {
      int levels = levels(wire);
      wire.write((byte) (high ? levels | mask : levels & ~mask));
      return (levels(wire) & mask) != 0 == high;
    });
  }

  private static int levels(I2cDevice wire) throws WireException {
    return Byte.toUnsignedInt(wire.read(1)[0]);
  }

  @Override
  public void close() {
    wire.close();
  }
}
