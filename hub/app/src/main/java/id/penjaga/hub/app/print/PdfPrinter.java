package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.PaperPicture;
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

  /// More lines of a fact than these go on on the next page.
  private static final int WHOLE = 10;

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
      float labels = labels(parts, sheet);
      for (int i = 0; i < parts.size(); i++) {
        draw(parts.subList(i, parts.size()), labels, sheet);
      }
    }
  }

  /// How wide the labels of facts are: the same in all of a paper, so that their colons stand below
  /// each other.
  private static float labels(List<PaperPart> parts, PdfSheet sheet) {
    float widest = 0;
    for (PaperPart part : parts) {
      if (part instanceof PaperPart.Facts(var facts)) {
        for (PaperPart.Fact fact : facts) {
          widest = Math.max(widest, sheet.fonts.width(fact.label(), TEXT, false));
        }
      }
    }
    return Math.min(sheet.width * 0.36f, widest + 14);
  }

  /// Draws the first of some parts.
  ///
  /// @param labels see [#labels]
  private static void draw(List<PaperPart> parts, float labels, PdfSheet sheet) {
    float tail = tail(parts, sheet);
    switch (parts.getFirst()) {
      case PaperPart.Letterhead head -> letterhead(head, sheet);
      case PaperPart.Title(String text, String number) -> title(text, number, sheet);
      case PaperPart.Heading(String text) ->
          heading(text, beginning(parts.subList(1, parts.size()), labels, sheet), sheet);
      case PaperPart.Text(String text) -> text(text, tail, sheet);
      case PaperPart.Facts(List<PaperPart.Fact> facts) -> facts(facts, labels, tail, sheet);
      case PaperPart.Table table -> new PdfTable(table, sheet).draw(tail);
      case PaperPart.Identity identity -> PdfIdentity.draw(identity, sheet);
      case PaperPart.Flow(var matrix) -> new PdfFlow(matrix, sheet).draw(tail);
      case PaperPart.Signatures(List<PaperPart.Signature> hands) ->
          new PdfSignatures(hands, sheet).draw();
      case PaperPart.Drawings(var drawings) -> PdfDrawings.draw(drawings, tail, sheet);
      case PaperPart.Chart chart -> PdfChart.draw(chart, tail, sheet);
      case PaperPart.PageBreak _ -> sheet.newPage();
    }
  }

  private static float signed(List<PaperPart.Signature> hands, PdfSheet sheet) {
    return Math.min(new PdfSignatures(hands, sheet).height(), sheet.fullRoom() / 2);
  }

  /// What follows the first of some parts needs of the page on which that ends: signatures.
  private static float tail(List<PaperPart> parts, PdfSheet sheet) {
    return parts.size() > 1 && parts.get(1) instanceof PaperPart.Signatures(var hands)
        ? signed(hands, sheet)
        : 0;
  }

  /// What some parts need of a page to begin on it: no heading stands alone at the foot.
  private static float beginning(List<PaperPart> parts, float labels, PdfSheet sheet) {
    if (parts.isEmpty()) {
      return 0;
    }
    return switch (parts.getFirst()) {
      case PaperPart.Table table -> new PdfTable(table, sheet).beginning(tail(parts, sheet));
      case PaperPart.Facts(var facts) when !facts.isEmpty() ->
          Lines.of(facts.getFirst(), labels, sheet).beginning()
              + (facts.size() == 1 ? 10 + tail(parts, sheet) : 0);
      case PaperPart.Chart _ -> PdfChart.ROOM;
      case PaperPart.Drawings _ -> PdfDrawings.ROW;
      case PaperPart.Signatures(var hands) -> signed(hands, sheet);
      case PaperPart.Heading _ -> 2 * LINE + 60;
      case PaperPart _ -> 2 * LINE;
    };
  }

  private static void letterhead(PaperPart.Letterhead head, PdfSheet sheet) {
    float middle = sheet.left + sheet.width / 2;
    PaperPicture emblem = head.emblem();
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
      sheet.picture(emblem, sheet.left, (from + sheet.y()) / 2 - EMBLEM / 2, EMBLEM, EMBLEM);
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

  /// A fact in lines.
  private record Lines(List<String> label, List<String> text) {
    static Lines of(PaperPart.Fact fact, float labels, PdfSheet sheet) {
      return new Lines(
          sheet.fonts.wrap(fact.label(), labels - 10, TEXT, false),
          sheet.fonts.wrap(fact.text(), sheet.width - labels - 8, TEXT, false));
    }

    int high() {
      return Math.max(label.size(), text.size());
    }

    /// What it needs of a page to begin there.
    float beginning() {
      return (high() <= WHOLE ? high() : 2) * LINE;
    }
  }

  private static void facts(List<PaperPart.Fact> facts, float labels, float tail, PdfSheet sheet) {
    for (PaperPart.Fact fact : facts) {
      boolean last = fact == facts.getLast();
      Lines lines = Lines.of(fact, labels, sheet);
      int high = lines.high();
      sheet.need(lines.beginning() + (last && high <= WHOLE ? 10 + tail : 0));
      for (int i = 0; i < high; i++) {
        boolean close = last && i == Math.max(0, high - 2);
        sheet.need(close ? (high - i) * LINE + 10 + tail : LINE);
        sheet.down(LINE);
        if (i < lines.label().size()) {
          sheet.write(lines.label().get(i), sheet.left, sheet.y(), TEXT, false);
        }
        if (i == 0) {
          sheet.write(":", sheet.left + labels, sheet.y(), TEXT, false);
        }
        if (i < lines.text().size()) {
          sheet.write(lines.text().get(i), sheet.left + labels + 8, sheet.y(), TEXT, false);
        }
      }
      sheet.down(2);
    }
    sheet.down(8);
  }
}
