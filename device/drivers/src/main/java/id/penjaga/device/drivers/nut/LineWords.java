package id.penjaga.device.drivers.nut;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes a line of the protocol apart.
final class LineWords {
  private static final int MOST = 16;

  private LineWords() {}

  /// The words of a line; text in quotes is one word, without them.
  ///
  /// @return null if a quote is not closed, an escape is cut off or there are too many words
  static @Nullable List<String> of(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 == line.length()) {
        return null;
      } else if (c == '\\') {
        word.append(line.charAt(++i));
        inWord = true;
      } else if (c == '"') {
        quoted = !quoted;
        inWord = true;
      } else if (c == ' ' && !quoted) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
      if (words.size() == MOST) {
        return null;
      }
    }
    if (quoted) {
      return null;
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
