package id.penjaga.device.drivers.part.badge;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// How many bytes the numbers have that a reader sends, so that a configuration can refuse a number
/// which never comes.
///
/// @param bytes each count of bytes it sends
/// @param printed those of them whose whole number is what is printed on badges in decimal; an
///     EM4100 reader also sends a version byte that is not printed
public record NumberLengths(Set<Integer> bytes, Set<Integer> printed) {
  /// Of a part that sends no numbers.
  public static final NumberLengths NONE = new NumberLengths(Set.of(), Set.of());

  public NumberLengths {
    bytes = Set.copyOf(bytes);
    printed = Set.copyOf(printed);
  }

  /// Numbers that are not printed as they are sent.
  public static NumberLengths of(int... bytes) {
    return new NumberLengths(Set.copyOf(IntStream.of(bytes).boxed().toList()), Set.of());
  }

  /// The numbers of these formats, each printed as it is sent.
  public static NumberLengths of(Iterable<BadgeFormat> formats) {
    Set<Integer> lengths = new TreeSet<>();
    formats.forEach(format -> lengths.add(format.bytes()));
    return new NumberLengths(lengths, lengths);
  }

  /// These and each other count up to `most`.
  public NumberLengths andUpTo(int most) {
    return new NumberLengths(Set.copyOf(IntStream.rangeClosed(1, most).boxed().toList()), printed);
  }
}
