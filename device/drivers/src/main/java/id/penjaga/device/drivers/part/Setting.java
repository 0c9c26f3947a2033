package id.penjaga.device.drivers.part;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
    @Override
    public Optional<String> objection(String text) {
      try {
        int number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          return Optional.empty();
        }
      } catch (NumberFormatException _) {
        // not a number: the same advice helps
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

  /// The address of a part on a two-wire bus: one of those that its pins can choose.
  ///
  /// @param least the lowest, in seven bits
  record Address(String name, int least, int most, int usual, String meaning) implements Setting {
    public Address(int least, int most, int usual, String meaning) {
      this("address", least, most, usual, meaning);
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
      return hex(Integer.decode(text));
    }

    @Override
    public Optional<String> objection(String text) {
      try {
        int address = Integer.decode(text);
        if (address >= least && address <= most) {
          return Optional.empty();
        }
      } catch (NumberFormatException _) {
        // not a number: the same advice helps
      }
      return Optional.of(
          name
              + " is \""
              + text
              + "\"; write "
              + hex(least)
              + (least == most ? "" : " to " + hex(most)));
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

  /// The path of a file that is not part of the configuration, such as a key. Whoever reads the
  /// configuration makes it absolute and sees that the file is there; empty when the entry does not
  /// name one.
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
