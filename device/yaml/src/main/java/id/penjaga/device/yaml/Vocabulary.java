package id.penjaga.device.yaml;

import java.util.Arrays;
import java.util.Locale;

/// Closed vocabularies as a file writes them: the names of an enum in lower case with hyphens.
public final class Vocabulary {
  private Vocabulary() {}

  /// @throws IllegalArgumentException when `text` is none of the words; says what to write instead
  public static <E extends Enum<E>> E of(String text, Class<E> words) {
    for (E word : words.getEnumConstants()) {
      if (written(word).equals(text)) {
        return word;
      }
    }
    throw new Objection(
        Sentence.of(
            "\"{}\" tidak dikenal di sini; {}",
            "\"{}\" is not known here; {}",
            text,
            Nearest.advised(
                text, Arrays.stream(words.getEnumConstants()).map(Vocabulary::written).toList())));
  }

  /// `UPS_ON_BATTERY` as `ups-on-battery`.
  public static String written(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
