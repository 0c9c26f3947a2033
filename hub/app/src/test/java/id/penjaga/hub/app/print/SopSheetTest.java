package id.penjaga.hub.app.print;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.SitePapers;
import id.penjaga.hub.core.paper.SopSheet;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The printed sheet of a procedure")
class SopSheetTest {
  static final Definitions SHIPPED = Shipped.DEFINITIONS;
  static final SitePapers SITE =
      new SitePapers(
          List.of("PEMERINTAH KOTA CONTOH", "DINAS KOMUNIKASI DAN INFORMATIKA"),
          "Jalan Contoh Nomor 1, Kota Contoh",
          "Kota Contoh",
          "{seq:3}/{kind}/{MM}/{yyyy}",
          new SitePapers.Signatory(new Bilingual("Kepala Dinas", "Head of the office"), "", ""),
          "http://localhost:8080",
          null);

  private static Paper sheet(Definition definition, String language) {
    return SopSheet.of(
        definition,
        new SopSheet.Dates(
            Instant.parse("2026-01-10T02:00:00Z"), null, Instant.parse("2026-01-10T02:00:00Z")),
        SITE,
        SHIPPED.roles(),
        id -> Objects.requireNonNull(SHIPPED.procedures().get(id)).procedure().title(),
        new Speech(language, ZoneId.of("Asia/Jakarta")));
  }

  @Test
  @DisplayName("of every procedure holds all its steps with their times, in both languages")
  void all() throws IOException {
    Path folder = Files.createDirectories(Path.of("target/papers"));
    List<String> missing = new ArrayList<>();
    for (Definition definition : SHIPPED.procedures().values()) {
      for (String language : List.of("id", "en")) {
        byte[] pdf = PdfPrinter.print(sheet(definition, language));
        Files.write(folder.resolve(definition.id() + "-" + language + ".pdf"), pdf);
        String text = PdfText.of(pdf);
        for (Step step : definition.procedure().steps()) {
          Integer minutes = step.time().minutes();
          for (String said :
              List.of(
                  step.text().in(language),
                  step.output().in(language),
                  minutes == null ? "" : String.format(Locale.of(language), "%,d", minutes))) {
            if (!text.contains(PdfText.squeezed(said))) {
              missing.add(definition.id() + " " + step.id() + " " + language + ": " + said);
            }
          }
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  @DisplayName("is the same to the last byte when it is printed again")
  void same() {
    Paper paper = sheet(Objects.requireNonNull(SHIPPED.procedures().get("DISK")), "id");
    assertArrayEquals(PdfPrinter.print(paper), PdfPrinter.print(paper));
  }

  @Test
  @DisplayName("SYS-11 says of DB-1 that it has no standard, and never adds one up")
  void empty() throws IOException {
    String text =
        PdfText.of(
            PdfPrinter.print(
                sheet(Objects.requireNonNull(SHIPPED.procedures().get("DBSERVER")), "id")));
    assertTrue(text.contains(PdfText.squeezed("langkah: 1.005 menit")), text);
    assertTrue(text.contains(PdfText.squeezed("jumlah tercetak pada sumber: 510 menit")), text);
    assertTrue(text.contains(PdfText.squeezed("tidak terbaca pada dokumen sumber")), text);
  }
}
