package id.penjaga.device.drivers.part;

import java.util.List;
import java.util.Optional;

/// One thing a config entry may say about a part.
public sealed interface Setting {
  String name();

  /// What holds if the entry does not say.
  String fallback();

  /// What it means, for the manual.
  String meaning();

  /// What is wrong with `text` and what to write instead; empty if it is right.
  Optional<String> objection(String text);

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
}
