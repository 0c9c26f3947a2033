package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.PaperPicture;
import java.util.ArrayList;
import java.util.List;

/// The identity block of a procedure: whose it is, its facts beside that, and boxes below.
final class PdfIdentity {
  private static final float SIZE = 8.5f;
  private static final float PAD = 4;
  private static final float EMBLEM = 44;

  private PdfIdentity() {}

  static void draw(PaperPart.Identity identity, PdfSheet sheet) {
    float office = sheet.width * 0.42f;
    float label = sheet.width * 0.16f;
    float value = sheet.width - office - label;
    float from = sheet.y();
    float y = from;
    for (PaperPart.Fact fact : identity.facts()) {
      List<String> lines = sheet.fonts.wrap(fact.text(), value - 2 * PAD, SIZE, false);
      List<String> names = sheet.fonts.wrap(fact.label(), label - 2 * PAD, SIZE, true);
      float height = Math.max(PdfSheet.height(lines, SIZE), PdfSheet.height(names, SIZE)) + 2 * PAD;
      sheet.box(sheet.left + office, y - height, label, height);
      sheet.box(sheet.left + office + label, y - height, value, height);
      sheet.writeLines(names, sheet.left + office + PAD, y - PAD, SIZE, true);
      sheet.writeLines(lines, sheet.left + office + label + PAD, y - PAD, SIZE, false);
      y -= height;
    }
    float needed =
        identity.emblem() == null
            ? 0
            : EMBLEM + 3 * PAD + officeHeight(identity.office(), sheet, office - 2 * PAD);
    if (from - y < needed) { // the last fact, the name, takes what the office needs more
      float more = needed - (from - y);
      sheet.box(sheet.left + office, y - more, sheet.width - office, more);
      y -= more;
    }
    sheet.box(sheet.left, y, office, from - y);
    PaperPicture emblem = identity.emblem();
    float middle = sheet.left + office / 2;
    float centre = (from + y) / 2;
    if (emblem != null) {
      sheet.picture(emblem, middle - EMBLEM / 2, from - PAD - EMBLEM, EMBLEM, EMBLEM);
      centre = (from - PAD - EMBLEM + y) / 2;
    }
    office(identity.office(), sheet, middle, office - 2 * PAD, centre);
    sheet.down(from - y);
    for (int i = 0; i < identity.boxes().size(); i += 2) {
      pair(identity.boxes().subList(i, Math.min(i + 2, identity.boxes().size())), sheet);
    }
  }

  private static float officeHeight(List<String> office, PdfSheet sheet, float width) {
    int lines = office.stream().mapToInt(l -> sheet.fonts.wrap(l, width, 11, true).size()).sum();
    return lines * 11 * PdfSheet.LEADING;
  }

  private static void office(
      List<String> office, PdfSheet sheet, float middle, float width, float centre) {
    List<String> lines = new ArrayList<>();
    office.forEach(line -> lines.addAll(sheet.fonts.wrap(line, width, 11, true)));
    float base = centre + PdfSheet.height(lines, 11) / 2 - 11;
    for (String line : lines) {
      sheet.writeCentred(line, middle, base, 11, true);
      base -= 11 * PdfSheet.LEADING;
    }
  }

  private static void pair(List<PaperPart.Box> boxes, PdfSheet sheet) {
    float width = sheet.width / 2;
    List<List<String>> texts = new ArrayList<>();
    float height = 0;
    for (PaperPart.Box box : boxes) {
      List<String> lines = new ArrayList<>();
      int number = 0;
      for (String line : box.lines()) {
        number++;
        String mark = box.lines().size() == 1 ? "" : number + ". ";
        lines.addAll(sheet.fonts.wrap(mark + line, width - 2 * PAD, SIZE, false));
      }
      if (lines.isEmpty()) {
        lines.addAll(List.of("……………………………………", "……………………………………"));
      }
      texts.add(lines);
      height = Math.max(height, PdfSheet.height(lines, SIZE) + 2 * PAD);
    }
    float head = SIZE * PdfSheet.LEADING + 2 * PAD;
    sheet.need(head + height);
    for (int i = 0; i < boxes.size(); i++) {
      float x = sheet.left + i * width;
      sheet.shade(x, sheet.y() - head, width, head);
      sheet.box(x, sheet.y() - head, width, head);
      sheet.writeLines(List.of(boxes.get(i).head()), x + PAD, sheet.y() - PAD, SIZE, true);
      sheet.box(x, sheet.y() - head - height, width, height);
      sheet.writeLines(texts.get(i), x + PAD, sheet.y() - head - PAD, SIZE, false);
    }
    sheet.down(head + height);
  }
}
