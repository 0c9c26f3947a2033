package id.penjaga.device.yaml;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the known word that a mistyped one probably means (Levenshtein distance; a letter in the
/// other case costs nothing).
public final class Nearest {
  /// A longer text is no mistyped word; comparing it would only cost time.
  private static final int LONGEST = 64;

  private Nearest() {}

  /// As [#advised], in English.
  public static String advice(String written, Collection<String> known) {
    return advised(written, known).en();
  }

  /// `did you mean "limits"?` when a known word is close, otherwise all known words.
  public static Sentence advised(String written, Collection<String> known) {
    if (known.isEmpty()) {
      return new Sentence("tidak ada yang dapat dipilih", "there is none to choose from");
    }
    String nearest = of(written, known);
    return nearest == null
        ? Sentence.of(
            "tulis salah satu dari {}", "write one of {}", String.join(", ", new TreeSet<>(known)))
        : Sentence.of("maksud Anda \"{}\"?", "did you mean \"{}\"?", nearest);
  }

  private static @Nullable String of(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return null;
    }
    String best = null;
    int least = Math.max(2, written.length() / 3) + 1;
    for (String word : new TreeSet<>(known)) {
      int distance = distance(written, word);
      if (distance < least && distance < word.length()) {
        least = distance;
        best = word;
      }
    }
    return best;
  }

  /// How many letters must be changed, put in or taken out.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static boolean same(char a, char b) {
    return Character.toLowerCase(a) == Character.toLowerCase(b);
  }
}
