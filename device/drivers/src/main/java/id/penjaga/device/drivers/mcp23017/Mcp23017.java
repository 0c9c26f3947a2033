package id.penjaga.device.drivers.mcp23017;

import static id.penjaga.device.messages.MissReason.MALFORMED;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.ExpanderPins;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.part.Switched;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.Pause;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Sixteen contacts, or sixteen outputs, on an MCP23017. Facts, wiring and limits are in the
/// package's description.
public final class Mcp23017 implements Sensor {
  private static final ExpanderPins PINS =
      new ExpanderPins(
          List.of(
              "a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "b0", "b1", "b2", "b3", "b4", "b5",
              "b6", "b7"),
          List.of("a7", "b7"),
          "a7 and b7 are outputs only: as inputs they can disturb the bus (sheet DS20001952);"
              + " move the contact to another pin");

  private static final Setting ADDRESS =
      new Setting.Address(0x20, 0x27, 0x20, "by the pins A2 A1 A0");

  public static final Driver DRIVER =
      new Driver(
          "mcp23017",
          "Sixteen dry contacts on an expander MCP23017",
          Driver.Role.SENSOR,
          WireKind.I2C,
          PINS.channels(),
          Duration.ofMillis(100),
          List.of(ADDRESS, PINS.normallyClosed()),
          Driver.Maturity.BENCH,
          PINS.withheld(),
          (board, connector, settings) ->
              new Mcp23017(
                  board.openI2c(connector, settings.address()),
                  board.timing(),
                  place(connector, settings),
                  PINS.restingClosed(settings)));

  public static final Driver OUTPUT =
      new Driver(
          "mcp23017-output",
          "One switched output of an expander MCP23017",
          Driver.Role.ACTUATOR,
          WireKind.I2C,
          List.of(),
          Duration.ZERO,
          outputSettings(),
          Driver.Maturity.BENCH,
          (board, connector, settings) -> PINS.output(board, connector, settings, Mcp23017::drive));

  private static final int DIRECTION = 0x00;
  private static final int PULL_UP = 0x0C;
  private static final int LEVEL = 0x12;
  private static final int LATCH = 0x14;
  private static final int ALL = 0xFFFF;
  private static final int SETTLING_REGISTERS = 14;

  private final I2cDevice wire;
  private final Pause pause;
  private final String place;
  private final int restingClosed;

  Mcp23017(I2cDevice wire, Pause pause, String place, int restingClosed) {
    this.wire = wire;
    this.pause = pause;
    this.place = place;
    this.restingClosed = restingClosed;
  }

  private static List<Setting> outputSettings() {
    List<Setting> settings = new ArrayList<>(List.of(ADDRESS, PINS.pin()));
    settings.addAll(Switched.settings());
    return settings;
  }

  private static String place(String connector, Settings settings) {
    return "0x%02X on %s".formatted(settings.address(), connector);
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  /// The chip may have lost its orders with its supply, so they are looked at every time.
  @Override
  public List<PartAnswer> sample() throws WireException {
    if (!inputs()) {
      put(wire, DIRECTION, ALL);
      wire.write((byte) 0x02, (byte) 0, (byte) 0);
      put(wire, PULL_UP, ALL);
      if (!inputs()) {
        throw new WireException(
            MALFORMED,
            "the part at "
                + place
                + " does not keep its orders; check its supply, its RESET pin and the bus");
      }
    }
    return PINS.contacts(() -> get(wire, LEVEL), pause, restingClosed);
  }

  /// All are inputs with pull-up, none turned round.
  private boolean inputs() throws WireException {
    byte[] registers = wire.writeThenRead(new byte[] {DIRECTION}, SETTLING_REGISTERS);
    return word(registers, DIRECTION) == ALL
        && word(registers, 0x02) == 0
        && word(registers, PULL_UP) == ALL;
  }

  /// The latch first, so that the pin has its level when it becomes an output; then what the pin
  /// really is, and that the chip has not lost its orders with its supply.
  private static boolean drive(I2cDevice wire, int mask, boolean high) throws WireException {
    return wire.together(() -> {
      int latch = get(wire, LATCH);
      put(wire, LATCH, high ? latch | mask : latch & ~mask);
      put(wire, DIRECTION, get(wire, DIRECTION) & ~mask);
      return (get(wire, LEVEL) & mask) != 0 == high && (get(wire, DIRECTION) & mask) == 0;
    });
  }

  private static int get(I2cDevice wire, int register) throws WireException {
    return word(wire.writeThenRead(new byte[] {(byte) register}, 2), 0);
  }

  private static void put(I2cDevice wire, int register, int value) throws WireException {
    wire.write((byte) register, (byte) value, (byte) (value >> 8));
  }

  /// Bank A is the low byte.
  private static int word(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]) | Byte.toUnsignedInt(bytes[at + 1]) << 8;
  }

  @Override
  public void close() {
    wire.close();
  }
}
