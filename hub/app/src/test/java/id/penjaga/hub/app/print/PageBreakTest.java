package id.penjaga.hub.app.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pages of a printed paper")
class PageBreakTest {
  private static final String CODE = "0".repeat(26);

  /// More lines than a page has.
  private static final int SHIFTS = 60;

  private static final PaperPart.Signatures HANDS =
      new PaperPart.Signatures(
          List.of(
              new PaperPart.Signature(
                  "", "MENGETAHUI, Kepala Bidang Aplikasi Informatika", "", "Siti", "1"),
              new PaperPart.Signature(
                  "Kota Contoh, 27 November 2026", "Administrator ruang server", "", "Budi", "2")));

  private static byte[] print(Paper.Side side, List<PaperPart> parts) {
    String link = "https://penjaga.kominfo.kabupaten-kepulauan-contoh.go.id/v/" + CODE;
    return PdfPrinter.print(
        new Paper("X", "Uji", "id", side, Instant.EPOCH, parts, "Berkas X/1", CODE, link));
  }

  private static PaperPart.Text line(String text) {
    return new PaperPart.Text(text);
  }

  private static PaperPart.Table table(String last) {
    List<List<String>> rows = new ArrayList<>(Collections.nCopies(4, List.of("a", "b")));
    rows.add(List.of(last, "b"));
    return new PaperPart.Table(
        List.of(new PaperPart.Column("KEPALA", 1), new PaperPart.Column("B", 2)), rows);
  }

  private static Map<String, PaperPart> closings() {
    Map<String, PaperPart> parts = new LinkedHashMap<>();
    parts.put("text", line("kata ".repeat(90) + "AKHIR"));
    parts.put("short text", line("AKHIR"));
    parts.put(
        "facts",
        new PaperPart.Facts(
            List.of(new PaperPart.Fact("Satu", "1"), new PaperPart.Fact("Dua", "AKHIR"))));
    parts.put("table", table("AKHIR"));
    parts.put(
        "chart", new PaperPart.Chart("AKHIR", "C", List.of("1", "2"), List.of(1.0, 2.0), 0.5, 2.5));
    parts.put("heading", new PaperPart.Heading("AKHIR"));
    return parts;
  }

  @Test
  @DisplayName("signatures never stand alone: the end of what is signed is on the same page")
  void signatures() {
    List<String> alone = new ArrayList<>();
    closings()
        .forEach((name, closing) -> {
          for (int shift = 0; shift < SHIFTS; shift++) {
            List<PaperPart> parts = new ArrayList<>(Collections.nCopies(shift, line("isi")));
            parts.add(closing);
            parts.add(HANDS);
            for (String page : PdfBoxes.pages(print(Paper.Side.PORTRAIT, parts))) {
              if (page.contains("MENGETAHUI") && !page.contains("AKHIR")) {
                alone.add(name + " after " + shift);
              }
            }
          }
        });
    assertEquals(List.of(), alone);
  }

  @Test
  @DisplayName("a heading never ends a page: the first row under it is on the same page")
  void headings() {
    List<String> alone = new ArrayList<>();
    for (int shift = 0; shift < SHIFTS; shift++) {
      List<PaperPart> parts = new ArrayList<>(Collections.nCopies(shift, line("isi")));
      parts.add(new PaperPart.Heading("BAB"));
      parts.add(
          new PaperPart.Table(
              List.of(new PaperPart.Column("KEPALA ".repeat(9), 1), new PaperPart.Column("B", 5)),
              List.of(List.of("PERTAMA", "b"), List.of("c", "d"))));
      for (String page : PdfBoxes.pages(print(Paper.Side.PORTRAIT, parts))) {
        if (page.contains("BAB") && !page.contains("PERTAMA")) {
          alone.add("after " + shift);
        }
      }
    }
    assertEquals(List.of(), alone);
  }

