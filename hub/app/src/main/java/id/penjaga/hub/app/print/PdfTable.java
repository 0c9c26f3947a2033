package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.PaperPart;
import java.util.ArrayList;
import java.util.List;

/// A table that repeats its heads on every page; a row higher than a page goes on on the next.
final class PdfTable {
  private static final float SIZE = 8;
  private static final float PAD = 3;

  private final PaperPart.Table table;
  private final PdfSheet sheet;
  private final float[] widths;

  private PdfTable(PaperPart.Table table, PdfSheet sheet) {
    this.table = table;
    this.sheet = sheet;
    int all = table.columns().stream().mapToInt(PaperPart.Column::weight).sum();
    widths = new float[table.columns().size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = sheet.width * table.columns().get(i).weight() / all;
    }
  }

  static void draw(PaperPart.Table table, PdfSheet sheet) {
    new PdfTable(table, sheet).draw();
  }

  private void draw() {
    List<List<String>> heads =
        wrapped(table.columns().stream().map(PaperPart.Column::head).toList(), true);
    sheet.need(height(heads) + 30);
    row(heads, true);
    for (List<String> cells : table.rows()) {
      List<List<String>> lines = wrapped(cells, false);
      if (sheet.room() < height(lines) && height(lines) < sheet.fullRoom() / 2) {
        sheet.newPage();
        row(heads, true);
      }
      while (height(lines) > sheet.room()) {
        int most = (int) ((sheet.room() - 2 * PAD) / (SIZE * PdfSheet.LEADING));
        if (most < 1) {
          sheet.newPage();
          row(heads, true);
          continue;
        }
        row(
            lines.stream().map(cell -> cell.subList(0, Math.min(most, cell.size()))).toList(),
            false);
        lines =
            lines.stream()
                .map(cell -> cell.subList(Math.min(most, cell.size()), cell.size()))
                .toList();
        sheet.newPage();
        row(heads, true);
      }
      row(lines, false);
    }
    sheet.down(10);
  }

  private List<List<String>> wrapped(List<String> cells, boolean strong) {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      lines.add(sheet.fonts.wrap(cells.get(i), widths[i] - 2 * PAD, SIZE, strong));
    }
    return lines;
  }

  private static float height(List<List<String>> cells) {
    int most = cells.stream().mapToInt(List::size).max().orElse(1);
    return most * SIZE * PdfSheet.LEADING + 2 * PAD;
  }

  private void row(List<List<String>> cells, boolean head) {
    float height = height(cells);
    float x = sheet.left;
    for (int i = 0; i < widths.length; i++) {
      if (head) {
        sheet.shade(x, sheet.y() - height, widths[i], height);
      }
      sheet.box(x, sheet.y() - height, widths[i], height);
      if (table.columns().get(i).figures() && !head) {
        float base = sheet.y() - PAD - SIZE;
        for (String line : cells.get(i)) {
          float wide = sheet.fonts.width(line, SIZE, false);
          sheet.write(line, x + widths[i] - PAD - wide, base, SIZE, false);
          base -= SIZE * PdfSheet.LEADING;
        }
      } else {
        sheet.writeLines(cells.get(i), x + PAD, sheet.y() - PAD, SIZE, head);
      }
      x += widths[i];
    }
    sheet.down(height);
  }
}
