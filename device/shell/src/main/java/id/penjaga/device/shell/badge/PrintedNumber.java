package id.penjaga.device.shell.badge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A badge's number in the forms that people have it in (F55), and the bytes that readers send for
/// it.
///
/// | form | for | bytes |
/// |---|---|---|
/// | `0a 00 64 4b b6`, `hex: ...` | every reader | as written |
/// | `decimal: 0006572982` | readers that send the number alone | by the reader |
/// | `em4100: 0a 0006572982` | EM4100 readers: version byte in hex, printed number | 5 |
/// | `26: 100,19382` | 26 bits: facility and number | 3 |
/// | `34: 100,19382` | 34 bits | 4 |
/// | `37: 100,19382` | 37 bits | 5 |
///
/// @param form `hex`, `decimal`, `em4100`, `26`, `34` or `37`; empty when the text names none
/// @param value what is behind the form, in small letters and without space around it
public record PrintedNumber(String form, String value) {
  /// The forms that must be named.
  public static final List<String> FORMS = List.of("hex", "decimal", "em4100", "26", "34", "37");

  /// Bytes of the numbers that 26, 34 and 37 bits carry: a printed decimal number fits these.
  private static final List<Integer> USUAL = List.of(3, 4, 5);

  private static final Pattern FORM = Pattern.compile("(hex|decimal|em4100|26|34|37) ?: ?(.*)");
  private static final Pattern BYTES = Pattern.compile("([0-9a-f]{2}){3,32}");
  private static final Pattern PAIRS = Pattern.compile("[0-9a-f]{2}([ :-][0-9a-f]{2}){2,31}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{4,20}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");
  private static final Pattern TWO = Pattern.compile("([0-9]{1,6}) ?, ?([0-9]{1,6})");
  private static final Pattern EM4100 = Pattern.compile("([0-9a-f]{2})[ ,]+([0-9]{1,10})");

  /// One way to understand a number.
  ///
  /// @param form as in [#FORMS]
  /// @param bytes as a reader sends them
  public record Meaning(String form, byte[] bytes) {}

  public static PrintedNumber of(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    Matcher form = FORM.matcher(plain);
    return form.matches()
        ? new PrintedNumber(form.group(1), form.group(2).strip())
        : new PrintedNumber("", plain);
  }

  /// A number in a form that stands elsewhere.
  public static PrintedNumber of(String form, String text) {
    return new PrintedNumber(form, text.strip().toLowerCase(Locale.ROOT));
  }

  /// Digits alone, which can be bytes in hex or a decimal number.
  public boolean digits() {
    return form.isEmpty() && DIGITS.matcher(value).matches();
  }

  /// Facility and number without the bits that say how they are packed.
  public boolean pair() {
    return form.isEmpty() && TWO.matcher(value).matches();
  }

  /// Every way to understand it, none twice: digits alone and a bare pair have several, and so has
  /// a decimal number, which does not say how long a reader makes it.
  ///
  /// @throws IllegalArgumentException when there is none
  public List<Meaning> meanings() {
    Map<String, Meaning> all = new LinkedHashMap<>();
    List<String> forms =
        !form.isEmpty()
            ? List.of(form)
            : digits()
                ? List.of("decimal", "hex")
                : pair() ? List.of("26", "34", "37") : List.of("hex");
    IllegalArgumentException why = null;
    for (String each : forms) {
      try {
        for (byte[] bytes : bytes(each)) {
          all.putIfAbsent(HexFormat.of().formatHex(bytes), new Meaning(each, bytes));
        }
      } catch (IllegalArgumentException e) {
        why = e;
      }
    }
    if (all.isEmpty()) {
      throw why == null ? none() : why;
    }
    return List.copyOf(all.values());
  }

  private List<byte[]> bytes(String as) {
    return as.equals("decimal") ? decimal(USUAL) : List.of(written(as));
  }

  /// The bytes of a form that says all of them.
  ///
  /// @param as every form but `decimal`
  /// @throws IllegalArgumentException when it is none of that form
  public byte[] written(String as) {
    return switch (as) {
      case "hex" -> hex();
      case "em4100" -> em4100();
      case "26" -> parts(26, 8, 16);
      case "34" -> parts(34, 16, 16);
      case "37" -> parts(37, 16, 19);
      default ->
          throw new IllegalArgumentException(
              "there is no form \"" + as + "\"; write hex, decimal, em4100, 26, 34 or 37");
    };
  }

  /// A decimal number in each of those lengths that it fits.
  ///
  /// @param lengths in bytes
  /// @return empty when it is too large for all
  /// @throws IllegalArgumentException when it is no decimal number
  public List<byte[]> decimal(Iterable<Integer> lengths) {
    if (!DECIMAL.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "is no decimal number; write the digits that are printed on the badge, such as"
              + " \"decimal: 0006572982\"");
    }
    BigInteger number = new BigInteger(value);
    List<byte[]> all = new ArrayList<>();
    for (int length : lengths) {
      if (number.bitLength() <= 8 * length) {
        all.add(fitted(number, length));
      }
    }
    return all;
  }

  private byte[] hex() {
    boolean plain = BYTES.matcher(value).matches() || PAIRS.matcher(value).matches();
    String digits = value.replaceAll("[ :-]", "");
    if (!(plain || !form.isEmpty() && BYTES.matcher(digits).matches())) {
      throw none();
    }
    return HexFormat.of().parseHex(digits);
  }

  private byte[] em4100() {
    Matcher two = EM4100.matcher(value);
    if (!two.matches() || new BigInteger(two.group(2)).bitLength() > 32) {
      throw new IllegalArgumentException(
          "is no EM4100 badge; write its version byte in hex and the number of ten digits that is"
              + " printed on it, such as \"em4100: 0a 0006572982\"");
    }
    byte[] number = fitted(new BigInteger(two.group(2)), 5);
    number[0] = (byte) Integer.parseInt(two.group(1), 16);
    return number;
  }

  /// Facility and number, or both as one number.
  private byte[] parts(int bits, int facilityBits, int numberBits) {
    Matcher two = TWO.matcher(value);
    BigInteger number = null;
    if (two.matches()) {
      BigInteger facility = new BigInteger(two.group(1));
      BigInteger rest = new BigInteger(two.group(2));
      if (facility.bitLength() <= facilityBits && rest.bitLength() <= numberBits) {
        number = facility.shiftLeft(numberBits).or(rest);
      }
    } else if (value.matches("[0-9]{1,11}")) {
      BigInteger whole = new BigInteger(value);
      number = whole.bitLength() <= bits - 2 ? whole : null;
    }
    if (number == null) {
      throw new IllegalArgumentException(
          "is no badge of "
              + bits
              + " bits; write its facility (0 to "
              + ((1 << facilityBits) - 1)
              + ") and number (0 to "
              + ((1 << numberBits) - 1)
              + "), such as \""
              + bits
              + ": 100,19382\"");
    }
    return fitted(number, (bits - 2 + 7) / 8);
  }

  /// A number in so many bytes, the highest first.
  public static byte[] fitted(BigInteger number, int length) {
    byte[] bytes = new byte[length];
    byte[] shortest = number.toByteArray();
    int from = shortest[0] == 0 ? 1 : 0;
    System.arraycopy(
        shortest, from, bytes, length - (shortest.length - from), shortest.length - from);
    return bytes;
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException(
        "is no badge number; write the bytes the reader sends in hex and in quotes, such as"
            + " \"0a 00 68 40 3d\"");
  }
}