  @Test
  @DisplayName("a fact of a few lines stays whole, and its heading with it")
  void wholeFacts() {
    List<String> parted = new ArrayList<>();
    for (int shift = 0; shift < SHIFTS; shift++) {
      List<PaperPart> parts = new ArrayList<>(Collections.nCopies(shift, line("isi")));
      parts.add(new PaperPart.Heading("BAB"));
      parts.add(
          new PaperPart.Facts(
              List.of(
                  new PaperPart.Fact("SATU", "AWAL " + "kata ".repeat(80) + "AKHIR"),
                  new PaperPart.Fact("Dua", "2"))));
      for (String page : PdfBoxes.pages(print(Paper.Side.PORTRAIT, parts))) {
        if (page.contains("BAB") != page.contains("AKHIR")
            || page.contains("AWAL") != page.contains("AKHIR")) {
          parted.add("after " + shift);
        }
      }
    }
    assertEquals(List.of(), parted);
  }

  @Test
  @DisplayName("heads never stand alone: the only row that is signed is on the same page")
  void onlyRow() {
    List<String> alone = new ArrayList<>();
    for (int shift = 0; shift < SHIFTS; shift++) {
      List<PaperPart> parts = new ArrayList<>(Collections.nCopies(shift, line("isi")));
      parts.add(new PaperPart.Heading("BAB"));
      parts.add(
          new PaperPart.Table(
              List.of(new PaperPart.Column("KEPALA", 1)), List.of(List.of("PERTAMA"))));
      parts.add(HANDS);
      for (String page : PdfBoxes.pages(print(Paper.Side.LANDSCAPE, parts))) {
        if (page.contains("BAB") != page.contains("PERTAMA")
            || page.contains("KEPALA") != page.contains("PERTAMA")) {
          alone.add("after " + shift);
        }
      }
    }
    assertEquals(List.of(), alone);
  }

  @Test
  @DisplayName("a table that fills its page leaves white above the foot and its code, either way")
  void foot() throws IOException {
    for (Paper.Side side : Paper.Side.values()) {
      for (int shift = 0; shift < 12; shift++) {
        List<PaperPart> parts = new ArrayList<>(Collections.nCopies(shift, line("isi")));
        parts.add(
            new PaperPart.Table(
                List.of(new PaperPart.Column("KEPALA", 1), new PaperPart.Column("B", 2)),
                Collections.nCopies(130, List.of("a", "b"))));
        byte[] pdf = print(side, parts);
        assertEquals(List.of(), FootInk.touched(pdf), side + " after " + shift);
        List<String> pages = PdfBoxes.pages(pdf);
        assertTrue(pages.stream().skip(1).allMatch(page -> page.contains("KEPALA")), "heads");
      }
    }
  }

  @Test
  @DisplayName("every paper is in one embedded face; what the face lacks is printed as its number")
  void face() throws IOException {
    byte[] usual = print(Paper.Side.PORTRAIT, List.of(line("Sari Wulandari")));
    byte[] other =
        print(
            Paper.Side.PORTRAIT,
            List.of(line("Nguye\u0302\u0303n Ładysław, Ζωή, 王小明, ꦗꦮ, محمد\u200f, \u202eabc")));
    assertEquals(List.of("LiberationSans"), faces(usual));
    assertEquals(List.of("LiberationSans"), faces(other));
    String text = PdfText.of(other);
    PdfText.says(text, "Nguyễn Ładysław, Ζωή, [U+738B][U+5C0F][U+660E], [U+A997][U+A9AE],");
    PdfText.says(text, "[U+0645][U+062D][U+0645][U+062F], abc", "nomor Unicode huruf");
    assertFalse(PdfText.of(usual).contains("Unicode"), "nothing is lacking");
    assertTrue(usual.length < 40_000, usual.length + " bytes");
    assertFalse(new String(usual, StandardCharsets.ISO_8859_1).contains("/Helvetica"), "one face");
  }

  private static List<String> faces(byte[] pdf) throws IOException {
    List<String> faces = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          var font = page.getResources().getFont(name);
          assertTrue(font.isEmbedded(), font.getName());
          faces.add(font.getName().replaceFirst("^[A-Z]{6}[+]", "").replaceFirst("-Bold$", ""));
        }
      }
    }
    return faces.stream().distinct().toList();
  }
}
