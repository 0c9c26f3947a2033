package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.PaperPart;
import java.util.List;

/// Pictures beside each other, each with what it is above it and by what it is known under it.
final class PdfDrawings {
  private static final int ACROSS = 3;
  private static final float LABEL = 9.5f;
  private static final float NOTE = 7;
  private static final float HIGH = 52;

  /// As wide as the field on which a finger draws, by its height.
  private static final float WIDE = 2.5f * HIGH;

  private static final float GAP = 10;

  /// What a row of them needs of a page, with two lines above each.
  static final float ROW = 2 * LABEL * PdfSheet.LEADING + HIGH + 2 * NOTE * PdfSheet.LEADING + GAP;

  private PdfDrawings() {}

  /// @param tail what follows needs of the page on which they end
  static void draw(List<PaperPart.Drawing> drawings, float tail, PdfSheet sheet) {
    float column = sheet.width / ACROSS;
    for (int first = 0; first < drawings.size(); first += ACROSS) {
      int end = Math.min(first + ACROSS, drawings.size());
      sheet.need(ROW + (end == drawings.size() ? tail : 0));
      for (int i = first; i < end; i++) {
        draw(drawings.get(i), sheet.left + (i - first) * column, column - GAP, sheet);
      }
      sheet.down(ROW);
    }
  }

  private static void draw(PaperPart.Drawing one, float x, float wide, PdfSheet sheet) {
    List<String> label = sheet.fonts.wrap(one.label(), wide, LABEL, false);
    List<String> note = sheet.fonts.wrap(one.note(), wide, NOTE, false);
    float above = 2 * LABEL * PdfSheet.LEADING;
    float from = sheet.y() - above;
    List<String> said = label.subList(0, Math.min(2, label.size()));
    sheet.writeLines(said, x, from + PdfSheet.height(said, LABEL), LABEL, false);
    sheet.picture(one.picture(), x, from - HIGH, WIDE, HIGH);
    sheet.box(x, from - HIGH, WIDE, HIGH);
    sheet.writeLines(note.subList(0, Math.min(2, note.size())), x, from - HIGH - 2, NOTE, false);
  }
}
