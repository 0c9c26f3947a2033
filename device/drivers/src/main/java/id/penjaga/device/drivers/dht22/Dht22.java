package id.penjaga.device.drivers.dht22;

import static id.penjaga.device.messages.MissReason.BUS_ERROR;
import static id.penjaga.device.messages.MissReason.CHECKSUM;
import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.NOT_CONNECTED;
import static id.penjaga.device.messages.MissReason.OUT_OF_RANGE;
import static id.penjaga.device.messages.MissReason.TIMEOUT;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Range;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.KernelException;
import id.penjaga.device.drivers.wire.KernelSensor;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.List;

/// DHT22 through the kernel. Facts, wiring and limits are in the package's description.
public final class Dht22 implements Sensor {
  private static final Range CELSIUS = new Range(-40, 80);
  private static final Range PERCENT = new Range(0, 100);
  private static final Channel TEMPERATURE = new Channel("temperature", Unit.CELSIUS, CELSIUS);
  private static final Channel HUMIDITY = new Channel("humidity", Unit.RELATIVE_HUMIDITY, PERCENT);

  public static final Driver DRIVER =
      new Driver(
          "dht22",
          "Temperature and humidity sensor DHT22 or AM2302, through the kernel driver",
          Driver.Role.SENSOR,
          WireKind.KERNEL_SENSOR,
          List.of(TEMPERATURE, HUMIDITY),
          Duration.ofSeconds(2),
          List.of(),
          Driver.Maturity.BENCH,
          (board, connector, _) -> new Dht22(board.openKernelSensor(connector), connector));

  private final KernelSensor wire;
  private final String connector;

  Dht22(KernelSensor wire, String connector) {
    this.wire = wire;
    this.connector = connector;
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  @Override
  public List<PartAnswer> sample() throws WireException {
    double celsius = thousandths("in_temp_input");
    double percent = thousandths("in_humidityrelative_input");
    if (percent == 0) {
      throw new WireException(
          MALFORMED,
          "the sensor at " + connector + " sent zeros; check its supply and its data line");
    }
    within(celsius, CELSIUS, "°C");
    within(percent, PERCENT, "%RH");
    return List.of(
        new PartAnswer.Got(TEMPERATURE, Measure.celsius(celsius)),
        new PartAnswer.Got(HUMIDITY, Measure.humidity(percent)));
  }

  @Override
  public void close() {
    wire.close();
  }

  private double thousandths(String file) throws WireException {
    String text = read(file).strip();
    try {
      return Integer.parseInt(text) / 1000.0;
    } catch (NumberFormatException e) {
      throw new WireException(
          MALFORMED, file + " of the sensor at " + connector + " holds no whole number", e);
    }
  }

  private String read(String file) throws WireException {
    try {
      return wire.read(file);
    } catch (KernelException e) {
      throw switch (e.errno()) {
        case "ETIMEDOUT" ->
            new WireException(
                TIMEOUT,
                "no answer from the sensor at "
                    + connector
                    + "; check plug, supply and the pull-up on the data line",
                e);
        case "EIO" ->
            new WireException(
                CHECKSUM,
                "the sensor at "
                    + connector
                    + " sent a damaged frame; if this goes on, shorten or shield the cable",
                e);
        case "ENOENT", "ENODEV", "ENXIO" ->
            new WireException(
                NOT_CONNECTED,
                "the kernel has no sensor for "
                    + connector
                    + "; check the dtoverlay=dht11 line in config.txt",
                e);
        default ->
            new WireException(
                BUS_ERROR,
                "the kernel could not read the sensor at " + connector + ": " + e.errno(),
                e);
      };
    }
  }

  private void within(double value, Range range, String unit) throws WireException {
    if (!range.holds(value)) {
      throw new WireException(
          OUT_OF_RANGE,
          "the sensor at "
              + connector
              + " said "
              + value
              + " "
              + unit
              + ", beyond its own range; replace it if this goes on");
    }
  }
}
