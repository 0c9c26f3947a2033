package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.PaperPart;
import java.util.ArrayList;
import java.util.List;

/// A table that repeats its heads on every page; a row higher than a page goes on on the next.
final class PdfTable {
  private static final float SIZE = 8;
  private static final float PAD = 3;
  private static final float BELOW = 10;

  private final PaperPart.Table table;
  private final PdfSheet sheet;
  private final float[] widths;

  PdfTable(PaperPart.Table table, PdfSheet sheet) {
    this.table = table;
    this.sheet = sheet;
    int all = table.columns().stream().mapToInt(PaperPart.Column::weight).sum();
    widths = new float[table.columns().size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = sheet.width * table.columns().get(i).weight() / all;
    }
  }

  /// What it needs of a page to begin there: its heads and its first row, or a part of that; with
  /// what follows when it ends with that row.
  ///
  /// @param tail what follows needs of the page on which it ends
  float beginning(float tail) {
    if (table.rows().isEmpty()) {
      return height(heads()) + Math.max(30, BELOW + tail);
    }
    float row = height(wrapped(table.rows().getFirst(), false));
    float after = table.rows().size() == 1 && tail > 0 ? BELOW + tail : 0;
    float whole = height(heads()) + row + after;
    return after > 0 && whole < sheet.fullRoom()
        ? whole
        : height(heads()) + Math.max(30, Math.min(row, 60));
  }

  private List<List<String>> heads() {
    return wrapped(table.columns().stream().map(PaperPart.Column::head).toList(), true);
  }

  /// @param tail what follows needs of the page on which it ends
  void draw(float tail) {
    List<List<String>> heads = heads();
    sheet.need(beginning(tail));
    row(heads, true);
    for (int i = 0; i < table.rows().size(); i++) {
      List<List<String>> lines = wrapped(table.rows().get(i), false);
      float after = i == table.rows().size() - 1 && tail > 0 ? tail + BELOW : 0;
      float needed = height(lines) + after;
      if (sheet.room() < needed && needed < sheet.fullRoom() - height(heads)) {
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
    sheet.down(BELOW);
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
      if (table.columns().get(i).figures()) {
        float base = sheet.y() - PAD - SIZE;
        for (String line : cells.get(i)) {
          float wide = sheet.fonts.width(line, SIZE, head);
          sheet.write(line, x + widths[i] - PAD - wide, base, SIZE, head);
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
