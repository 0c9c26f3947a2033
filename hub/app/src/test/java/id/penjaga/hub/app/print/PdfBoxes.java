package id.penjaga.hub.app.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Where the letters of a PDF stand: none may leave its page, and none may stand on another.
public final class PdfBoxes {
  /// No printer reaches further out.
  private static final float EDGE = 11;

  private PdfBoxes() {}

  private record Letter(String text, float x, float y, float width, float height) {}

  /// What is wrong, a line each; empty for a page as it should be.
  public static List<String> faults(byte[] pdf) throws IOException {
    List<String> faults = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDRectangle box = document.getPage(page - 1).getMediaBox();
        boolean turned = document.getPage(page - 1).getRotation() % 180 != 0;
        float width = turned ? box.getHeight() : box.getWidth();
        float height = turned ? box.getWidth() : box.getHeight();
        List<Letter> letters = letters(document, page);
        for (Letter one : letters) {
          if (one.x < EDGE
              || one.x + one.width > width - EDGE
              || one.y - one.height < EDGE
              || one.y > height - EDGE) {
            faults.add("page " + page + ": “" + one.text + "” leaves it at " + one.x + "," + one.y);
          }
        }
        covered(letters, page, faults);
      }
    }
    return faults.size() > 10 ? faults.subList(0, 10) : faults;
  }

  private static List<Letter> letters(PDDocument document, int page) throws IOException {
    List<Letter> letters = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            if (!text.getUnicode().isBlank()) {
              letters.add(
                  new Letter(
                      text.getUnicode(),
                      text.getXDirAdj(),
                      text.getYDirAdj(),
                      text.getWidthDirAdj(),
                      text.getHeightDir()));
            }
          }
        };
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.getText(document);
    return letters;
  }

  private static void covered(List<Letter> letters, int page, List<String> faults) {
    Map<Long, List<Letter>> near = new HashMap<>();
    for (Letter one : letters) {
      long column = (long) (one.x / 12);
      long row = (long) (one.y / 12);
      for (long c = column - 1; c <= column + 1; c++) {
        for (long r = row - 1; r <= row + 1; r++) {
          for (Letter other : near.getOrDefault(c * 100_000 + r, List.of())) {
            float across =
                Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
            float down =
                Math.min(one.y, other.y) - Math.max(one.y - one.height, other.y - other.height);
            boolean twice = one.text.equals(other.text) && Math.abs(one.x - other.x) < 0.5f;
            if (!twice
                && across > 0.4f * Math.min(one.width, other.width)
                && down > 0.3f * Math.min(one.height, other.height)) {
              faults.add(
                  "page "
                      + page
                      + ": “"
                      + one.text
                      + "” on “"
                      + other.text
                      + "” at "
                      + one.x
                      + ","
                      + one.y);
            }
          }
        }
      }
      near.computeIfAbsent(column * 100_000 + row, _ -> new ArrayList<>()).add(one);
    }
  }

  /// The text of each page, without blanks.
  public static List<String> pages(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(PdfText.squeezed(stripper.getText(document)));
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
