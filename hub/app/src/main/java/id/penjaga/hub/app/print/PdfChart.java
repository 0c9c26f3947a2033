package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.PaperPart;
import java.awt.Color;
import java.util.List;

/// A line over time, with its limits; where nothing was measured the line is broken.
final class PdfChart {
  private static final float HEIGHT = 120;

  /// What it needs of a page.
  static final float ROOM = HEIGHT + 48;

  private static final float AXIS = 34;
  private static final float SIZE = 7;

  private PdfChart() {}

  /// @param tail what follows needs of the same page
  static void draw(PaperPart.Chart chart, float tail, PdfSheet sheet) {
    sheet.need(ROOM + tail);
    sheet.down(10);
    sheet.write(chart.title() + " (" + chart.unit() + ")", sheet.left, sheet.y(), 8.5f, true);
    sheet.down(9);
    float x = sheet.left + AXIS;
    float width = sheet.width - AXIS;
    float base = sheet.y() - HEIGHT;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : chart.points()) {
      least = Double.isNaN(value) ? least : Math.min(least, value);
      most = Double.isNaN(value) ? most : Math.max(most, value);
    }
    for (double limit : new double[] {chart.low(), chart.high()}) {
      least = Double.isNaN(limit) ? least : Math.min(least, limit);
      most = Double.isNaN(limit) ? most : Math.max(most, limit);
    }
    if (least > most) {
      least = 0;
      most = 1;
    }
    double margin = Math.max(0.5, (most - least) * 0.08);
    least -= margin;
    most += margin;
    double scale = HEIGHT / (most - least);
    sheet.box(x, base, width, HEIGHT);
    for (int i = 0; i <= 4; i++) {
      double value = least + (most - least) * i / 4;
      float y = (float) (base + (value - least) * scale);
      String text = sheet.decimal(value);
      sheet.write(text, x - 4 - sheet.fonts.width(text, SIZE, false), y - 2.5f, SIZE, false);
    }
    limit(chart.low(), least, scale, x, width, base, sheet);
    limit(chart.high(), least, scale, x, width, base, sheet);
    points(chart.points(), least, scale, x, width, base, sheet);
    for (int i = 0; i < chart.labels().size(); i++) {
      float at = chart.labels().size() == 1 ? x : x + width * i / (chart.labels().size() - 1);
      String label = chart.labels().get(i);
      float wide = sheet.fonts.width(label, SIZE, false);
      sheet.write(label, Math.clamp(at - wide / 2, x, x + width - wide), base - 9, SIZE, false);
    }
    sheet.down(HEIGHT + 18);
  }

  private static void limit(
      double value, double least, double scale, float x, float width, float base, PdfSheet sheet) {
    if (Double.isNaN(value)) {
      return;
    }
    float y = (float) (base + (value - least) * scale);
    sheet.pen().saveState();
    sheet.pen().setColorStroke(new Color(0xB0, 0x30, 0x30));
    sheet.pen().setLineDash(3, 2, 0);
    sheet.line(x, y, x + width, y, 0.6f);
    sheet.pen().restoreState();
  }

  private static void points(
      List<Double> points,
      double least,
      double scale,
      float x,
      float width,
      float base,
      PdfSheet sheet) {
    sheet.pen().setLineWidth(0.9f);
    boolean down = false;
    for (int i = 0; i < points.size(); i++) {
      double value = points.get(i);
      if (Double.isNaN(value)) {
        down = false;
        continue;
      }
      float px = points.size() == 1 ? x : x + width * i / (points.size() - 1);
      float py = (float) (base + (value - least) * scale);
      if (down) {
        sheet.pen().lineTo(px, py);
      } else {
        sheet.pen().moveTo(px, py);
      }
      down = true;
    }
    sheet.pen().stroke();
  }
}
