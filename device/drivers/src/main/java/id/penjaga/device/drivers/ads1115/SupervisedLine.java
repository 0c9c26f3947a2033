package id.penjaga.device.drivers.ads1115;

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
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A contact on a line with two end-of-line resistors, at one input of an ADS1115: closed, open,
/// short circuit and cut are told apart. Facts, wiring and limits are in the package's description.
public final class SupervisedLine implements Sensor {
  private static final Channel OPEN = new Channel("open", Unit.STATE);
  private static final Channel TAMPER = new Channel("tamper", Unit.STATE);

  public static final Driver DRIVER =
      new Driver(
          "ads1115-line",
          "Contact on a line with end-of-line resistors, on an analogue input of an ADS1115",
          Driver.Role.SENSOR,
          WireKind.I2C,
          List.of(OPEN, TAMPER, AnalogInput.VOLTAGE),
          Duration.ofMillis(100),
          List.of(
              AnalogInput.ADDRESS,
              AnalogInput.INPUT,
              new Setting.Number(
                  "short-below-mv", 200, 1_200, "mV", "825", "under this the line is shorted"),
              new Setting.Number(
                  "open-above-mv", 1_700, 2_150, "mV", "1925", "above this the contact is open"),
              new Setting.Number(
                  "cut-above-mv", 2_300, 3_200, "mV", "2750", "above this the line is cut")),
          Driver.Maturity.BENCH,
          SupervisedLine::open);

  private final AnalogInput input;
  private final double shortBelow;
  private final double openAbove;
  private final double cutAbove;
  private @Nullable State told;

  /// What a voltage says of the line.
  private enum State {
    SHORTED,
    CLOSED,
    OPEN,
    CUT
  }

  private SupervisedLine(AnalogInput input, Settings settings) {
    this.input = input;
    shortBelow = settings.number("short-below-mv") / 1000.0;
    openAbove = settings.number("open-above-mv") / 1000.0;
    cutAbove = settings.number("cut-above-mv") / 1000.0;
  }

  private static SupervisedLine open(Board board, String connector, Settings settings)
      throws WireException {
    return new SupervisedLine(AnalogInput.open(board, connector, settings), settings);
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  /// A change counts when two conversions agree: one may fall into the moment in which a contact
  /// moves, and then say anything.
  @Override
  public List<PartAnswer> sample() throws WireException {
    double volts = input.volts();
    State state = state(volts);
    if (state != told) {
      volts = input.volts();
      if (state(volts) == state) {
        told = state;
      }
    }
    PartAnswer voltage = new PartAnswer.Got(AnalogInput.VOLTAGE, new Measure(volts, Unit.VOLT));
    return switch (told) {
      case null ->
          List.of(
              missed(OPEN, MissReason.IMPLAUSIBLE, "moves"),
              missed(TAMPER, MissReason.IMPLAUSIBLE, "moves"),
              voltage);
      case CLOSED -> List.of(got(OPEN, false), got(TAMPER, false), voltage);
      case OPEN -> List.of(got(OPEN, true), got(TAMPER, false), voltage);
      case SHORTED ->
          List.of(
              missed(OPEN, MissReason.NOT_CONNECTED, "is short-circuited before its resistors"),
              got(TAMPER, true),
              voltage);
      case CUT ->
          List.of(
              missed(OPEN, MissReason.NOT_CONNECTED, "is cut: its end resistor is not seen"),
              got(TAMPER, true),
              voltage);
    };
  }

  private State state(double volts) {
    if (volts < shortBelow) {
      return State.SHORTED;
    }
    if (volts > cutAbove) {
      return State.CUT;
    }
    return volts > openAbove ? State.OPEN : State.CLOSED;
  }

  private static PartAnswer got(Channel channel, boolean on) {
    return new PartAnswer.Got(channel, Measure.state(on));
  }

  private PartAnswer missed(Channel channel, MissReason why, String what) {
    return new PartAnswer.Missed(channel, why, "the line at " + input + " " + what);
  }

  @Override
  public void close() {
    input.close();
  }
}
