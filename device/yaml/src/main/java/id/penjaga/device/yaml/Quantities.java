package id.penjaga.device.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers with units as people write them. Digits are ASCII and the decimal mark is a point,
/// whatever the system's language.
public final class Quantities {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?) ?([A-Za-z]+)");

  private Quantities() {}

  /// `500 ms`, `60 s`, `10 min`, `2 h`, `7 d` in milliseconds.
  ///
  /// @throws IllegalArgumentException with what to write instead
  public static long milliseconds(String text) {
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
    throw new Objection(
        Sentence.of(
            "\"{}\" bukan lama waktu; tulis angka dan salah satu dari ms, s, min, h, d, misalnya 60"
                + " s atau 10 min",
            "\"{}\" is no duration; write a number and one of ms, s, min, h, d, such as 60 s or 10"
                + " min",
            text));
  }

  /// Milliseconds as a file would say them, in the largest unit that leaves a whole number: `90 s`,
  /// `10 min`, `1500 ms`.
  public static String duration(long milliseconds) {
    if (milliseconds == 0) {
      return "0 s";
    }
    if (milliseconds % 86_400_000 == 0) {
      return milliseconds / 86_400_000 + " d";
    }
    if (milliseconds % 3_600_000 == 0) {
      return milliseconds / 3_600_000 + " h";
    }
    if (milliseconds % 60_000 == 0) {
      return milliseconds / 60_000 + " min";
    }
    return milliseconds % 1_000 == 0 ? milliseconds / 1_000 + " s" : milliseconds + " ms";
  }

  /// `64 MiB`, `1 GiB` in bytes.
  ///
  /// @throws IllegalArgumentException with what to write instead
  public static long bytes(String text) {
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
    throw new Objection(
        Sentence.of(
            "\"{}\" bukan ukuran; tulis angka dan salah satu dari KiB, MiB, GiB, misalnya 64 MiB",
            "\"{}\" is no size; write a number and one of KiB, MiB, GiB, such as 64 MiB",
            text));
  }

  /// `22.5`, `-3`.
  ///
  /// @throws IllegalArgumentException with what to write instead
  public static Double number(String text) {
    if (text.matches("[-+]?[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      return Double.valueOf(text);
    }
    throw new Objection(
        Sentence.of(
            "\"{}\" bukan angka; tulis angka dengan titik desimal, misalnya 22.5",
            "\"{}\" is no number; write digits and a decimal point, such as 22.5",
            text));
  }

  /// A number as a file would say it: `20`, `22.5`.
  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /// A whole number from `least` to `most`.
  ///
  /// @throws IllegalArgumentException with what to write instead
  public static Integer whole(String text, int least, int most) {
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new Objection(
        Sentence.of(
            "adalah \"{}\"; tulis bilangan bulat dari {} sampai {}",
            "is \"{}\"; write a whole number from {} to {}",
            text,
            least,
            most));
  }
}
