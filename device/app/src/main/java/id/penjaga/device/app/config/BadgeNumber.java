package id.penjaga.device.app.config;

import id.penjaga.device.drivers.part.badge.NumberLengths;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads a badge's number in the forms that people have it in, and knows what the readers of this
/// device send (F55).
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
/// Digits alone can be bytes in hex or a decimal number: they are refused with both readings.
final class BadgeNumber {
  /// The forms that must be named.
  static final List<String> FORMS = List.of("hex", "decimal", "em4100", "26", "34", "37");

  private static final Pattern FORM = Pattern.compile("(hex|decimal|em4100|26|34|37) ?: ?(.*)");
  private static final Pattern BYTES = Pattern.compile("([0-9a-f]{2}){3,32}");
  private static final Pattern PAIRS = Pattern.compile("[0-9a-f]{2}([ :-][0-9a-f]{2}){2,31}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{4,20}");
  private static final Pattern TWO = Pattern.compile("([0-9]{1,6}) ?, ?([0-9]{1,6})");
  private static final Pattern EM4100 = Pattern.compile("([0-9a-f]{2})[ ,]+([0-9]{1,10})");

  /// Length in bytes to the readers that send it.
  private final Map<Integer, TreeSet<String>> senders = new TreeMap<>();

  /// Lengths whose whole number is printed in decimal.
  private final TreeSet<Integer> printed = new TreeSet<>();

  BadgeNumber(Iterable<PartEntry> readers) {
    for (PartEntry reader : readers) {
      NumberLengths lengths = reader.driver().numberLengths(reader.settings());
      lengths
          .bytes()
          .forEach(
              length -> senders.computeIfAbsent(length, _ -> new TreeSet<>()).add(reader.name()));
      printed.addAll(lengths.printed());
    }
  }

  /// @return the bytes that readers send for it; more than one when readers of this device send it
  ///     in different lengths
  /// @throws IllegalArgumentException when it is none, can be read in two ways, or no reader of the
  ///     device sends it; only the second repeats the number, because the refusal must show both
  ///     readings
  List<byte[]> read(String text) {
    Matcher form = FORM.matcher(text.strip());
    return form.matches() ? read(form.group(1), form.group(2)) : List.of(sent(plain(text)));
  }

  /// @param form `hex`, `decimal`, `em4100`, `26`, `34` or `37`
  List<byte[]> read(String form, String text) {
    String value = text.strip().toLowerCase(Locale.ROOT);
    return switch (form) {
      case "hex" -> List.of(sent(hex(value)));
      case "decimal" -> decimal(value);
      case "em4100" -> List.of(sent(em4100(value)));
      case "26" -> List.of(sent(parts(value, 26, 8, 16)));
      case "34" -> List.of(sent(parts(value, 34, 16, 16)));
      case "37" -> List.of(sent(parts(value, 37, 16, 19)));
      default ->
          throw new IllegalArgumentException(
              "there is no form \"" + form + "\"; write hex, decimal, em4100, 26, 34 or 37");
    };
  }

  private byte[] plain(String text) {
    String value = text.strip().toLowerCase(Locale.ROOT);
    if (DIGITS.matcher(value).matches()) {
      throw new IllegalArgumentException(ambiguous(value));
    }
    Matcher two = TWO.matcher(value);
    if (two.matches()) {
      throw new IllegalArgumentException(
          "is facility and number and does not say of how many bits; write \"26: "
              + value
              + "\" for a 26-bit badge, or 34: or 37: in front");
    }
    if (PAIRS.matcher(value).matches() || BYTES.matcher(value).matches()) {
      return hex(value);
    }
    throw none();
  }

  private String ambiguous(String digits) {
    BigInteger number = new BigInteger(digits);
    byte[] decimal = bytes(number, Math.max(4, (number.bitLength() + 7) / 8));
    boolean hex = digits.length() % 2 == 0 && digits.length() >= 6;
    return "can be read in two ways: "
        + (hex ? "in hex it is the bytes " + spaced(HexFormat.of().parseHex(digits)) + ", " : "")
        + "as the decimal number printed on a badge "
        + spaced(decimal)
        + "; write \"hex: "
        + (hex ? digits : "...")
        + "\" or \"decimal: "
        + digits
        + "\""
        + (printed.isEmpty()
            ? ", with the version byte in front for an EM4100 badge: \"em4100: 0a " + digits + "\""
            : "");
  }

