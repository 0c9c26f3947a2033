package id.penjaga.hub.app.print;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// What is drawn on the pages of a PDF: strokes, filled shapes and letters, in points from the left
/// and from the foot of the page as a reader holds it.
public final class PdfInk {
  private PdfInk() {}

  /// @param line width of the stroke; 0 for none
  /// @param dark whether it is filled with black
  public record Shape(List<Point2D.Float> points, boolean closed, float line, boolean dark) {
    public float left() {
      return points.stream().map(p -> p.x).min(Float::compare).orElseThrow();
    }

    public float right() {
      return points.stream().map(p -> p.x).max(Float::compare).orElseThrow();
    }

    public float bottom() {
      return points.stream().map(p -> p.y).min(Float::compare).orElseThrow();
    }

    public float top() {
      return points.stream().map(p -> p.y).max(Float::compare).orElseThrow();
    }
  }

  public record Letter(String text, float x, float base, float height) {}

  public record Page(List<Shape> shapes, List<Letter> letters) {}

  public static List<Page> pages(byte[] pdf) throws IOException {
    List<Page> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        PDPage page = document.getPage(i);
        Engine engine = new Engine(page);
        engine.processPage(page);
        pages.add(new Page(engine.shapes, letters(document, i + 1)));
      }
    }
    return pages;
  }

  private static boolean turned(PDPage page) {
    return page.getRotation() % 180 != 0;
  }

  private static List<Letter> letters(PDDocument document, int number) throws IOException {
    PDPage page = document.getPage(number - 1);
    float height = turned(page) ? page.getMediaBox().getWidth() : page.getMediaBox().getHeight();
    List<Letter> letters = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            if (!text.getUnicode().isBlank()) {
              letters.add(
                  new Letter(
                      text.getUnicode(),
                      text.getXDirAdj(),
                      height - text.getYDirAdj(),
                      text.getHeightDir()));
            }
          }
        };
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    stripper.getText(document);
    return letters;
  }

  private static final class Engine extends PDFGraphicsStreamEngine {
    private final List<Shape> shapes = new ArrayList<>();
    private final List<List<Point2D.Float>> paths = new ArrayList<>();
    private final boolean turned;
    private final float width;
    private boolean closed;

    Engine(PDPage page) {
      super(page);
      turned = turned(page);
      width = page.getMediaBox().getWidth();
    }

    /// A page that lies is written upright and turned by the reader.
    private Point2D.Float point(double x, double y) {
      return turned
          ? new Point2D.Float((float) y, (float) (width - x))
          : new Point2D.Float((float) x, (float) y);
    }

    private void add(float line, boolean filled) throws IOException {
      boolean dark = filled && getGraphicsState().getNonStrokingColor().toRGB() == 0;
      for (List<Point2D.Float> path : paths) {
        shapes.add(new Shape(path, closed, line, dark));
      }
      endPath();
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
      List<Point2D.Float> path = new ArrayList<>();
      for (Point2D one : List.of(p0, p1, p2, p3)) {
        path.add(point(one.getX(), one.getY()));
      }
      paths.add(path);
      closed = true;
    }

    @Override
    public void moveTo(float x, float y) {
      paths.add(new ArrayList<>(List.of(point(x, y))));
    }

    @Override
    public void lineTo(float x, float y) {
      paths.getLast().add(point(x, y));
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
      paths.getLast().add(point(x3, y3));
    }

    @Override
    public Point2D getCurrentPoint() {
      return paths.isEmpty() ? new Point2D.Float() : paths.getLast().getLast();
    }

    @Override
    public void closePath() {
      closed = true;
    }

    @Override
    public void endPath() {
      paths.clear();
      closed = false;
    }

    @Override
    public void strokePath() throws IOException {
      add(getGraphicsState().getLineWidth(), false);
    }

    @Override
    public void fillPath(int rule) throws IOException {
      add(0, true);
    }

    @Override
    public void fillAndStrokePath(int rule) throws IOException {
      closed = true; // what is filled is closed
      add(getGraphicsState().getLineWidth(), true);
    }

    @Override
    public void drawImage(PDImage image) {}

    @Override
    public void clip(int rule) {}

    @Override
    public void shadingFill(COSName name) {}
  }
}
