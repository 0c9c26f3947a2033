package id.penjaga.device.drivers.ds18b20;

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
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.wire.KernelException;
import id.penjaga.device.drivers.wire.KernelSensor;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// DS18B20 through the kernel. Facts, wiring and limits are in the package's description.
public final class Ds18b20 implements Sensor {
  private static final Range CELSIUS = new Range(-55, 125);
  private static final Channel TEMPERATURE = new Channel("temperature", Unit.CELSIUS, CELSIUS);
  private static final String ONLY = "only";

  public static final Driver DRIVER =
      new Driver(
          "ds18b20",
          "Temperature sensor DS18B20 on 1-Wire, through the kernel driver",
          Driver.Role.SENSOR,
          WireKind.KERNEL_SENSOR,
          List.of(TEMPERATURE),
          Duration.ofSeconds(2),
          List.of(
              new Setting.Text(
                  "sensor",
                  Pattern.compile("only|28-[0-9a-f]{12}"),
                  "only, or its number as probe shows it, such as 28-0316a2794caf",
                  ONLY,
                  "which of several sensors on the same wire",
                  true)),
          Driver.Maturity.BENCH,
          (board, connector, settings) ->
              new Ds18b20(board.openKernelSensor(connector), connector, settings.word("sensor")));

  /// What the kernel's driver says: the nine bytes twice, whether their checksum is right, the
  /// thousandths.
  private static final Pattern SAID =
      Pattern.compile("((?:[0-9a-f]{2} ){9}): crc=[0-9a-f]{2} (YES|NO)\\n.* t=(-?[0-9]{1,6})");

  private static final String ZEROS = "00 ".repeat(9);
  private static final int AFTER_POWER_ON = 85_000;

  /// All bits of the conversion are ones: 0x07FF sixteenths, cut to thousandths by the kernel.
  private static final int TOO_LITTLE_SUPPLY = 127_937;

  private final KernelSensor wire;
  private final String connector;
  private final String file;

  Ds18b20(KernelSensor wire, String connector, String sensor) {
    this.wire = wire;
    this.connector = connector;
    file = (sensor.equals(ONLY) ? "28-*" : sensor) + "/w1_slave";
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  @Override
  public List<PartAnswer> sample() throws WireException {
    String text = read().strip();
    if (text.isEmpty()) {
      throw trouble(
          TIMEOUT,
          "the sensor at "
              + connector
              + " does not answer, or only damaged; check plug, supply, the 4.7 kOhm pull-up, and"
              + " that the line is no star");
    }
    Matcher said = SAID.matcher(text);
    if (!said.matches()) {
      throw trouble(
          MALFORMED, "the kernel's file of the sensor at " + connector + " is not as expected");
    }
    if (said.group(2).equals("NO")) {
      throw trouble(
          CHECKSUM,
          "the sensor at "
              + connector
              + " sent a damaged frame; check the 4.7 kOhm pull-up, shorten the cable, avoid"
              + " stars");
    }
    int thousandths = Integer.parseInt(said.group(3));
    if (said.group(1).equals(ZEROS)) {
      throw trouble(
          MALFORMED, "the wire at " + connector + " is held low; look for a short circuit");
    }
    if (thousandths == AFTER_POWER_ON) {
      throw trouble(
          MALFORMED,
          "the sensor at "
              + connector
              + " had no power while it measured (85 °C is what it says then); give it three"
              + " wires");
    }
    if (thousandths == TOO_LITTLE_SUPPLY) {
      throw trouble(
          OUT_OF_RANGE,
          "the sensor at "
              + connector
              + " had too little supply while it measured (127.9375 °C is what it says then); check"
              + " 3.3 V and ground at the sensor, the 4.7 kOhm pull-up and the length of the cable,"
              + " and replace it only then");
    }
    if (!CELSIUS.holds(thousandths / 1000.0)) {
      throw trouble(
          OUT_OF_RANGE,
          "the sensor at "
              + connector
              + " says "
              + thousandths / 1000.0
              + " °C, which it cannot measure (-55 to 125); check its supply, the pull-up and the"
              + " wiring first, then replace it");
    }
    return List.of(new PartAnswer.Got(TEMPERATURE, Measure.celsius(thousandths / 1000.0)));
  }

  private String read() throws WireException {
    try {
      return wire.read(file);
    } catch (KernelException e) {
      throw switch (e.errno()) {
        case "ENOENT", "ENODEV", "ENXIO" ->
            trouble(
                NOT_CONNECTED,
                "there is no such sensor at "
                    + connector
                    + "; check plug, supply, the dtoverlay=w1-gpio line in config.txt and the"
                    + " sensor's number");
        case "ENOTUNIQ" ->
            trouble(
                NOT_CONNECTED,
                "there are several sensors at "
                    + connector
                    + "; write which one is meant in the setting \"sensor\"");
        case "ETIMEDOUT" ->
            trouble(TIMEOUT, "the sensor at " + connector + " does not finish; check its supply");
        default ->
            trouble(
                BUS_ERROR,
                "the kernel could not read the sensor at "
                    + connector
                    + ": "
                    + e.errno()
                    + "; check plug and supply");
      };
    }
  }

  private static WireException trouble(MissReason reason, String advice) {
    return new WireException(reason, advice);
  }

  @Override
  public void close() {
    wire.close();
  }
}
