package id.penjaga.hub.app.print;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// The text of a PDF as a reader finds it, without blanks, since lines are broken anywhere.
public final class PdfText {
  private PdfText() {}

  public static String of(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return squeezed(new PDFTextStripper().getText(document));
    }
  }

  public static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  public static int pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  /// Whether it says all of this.
  public static void says(String text, String... wanted) {
    for (String one : wanted) {
      if (!text.contains(squeezed(one))) {
        throw new AssertionError("“" + one + "” is missing in " + text);
      }
    }
  }
}
