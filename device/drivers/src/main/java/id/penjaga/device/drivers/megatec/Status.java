package id.penjaga.device.drivers.megatec;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One Q1 answer: fields as they were written, and the words of its bits.
///
/// @param words as NUT calls them
record Status(
    String inputVolts,
    String outputVolts,
    String loadPercent,
    String inputHertz,
    String batteryVolts,
    String celsius,
    Set<String> words) {

  private static final String FIELD = "([-0-9.]{1,6})";
  private static final Pattern ANSWER =
      Pattern.compile("\\(" + (FIELD + " {1,2}").repeat(7) + "([01]{8}) ?");
  private static final String NOT_MEASURED = "[-.]+";

  /// Bits from the left that mean something here, and their words.
  private static final int[] BITS = {1, 3, 5};

  private static final String[] WORDS = {"LB", "ALARM", "TEST"};

  /// @param line without its end
  /// @return null if this is no whole Q1 answer
  static @Nullable Status parse(String line) {
    Matcher answer = ANSWER.matcher(line);
    if (!answer.matches()) {
      return null;
    }
    String bits = answer.group(8);
    Set<String> words = new HashSet<>();
    words.add(bits.charAt(0) == '1' ? "OB" : "OL");
    for (int i = 0; i < BITS.length; i++) {
      if (bits.charAt(BITS[i]) == '1') {
        words.add(WORDS[i]);
      }
    }
    return new Status(
        answer.group(1),
        answer.group(3),
        answer.group(4),
        answer.group(5),
        answer.group(6),
        answer.group(7),
        Set.copyOf(words));
  }

  /// Whether a field is dashes: the unit has nothing to measure it with.
  static boolean isMeasured(String field) {
    return !field.matches(NOT_MEASURED);
  }
}
