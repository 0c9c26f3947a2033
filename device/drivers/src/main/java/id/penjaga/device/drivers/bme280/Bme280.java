package id.penjaga.device.drivers.bme280;

import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.OUT_OF_RANGE;
import static id.penjaga.device.messages.MissReason.TIMEOUT;

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
import org.jspecify.annotations.Nullable;

/// BME280 on a two-wire bus. Facts, wiring and limits are in the package's description.
public final class Bme280 implements Sensor {
  private static final Range CELSIUS = new Range(-40, 85);
  private static final Range PERCENT = new Range(0, 100);
  private static final Channel TEMPERATURE = new Channel("temperature", Unit.CELSIUS, CELSIUS);
  private static final Channel HUMIDITY = new Channel("humidity", Unit.RELATIVE_HUMIDITY, PERCENT);

  public static final Driver DRIVER =
      new Driver(
          "bme280",
          "Temperature and humidity sensor BME280 on I2C",
          Driver.Role.SENSOR,
          WireKind.I2C,
          List.of(TEMPERATURE, HUMIDITY),
          Duration.ofSeconds(10),
          List.of(new Setting.Address(0x76, 0x77, 0x76, "0x77 with the pin SDO high")),
          Driver.Maturity.BENCH,
          (board, connector, settings) ->
              new Bme280(TwoWire.open(board, connector, settings.address(), "part")));

  private static final int FIRST_TRIM = 0x88;
  private static final int IDENTITY = 0xD0;
  private static final int SECOND_TRIM = 0xE1;
  private static final int STATUS = 0xF3;
  private static final int RESULT = 0xFA;

  /// Humidity once; takes effect with the next order.
  private static final byte[] HUMIDITY_ONCE = {(byte) 0xF2, 0x01};

  /// Temperature once, no pressure, now.
  private static final byte[] MEASURE = {(byte) 0xF4, 0x21};

  private static final Duration CONVERSION = Duration.ofMillis(8);
  private static final int MEASURING = 0x08;
  private static final int TRIES = 4;
  private static final int BME280 = 0x60;
  private static final int BMP280 = 0x58;
  private static final int NO_TEMPERATURE = 0x80000;
  private static final int NO_HUMIDITY = 0x8000;

  private final TwoWire wire;
  private @Nullable Trim trim;

  private Bme280(TwoWire wire) {
    this.wire = wire;
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  @Override
  public List<PartAnswer> sample() throws WireException {
    Trim known = trim;
    trim = null; // another part may be plugged in after a failure
    if (known == null) {
      known = identify();
    }
    wire.write(HUMIDITY_ONCE);
    wire.write(MEASURE);
    awaitResult();
    byte[] raw = wire.registers(RESULT, 5);
    int temperature = unsigned(raw, 0) << 12 | unsigned(raw, 1) << 4 | unsigned(raw, 2) >> 4;
    int humidity = unsigned(raw, 3) << 8 | unsigned(raw, 4);
    if (temperature == NO_TEMPERATURE || humidity == NO_HUMIDITY) {
      throw wire.trouble(MALFORMED, "did not measure; check its supply");
    }
    double celsius = known.celsius(temperature);
    double percent = known.percent(humidity, temperature);
    if (!CELSIUS.holds(celsius) || percent < -5 || percent > 105) {
      throw wire.trouble(OUT_OF_RANGE, "says what it cannot measure; replace it if this goes on");
    }
    trim = known;
    return List.of(
        new PartAnswer.Got(TEMPERATURE, Measure.celsius(celsius)),
        new PartAnswer.Got(
            HUMIDITY, Measure.humidity(Math.clamp(percent, PERCENT.least(), PERCENT.most()))));
  }

  private Trim identify() throws WireException {
    int identity = wire.octet(IDENTITY);
    if (identity == BMP280) {
      throw wire.trouble(MALFORMED, "is a BMP280, which has no humidity; fit a BME280");
    }
    if (identity != BME280) {
      throw wire.trouble(MALFORMED, "is no BME280, or its bus is stuck; check address and wiring");
    }
    Trim read = Trim.of(wire.registers(FIRST_TRIM, 26), wire.registers(SECOND_TRIM, 7));
    if (!read.plausible()) {
      throw wire.trouble(MALFORMED, "gave no calibration; check its supply, or replace it");
    }
    return read;
  }

  private void awaitResult() throws WireException {
    for (int i = 0; i < TRIES; i++) {
      wire.pause(CONVERSION);
      if ((wire.octet(STATUS) & MEASURING) == 0) {
        return;
      }
    }
    throw wire.trouble(TIMEOUT, "does not finish; check its supply");
  }

  private static int unsigned(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]);
  }

  @Override
  public void close() {
    wire.close();
  }
}
