package id.penjaga.hub.app.files.clean;

/// Splits the text of a PDF into names and keywords (ISO 32000-2, 7.2 and 7.3.5).
final class PdfNames {
  private static final int LONGEST = 127;

  private final StringBuilder word = new StringBuilder();
  private boolean name;

  /// What a byte ended.
  ///
  /// @param name whether it is a name, without its slash and its escapes; else a keyword
  record Word(String text, boolean name) {
    static final Word NONE = new Word("", false);
  }

  /// Takes the next byte; -1 at the end.
  ///
  /// @return the word that it ends; [Word#NONE] when it ends none
  Word take(int next) {
    if (next > ' ' && "()<>[]{}/%".indexOf(next) < 0) {
      if (word.length() < LONGEST) {
        word.append((char) next);
      }
      return Word.NONE;
    }
    Word ended =
        word.isEmpty() ? Word.NONE : new Word(name ? plain(word.toString()) : "" + word, name);
    word.setLength(0);
    name = next == '/';
    return ended;
  }

  /// A name without its escapes: `/J#61vaScript` is `/JavaScript`.
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char next = name.charAt(i);
      if (next == '#' && name.substring(i + 1).matches("(?s)[0-9A-Fa-f]{2}.*")) {
        plain.append((char) Integer.parseInt(name, i + 1, i + 3, 16));
        i += 2;
      } else {
        plain.append(next);
      }
    }
    return plain.toString();
  }
}
