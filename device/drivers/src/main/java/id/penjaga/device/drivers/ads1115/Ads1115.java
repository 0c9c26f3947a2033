package id.penjaga.device.drivers.ads1115;

import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.NOT_CONNECTED;
import static id.penjaga.device.messages.MissReason.OUT_OF_RANGE;
import static id.penjaga.device.messages.MissReason.TIMEOUT;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Range;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.Pause;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A leak rope with an end resistor, at one input of an ADS1115. Facts, wiring and limits are in
/// the package's description.
public final class Ads1115 implements Sensor {
  private static final Channel LEAK = new Channel("leak", Unit.STATE);

  /// The rope and its resistors hang on 3.3 V: no input of theirs can be outside of it.
  private static final Range VOLTS = new Range(-0.1, 3.6);

  private static final Channel VOLTAGE = new Channel("voltage", Unit.VOLT, VOLTS);

  public static final Driver DRIVER =
      new Driver(
          "ads1115",
          "Leak rope with an end resistor on an analogue input of an ADS1115",
          Driver.Role.SENSOR,
          WireKind.I2C,
          List.of(LEAK, VOLTAGE),
          Duration.ofMillis(500),
          List.of(
              new Setting.Address(0x48, 0x4B, 0x48, "where ADDR goes: GND, VDD, SDA, SCL"),
              new Setting.Text(
                  "input", Pattern.compile("[0-3]"), "0, 1, 2 or 3", "0", "AIN0 to AIN3", true),
              new Setting.Number(
                  "wet-below-mv", 100, 2_000, "mV", "1200", "a voltage under this is water"),
              new Setting.Number(
                  "hysteresis-mv", 0, 500, "mV", "150", "so much above that it is dry again"),
              new Setting.Number(
                  "broken-above-mv", 2_501, 3_200, "mV", "2700", "above this the rope is cut")),
          Driver.Maturity.BENCH,
          Ads1115::open);

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
  private final double wetBelow;
  private final double dryAbove;
  private final double brokenAbove;
  private boolean wet;

  private Ads1115(I2cDevice wire, Pause pause, String connector, Settings settings) {
    this.wire = wire;
    this.pause = pause;
    input = settings.number("input");
    place = "AIN%d of 0x%02X on %s".formatted(input, settings.address(), connector);
    wetBelow = settings.number("wet-below-mv") / 1000.0;
    dryAbove = wetBelow + settings.number("hysteresis-mv") / 1000.0;
    brokenAbove = settings.number("broken-above-mv") / 1000.0;
  }

  private static Ads1115 open(Board board, String connector, Settings settings)
      throws WireException {
    return new Ads1115(
        board.openI2c(connector, settings.address()), board.timing(), connector, settings);
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  @Override
  public List<PartAnswer> sample() throws WireException {
    double volts = wire.together(this::convert);
    if (!VOLTS.holds(volts)) {
      throw trouble(
          OUT_OF_RANGE,
          String.format(
              Locale.ROOT,
              "has %.2f V, which is beyond its supply of 3.3 V; look for a wire to something else",
              volts));
    }
    PartAnswer voltage = new PartAnswer.Got(VOLTAGE, new Measure(volts, Unit.VOLT));
    if (volts > brokenAbove) {
      return List.of(
          new PartAnswer.Missed(
              LEAK,
              NOT_CONNECTED,
              "the rope at " + place + " is cut or unplugged: its end resistor is not seen"),
          voltage);
    }
    wet = volts < (wet ? dryAbove : wetBelow);
    return List.of(new PartAnswer.Got(LEAK, Measure.state(wet)), voltage);
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
}
