package id.penjaga.hub.app.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.BaseFont;

/// The two faces of a paper. What every reader brings along is enough for Indonesian and English
/// and keeps a page at a few kilobytes; other scripts get an embedded twin of the same widths.
final class PdfFonts {
  private static final Charset EVERY_READER = Charset.forName("windows-1252");

  private final BaseFont plain;
  private final BaseFont bold;

  private PdfFonts(BaseFont plain, BaseFont bold) {
    this.plain = plain;
    this.bold = bold;
  }

  /// @param text all that will be written
  static PdfFonts of(String text) {
    CharsetEncoder encoder = EVERY_READER.newEncoder();
    try {
      return text.chars().allMatch(c -> c == '\n' || encoder.canEncode((char) c))
          ? new PdfFonts(
              BaseFont.createFont(BaseFont.HELVETICA, BaseFont.WINANSI, BaseFont.NOT_EMBEDDED),
              BaseFont.createFont(BaseFont.HELVETICA_BOLD, BaseFont.WINANSI, BaseFont.NOT_EMBEDDED))
          : new PdfFonts(embedded("Regular"), embedded("Bold"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BaseFont embedded(String face) throws IOException {
    String name = "LiberationSans-" + face + ".ttf";
    try (InputStream in = BaseFont.class.getResourceAsStream("/liberation/" + name)) {
      if (in == null) {
        throw new IOException("the library of fonts lacks " + name);
      }
      BaseFont font =
          BaseFont.createFont(
              name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
      font.setSecureRandom(new NoChance());
      return font;
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

  float width(String text, float size, boolean strong) {
    return face(strong).getWidthPoint(text, size);
  }

  /// The lines of a text that fit into a width; a word that does not is cut.
  List<String> wrap(String text, float width, float size, boolean strong) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.strip().split("\n", -1)) {
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
      if ("-/_.,:;".indexOf(word.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    return cut < word.length() && Character.isLowSurrogate(word.charAt(cut)) && cut > 1
        ? cut - 1
        : cut;
  }
}
