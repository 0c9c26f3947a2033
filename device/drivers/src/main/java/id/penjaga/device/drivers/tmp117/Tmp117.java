package id.penjaga.device.drivers.tmp117;

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
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.List;

/// TMP117 on a two-wire bus. Facts, wiring and limits are in the package's description.
public final class Tmp117 implements Sensor {
  private static final Range CELSIUS = new Range(-55, 150);
  private static final Channel TEMPERATURE = new Channel("temperature", Unit.CELSIUS, CELSIUS);

  public static final Driver DRIVER =
      new Driver(
          "tmp117",
          "Reference thermometer TMP117 on I2C",
          Driver.Role.SENSOR,
          WireKind.I2C,
          List.of(TEMPERATURE),
          Duration.ofSeconds(1),
          List.of(new Setting.Address(0x48, 0x4B, 0x48, "where ADD0 goes: GND, V+, SDA, SCL")),
          Driver.Maturity.BENCH,
          (board, connector, settings) ->
              new Tmp117(TwoWire.open(board, connector, settings.address(), "part")));

  private static final int RESULT = 0x00;
  private static final int IDENTITY = 0x0F;
  private static final int TMP117 = 0x117;
  private static final int REVISION = 0xF000;
  private static final int NOT_MEASURED = -32768;

  private final TwoWire wire;

  private Tmp117(TwoWire wire) {
    this.wire = wire;
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  @Override
  public List<PartAnswer> sample() throws WireException {
    if ((wire.word(IDENTITY) & 0xFFFF & ~REVISION) != TMP117) {
      throw wire.trouble(
          MissReason.MALFORMED, "is no TMP117, or its bus is stuck; check address and wiring");
    }
    int raw = wire.word(RESULT);
    if (raw == NOT_MEASURED) {
      throw wire.trouble(
          MissReason.TIMEOUT, "has not measured yet; if this goes on, check its supply");
    }
    double celsius = raw / 128.0;
    if (!CELSIUS.holds(celsius)) {
      throw wire.trouble(MissReason.OUT_OF_RANGE, "says what it cannot measure; replace it");
    }
    return List.of(new PartAnswer.Got(TEMPERATURE, Measure.celsius(celsius)));
  }

  @Override
  public void close() {
    wire.close();
  }
}
