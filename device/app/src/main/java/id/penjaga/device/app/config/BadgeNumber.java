package id.penjaga.device.app.config;

import id.penjaga.device.drivers.part.badge.NumberLengths;
import id.penjaga.device.shell.badge.PrintedNumber;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Knows what the readers of this device send, and takes only numbers that one of them can send
/// (F55). Digits alone can be bytes in hex or a decimal number: they are refused with both
/// readings.
final class BadgeNumber {
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
    PrintedNumber number = PrintedNumber.of(text);
    return number.form().isEmpty() ? List.of(sent(plain(number))) : read(number);
  }

  /// @param form as in [PrintedNumber#FORMS]
  List<byte[]> read(String form, String text) {
    return read(PrintedNumber.of(form, text));
  }

  private List<byte[]> read(PrintedNumber number) {
    return number.form().equals("decimal")
        ? decimal(number)
        : List.of(sent(number.written(number.form())));
  }

  private byte[] plain(PrintedNumber number) {
    if (number.digits()) {
      throw new IllegalArgumentException(ambiguous(number.value()));
    }
    if (number.pair()) {
      throw new IllegalArgumentException(
          "is facility and number and does not say of how many bits; write \"26: "
              + number.value()
              + "\" for a 26-bit badge, or 34: or 37: in front");
    }
    return number.written("hex");
  }

  private String ambiguous(String digits) {
    BigInteger number = new BigInteger(digits);
    byte[] decimal = PrintedNumber.fitted(number, Math.max(4, (number.bitLength() + 7) / 8));
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

  private List<byte[]> decimal(PrintedNumber number) {
    List<byte[]> all = number.decimal(printed);
    if (printed.isEmpty()) {
      throw new IllegalArgumentException(
          "a decimal number does not say all bytes that a reader of this device sends ("
              + sending()
              + "); write them with \"hex: ...\", or the version byte in front of the printed"
              + " number with \"em4100: 0a 0006572982\"");
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "is too large for every reader of this device ("
              + sending()
              + "); write the number without check digits");
    }
    return all;
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

  private static String spaced(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
