package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.FlowMatrix;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openpdf.text.pdf.PdfContentByte;

/// The symbols and arrows of one page.
///
/// An arrow to the row below leaves at the foot of its symbol. Every other one leaves at a side,
/// runs in a lane beside the symbols of its column to just above the symbol it leads to, and enters
/// that from above. What leads off the page ends in a pentagon, and begins in one of the same
/// letter where it comes back.
final class FlowRoutes {
  /// Room above, height of the highest symbol, and room below it.
  static final float ABOVE = 13;

  static final float DIAMOND = 22;
  static final float BELOW = 8;

  /// Height of the rows that hold pentagons.
  static final float STRIP = 20;

  private static final float BOX = 18;
  private static final float PENTAGON = 5.5f;
  private static final float ENTRY = 6.5f;
  private static final float HEAD = 4.5f;
  private static final float LABEL = 6.5f;

  private final FlowMatrix matrix;
  private final int first;
  private final int end;
  private final float left;
  private final float column;
  private final float top;
  private final PdfFonts fonts;
  private final Map<Integer, String> letters;
  private final Map<Integer, Place> places = new LinkedHashMap<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final Map<Integer, Integer> leaving = new LinkedHashMap<>();
  private final Set<String> pentagons = new HashSet<>();
  private final List<Runnable> labels = new ArrayList<>();

  private record Place(float top, float bottom) {
    /// Where the middle of its symbol is.
    float middle() {
      return (top - ABOVE + bottom + BELOW) / 2;
    }

    float entry() {
      return top - ENTRY;
    }
  }

  /// A vertical stretch that is taken.
  private record Lane(float x, float from, float until) {}

  /// @param first row of this page, and the one behind its last
  /// @param left edge of the first actor's column
  /// @param column width of each
  /// @param top of the table under its heads
  /// @param letters of the rows that arrows reach from other pages
  FlowRoutes(
      FlowMatrix matrix,
      int first,
      int end,
      float left,
      float column,
      float top,
      PdfFonts fonts,
      Map<Integer, String> letters) {
    this.matrix = matrix;
    this.first = first;
    this.end = end;
    this.left = left;
    this.column = column;
    this.top = top;
    this.fonts = fonts;
    this.letters = letters;
  }

  void row(int row, float rowTop, float rowBottom) {
    places.put(row, new Place(rowTop, rowBottom));
  }

  void draw(PdfSheet sheet, float bottom) {
    PdfContentByte pen = sheet.pen();
    pen.saveState();
    pen.setLineWidth(0.8f);
    places.keySet().forEach(row -> joints(row, pen));
    matrix.arrows().forEach(one -> arrow(one, sheet, bottom));
    places.keySet().forEach(row -> symbols(row, sheet));
    labels.forEach(Runnable::run);
    pen.restoreState();
  }

  private boolean here(int row) {
    return row >= first && row < end;
  }

  private Place place(int row) {
    Place place = places.get(row);
    if (place == null) {
      throw new IllegalArgumentException("row " + row + " is on another page");
    }
    return place;
  }

  private int actor(int row) {
    return matrix.rows().get(row).actor();
  }

  private float centre(int row) {
    return left + (actor(row) + 0.5f) * column;
  }

  private float wide() {
    return Math.min(34, column * 0.5f);
  }

  private float high(int row) {
    return matrix.rows().get(row).symbol() == FlowMatrix.Symbol.DIAMOND ? DIAMOND : BOX;
  }

