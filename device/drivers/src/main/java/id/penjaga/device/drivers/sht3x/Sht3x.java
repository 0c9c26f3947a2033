package id.penjaga.device.drivers.sht3x;

import static id.penjaga.device.messages.MissReason.CHECKSUM;
import static id.penjaga.device.messages.MissReason.OUT_OF_RANGE;

import id.penjaga.device.drivers.part.Answer;
import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.wire.Crc8;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.Pause;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.List;

/// SHT3x on a two-wire bus. Facts, wiring and limits are in the package's description.
public final class Sht3x implements Sensor {
  private static final Channel TEMPERATURE = new Channel("temperature", Unit.CELSIUS);
  private static final Channel HUMIDITY = new Channel("humidity", Unit.RELATIVE_HUMIDITY);

  public static final Driver DRIVER =
      new Driver(
          "sht3x",
          "Temperature and humidity sensor SHT30, SHT31 or SHT35 on I2C",
          Driver.Role.SENSOR,
          WireKind.I2C,
          List.of(TEMPERATURE, HUMIDITY),
          Duration.ofSeconds(1),
          List.of(new Setting.Address(0x44, 0x45, 0x44, "0x45 with the pin ADDR high")),
          Driver.Maturity.BENCH,
          (board, connector, settings) ->
              new Sht3x(
                  board.openI2c(connector, settings.address()),
                  board.timing(),
                  "0x%02X on %s".formatted(settings.address(), connector)));

  private static final byte[] MEASURE = {0x24, 0x00};
  private static final Duration CONVERSION = Duration.ofMillis(16);

  private final I2cDevice wire;
  private final Pause pause;
  private final String place;

  Sht3x(I2cDevice wire, Pause pause, String place) {
    this.wire = wire;
    this.pause = pause;
    this.place = place;
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  @Override
  public List<Answer> sample() throws WireException {
    wire.write(MEASURE);
    pause.pause(CONVERSION);
    byte[] frame = wire.read(6);
    double celsius = -45 + 175 * share(frame, 0);
    double percent = 100 * share(frame, 3);
    if (celsius < -40 || celsius > 125 || percent == 0) {
      throw new WireException(
          OUT_OF_RANGE,
          "the SHT3x at "
              + place
              + " says what it cannot measure; replace it if this goes on, and look for condensed"
              + " water");
    }
    return List.of(
        new Answer.Got(TEMPERATURE, Measure.celsius(celsius)),
        new Answer.Got(HUMIDITY, Measure.humidity(percent)));
  }

  /// A word with its checksum, as a share of full scale.
  private double share(byte[] frame, int at) throws WireException {
    if (Crc8.of(frame, at, at + 2) != Byte.toUnsignedInt(frame[at + 2])) {
      throw new WireException(
          CHECKSUM,
          "the SHT3x at "
              + place
              + " sent a damaged frame; if this goes on, shorten its cable and check pull-ups and"
              + " supply");
    }
    return (Byte.toUnsignedInt(frame[at]) << 8 | Byte.toUnsignedInt(frame[at + 1])) / 65535.0;
  }

  @Override
  public void close() {
    wire.close();
  }
}