  private static byte[] hex(String value) {
    String digits = value.replaceAll("[ :-]", "");
    if (!BYTES.matcher(digits).matches()) {
      throw none();
    }
    return HexFormat.of().parseHex(digits);
  }

  private List<byte[]> decimal(String value) {
    if (!value.matches("[0-9]{1,20}")) {
      throw new IllegalArgumentException(
          "is no decimal number; write the digits that are printed on the badge, such as"
              + " \"decimal: 0006572982\"");
    }
    BigInteger number = new BigInteger(value);
    if (printed.isEmpty()) {
      throw new IllegalArgumentException(
          "a decimal number does not say all bytes that a reader of this device sends ("
              + sending()
              + "); write them with \"hex: ...\", or the version byte in front of the printed"
              + " number with \"em4100: 0a 0006572982\"");
    }
    List<byte[]> all = new ArrayList<>();
    for (int length : printed) {
      if (number.bitLength() <= 8 * length) {
        all.add(bytes(number, length));
      }
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "is too large for every reader of this device ("
              + sending()
              + "); write the number without check digits");
    }
    return all;
  }

  private static byte[] em4100(String value) {
    Matcher form = EM4100.matcher(value);
    if (!form.matches() || new BigInteger(form.group(2)).bitLength() > 32) {
      throw new IllegalArgumentException(
          "is no EM4100 badge; write its version byte in hex and the number of ten digits that is"
              + " printed on it, such as \"em4100: 0a 0006572982\"");
    }
    byte[] number = bytes(new BigInteger(form.group(2)), 5);
    number[0] = (byte) Integer.parseInt(form.group(1), 16);
    return number;
  }

  /// Facility and number, or both as one number.
  private static byte[] parts(String value, int bits, int facilityBits, int numberBits) {
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
    return bytes(number, (bits - 2 + 7) / 8);
  }

  /// @throws IllegalArgumentException when no reader of this device sends numbers of such a length
  private byte[] sent(byte[] number) {
    if (senders.containsKey(number.length)) {
      return number;
    }
    if (senders.isEmpty()) {
      throw new IllegalArgumentException(
          "no part of this device reads badges; add a reader, or take the badge out");
    }
    String hint = "";
    if (senders.containsKey(number.length - 1) && checked(number)) {
      hint = "; its last byte is the check sum of the others: leave it out";
    }
    throw new IllegalArgumentException(
        "has "
            + number.length
            + " bytes, and no reader of this device sends such a number ("
            + sending()
            + ")"
            + (hint.isEmpty() ? "; write the bytes that its reader sends" : hint));
  }

  private static boolean checked(byte[] number) {
    int xor = 0;
    int sum = 0;
    for (byte each : Arrays.copyOf(number, number.length - 1)) {
      xor ^= each;
      sum += each;
    }
    byte last = number[number.length - 1];
    return (byte) xor == last || (byte) sum == last;
  }

  /// `reader.main.in 5 bytes`.
  private String sending() {
    Map<String, TreeSet<Integer>> lengths = new TreeMap<>();
    senders.forEach((length, names) ->
        names.forEach(name -> lengths.computeIfAbsent(name, _ -> new TreeSet<>()).add(length)));
    return lengths.entrySet().stream()
        .map(each -> each.getKey() + " sends " + range(each.getValue()) + " bytes")
        .collect(Collectors.joining(", "));
  }

  private static String range(TreeSet<Integer> lengths) {
    return lengths.size() > 3 && lengths.last() - lengths.first() == lengths.size() - 1
        ? lengths.first() + " to " + lengths.last()
        : lengths.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  private static byte[] bytes(BigInteger number, int length) {
    byte[] bytes = new byte[length];
    byte[] shortest = number.toByteArray();
    int from = shortest[0] == 0 ? 1 : 0;
    System.arraycopy(
        shortest, from, bytes, length - (shortest.length - from), shortest.length - from);
    return bytes;
  }

  private static String spaced(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException(
        "is no badge number; write the bytes the reader sends in hex and in quotes, such as"
            + " \"0a 00 68 40 3d\"");
  }
}
