package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.FlowMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The table of activities: text in its cells, and the flow drawn through the columns of the
/// actors. Row heights are known before an arrow is drawn, so that arrows meet their symbols over
/// rows and pages.
final class PdfFlow {
  static final float SIZE = 7;
  private static final float PAD = 3;
  private static final float NUMBER = 20;
  private static final float LEAST_ROW = FlowRoutes.ABOVE + FlowRoutes.DIAMOND + FlowRoutes.BELOW;

  private final FlowMatrix matrix;
  private final PdfSheet sheet;
  private final float[] widths;
  private final int actors;
  private final List<List<List<String>>> texts = new ArrayList<>();
  private final float[] heights;
  private final float heads;
  private final Map<Integer, String> letters = new HashMap<>();
  private final List<Rest> rests = new ArrayList<>();

  /// What of a cell no page has room for; it stands below the table.
  private record Rest(String head, String text) {}

  PdfFlow(FlowMatrix matrix, PdfSheet sheet) {
    this.matrix = matrix;
    this.sheet = sheet;
    actors = matrix.actors().size();
    widths = widths(sheet.width, actors);
    heights = new float[matrix.rows().size()];
    heads = 13 + namesHeight();
    int most = most();
    for (int i = 0; i < heights.length; i++) {
      FlowMatrix.Row row = matrix.rows().get(i);
      List<List<String>> cells =
          List.of(
              wrap(row.number(), 0),
              wrap(row.activity(), 1),
              cut(row, matrix.heads().needs(), wrap(row.needs(), actors + 2), most),
              wrap(row.time(), actors + 3),
              cut(row, matrix.heads().output(), wrap(row.output(), actors + 4), most),
              cut(row, matrix.heads().note(), wrap(row.note(), actors + 5), most));
      texts.add(cells);
      heights[i] = LEAST_ROW;
      for (List<String> cell : cells) {
        heights[i] = Math.max(heights[i], PdfSheet.height(cell, SIZE) + 2 * PAD);
      }
    }
  }

  /// How many lines a row has at most: it must fit on a page of its own.
  private int most() {
    float room = sheet.fullRoom() - heads - 2 * FlowRoutes.STRIP - 2 * PAD;
    return (int) (room / (SIZE * PdfSheet.LEADING));
  }

  private List<String> cut(FlowMatrix.Row row, String head, List<String> lines, int most) {
    if (lines.size() <= most) {
      return lines;
    }
    rests.add(
        new Rest(
            row.number() + ". " + head, String.join(" ", lines.subList(most - 1, lines.size()))));
    List<String> kept = new ArrayList<>(lines.subList(0, most - 1));
    kept.add("… »");
    return kept;
  }

  private static float[] widths(float width, int actors) {
    float each = Math.min(72, width * 0.42f / actors);
    float rest = width - NUMBER - each * actors;
    float[] widths = new float[actors + 6];
    widths[0] = NUMBER;
    widths[1] = rest * 0.34f;
    for (int i = 0; i < actors; i++) {
      widths[2 + i] = each;
    }
    widths[actors + 2] = rest * 0.18f;
    widths[actors + 3] = rest * 0.11f;
    widths[actors + 4] = rest * 0.18f;
    widths[actors + 5] = rest * 0.19f;
    return widths;
  }

  private List<String> wrap(String text, int column) {
    return sheet.fonts.wrap(text, widths[column] - 2 * PAD, SIZE, false);
  }

  private float x(int column) {
    float x = sheet.left;
    for (int i = 0; i < column; i++) {
      x += widths[i];
    }
    return x;
  }

  /// @param tail what follows needs of the page on which it ends
  void draw(float tail) {
    if (heights.length > 0 && heights[0] > sheet.room() - heads - FlowRoutes.STRIP) {
      sheet.newPage();
    }
    List<Integer> ends = pages(rests.isEmpty() ? total() + 10 + tail : 0);
    letters(ends);
    int first = 0;
    for (int page = 0; page < ends.size(); page++) {
      if (page > 0) {
        sheet.newPage();
      }
      page(first, ends.get(page), page > 0, page < ends.size() - 1);
      first = ends.get(page);
    }
    if (!matrix.total().isEmpty()) {
      List<String> lines = sheet.fonts.wrap(matrix.total(), sheet.width - 2 * PAD, SIZE, true);
      float height = total();
      sheet.need(height + (rests.isEmpty() ? 10 + tail : 0));
      sheet.box(sheet.left, sheet.y() - height, sheet.width, height);
      sheet.writeLines(lines, sheet.left + PAD, sheet.y() - PAD, SIZE, true);
      sheet.down(height);
    }
    sheet.down(10);
    rests.forEach(rest -> rest(rest, rest == rests.getLast() ? tail : 0));
  }

  private float total() {
    return matrix.total().isEmpty()
        ? 0
        : PdfSheet.height(sheet.fonts.wrap(matrix.total(), sheet.width - 2 * PAD, SIZE, true), SIZE)
            + 2 * PAD;
  }

  private void rest(Rest rest, float tail) {
    List<String> lines = sheet.fonts.wrap("» " + rest.text(), sheet.width, SIZE, false);
    sheet.need(3 * SIZE * PdfSheet.LEADING + (lines.size() <= 2 ? tail : 0));
    sheet.down(SIZE * PdfSheet.LEADING);
    sheet.write(rest.head(), sheet.left, sheet.y(), SIZE, true);
    for (int i = 0; i < lines.size(); i++) {
      boolean close = i == lines.size() - 2;
      sheet.need((close ? 2 : 1) * SIZE * PdfSheet.LEADING + (close ? 6 + tail : 0));
      sheet.down(SIZE * PdfSheet.LEADING);
      sheet.write(lines.get(i), sheet.left, sheet.y(), SIZE, false);
    }
    sheet.down(6);
  }

