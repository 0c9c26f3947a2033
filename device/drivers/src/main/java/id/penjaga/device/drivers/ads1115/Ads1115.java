package id.penjaga.device.drivers.ads1115;

import static id.penjaga.device.messages.MissReason.NOT_CONNECTED;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.List;

/// A leak rope with an end resistor, at one input of an ADS1115. Facts, wiring and limits are in
/// the package's description.
public final class Ads1115 implements Sensor {
  private static final Channel LEAK = new Channel("leak", Unit.STATE);

  private static final Channel VOLTAGE = AnalogInput.VOLTAGE;

  public static final Driver DRIVER =
      new Driver(
          "ads1115",
          "Leak rope with an end resistor on an analogue input of an ADS1115",
          Driver.Role.SENSOR,
          WireKind.I2C,
          List.of(LEAK, VOLTAGE),
          Duration.ofMillis(500),
          List.of(
              AnalogInput.ADDRESS,
              AnalogInput.INPUT,
              new Setting.Number(
                  "wet-below-mv", 100, 2_000, "mV", "1200", "a voltage under this is water"),
              new Setting.Number(
                  "hysteresis-mv", 0, 500, "mV", "150", "so much above that it is dry again"),
              new Setting.Number(
                  "broken-above-mv", 2_501, 3_200, "mV", "2700", "above this the rope is cut")),
          Driver.Maturity.BENCH,
          Ads1115::open);

  private final AnalogInput input;
  private final double wetBelow;
  private final double dryAbove;
  private final double brokenAbove;
  private boolean wet;

  private Ads1115(AnalogInput input, Settings settings) {
    this.input = input;
    wetBelow = settings.number("wet-below-mv") / 1000.0;
    dryAbove = wetBelow + settings.number("hysteresis-mv") / 1000.0;
    brokenAbove = settings.number("broken-above-mv") / 1000.0;
  }

  private static Ads1115 open(Board board, String connector, Settings settings)
      throws WireException {
    return new Ads1115(AnalogInput.open(board, connector, settings), settings);
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  @Override
  public List<PartAnswer> sample() throws WireException {
    double volts = input.volts();
    PartAnswer voltage = new PartAnswer.Got(VOLTAGE, new Measure(volts, Unit.VOLT));
    if (volts > brokenAbove) {
      return List.of(
          new PartAnswer.Missed(
              LEAK,
              NOT_CONNECTED,
              "the rope at " + input + " is cut or unplugged: its end resistor is not seen"),
          voltage);
    }
    wet = volts < (wet ? dryAbove : wetBelow);
    return List.of(new PartAnswer.Got(LEAK, Measure.state(wet)), voltage);
  }

  @Override
  public void close() {
    input.close();
  }
}
