package id.penjaga.device.drivers.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One thing a config entry may say about a part.
public sealed interface Setting {
  String name();

  /// What holds if the entry does not say.
  String fallback();

  /// What it means, for the manual.
  String meaning();

  /// What is wrong with `text` and what to write instead; empty if it is right.
  Optional<String> objection(String text);

  /// Whether parts on the same connector are told apart by it: an address on a bus, a pin of a
  /// chip.
  default boolean tellsApart() {
    return false;
  }

  /// The same text for everything that means the same.
  default String canonical(String text) {
    return text;
  }

  /// One of a few words.
  record Choice(String name, List<String> words, String fallback, String meaning)
      implements Setting {
    @Override
    public Optional<String> objection(String text) {
      return words.contains(text)
          ? Optional.empty()
          : Optional.of(name + " is \"" + text + "\"; write one of " + words);
    }
  }

  /// A whole number within a range, in a unit.
  record Number(String name, int least, int most, String unit, String fallback, String meaning)
      implements Setting {
    /// No plus, and no zero in front, which some read as octal.
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,8}");

    @Override
    public Optional<String> objection(String text) {
      if (WHOLE.matcher(text).matches()) {
        int number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          return Optional.empty();
        }
      }
      return Optional.of(
          name
              + " is \""
              + text
              + "\"; write a whole number from "
              + least
              + " to "
              + most
              + " "
              + unit);
    }
  }

  /// The address of a part on a bus: one of those that its pins can choose.
  ///
  /// @param choices in ascending order, in seven bits
  record Address(String name, List<Integer> choices, int usual, String meaning) implements Setting {
    private static final Pattern WRITTEN =
        Pattern.compile("0|[1-9][0-9]{0,3}|0[xX][0-9A-Fa-f]{1,2}");

    public Address {
      choices = List.copyOf(choices);
    }

    /// All from `least` to `most`.
    public Address(int least, int most, int usual, String meaning) {
      this("address", range(least, most), usual, meaning);
    }

    /// Two ranges with a gap between them.
    public Address(int least, int most, int second, int last, int usual, String meaning) {
      this(
          "address",
          Stream.concat(range(least, most).stream(), range(second, last).stream()).toList(),
          usual,
          meaning);
    }

    private static List<Integer> range(int least, int most) {
      return IntStream.rangeClosed(least, most).boxed().toList();
    }

    @Override
    public String fallback() {
      return hex(usual);
    }

    @Override
    public boolean tellsApart() {
      return true;
    }

    @Override
    public String canonical(String text) {
      return WRITTEN.matcher(text).matches() ? hex(Integer.decode(text)) : text;
    }

    @Override
    public Optional<String> objection(String text) {
      if (WRITTEN.matcher(text).matches() && choices.contains(Integer.decode(text))) {
        return Optional.empty();
      }
      return Optional.of(name + " is \"" + text + "\"; write " + ranges());
    }

    /// Such as `0x20 to 0x27 or 0x38 to 0x3F`.
    private String ranges() {
      List<String> ranges = new ArrayList<>();
      int first = choices.getFirst();
      for (int i = 0; i < choices.size(); i++) {
        int address = choices.get(i);
        if (i + 1 == choices.size() || choices.get(i + 1) != address + 1) {
          ranges.add(hex(first) + (first == address ? "" : " to " + hex(address)));
          first = i + 1 == choices.size() ? first : choices.get(i + 1);
        }
      }
      return String.join(" or ", ranges);
    }

    private static String hex(int address) {
      return "0x%02X".formatted(address);
    }
  }

  /// A text of a given form.
  ///
  /// @param form what it must match
  /// @param example what to write
  /// @param tellsApart see {@link Setting#tellsApart}
  record Text(
      String name,
      Pattern form,
      String example,
      String fallback,
      String meaning,
      boolean tellsApart)
      implements Setting {
    @Override
    public Optional<String> objection(String text) {
      return form.matcher(text).matches()
          ? Optional.empty()
          : Optional.of(name + " is \"" + text + "\"; write " + example);
    }
  }

  /// The path of a file that is not part of the configuration, such as a key. The reader of the
  /// configuration makes it absolute and checks that the file is there; empty when the entry does
  /// not name one.
  record File(String name, String meaning) implements Setting {
    @Override
    public String fallback() {
      return "";
    }

    @Override
    public Optional<String> objection(String text) {
      return text.indexOf('\0') < 0
          ? Optional.empty()
          : Optional.of(name + " is no path; write the path of a file");
    }
  }
}
