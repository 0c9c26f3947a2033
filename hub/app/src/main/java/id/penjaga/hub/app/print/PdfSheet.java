package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperPicture;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfLiteral;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/// The page under the pen: a place from the top, lines of text, strokes. All lengths are points;
/// [#y] counts from the foot of the page upwards, as PDF does.
final class PdfSheet implements AutoCloseable {
  static final float LEADING = 1.25f;

  /// Lowest and highest ink at the foot of a page, and the white between it and what stands above.
  private static final float LOWEST = 12;

  private static final float CODE = 34;
  private static final float SMALL_PRINT = 6.5f;
  private static final float WHITE = 9;

  final PdfFonts fonts;
  final float left;
  final float width;
  private final Paper paper;
  private final @Nullable PdfSealing sealing;
  private final String words;
  private final List<String> mark;
  private final float foot;
  private final Document document;
  private final PdfWriter writer;
  private final PdfTemplate count;
  private final float top;
  private PdfContentByte pen;
  private float y;
  private int page;

  /// @param sealing null for a paper without a seal
  PdfSheet(Paper paper, @Nullable PdfSealing sealing, OutputStream out) {
    this.paper = paper;
    this.sealing = sealing;
    fonts = new PdfFonts();
    words = paper.toString();
    boolean wide = paper.side() == Paper.Side.LANDSCAPE;
    Rectangle size = wide ? PageSize.A4.rotate() : PageSize.A4;
    float margin = wide ? 32 : 62;
    left = margin;
    width = size.getWidth() - 2 * margin;
    top = size.getHeight() - (wide ? 30 : 42);
    mark =
        fonts.wrap(
            PdfMarks.foot(paper, sealing == null ? "" : sealing.name(), fonts.lacks(words)),
            width - 84 - (paper.code().isEmpty() ? 0 : CODE + 6),
            SMALL_PRINT,
            false);
    foot = LOWEST + Math.max(CODE, height(mark, SMALL_PRINT));
    document = new Document(size);
    writer = PdfWriter.getInstance(document, out);
    document.addTitle(paper.title());
    document.open();
    pen = writer.getDirectContent();
    count = pen.createTemplate(40, 12);
    identity();
    begin();
  }

  /// What PDF would take from the clock and from chance is taken from the paper.
  private void identity() {
    String day =
        "D:"
            + DateTimeFormatter.ofPattern("uuuuMMddHHmmss")
                .format(paper.dated().atOffset(ZoneOffset.UTC))
            + "Z";
    PdfDictionary info = writer.getInfo();
    info.put(PdfName.CREATIONDATE, new PdfString(day));
    info.put(PdfName.MODDATE, new PdfString(day));
    info.put(PdfName.PRODUCER, new PdfString("Penjaga"));
    String id = PdfMarks.digest(words).substring(0, 32);
    info.put(PdfName.FILEID, new PdfLiteral("[<" + id + "><" + id + ">]"));
  }

  private void begin() {
    page++;
    y = top;
    foot();
  }

  private void foot() {
    if (paper.code().isEmpty()) {
      pen.saveState();
      pen.setColorFill(new Color(0xE4, 0xE4, 0xE4));
      pen.beginText();
      pen.setFontAndSize(fonts.face(true), 64);
      pen.showTextAligned(
          PdfContentByte.ALIGN_CENTER,
          PdfMarks.preview(paper),
          left + width / 2,
          (top + foot) / 2,
          paper.side() == Paper.Side.LANDSCAPE ? 30 : 52);
      pen.endText();
      pen.restoreState();
    }
    float from = left;
    if (!paper.code().isEmpty()) {
      PdfCode.draw(pen, paper.link(), left, LOWEST, CODE);
      from = left + CODE + 6;
    }
    writeLines(mark, from, foot, SMALL_PRINT, false);
    String where = PdfMarks.page(paper, page);
    float end = left + width - 16;
    write(where, end - fonts.width(where, 7, false), 20, 7, false);
    pen.addTemplate(count, end + 1.5f, 20);
  }

  void newPage() {
    document.newPage();
    pen = writer.getDirectContent();
    begin();
  }

  /// Where the next thing goes.
  float y() {
    return y;
  }

  void down(float height) {
    y -= height;
  }

  /// How much is left of the page.
  float room() {
    return y - foot - WHITE;
  }

  float fullRoom() {
    return top - foot - WHITE;
  }

  boolean atTop() {
    return y >= top - 0.1f;
  }

  /// Goes to a new page when there is less than this left of it.
  void need(float height) {
    if (room() < height && !atTop()) {
      newPage();
    }
  }

  PdfContentByte pen() {
    return pen;
  }

  /// A number at an axis.
  String decimal(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return paper.language().equals("en") ? text : text.replace('.', ',');
  }

  void write(String text, float x, float base, float size, boolean strong) {
    pen.beginText();
    pen.setFontAndSize(fonts.face(strong), size);
    pen.setTextMatrix(x, base);
    pen.showText(fonts.shown(text));
    pen.endText();
  }

  void writeCentred(String text, float middle, float base, float size, boolean strong) {
    write(text, middle - fonts.width(text, size, strong) / 2, base, size, strong);
  }

  /// A word over lines that may pass behind it.
  void writeOnWhite(String text, float x, float base, float size) {
    if (!text.isEmpty()) {
      pen.saveState();
      pen.setColorFill(Color.WHITE);
      pen.rectangle(x - 0.5f, base - 1, fonts.width(text, size, false) + 1, size);
      pen.fill();
      pen.restoreState();
    }
    write(text, x, base, size, false);
  }

  /// Lines below each other; the first one hangs from `from`.
  void writeLines(List<String> lines, float x, float from, float size, boolean strong) {
    float base = from - size;
    for (String line : lines) {
      write(line, x, base, size, strong);
      base -= size * LEADING;
    }
  }

  /// A picture in the middle of a rectangle, as large as it goes in.
  void picture(PaperPicture picture, float x, float base, float wide, float high) {
    try {
      Image image = Image.getInstance(picture.bytes());
      image.scaleToFit(wide, high);
      image.setAbsolutePosition(
          x + (wide - image.getScaledWidth()) / 2, base + (high - image.getScaledHeight()) / 2);
      pen.addImage(image);
    } catch (IOException e) {
      throw new UncheckedIOException(picture + " is no picture", e);
    }
  }

  static float height(List<String> lines, float size) {
    return lines.size() * size * LEADING;
  }

  void line(float x1, float y1, float x2, float y2, float thick) {
    pen.setLineWidth(thick);
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    pen.stroke();
  }

  void box(float x, float base, float boxWidth, float height) {
    pen.setLineWidth(0.6f);
    pen.rectangle(x, base, boxWidth, height);
    pen.stroke();
  }

  void shade(float x, float base, float boxWidth, float height) {
    pen.saveState();
    pen.setColorFill(new Color(0xE9, 0xEE, 0xF2));
    pen.rectangle(x, base, boxWidth, height);
    pen.fill();
    pen.restoreState();
  }

  @Override
  public void close() {
    count.beginText();
    count.setFontAndSize(fonts.face(false), 7);
    count.setTextMatrix(0, 0);
    count.showText(Integer.toString(page));
    count.endText();
    if (sealing != null) {
      sealing.reserve(writer);
    }
    document.close();
  }
}