  private void arrow(FlowMatrix.Arrow arrow, PdfSheet sheet, float bottom) {
    PdfContentByte pen = sheet.pen();
    boolean next = arrow.to() == arrow.from() + 1;
    String letter = letters.getOrDefault(arrow.to(), "");
    if (here(arrow.from()) && here(arrow.to())) {
      float entry = place(arrow.to()).entry();
      if (next) {
        bottomOut(arrow, sheet);
        path(pen, centre(arrow.from()), foot(arrow.from()), centre(arrow.from()), entry);
      } else {
        float x = sideOut(arrow, entry, sheet);
        path(pen, x, place(arrow.from()).middle(), x, entry);
        path(pen, x, entry, centre(arrow.to()), entry);
      }
      if (next) {
        path(pen, centre(arrow.from()), entry, centre(arrow.to()), entry);
      }
      head(centre(arrow.to()), entry, head(arrow.to()), pen);
    } else if (here(arrow.from())) {
      boolean down = arrow.to() >= end;
      float strip = down ? bottom - STRIP / 2 : top - STRIP / 2;
      if (next && pentagons.add(strip + " " + centre(arrow.from()))) {
        bottomOut(arrow, sheet);
        path(pen, centre(arrow.from()), foot(arrow.from()), centre(arrow.from()), strip);
        lanes.add(new Lane(centre(arrow.from()), strip, strip));
        pentagon(centre(arrow.from()), strip, letter, sheet);
      } else {
        float x = sideOut(arrow, strip, sheet);
        path(pen, x, place(arrow.from()).middle(), x, strip);
        pentagon(x, strip, letter, sheet);
      }
    } else if (here(arrow.to()) && pentagons.add(letter)) {
      boolean fromAbove = arrow.from() < first;
      float strip = fromAbove ? top - STRIP / 2 : bottom - STRIP / 2;
      float entry = place(arrow.to()).entry();
      float x = centre(arrow.to());
      if (!fromAbove || arrow.to() != first || !pentagons.add(strip + " " + x)) {
        x = lane(actor(arrow.to()), Math.max(strip, entry), Math.min(strip, entry), true, strip);
      } else {
        lanes.add(new Lane(x, strip, strip));
      }
      path(pen, x, strip, x, entry);
      path(pen, x, entry, centre(arrow.to()), entry);
      head(centre(arrow.to()), entry, head(arrow.to()), pen);
      pentagon(x, strip, letter, sheet);
    }
  }

  private float foot(int row) {
    return place(row).middle() - high(row) / 2;
  }

  private float head(int row) {
    return place(row).middle() + high(row) / 2;
  }

  private void bottomOut(FlowMatrix.Arrow arrow, PdfSheet sheet) {
    float x = centre(arrow.from()) + 3;
    float base = foot(arrow.from()) - LABEL + 0.5f;
    labels.add(() -> sheet.writeOnWhite(arrow.label(), x, base, LABEL));
  }

  /// Leaves a symbol at a side; gives the lane it runs in.
  private float sideOut(FlowMatrix.Arrow arrow, float until, PdfSheet sheet) {
    int from = arrow.from();
    float middle = place(from).middle();
    float strip = here(arrow.to()) ? Float.NaN : until;
    boolean wanted = right(arrow);
    boolean taken = leaving.containsKey(side(from, wanted));
    float x =
        lane(actor(from), Math.max(middle, until), Math.min(middle, until), taken != wanted, strip);
    boolean right = x > centre(from);
    float edge = centre(from) + (right ? wide() / 2 : -wide() / 2);
    path(sheet.pen(), edge, middle, x, middle);
    float wide = fonts.width(arrow.label(), LABEL, false);
    float at = right ? edge + 1.5f : edge - wide - 1.5f;
    int before = leaving.merge(side(from, right), 1, Integer::sum) - 1;
    float base = middle + 2 - before * 9;
    labels.add(() -> sheet.writeOnWhite(arrow.label(), at, base, LABEL));
    return x;
  }

  private static int side(int row, boolean right) {
    return 2 * row + (right ? 1 : 0);
  }

  /// The side away from those who take part, else towards where it leads.
  private boolean right(FlowMatrix.Arrow arrow) {
    FlowMatrix.Row row = matrix.rows().get(arrow.from());
    boolean joinedRight = row.with().stream().anyMatch(one -> one > row.actor());
    boolean joinedLeft = row.with().stream().anyMatch(one -> one < row.actor());
    if (joinedRight != joinedLeft) {
      return joinedLeft;
    }
    return actor(arrow.to()) >= row.actor();
  }

