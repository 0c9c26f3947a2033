package id.penjaga.hub.app.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.PaperPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Lists as files for a spreadsheet")
class ListFilesTest {
  private static final List<String> HOSTILE =
      List.of(
          "=1+1",
          "+1+1",
          "-1+1",
          "@SUM(1,1)",
          "\t=1+1",
          "=HYPERLINK(\"http://192.0.2.1/\",\"klik\")",
          "=cmd|' /C calc'!A0",
          "biasa; \"kutip\", koma");

  private static final Listing LIST =
      new Listing(
          "Daftar [uji]: a/b",
          List.of(new PaperPart.Column("=HEAD()", 5), new PaperPart.Column("No", 1)),
          HOSTILE.stream().map(cell -> List.of(cell, "7")).toList());

  @Test
  @DisplayName("DOC-10 hold the rows of the list, in UTF-8")
  void rows() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ListFiles.csv(List.of(LIST), out);
    String text = out.toString(java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(text.startsWith("\ufeff"));
    List<CsvRecord> records = CsvReader.builder().ofCsvRecord(text.substring(1)).stream().toList();
    assertEquals(1 + HOSTILE.size(), records.size());
    assertEquals("'=1+1", records.get(1).getField(0));
    assertEquals("biasa; \"kutip\", koma", records.getLast().getField(0));
  }

  @Test
  @DisplayName("run no formula when LibreOffice opens them")
  void harmless(@TempDir Path folder) throws Exception {
    SpreadsheetPeer office = new SpreadsheetPeer(folder);
    try (OutputStream out = Files.newOutputStream(folder.resolve("book.xlsx"))) {
      ListFiles.xlsx(List.of(LIST), "Daftar", out);
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve("lines.csv"))) {
      ListFiles.csv(List.of(LIST), out);
    }
    for (List<CsvRecord> records :
        office.opened(folder.resolve("book.xlsx"), folder.resolve("lines.csv"))) {
      for (int i = 0; i < HOSTILE.size(); i++) {
        String cell = records.get(i + 1).getField(0);
        String plain = cell.startsWith("'") ? cell.substring(1) : cell;
        assertEquals(HOSTILE.get(i).strip(), plain.strip());
        assertFalse(plain.equals("2") || plain.equals("0"), "ran " + HOSTILE.get(i));
      }
    }
  }

  @Test
  @DisplayName("DOC-10 100,000 rows go out in a heap of 24 MB, of which the program itself has 4")
  void streamed() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ExportChild.class.getName(),
                "100000")
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), said);
    String last = said.strip().lines().reduce((_, later) -> later).orElse("");
    assertTrue(last.matches("csv [0-9]{8,} xlsx [0-9]{6,}"), said);
  }
}
