package id.penjaga.device.app.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers with units as people write them.
final class Quantities {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?([A-Za-z]+)");

  private Quantities() {}

  /// `500 ms`, `60 s`, `10 min`, `2 h`, `7 d` in milliseconds.
  ///
  /// @throws IllegalArgumentException with what to write instead
  static long milliseconds(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      long unit =
          switch (form.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "min" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 0;
          };
      double length = Double.parseDouble(form.group(1)) * unit;
      if (unit != 0 && length == Math.rint(length)) {
        return (long) length;
      }
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is no duration; write a number and one of ms, s, min, h, d, such as 60 s or 10"
            + " min");
  }

  /// `64 MiB`, `1 GiB` in bytes.
  ///
  /// @throws IllegalArgumentException with what to write instead
  static long bytes(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      long unit =
          switch (form.group(2)) {
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            default -> 0;
          };
      if (unit != 0) {
        return (long) (Double.parseDouble(form.group(1)) * unit);
      }
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is no size; write a number and one of KiB, MiB, GiB, such as 64 MiB");
  }

  static Double number(String text) {
    if (text.matches("[-+]?\\d{1,9}(\\.\\d{1,9})?")) {
      return Double.valueOf(text);
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is no number; write digits and a decimal point, such as 22.5");
  }

  static Integer whole(String text, int least, int most) {
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        "is \"" + text + "\"; write a whole number from " + least + " to " + most);
  }
}
