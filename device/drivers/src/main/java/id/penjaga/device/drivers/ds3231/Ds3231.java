package id.penjaga.device.drivers.ds3231;

import static id.penjaga.device.messages.MissReason.IMPLAUSIBLE;
import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.OUT_OF_RANGE;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.List;

/// The health of a DS3231 clock. Facts, wiring and limits are in the package's description.
public final class Ds3231 implements Sensor {
  private static final Channel TEMPERATURE = new Channel("temperature", Unit.CELSIUS);
  private static final Channel KEEPS_TIME = new Channel("keeps-time", Unit.STATE);

  public static final Driver DRIVER =
      new Driver(
          "ds3231",
          "Health and temperature of the clock DS3231; its time is the kernel's business",
          Driver.Role.SENSOR,
          WireKind.I2C,
          List.of(TEMPERATURE, KEEPS_TIME),
          Duration.ofSeconds(64),
          List.of(new Setting.Address(0x68, 0x68, 0x68, "the part has no other")),
          Driver.Maturity.BENCH,
          (board, connector, settings) ->
              new Ds3231(board.openI2c(connector, settings.address()), connector));

  /// From here: control, status, aging, temperature in two bytes.
  private static final byte[] CONTROL = {0x0E};

  private static final int STATUS_ALWAYS_ZERO = 0x70;
  private static final int OSCILLATOR_STOPPED = 0x80;
  private static final int QUARTERS_ALWAYS_ZERO = 0x3F;

  private final I2cDevice wire;
  private final String connector;

  Ds3231(I2cDevice wire, String connector) {
    this.wire = wire;
    this.connector = connector;
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  @Override
  public List<PartAnswer> sample() throws WireException {
    byte[] said = wire.writeThenRead(CONTROL, 5);
    boolean zeros = (said[0] | said[1] | said[2] | said[3] | said[4]) == 0;
    if (zeros || (said[1] & STATUS_ALWAYS_ZERO) != 0 || (said[4] & QUARTERS_ALWAYS_ZERO) != 0) {
      throw new WireException(
          MALFORMED,
          "the part at 0x68 on "
              + connector
              + " is no DS3231, or its bus is stuck; check it (a DS1307 has the same address)");
    }
    double celsius = said[3] + (Byte.toUnsignedInt(said[4]) >> 6) / 4.0;
    if (celsius < -45 || celsius > 90) {
      throw new WireException(
          OUT_OF_RANGE, "the clock at " + connector + " says what it cannot measure; replace it");
    }
    return List.of(
        new PartAnswer.Got(TEMPERATURE, Measure.celsius(celsius)),
        (said[1] & OSCILLATOR_STOPPED) == 0
            ? new PartAnswer.Got(KEEPS_TIME, Measure.ON)
            : new PartAnswer.Missed(
                KEEPS_TIME,
                IMPLAUSIBLE,
                "the clock at "
                    + connector
                    + " had stopped and its time cannot be believed; replace its battery (CR2032),"
                    + " then set it with hwclock -w"));
  }

  @Override
  public void close() {
    wire.close();
  }
}