  /// A lane beside the symbols of a column that is free over a stretch.
  ///
  /// @param strip height of the pentagon at its end; not a number for none
  private float lane(int actor, float from, float until, boolean right, float strip) {
    float gutter = (column - wide()) / 2;
    float edge = left + actor * column;
    List<Float> choices = new ArrayList<>();
    for (boolean side : new boolean[] {right, !right}) {
      for (float part : new float[] {0.5f, 0.25f, 0.75f}) {
        choices.add(side ? edge + column - gutter * part : edge + gutter * part);
      }
    }
    for (float x : choices) {
      boolean free =
          lanes.stream()
              .noneMatch(lane ->
                  Math.abs(lane.x - x) < 2.5f && lane.from > until - 1 && lane.until < from + 1
                      || Math.abs(lane.x - x) < 2 * PENTAGON
                          && !Float.isNaN(strip)
                          && lane.from >= strip
                          && lane.until <= strip);
      if (free) {
        lanes.add(new Lane(x, from, until));
        return x;
      }
    }
    lanes.add(new Lane(choices.getFirst(), from, until));
    return choices.getFirst();
  }

  private static void path(PdfContentByte pen, float x1, float y1, float x2, float y2) {
    if (x1 != x2 || y1 != y2) {
      pen.moveTo(x1, y1);
      pen.lineTo(x2, y2);
      pen.stroke();
    }
  }

  private static void head(float x, float from, float to, PdfContentByte pen) {
    path(pen, x, from, x, to + HEAD);
    pen.saveState();
    pen.setColorFill(Color.BLACK);
    pen.moveTo(x, to);
    pen.lineTo(x - HEAD / 2, to + HEAD);
    pen.lineTo(x + HEAD / 2, to + HEAD);
    pen.closePath();
    pen.fill();
    pen.restoreState();
  }

  private void pentagon(float x, float middle, String letter, PdfSheet sheet) {
    PdfContentByte pen = sheet.pen();
    pen.saveState();
    pen.setColorFill(Color.WHITE);
    pen.moveTo(x - PENTAGON, middle + PENTAGON);
    pen.lineTo(x + PENTAGON, middle + PENTAGON);
    pen.lineTo(x + PENTAGON, middle - PENTAGON / 3);
    pen.lineTo(x, middle - PENTAGON - 1.5f);
    pen.lineTo(x - PENTAGON, middle - PENTAGON / 3);
    pen.closePath();
    pen.fillStroke();
    pen.restoreState();
    sheet.writeCentred(letter, x, middle - 1, 6, true);
  }

  /// Those who take part stand in boxes on one line with who does it.
  private void joints(int row, PdfContentByte pen) {
    FlowMatrix.Row of = matrix.rows().get(row);
    float middle = place(row).middle();
    for (int other : of.with()) {
      path(pen, centre(row), middle, left + (other + 0.5f) * column, middle);
    }
  }

  private void symbols(int row, PdfSheet sheet) {
    FlowMatrix.Row of = matrix.rows().get(row);
    float middle = place(row).middle();
    symbol(of.symbol(), centre(row), middle, sheet.pen());
    for (int other : of.with()) {
      symbol(FlowMatrix.Symbol.BOX, left + (other + 0.5f) * column, middle, sheet.pen());
    }
    if (!of.inside().isEmpty()) {
      sheet.writeCentred(of.inside(), centre(row), middle - 2.2f, 6.5f, false);
    }
  }

  private void symbol(FlowMatrix.Symbol symbol, float x, float middle, PdfContentByte pen) {
    float half = wide() / 2;
    pen.saveState();
    pen.setColorFill(Color.WHITE);
    switch (symbol) {
      case BOX -> pen.rectangle(x - half, middle - BOX / 2, 2 * half, BOX);
      case CAPSULE -> pen.roundRectangle(x - half, middle - BOX / 2, 2 * half, BOX, BOX / 2);
      case DIAMOND -> {
        pen.moveTo(x, middle + DIAMOND / 2);
        pen.lineTo(x + half, middle);
        pen.lineTo(x, middle - DIAMOND / 2);
        pen.lineTo(x - half, middle);
        pen.closePath();
      }
    }
    pen.fillStroke();
    pen.restoreState();
  }
}
