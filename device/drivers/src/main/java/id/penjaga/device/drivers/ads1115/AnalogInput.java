package id.penjaga.device.drivers.ads1115;

import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.OUT_OF_RANGE;
import static id.penjaga.device.messages.MissReason.TIMEOUT;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Range;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.Pause;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// One analogue input of an ADS1115. Parts that share the chip take turns.
final class AnalogInput implements AutoCloseable {
  /// What hangs at an input hangs on 3.3 V: none can be outside of it.
  private static final Range VOLTS = new Range(-0.1, 3.6);

  static final Channel VOLTAGE = new Channel("voltage", Unit.VOLT, VOLTS);
  static final Setting ADDRESS =
      new Setting.Address(0x48, 0x4B, 0x48, "where ADDR goes: GND, VDD, SDA, SCL");
  static final Setting INPUT =
      new Setting.Text(
          "input", Pattern.compile("[0-3]"), "0, 1, 2 or 3", "0", "AIN0 to AIN3", true);

  private static final byte[] RESULT = {0x00};
  private static final byte[] CONFIG = {0x01};
  private static final int READY = 0x80;

  /// At 128 samples in a second, with the part's own clock 10 % slow.
  private static final Duration CONVERSION = Duration.ofMillis(9);

  private static final int TRIES = 3;
  private static final double VOLTS_A_STEP = 4.096 / 32768;

  private final I2cDevice wire;
  private final Pause pause;
  private final String place;
  private final int input;

  private AnalogInput(I2cDevice wire, Pause pause, String place, int input) {
    this.wire = wire;
    this.pause = pause;
    this.place = place;
    this.input = input;
  }

  static AnalogInput open(Board board, String connector, Settings settings) throws WireException {
    int input = settings.number("input");
    return new AnalogInput(
        board.openI2c(connector, settings.address()),
        board.timing(),
        "AIN%d of 0x%02X on %s".formatted(input, settings.address(), connector),
        input);
  }

  /// The voltage now.
  ///
  /// @throws WireException also for one beyond the supply
  double volts() throws WireException {
    double volts = wire.together(this::convert);
    if (!VOLTS.holds(volts)) {
      throw trouble(
          OUT_OF_RANGE,
          String.format(
              Locale.ROOT,
              "has %.2f V, which is beyond its supply of 3.3 V; look for a wire to something else",
              volts));
    }
    return volts;
  }

  /// One conversion, exclusive: no other part may choose another input meanwhile.
  private double convert() throws WireException {
    byte[] order = {CONFIG[0], (byte) (0xC3 | input << 4), (byte) 0x83};
    wire.write(order);
    for (int i = 0; i < TRIES; i++) {
      pause.pause(CONVERSION);
      byte[] state = wire.writeThenRead(CONFIG, 2);
      if ((state[0] & 0x7F) != (order[1] & 0x7F) || state[1] != order[2]) {
        throw trouble(MALFORMED, "does not keep its orders; check supply and bus");
      }
      if ((state[0] & READY) != 0) {
        byte[] result = wire.writeThenRead(RESULT, 2);
        return (result[0] << 8 | Byte.toUnsignedInt(result[1])) * VOLTS_A_STEP;
      }
    }
    throw trouble(TIMEOUT, "does not finish; check the supply of its chip");
  }

  private WireException trouble(MissReason reason, String what) {
    return new WireException(reason, place + " " + what);
  }

  @Override
  public void close() {
    wire.close();
  }

  /// Where it is, for people.
  @Override
  public String toString() {
    return place;
  }
}
