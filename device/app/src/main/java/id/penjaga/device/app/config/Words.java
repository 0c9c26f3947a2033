package id.penjaga.device.app.config;

import java.util.Arrays;
import java.util.Locale;

/// Closed vocabularies as the file writes them: lower case with hyphens.
final class Words {
  private Words() {}

  /// @throws IllegalArgumentException with what to write instead
  static <E extends Enum<E>> E of(String text, Class<E> words) {
    for (E word : words.getEnumConstants()) {
      if (written(word).equals(text)) {
        return word;
      }
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is not known here; "
            + Nearest.advice(
                text, Arrays.stream(words.getEnumConstants()).map(Words::written).toList()));
  }

  static String written(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
