package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.Emblem;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Image;

/// Prints a paper as PDF.
public final class PdfPrinter {
  private static final long MOST_PIXELS = 4_000_000;

  private static final float TEXT = 10.5f;
  private static final float SMALL = 8.5f;

  /// Room for a row of signatures, which never stands alone on a page: the close of the text goes
  /// with it.
  private static final float SIGNED = 118;

  /// Side of the square that an emblem fills.
  private static final float EMBLEM = 58;

  private PdfPrinter() {}

  public static byte[] print(Paper paper) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
    print(paper, out);
    return out.toByteArray();
  }

  /// Whether a picture can stand in a letterhead. Its size is read before its pixels, which a file
  /// of a few kilobytes unpacks to gigabytes.
  ///
  /// @param picture PNG or JPEG of at most 4 million pixels
  public static boolean takes(byte[] picture) {
    try {
      long pixels = pixels(picture);
      return pixels > 0 && pixels <= MOST_PIXELS && Image.getInstance(picture).getWidth() >= 1;
    } catch (IOException
        | RuntimeException _) { // the library says what it cannot read in both ways
      return false;
    }
  }

  /// As the head of the picture says; 0 when it has none.
  private static long pixels(byte[] picture) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return 0;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return (long) reader.getWidth(0) * reader.getHeight(0);
      } finally {
        reader.dispose();
      }
    }
  }

  /// @param out closed afterwards
  public static void print(Paper paper, OutputStream out) {
    print(paper, null, out);
  }

  /// A paper with the seal of the site in it.
  ///
  /// @param at the signing time
  public static byte[] print(Paper paper, PdfSeal seal, Instant at) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(32_768);
    PdfSealing sealing = new PdfSealing(seal, at);
    print(paper, sealing, out);
    return sealing.seal(out.toByteArray());
  }

  private static void print(Paper paper, @Nullable PdfSealing sealing, OutputStream out) {
    try (PdfSheet sheet = new PdfSheet(paper, sealing, out)) {
      for (int i = 0; i < paper.parts().size(); i++) {
        PaperPart part = paper.parts().get(i);
        boolean signed =
            i + 1 < paper.parts().size()
                && paper.parts().get(i + 1) instanceof PaperPart.Signatures;
        if (signed && part instanceof PaperPart.Text(String text)) {
          int lines = sheet.fonts.wrap(text, sheet.width, TEXT, false).size();
          sheet.need(Math.min(lines * TEXT * PdfSheet.LEADING + 7 + SIGNED, sheet.fullRoom()));
        }
        draw(part, sheet);
      }
    }
  }

  private static void draw(PaperPart part, PdfSheet sheet) {
    switch (part) {
      case PaperPart.Letterhead head -> letterhead(head, sheet);
      case PaperPart.Title(String text, String number) -> title(text, number, sheet);
      case PaperPart.Heading(String text) -> heading(text, sheet);
      case PaperPart.Text(String text) -> text(text, sheet);
      case PaperPart.Facts(List<PaperPart.Fact> facts) -> facts(facts, sheet);
      case PaperPart.Table table -> PdfTable.draw(table, sheet);
      case PaperPart.Identity identity -> PdfIdentity.draw(identity, sheet);
      case PaperPart.Flow(var matrix) -> new PdfFlow(matrix, sheet).draw();
      case PaperPart.Signatures(List<PaperPart.Signature> signatures) ->
          signatures(signatures, sheet);
      case PaperPart.Chart chart -> PdfChart.draw(chart, sheet);
      case PaperPart.PageBreak _ -> sheet.newPage();
    }
  }

  private static void letterhead(PaperPart.Letterhead head, PdfSheet sheet) {
    float middle = sheet.left + sheet.width / 2;
    Emblem emblem = head.emblem();
    float width = sheet.width - (emblem == null ? 0 : 2 * (EMBLEM + 8));
    float from = sheet.y();
    for (int i = 0; i < head.lines().size(); i++) {
      boolean last = i == head.lines().size() - 1;
      float size = last ? 14 : 12;
      for (String line : sheet.fonts.wrap(head.lines().get(i), width, size, last)) {
        sheet.down(size * PdfSheet.LEADING);
        sheet.writeCentred(line, middle, sheet.y(), size, last);
      }
    }
    if (!head.address().isEmpty()) {
      for (String line : sheet.fonts.wrap(head.address(), width, SMALL, false)) {
        sheet.down(SMALL * PdfSheet.LEADING);
        sheet.writeCentred(line, middle, sheet.y(), SMALL, false);
      }
    }
    if (emblem != null) {
      sheet.down(Math.max(0, EMBLEM - (from - sheet.y())));
      sheet.picture(emblem, sheet.left, (from + sheet.y()) / 2 - EMBLEM / 2, EMBLEM);
    }
    sheet.down(6);
    sheet.line(sheet.left, sheet.y(), sheet.left + sheet.width, sheet.y(), 2);
    sheet.line(sheet.left, sheet.y() - 3, sheet.left + sheet.width, sheet.y() - 3, 0.6f);
    sheet.down(14);
  }

  private static void title(String text, String number, PdfSheet sheet) {
    float middle = sheet.left + sheet.width / 2;
    for (String line : sheet.fonts.wrap(text, sheet.width, 13, true)) {
      sheet.down(13 * PdfSheet.LEADING);
      sheet.writeCentred(line, middle, sheet.y(), 13, true);
    }
    if (!number.isEmpty()) {
      sheet.down(TEXT * PdfSheet.LEADING);
      sheet.writeCentred(number, middle, sheet.y(), TEXT, false);
    }
    sheet.down(14);
  }

  private static void heading(String text, PdfSheet sheet) {
    sheet.need(60);
    sheet.down(6);
    for (String line : sheet.fonts.wrap(text, sheet.width, TEXT, true)) {
      sheet.down(TEXT * PdfSheet.LEADING);
      sheet.write(line, sheet.left, sheet.y(), TEXT, true);
    }
    sheet.down(6);
  }

  private static void text(String text, PdfSheet sheet) {
    for (String line : sheet.fonts.wrap(text, sheet.width, TEXT, false)) {
      sheet.need(TEXT * PdfSheet.LEADING);
      sheet.down(TEXT * PdfSheet.LEADING);
      sheet.write(line, sheet.left, sheet.y(), TEXT, false);
    }
    sheet.down(7);
  }

  private static void facts(List<PaperPart.Fact> facts, PdfSheet sheet) {
    float label =
        Math.min(
            sheet.width * 0.36f,
            14
                + facts.stream()
                    .map(fact -> sheet.fonts.width(fact.label(), TEXT, false))
                    .max(Float::compare)
                    .orElse(0f));
    for (PaperPart.Fact fact : facts) {
      List<String> names = sheet.fonts.wrap(fact.label(), label - 10, TEXT, false);
      List<String> lines = sheet.fonts.wrap(fact.text(), sheet.width - label - 8, TEXT, false);
      for (int i = 0; i < Math.max(names.size(), lines.size()); i++) {
        sheet.need(TEXT * PdfSheet.LEADING);
        sheet.down(TEXT * PdfSheet.LEADING);
        if (i < names.size()) {
          sheet.write(names.get(i), sheet.left, sheet.y(), TEXT, false);
        }
        if (i == 0) {
          sheet.write(":", sheet.left + label, sheet.y(), TEXT, false);
        }
        if (i < lines.size()) {
          sheet.write(lines.get(i), sheet.left + label + 8, sheet.y(), TEXT, false);
        }
      }
      sheet.down(2);
    }
    sheet.down(8);
  }

  private static void signatures(List<PaperPart.Signature> signatures, PdfSheet sheet) {
    int across = Math.min(3, Math.max(2, signatures.size()));
    float column = sheet.width / across;
    for (int first = 0; first < signatures.size(); first += across) {
      List<PaperPart.Signature> row =
          signatures.subList(first, Math.min(signatures.size(), first + across));
      sheet.need(SIGNED);
      float from = sheet.y() - 8;
      float lowest = from;
      for (int i = 0; i < row.size(); i++) {
        // One alone stands at the right, as a letter is signed.
        int place = row.size() == 1 ? across - 1 : i;
        lowest =
            Math.min(
                lowest, signature(row.get(i), sheet, sheet.left + place * column, from, column));
      }
      sheet.down(sheet.y() - lowest + 10);
    }
  }

  private static float signature(
      PaperPart.Signature one, PdfSheet sheet, float x, float from, float column) {
    float middle = x + column / 2;
    float y = from;
    for (String line : sheet.fonts.wrap(one.place(), column - 10, SMALL + 1, false)) {
      y -= 11.5f;
      sheet.writeCentred(line, middle, y, SMALL + 1, false);
    }
    for (String line : sheet.fonts.wrap(one.office(), column - 10, SMALL + 1, false)) {
      y -= 11.5f;
      sheet.writeCentred(line, middle, y, SMALL + 1, false);
    }
    float space = y;
    for (String line : sheet.fonts.wrap(one.signed(), column - 14, 7, false)) {
      y -= 9;
      sheet.writeCentred(line, middle, y, 7, false);
    }
    y = Math.min(y, space - 44) - 10;
    String name = one.name().isEmpty() ? "(……………………………)" : one.name();
    for (String line : sheet.fonts.wrap(name, column - 10, SMALL + 1, true)) {
      sheet.writeCentred(line, middle, y, SMALL + 1, true);
      y -= 11.5f;
    }
    if (!one.number().isEmpty()) {
      sheet.writeCentred("NIP " + one.number(), middle, y, SMALL, false);
      y -= 11;
    }
    return y;
  }
}
