package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.penjaga.hub.app.print.SpreadsheetPeer;
import id.penjaga.hub.app.web.http.WebLimits;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Alarms, access log and people as files for a spreadsheet")
class ListPagesTest {
  private static final String HOSTILE = "=HYPERLINK(\"http://192.0.2.1/\",\"Sari\")";

  private final OfficeFake office = new OfficeFake(Instant.parse("2026-11-24T02:00:00Z"));
  private TestHub hub;
  private TestHub.Browser sari;

  @BeforeEach
  void open(@TempDir Path folder) {
    office.person("Sari Wulandari", "Seksi Jaringan", "sari", "staf_jaringan_dc");
    office.person(HOSTILE, "+1+1", "jahat", "staf_jaringan_dc");
    hub =
        new TestHub(folder, new SampleRoom(SampleRoom.Mood.TROUBLE), 0, WebLimits.SHIPPED, office);
    hub.people();
    sari = hub.browser(hub.logIn("sari", false));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private List<List<String>> rows(String path) {
    HttpResponse<String> csv = sari.get(path);
    assertEquals(200, csv.statusCode(), path);
    return CsvReader.builder().ofCsvRecord(csv.body().substring(1)).stream()
        .skip(1)
        .map(CsvRecord::getFields)
        .toList();
  }

  @Test
  @DisplayName("DOC-10 alarms: all pages of the list as it is filtered, in words, with zone")
  void alarms() {
    List<List<String>> all = rows("/alarms.csv");
    assertTrue(all.size() > 2, all.toString());
    assertTrue(all.getFirst().getFirst().endsWith(" WIB"), all.toString());
    assertTrue(sari.get("/alarms").body().contains("/alarms.xlsx?severity="));
    List<List<String>> critical = rows("/alarms.csv?severity=CRITICAL&open=1");
    assertTrue(critical.size() < all.size() && !critical.isEmpty(), critical.toString());
    assertTrue(critical.stream().allMatch(row -> row.get(3).equals("Kritis")), "" + critical);
    assertEquals(all.size(), rows("/alarms.csv?severity=naik").size(), "no such filter");
  }

  @Test
  @DisplayName("DOC-10 access log: who, which door, why not; refused badges alone when asked")
  void access() {
    List<List<String>> all = rows("/access.csv");
    List<List<String>> denied = rows("/access.csv?denied=1");
    assertTrue(denied.size() < all.size() && !denied.isEmpty(), denied.toString());
    assertTrue(denied.stream().allMatch(row -> row.get(1).equals("Ditolak")), "" + denied);
    assertTrue(denied.stream().noneMatch(row -> row.get(2).isEmpty()), "each says why");
    assertTrue(sari.get("/access?denied=1").body().contains("/access.csv?denied=1"));
  }

  @Test
  @DisplayName("DOC-10 people: as the page lists them, without numbers and telephones")
  void people() {
    List<List<String>> all = rows("/people.csv");
    assertEquals(2, all.size());
    assertEquals(
        List.of("Sari Wulandari"),
        rows("/people.csv?q=wulan").stream().map(List::getFirst).toList());
    assertEquals("Seksi Jaringan", rows("/people.csv?q=wulan").getFirst().get(1));
    assertEquals(303, hub.browser().get("/people.csv").statusCode());
  }

  @Test
  @DisplayName("DOC-10 no name runs as a formula when LibreOffice opens them")
  void harmless(@TempDir Path folder) throws Exception {
    SpreadsheetPeer office = new SpreadsheetPeer(folder);
    List<Path> files = new ArrayList<>();
    for (String name : List.of("people.xlsx", "access.xlsx", "alarms.xlsx", "people.csv")) {
      Path file = folder.resolve(name.replace(".csv", "-lines.csv"));
      try (HttpClient client = HttpClient.newHttpClient()) {
        Files.write(
            file,
            client
                .send(
                    sari.request("/" + name).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                .body());
      }
      files.add(file);
    }
    List<List<CsvRecord>> opened = office.opened(files.toArray(Path[]::new));
    assertEquals(1 + rows("/access.csv").size(), opened.get(1).size());
    assertEquals(1 + rows("/alarms.csv").size(), opened.get(2).size());
    for (List<CsvRecord> people : List.of(opened.getFirst(), opened.getLast())) {
      List<String> cells =
          people.stream()
              .flatMap(row -> Stream.of(row.getField(0), row.getField(1)))
              .map(cell -> cell.replaceFirst("^'", ""))
              .toList();
      assertTrue(cells.contains(HOSTILE) && cells.contains("+1+1"), cells.toString());
    }
  }
}