  /// The row behind the last one of each page.
  ///
  /// @param after what follows the last row needs of its page
  private List<Integer> pages(float after) {
    List<Integer> ends = new ArrayList<>();
    float room = sheet.room() - heads - FlowRoutes.STRIP;
    boolean empty = true;
    for (int i = 0; i < heights.length; i++) {
      if (!empty && heights[i] > room) {
        ends.add(i);
        room = sheet.fullRoom() - heads - 2 * FlowRoutes.STRIP;
      }
      empty = false;
      room -= heights[i];
    }
    int last = heights.length - 1;
    if (!ends.isEmpty()
        && ends.getLast() == last
        && heights.length > 3
        && heights[last - 1] + heights[last] <= sheet.fullRoom() - heads - 2 * FlowRoutes.STRIP) {
      ends.set(ends.size() - 1, heights.length - 2); // no row stands alone on the last page
    }
    int first = ends.isEmpty() ? 0 : ends.getLast();
    if (room < after
        && heights.length - first > 3
        && heights[last - 1] + heights[last] + after
            <= sheet.fullRoom() - heads - 2 * FlowRoutes.STRIP) {
      ends.add(heights.length - 2); // what follows the table does not stand without any of it
    }
    ends.add(heights.length);
    return ends;
  }

  /// Names the rows that arrows reach from other pages.
  private void letters(List<Integer> ends) {
    for (FlowMatrix.Arrow arrow : matrix.arrows()) {
      if (pageOf(arrow.from(), ends) != pageOf(arrow.to(), ends)) {
        int place = letters.size();
        String more = place < 26 ? "" : Integer.toString(place / 26);
        letters.putIfAbsent(arrow.to(), Character.toString('A' + place % 26) + more);
      }
    }
  }

  private static int pageOf(int row, List<Integer> ends) {
    int page = 0;
    while (row >= ends.get(page)) {
      page++;
    }
    return page;
  }

  private void page(int first, int end, boolean above, boolean below) {
    heads();
    float top = sheet.y();
    if (above) {
      strip();
    }
    FlowRoutes routes =
        new FlowRoutes(matrix, first, end, x(2), widths[2], top, sheet.fonts, letters);
    for (int i = first; i < end; i++) {
      float height = heights[i];
      routes.row(i, sheet.y(), sheet.y() - height);
      cells(i, height);
      sheet.down(height);
    }
    float bottom = sheet.y();
    if (below) {
      strip();
    }
    routes.draw(sheet, bottom);
  }

  private void strip() {
    grid(FlowRoutes.STRIP);
    sheet.down(FlowRoutes.STRIP);
  }

  private void grid(float height) {
    float x = sheet.left;
    for (float width : widths) {
      sheet.box(x, sheet.y() - height, width, height);
      x += width;
    }
  }

  private void cells(int row, float height) {
    grid(height);
    int[] columns = {0, 1, actors + 2, actors + 3, actors + 4, actors + 5};
    for (int i = 0; i < columns.length; i++) {
      sheet.writeLines(texts.get(row).get(i), x(columns[i]) + PAD, sheet.y() - PAD, SIZE, false);
    }
  }

  private float namesHeight() {
    float height = SIZE * PdfSheet.LEADING;
    for (int i = 0; i < actors; i++) {
      List<String> lines =
          sheet.fonts.wrap(matrix.actors().get(i), widths[2 + i] - 2 * PAD, SIZE, true);
      height = Math.max(height, PdfSheet.height(lines, SIZE));
    }
    return height + 2 * PAD;
  }

  private void heads() {
    FlowMatrix.Heads words = matrix.heads();
    float names = namesHeight();
    float upper = heads - names;
    sheet.shade(sheet.left, sheet.y() - heads, sheet.width, heads);
    head(words.number(), 0, 1, sheet.y(), heads);
    head(words.activity(), 1, 2, sheet.y(), heads);
    head(words.actors(), 2, actors + 2, sheet.y(), upper);
    head(words.standard(), actors + 2, actors + 5, sheet.y(), upper);
    head(words.note(), actors + 5, actors + 6, sheet.y(), heads);
    for (int i = 0; i < actors; i++) {
      head(matrix.actors().get(i), 2 + i, 3 + i, sheet.y() - upper, names);
    }
    head(words.needs(), actors + 2, actors + 3, sheet.y() - upper, names);
    head(words.time(), actors + 3, actors + 4, sheet.y() - upper, names);
    head(words.output(), actors + 4, actors + 5, sheet.y() - upper, names);
    sheet.down(heads);
  }

  private void head(String text, int from, int until, float top, float height) {
    float left = x(from);
    float width = x(until) - left;
    sheet.box(left, top - height, width, height);
    List<String> lines = sheet.fonts.wrap(text, width - 2 * PAD, SIZE, true);
    float base = top - (height - PdfSheet.height(lines, SIZE)) / 2 - SIZE;
    for (String line : lines) {
      sheet.writeCentred(line, left + width / 2, base, SIZE, true);
      base -= SIZE * PdfSheet.LEADING;
    }
  }
}
