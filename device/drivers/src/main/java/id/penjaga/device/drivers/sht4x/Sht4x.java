package id.penjaga.device.drivers.sht4x;

import static id.penjaga.device.messages.MissReason.OUT_OF_RANGE;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Range;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.wire.TwoWire;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.List;

/// SHT4x on a two-wire bus. Facts, wiring and limits are in the package's description.
public final class Sht4x implements Sensor {
  private static final Range CELSIUS = new Range(-40, 125);
  private static final Range PERCENT = new Range(0, 100);
  private static final Channel TEMPERATURE = new Channel("temperature", Unit.CELSIUS, CELSIUS);
  private static final Channel HUMIDITY = new Channel("humidity", Unit.RELATIVE_HUMIDITY, PERCENT);

  public static final Driver DRIVER =
      new Driver(
          "sht4x",
          "Temperature and humidity sensor SHT40, SHT41 or SHT45 on I2C",
          Driver.Role.SENSOR,
          WireKind.I2C,
          List.of(TEMPERATURE, HUMIDITY),
          Duration.ofSeconds(1),
          List.of(
              new Setting.Address(0x44, 0x46, 0x44, "fixed in the part: A 0x44, B 0x45, C 0x46")),
          Driver.Maturity.BENCH,
          (board, connector, settings) ->
              new Sht4x(TwoWire.open(board, connector, settings.address(), "SHT4x")));

  private static final byte[] MEASURE = {(byte) 0xFD};
  private static final Duration CONVERSION = Duration.ofMillis(10);

  private final TwoWire wire;

  private Sht4x(TwoWire wire) {
    this.wire = wire;
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  @Override
  public List<PartAnswer> sample() throws WireException {
    byte[] frame = wire.measure(MEASURE, CONVERSION, 6);
    double celsius = -45 + 175 * wire.share(frame, 0);
    double percent = -6 + 125 * wire.share(frame, 3);
    if (!CELSIUS.holds(celsius) || percent < -5 || percent > 118) {
      throw wire.trouble(
          OUT_OF_RANGE,
          "says what it cannot measure; replace it if this goes on, and look for condensed water");
    }
    return List.of(
        new PartAnswer.Got(TEMPERATURE, Measure.celsius(celsius)),
        new PartAnswer.Got(
            HUMIDITY, Measure.humidity(Math.clamp(percent, PERCENT.least(), PERCENT.most()))));
  }

  @Override
  public void close() {
    wire.close();
  }
}
