package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.Emblem;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperPart;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints a paper as PDF.
public final class PdfPrinter {
  private static final float TEXT = 10.5f;
  private static final float SMALL = 8.5f;

  private static final float LINE = TEXT * PdfSheet.LEADING;

  /// Side of the square that an emblem fills.
  private static final float EMBLEM = 58;

  private PdfPrinter() {}

  public static byte[] print(Paper paper) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
    print(paper, out);
    return out.toByteArray();
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
      List<PaperPart> parts = paper.parts();
      for (int i = 0; i < parts.size(); i++) {
        draw(parts.get(i), i + 1 < parts.size() ? parts.get(i + 1) : null, sheet);
      }
    }
  }

  private static void draw(PaperPart part, @Nullable PaperPart next, PdfSheet sheet) {
    float tail = next instanceof PaperPart.Signatures(var hands) ? signed(hands, sheet) : 0;
    switch (part) {
      case PaperPart.Letterhead head -> letterhead(head, sheet);
      case PaperPart.Title(String text, String number) -> title(text, number, sheet);
      case PaperPart.Heading(String text) ->
          heading(text, next == null ? 0 : beginning(next, sheet), sheet);
      case PaperPart.Text(String text) -> text(text, tail, sheet);
      case PaperPart.Facts(List<PaperPart.Fact> facts) -> facts(facts, tail, sheet);
      case PaperPart.Table table -> new PdfTable(table, sheet).draw(tail);
      case PaperPart.Identity identity -> PdfIdentity.draw(identity, sheet);
      case PaperPart.Flow(var matrix) -> new PdfFlow(matrix, sheet).draw(tail);
      case PaperPart.Signatures(List<PaperPart.Signature> hands) ->
          new PdfSignatures(hands, sheet).draw();
      case PaperPart.Chart chart -> PdfChart.draw(chart, tail, sheet);
      case PaperPart.PageBreak _ -> sheet.newPage();
    }
  }

  private static float signed(List<PaperPart.Signature> hands, PdfSheet sheet) {
    return Math.min(new PdfSignatures(hands, sheet).height(), sheet.fullRoom() / 2);
  }

  /// What a part needs of a page to begin on it: no heading stands alone at the foot.
  private static float beginning(PaperPart part, PdfSheet sheet) {
    return switch (part) {
      case PaperPart.Table table -> new PdfTable(table, sheet).beginning();
      case PaperPart.Chart _ -> PdfChart.ROOM;
      case PaperPart.Signatures(var hands) -> signed(hands, sheet);
      case PaperPart.Heading _ -> 2 * LINE + 60;
      case PaperPart _ -> 2 * LINE;
    };
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

  /// @param beginning what follows needs of the same page
  private static void heading(String text, float beginning, PdfSheet sheet) {
    List<String> lines = sheet.fonts.wrap(text, sheet.width, TEXT, true);
    sheet.need(Math.min(12 + lines.size() * LINE + beginning, sheet.fullRoom() / 2));
    sheet.down(6);
    for (String line : lines) {
      sheet.down(LINE);
      sheet.write(line, sheet.left, sheet.y(), TEXT, true);
    }
    sheet.down(6);
  }

  /// @param tail what follows needs of the page on which it ends
  private static void text(String text, float tail, PdfSheet sheet) {
    List<String> lines = sheet.fonts.wrap(text, sheet.width, TEXT, false);
    for (int i = 0; i < lines.size(); i++) {
      boolean close = i == Math.max(0, lines.size() - 2);
      sheet.need(close ? (lines.size() - i) * LINE + 7 + tail : LINE);
      sheet.down(LINE);
      sheet.write(lines.get(i), sheet.left, sheet.y(), TEXT, false);
    }
    sheet.down(7);
  }

  private static void facts(List<PaperPart.Fact> facts, float tail, PdfSheet sheet) {
    float label =
        Math.min(
            sheet.width * 0.36f,
            14
                + facts.stream()
                    .map(fact -> sheet.fonts.width(fact.label(), TEXT, false))
                    .max(Float::compare)
                    .orElse(0f));
    for (PaperPart.Fact fact : facts) {
      boolean last = fact == facts.getLast();
      List<String> names = sheet.fonts.wrap(fact.label(), label - 10, TEXT, false);
      List<String> lines = sheet.fonts.wrap(fact.text(), sheet.width - label - 8, TEXT, false);
      int high = Math.max(names.size(), lines.size());
      for (int i = 0; i < high; i++) {
        boolean close = last && i == Math.max(0, high - 2);
        sheet.need(close ? (high - i) * LINE + 10 + tail : LINE);
        sheet.down(LINE);
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
}
