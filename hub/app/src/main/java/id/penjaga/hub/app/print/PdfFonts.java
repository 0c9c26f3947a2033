package id.penjaga.hub.app.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.pdf.BaseFont;

/// The two faces of every paper: Liberation Sans, of which the letters that are used go into the
/// file. So a paper looks the same in any reader, whoever is named in it.
///
/// A letter that the face lacks, such as one of Javanese, Arabic or Chinese script, is printed as
/// its Unicode number: it can be looked up, and no empty box stands in an official paper.
final class PdfFonts {
  private static final byte[] REGULAR = letters("Regular");
  private static final byte[] BOLD = letters("Bold");

  private final BaseFont plain = embedded("Regular", REGULAR);
  private final BaseFont bold = embedded("Bold", BOLD);

  private static byte[] letters(String face) {
    String name = "/liberation/LiberationSans-" + face + ".ttf";
    try (InputStream in = BaseFont.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the library of fonts lacks " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BaseFont embedded(String face, byte[] letters) {
    try {
      BaseFont font =
          BaseFont.createFont(
              "LiberationSans-" + face + ".ttf",
              BaseFont.IDENTITY_H,
              BaseFont.EMBEDDED,
              false,
              letters,
              null);
      font.setSecureRandom(new NoChance());
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Names of subsets are drawn by lot, and the same paper must give the same bytes.
  private static final class NoChance extends SecureRandom {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public int nextInt() {
      return 0;
    }

    @Override
    public int nextInt(int bound) {
      return 0;
    }

    @Override
    public double nextDouble() {
      return 0;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      java.util.Arrays.fill(bytes, (byte) 0);
    }
  }

  BaseFont face(boolean strong) {
    return strong ? bold : plain;
  }

  /// Whether the face lacks a letter of a text.
  boolean lacks(String text) {
    return !plain(text)
        && Normalizer.normalize(text, Normalizer.Form.NFC)
            .codePoints()
            .anyMatch(letter -> !unseen(letter) && !has(letter));
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean unseen(int letter) {
    int type = Character.getType(letter);
    return type == Character.CONTROL || type == Character.FORMAT;
  }

  /// Letters from the right to the left stand for none: they would be printed in the wrong order.
  private boolean has(int letter) {
    byte direction = Character.getDirectionality(letter);
    return direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT
        && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
        && (letter == ' ' || plain.charExists(letter));
  }

  /// A text as it is printed, without what nobody sees; a text that is printed stays as it is.
  String shown(String text) {
    if (plain(text)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(letter -> {
          if (letter == '\n' || letter == '\t') {
            shown.appendCodePoint(letter);
          } else if (has(letter) && !unseen(letter)) {
            shown.appendCodePoint(letter);
          } else if (!unseen(letter)) {
            shown.append(String.format(Locale.ROOT, "[U+%04X]", letter));
          }
        });
    return shown.toString();
  }

  float width(String text, float size, boolean strong) {
    return face(strong).getWidthPoint(shown(text), size);
  }

  /// The lines of a text that fit into a width; a word that does not is cut.
  List<String> wrap(String text, float width, float size, boolean strong) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : shown(text).strip().split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.strip().split("[ \\t]+")) {
        String rest = word;
        while (true) {
          String tried = line.isEmpty() ? rest : line + " " + rest;
          if (width(tried, size, strong) <= width) {
            line.setLength(0);
            line.append(tried);
            break;
          }
          if (!line.isEmpty()) {
            lines.add(line.toString());
            line.setLength(0);
            continue;
          }
          int cut = fitting(rest, width, size, strong);
          lines.add(rest.substring(0, cut));
          rest = rest.substring(cut);
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private int fitting(String word, float width, float size, boolean strong) {
    int cut = word.length();
    while (cut > 1 && width(word.substring(0, cut), size, strong) > width) {
      cut--;
    }
    for (int i = cut; i > cut / 2; i--) { // after a sign that may end a line
      if ("-/_.,:;]".indexOf(word.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    return cut < word.length() && Character.isLowSurrogate(word.charAt(cut)) && cut > 1
        ? cut - 1
        : cut;
  }
}
