package id.penjaga.device.drivers.megatec;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One Q1 answer. Numbers may be absent; the eight bits are always there.
record Status(
    OptionalDouble inputVolts,
    OptionalDouble outputVolts,
    OptionalDouble loadPercent,
    OptionalDouble inputHertz,
    OptionalDouble batteryVolts,
    OptionalDouble celsius,
    boolean mainsFailed,
    boolean batteryLow,
    boolean failed) {

  private static final String FIELD = "([-0-9.]{3,6})";
  private static final Pattern ANSWER =
      Pattern.compile("\\(" + (FIELD + " ").repeat(7) + "([01]{8})");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,3})?");

  /// @param line without its carriage return
  /// @return null if this is no Q1 answer
  static @Nullable Status parse(String line) {
    Matcher answer = ANSWER.matcher(line);
    if (!answer.matches()) {
      return null;
    }
    String bits = answer.group(8);
    return new Status(
        number(answer.group(1)),
        number(answer.group(3)),
        number(answer.group(4)),
        number(answer.group(5)),
        number(answer.group(6)),
        number(answer.group(7)),
        bits.charAt(0) == '1',
        bits.charAt(1) == '1',
        bits.charAt(3) == '1');
  }

  private static OptionalDouble number(String field) {
    return NUMBER.matcher(field).matches()
        ? OptionalDouble.of(Double.parseDouble(field))
        : OptionalDouble.empty();
  }
}
