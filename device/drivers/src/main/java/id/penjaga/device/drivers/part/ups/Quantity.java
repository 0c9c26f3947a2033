package id.penjaga.device.drivers.part.ups;

import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.OUT_OF_RANGE;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Range;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/// One thing a UPS measures, with the bounds of a UPS. Those of {@link Unit} are the bounds of
/// physics, and let a battery run for thirty years.
///
/// @param range what it can be, in the channel's unit
/// @param marks numbers within the bounds that mean "not available"
public record Quantity(Channel channel, Range range, List<Double> marks) {
  /// Low-voltage nets reach 480 V between phases. No mark: 255 V is a high 230 V.
  public static final Quantity INPUT_VOLTAGE = of("input-voltage", Unit.VOLT, 0, 600);

  public static final Quantity OUTPUT_VOLTAGE = of("output-voltage", Unit.VOLT, 0, 600);

  /// A unit ends an overload of twice its power within a second.
  public static final Quantity LOAD = of("load", Unit.PERCENT, 0, 200);

  public static final Quantity INPUT_FREQUENCY = of("input-frequency", Unit.HERTZ, 0, 80);

  /// The strings of the largest units have 40 blocks of 12 V; 255 is a byte that holds nothing.
  public static final Quantity BATTERY_VOLTAGE = of("battery-voltage", Unit.VOLT, 0, 600, 255.0);

  public static final Quantity BATTERY_CHARGE = of("battery-charge", Unit.CHARGE, 0, 100);

  /// Three days; 65,535 s and 65,535 min (3,932,100 s) are counters that hold nothing.
  public static final Quantity BATTERY_RUNTIME =
      of("battery-runtime", Unit.SECOND, 0, 259_200, 65_535.0);

  /// Inside a unit in a room; -1 is a register that holds nothing.
  public static final Quantity TEMPERATURE = of("temperature", Unit.CELSIUS, -20, 100, -1.0);

  public Quantity {
    marks = List.copyOf(marks);
  }

  private static Quantity of(String name, Unit unit, double least, double most, Double... marks) {
    Range range = new Range(least, most);
    return new Quantity(new Channel(name, unit, range), range, List.of(marks));
  }

  /// @param who begins the sentence of a miss, such as `the UPS at J10`
  public PartAnswer answer(double value, String who) {
    if (range.holds(value) && !marks.contains(value)) {
      return new PartAnswer.Got(channel, new Measure(value, channel.unit()));
    }
    return new PartAnswer.Missed(
        channel,
        OUT_OF_RANGE,
        who
            + " says "
            + plain(value)
            + " for its "
            + channel.name()
            + (marks.contains(value)
                ? ", which stands for \"not available\""
                : ", which it cannot be ("
                    + plain(range.least())
                    + " to "
                    + plain(range.most())
                    + ")")
            + "; take that channel out of the points if this goes on");
  }

  /// @param text as the unit wrote it
  /// @param who begins the sentence of a miss, such as `the UPS at J10`
  public PartAnswer answer(String text, String who) {
    OptionalDouble number = PlainNumber.of(text);
    return number.isPresent()
        ? answer(number.getAsDouble(), who)
        : new PartAnswer.Missed(
            channel,
            MALFORMED,
            who
                + " says "
                + PlainNumber.quoted(text)
                + " for its "
                + channel.name()
                + ", which is no number");
  }

  /// @param who begins the sentence, such as `the UPS at J10`
  public PartAnswer absent(String who) {
    return new PartAnswer.Missed(
        channel, MALFORMED, who + " does not measure its " + channel.name());
  }

  private static String plain(double value) {
    return Math.abs(value) < 1e12
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
