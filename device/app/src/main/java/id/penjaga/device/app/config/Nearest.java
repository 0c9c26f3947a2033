package id.penjaga.device.app.config;

import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds what somebody probably meant to write.
final class Nearest {
  private Nearest() {}

  /// `did you mean "limits"?` when a known word is close, otherwise all known words.
  static String advice(String written, Collection<String> known) {
    if (known.isEmpty()) {
      return "there is none to choose from";
    }
    String nearest = of(written, known);
    return nearest == null
        ? "write one of " + new TreeSet<>(known).stream().collect(Collectors.joining(", "))
        : "did you mean \"" + nearest + "\"?";
  }

  private static @Nullable String of(String written, Collection<String> known) {
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

  /// How many letters must be changed, put in or taken out (Levenshtein).
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
