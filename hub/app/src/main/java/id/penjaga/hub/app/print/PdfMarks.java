package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.Paper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What stands on every page whatever the paper is.
final class PdfMarks {
  private PdfMarks() {}

  private static boolean english(Paper paper) {
    return paper.language().equals("en");
  }

  /// Across a page that is not frozen.
  static String preview(Paper paper) {
    return english(paper) ? "PREVIEW" : "PRATINJAU";
  }

  /// @param seal whose seal the file bears; empty for none
  /// @param strange whether letters are printed as their numbers
  static String foot(Paper paper, String seal, boolean strange) {
    String letters =
        !strange
            ? ""
            : english(paper)
                ? "\n[U+…]: Unicode number of a letter that the type of this paper lacks"
                : "\n[U+…]: nomor Unicode huruf yang tidak ada pada huruf cetak dokumen ini";
    if (paper.code().isEmpty()) {
      String why =
          english(paper)
              ? "Preview from Penjaga: not frozen, without a number, may still change."
              : "Pratinjau dari Penjaga: belum dibekukan, isinya masih dapat berubah.";
      return why + "\n" + paper.foot() + letters;
    }
    return (english(paper) ? "Printed from Penjaga · code " : "Dicetak dari Penjaga · kode ")
        + paper.code()
        + "\n"
        + (english(paper) ? "Check: " : "Periksa: ")
        + paper.link()
        + (seal.isEmpty()
            ? ""
            : (english(paper) ? " · Electronic seal: " : " · Segel elektronik: ") + seal)
        + "\n"
        + paper.foot()
        + letters;
  }

  /// The number of the total follows it.
  static String page(Paper paper, int number) {
    return english(paper) ? "Page " + number + " of" : "Halaman " + number + " dari";
  }

  static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
