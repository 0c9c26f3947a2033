package id.penjaga.hub.app.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.print.FootInk;
import id.penjaga.hub.app.print.PdfBoxes;
import id.penjaga.hub.app.print.PdfPrinter;
import id.penjaga.hub.app.print.PdfText;
import id.penjaga.hub.core.paper.CasePaper;
import id.penjaga.hub.core.paper.CaseWords;
import id.penjaga.hub.core.paper.ExecutionRecord;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperLayout;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.PaperPicture;
import id.penjaga.hub.core.paper.SopSheet;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.text.Bilingual;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.CubicCurve2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Every paper of the shipped definitions, in both languages, filled with the longest that an
/// office may bring.
@DisplayName("The layout of all papers")
class LayoutTest {
  private static final Path CONFIG = Path.of("../../config").toAbsolutePath().normalize();
  private static final Definitions SHIPPED = Shipped.DEFINITIONS;
  private static final PaperFolder.Looks LOOKS = PaperFolder.read(CONFIG, "");
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final String CODE = "0".repeat(26);
  private static final PaperPicture DRAWN = drawn();

  /// `mvn verify` prints records and sheets in one of the languages, in turn; `.ci/slow` in both.
  private static final boolean BOTH = Boolean.getBoolean("layout.both");

  /// As a finger draws on the screen of a door.
  private static PaperPicture drawn() {
    BufferedImage field = new BufferedImage(600, 240, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = field.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 600, 240);
    pen.setColor(Color.BLACK);
    pen.setStroke(new BasicStroke(3.5f));
    pen.draw(new CubicCurve2D.Float(40, 200, 250, -120, 250, 380, 560, 40));
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(field, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PaperPicture("ab".repeat(32), png.toByteArray());
  }

  private static byte[] print(Paper paper) throws IOException {
    byte[] pdf =
        PdfPrinter.print(paper.coded(CODE, "http://localhost:8080/v/" + CODE, paper.foot()));
    Path folder = Files.createDirectories(Path.of("target/papers/full"));
    String name = paper.title().replaceAll("[^A-Za-z0-9]+", "-");
    Files.write(folder.resolve(paper.kind() + "-" + paper.language() + "-" + name + ".pdf"), pdf);
    return pdf;
  }

  /// The case of a layout: of the first procedure that makes it.
  private static Map<String, Definition> makers() {
    Map<String, Definition> makers = new TreeMap<>();
    SHIPPED
        .procedures()
        .values()
        .forEach(definition ->
            definition.procedure().steps().stream()
                .flatMap(step -> step.papers().stream())
                .forEach(paper -> makers.putIfAbsent(paper, definition)));
    return makers;
  }

  private static Paper paper(PaperLayout layout, FullCase full, String language) {
    return CasePaper.of(
        layout, LOOKS.site(), words(full, language), _ -> List.of(), "001/" + layout.id(), "");
  }

  private static CaseWords words(FullCase full, String language) {
    return new CaseWords(
        full.state,
        full.definition,
        full.entries,
        full.people,
        SHIPPED.roles(),
        _ -> DRAWN,
        new Speech(language, ZONE));
  }

  @Test
  @DisplayName("no letter leaves its page or stands on another, whatever names and texts there are")
  void withinThePage() throws IOException {
    List<String> faults = new ArrayList<>();
    Map<String, Definition> makers = makers();
    assertEquals(LOOKS.layouts().keySet(), makers.keySet(), "each layout is made by a procedure");
    for (PaperLayout layout : LOOKS.layouts().values()) {
      FullCase full = new FullCase(makers.get(layout.id()), ZONE);
      for (String language : List.of("id", "en")) {
        byte[] pdf = print(paper(layout, full, language));
        for (String fault : PdfBoxes.faults(pdf)) {
          faults.add(layout.id() + " " + language + " " + fault);
        }
        for (String fault : FootInk.touched(pdf)) {
          faults.add(layout.id() + " " + language + " " + fault);
        }
        numbered(pdf, language);
        PdfText.says(PdfText.of(pdf), layout.title().in(language));
        if (layout.id().equals("BERITA_ACARA") && language.equals("id")) {
          PdfText.says(PdfBoxes.pages(pdf).getLast(), "Demikian berita acara", "PIHAK PERTAMA");
        }
      }
    }
    assertEquals("", String.join("\n", faults));
  }

  private static void numbered(byte[] pdf, String language) {
    List<String> pages = PdfBoxes.pages(pdf);
    for (int i = 0; i < pages.size(); i++) {
      String where =
          language.equals("id")
              ? "Halaman " + (i + 1) + " dari " + pages.size()
              : "Page " + (i + 1) + " of " + pages.size();
      assertTrue(pages.get(i).contains(PdfText.squeezed(where)), where + " in " + pages.get(i));
    }
  }

  @Test
  @DisplayName("the record of a case and the sheet of a procedure stay on their pages as well")
  void sheets() throws IOException {
    List<String> faults = new ArrayList<>();
    int turn = 0;
    for (Definition definition : SHIPPED.procedures().values()) {
      FullCase full = new FullCase(definition, ZONE);
      List<String> one = List.of(turn++ % 2 == 0 ? "id" : "en");
      for (String language : BOTH ? List.of("id", "en") : one) {
        Speech speech = new Speech(language, ZONE);
        Paper record =
            ExecutionRecord.of(LOOKS.site(), words(full, language), SHIPPED.calendar(), "001", "");
        Paper sheet =
            SopSheet.of(
                definition,
                new SopSheet.Dates(Instant.EPOCH, null, Instant.EPOCH),
                LOOKS.site(),
                SHIPPED.roles(),
                Bilingual::same,
                speech);
        for (Paper paper : List.of(record, sheet)) {
          byte[] pdf = print(paper);
          for (String fault : PdfBoxes.faults(pdf)) {
            faults.add(paper.kind() + " " + definition.id() + " " + language + " " + fault);
          }
          for (String fault : FootInk.touched(pdf)) {
            faults.add(paper.kind() + " " + definition.id() + " " + language + " " + fault);
          }
          numbered(pdf, language);
        }
      }
    }
    assertEquals("", String.join("\n", faults));
  }

  @Test
  @DisplayName("a table of several pages repeats its heads on each of them")
  void heads() throws IOException {
    Speech speech = new Speech("id", ZONE);
    List<PaperPart.Column> columns =
        List.of(
            new PaperPart.Column("Kepala Pertama", 3),
            new PaperPart.Column("Kepala Kedua", 9),
            new PaperPart.Column("Jumlah", 2, true));
    Listing list =
        new Listing(
            "", columns, Collections.nCopies(120, List.of("x", FullCase.NAME.repeat(2), "12")));
    byte[] pdf =
        print(
            Listing.paper(
                "LONG",
                "Daftar panjang",
                "uji",
                List.of(list),
                LOOKS.site(),
                Instant.EPOCH,
                "1",
                "",
                speech));
    List<String> pages = PdfBoxes.pages(pdf);
    assertTrue(pages.size() >= 3, pages.size() + " pages");
    int with = 0;
    for (String page : pages) {
      with += page.contains("KepalaPertama") && page.contains("KepalaKedua") ? 1 : 0;
    }
    assertTrue(with >= pages.size() - 1, with + " of " + pages.size() + " pages have the heads");
    assertEquals(List.of(), PdfBoxes.faults(pdf));
    numbered(pdf, "id");
  }

  @Test
  @DisplayName("a paper says what the case says: names, times, numbers and choices")
  void words() throws IOException {
    PaperLayout layout = LOOKS.layouts().get("F-04");
    FullCase full = new FullCase(makers().get("F-04"), ZONE);
    String indonesian = PdfText.of(print(paper(layout, full, "id")));
    PdfText.says(indonesian, FullCase.NAME, "10/09/2026 09.00 WIB", "F-01/2026/09/000000000001");
    String english = PdfText.of(print(paper(layout, full, "en")));
    PdfText.says(english, FullCase.NAME, "2026-09-10 09:00 WIB", "ACTION FORM (F-04)");
    assertTrue(!english.contains("Nomor:") && english.contains("Number:"), english);
  }
}
