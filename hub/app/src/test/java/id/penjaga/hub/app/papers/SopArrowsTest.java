package id.penjaga.hub.app.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.print.PdfInk;
import id.penjaga.hub.app.print.PdfPrinter;
import id.penjaga.hub.core.paper.CaseWords;
import id.penjaga.hub.core.paper.ExecutionRecord;
import id.penjaga.hub.core.paper.FlowMatrix;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.SopSheet;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.text.Bilingual;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The flow as it is drawn, read back from the PDF: symbols, lines, heads of arrows, pentagons.
@DisplayName("The drawn flow of all procedures")
class SopArrowsTest {
  private static final Path CONFIG = Path.of("../../config").toAbsolutePath().normalize();
  private static final Definitions SHIPPED = Shipped.DEFINITIONS;
  private static final PaperFolder.Looks LOOKS = PaperFolder.read(CONFIG, "");
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  /// Width of the pen that draws the flow, and of no other.
  private static final float PEN = 0.8f;

  private static final float NEAR = 0.7f;

  private static List<Paper> papers(Definition definition, String language) {
    FullCase full = new FullCase(definition, ZONE);
    Speech speech = new Speech(language, ZONE);
    CaseWords words =
        new CaseWords(
            full.state,
            full.definition,
            full.entries,
            full.people,
            SHIPPED.roles(),
            _ -> null,
            speech);
    Paper sheet =
        SopSheet.of(
            definition,
            new SopSheet.Dates(Instant.EPOCH, null, Instant.EPOCH),
            LOOKS.site(),
            SHIPPED.roles(),
            Bilingual::same,
            speech);
    return speech.indonesian()
        ? List.of(sheet, ExecutionRecord.of(LOOKS.site(), words, SHIPPED.calendar(), "001", ""))
        : List.of(sheet);
  }

  private static FlowMatrix matrix(Paper paper) {
    return paper.parts().stream()
        .filter(PaperPart.Flow.class::isInstance)
        .map(part -> ((PaperPart.Flow) part).matrix())
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("each arrow ends on a symbol, no line hangs loose, and pentagons come in pairs")
  void met() throws IOException {
    List<String> faults = new ArrayList<>();
    int arrows = 0;
    for (Definition definition : SHIPPED.procedures().values()) {
      for (String language : List.of("id", "en")) {
        for (Paper paper : papers(definition, language)) {
          String where = definition.id() + " " + paper.kind() + " " + language + " ";
          for (String fault : faults(paper)) {
            faults.add(where + fault);
          }
          arrows += matrix(paper).arrows().size();
        }
      }
    }
    assertEquals("", String.join("\n", faults));
    assertTrue(arrows > 300, arrows + " arrows");
  }

  private static List<String> faults(Paper paper) throws IOException {
    List<String> faults = new ArrayList<>();
    Map<String, Integer> pentagons = new TreeMap<>();
    int heads = 0;
    int number = 0;
    for (PdfInk.Page page : PdfInk.pages(PdfPrinter.print(paper))) {
      number++;
      List<PdfInk.Shape> lines = page.shapes().stream().filter(SopArrowsTest::isLine).toList();
      List<PdfInk.Shape> symbols = page.shapes().stream().filter(SopArrowsTest::isSymbol).toList();
      Set<String> tips = new HashSet<>();
      for (PdfInk.Shape head : page.shapes()) {
        if (!isHead(head)) {
          continue;
        }
        float x = (head.left() + head.right()) / 2;
        tips.add(Math.round(x) + " " + Math.round(head.bottom()));
        if (symbols.stream().noneMatch(one -> meets(one, x, head.bottom()))) {
          faults.add("page " + number + ": an arrow ends beside a symbol at " + x);
        }
        if (lines.stream().noneMatch(line -> on(line, x, head.top()))) {
          faults.add("page " + number + ": a head without a line at " + x);
        }
      }
      heads += tips.size();
      for (PdfInk.Shape line : lines) {
        for (Point2D.Float end : List.of(line.points().getFirst(), line.points().getLast())) {
          if (loose(end, line, page.shapes())) {
            faults.add("page " + number + ": a line hangs loose at " + end);
          }
        }
      }
      for (PdfInk.Shape one : symbols) {
        if (one.points().size() == 5) {
          pentagons.merge(letter(one, page), 1, Integer::sum);
        }
      }
    }
    long reached = matrix(paper).arrows().stream().map(FlowMatrix.Arrow::to).distinct().count();
    if (heads != reached) {
      faults.add(heads + " symbols are reached, not " + reached);
    }
    pentagons.forEach((letter, count) -> {
      if (letter.isEmpty() || count < 2) {
        faults.add("pentagon “" + letter + "” stands " + count + " times");
      }
    });
    return faults;
  }

  private static boolean isLine(PdfInk.Shape shape) {
    return !shape.closed() && shape.points().size() == 2 && Math.abs(shape.line() - PEN) < 0.01f;
  }

  /// The five symbols are the only closed shapes of this pen.
  private static boolean isSymbol(PdfInk.Shape shape) {
    return shape.closed() && Math.abs(shape.line() - PEN) < 0.01f;
  }

  /// From above, in the middle.
  private static boolean meets(PdfInk.Shape symbol, float x, float y) {
    return Math.abs((symbol.left() + symbol.right()) / 2 - x) < NEAR
        && Math.abs(symbol.top() - y) < NEAR;
  }

  /// Whether an end touches no other line, no symbol and no head.
  private static boolean loose(Point2D.Float end, PdfInk.Shape line, List<PdfInk.Shape> drawn) {
    return drawn.stream()
        .filter(one -> one != line && (isLine(one) || isSymbol(one) || isHead(one)))
        .noneMatch(one -> on(one, end.x, end.y));
  }

  private static boolean isHead(PdfInk.Shape shape) {
    return shape.dark() && shape.points().size() == 3;
  }

  private static boolean on(PdfInk.Shape shape, float x, float y) {
    return x > shape.left() - NEAR
        && x < shape.right() + NEAR
        && y > shape.bottom() - NEAR
        && y < shape.top() + NEAR;
  }

  private static String letter(PdfInk.Shape pentagon, PdfInk.Page page) {
    return page.letters().stream()
        .filter(one ->
            one.x() > pentagon.left() - 1
                && one.x() < pentagon.right()
                && one.base() > pentagon.bottom()
                && one.base() < pentagon.top())
        .map(PdfInk.Letter::text)
        .collect(Collectors.joining());
  }
}
