package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The pages of papers")
class PaperPagesTest {
  private OfficeFake office;
  private TestHub hub;
  private TestHub.Browser sari;
  private long about;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new OfficeFake(Instant.parse("2026-11-24T02:00:00Z"));
    long person = office.person("Sari Wulandari", "Seksi Jaringan", "sari", "staf_jaringan_dc");
    hub = new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office);
    hub.people();
    sari = hub.browser(hub.logIn("sari", false));
    By by = new By.Human(person, "staf_jaringan_dc");
    about =
        about(
            office.act(
                "a",
                by,
                null,
                new Command.OpenCase(
                    "SRVSEC", "by_hand", Map.of("server", Value.of("SRV-02")), null, ""),
                null,
                ""));
    about(office.act("b", by, about, new Command.Cancel("salah server"), null, ""));
  }

  private static long about(Answer answer) {
    return ((Answer.Stored) answer).about();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private String frozen() {
    String path = "/cases/" + about + "/papers";
    HttpResponse<String> page = sari.get(path);
    assertTrue(page.body().contains("Catatan pelaksanaan SOP"), page.body());
    HttpResponse<String> answer =
        sari.post(
            path + "/RECORD",
            "_form=" + TestHub.Browser.formOf(page),
            "Origin",
            "http://127.0.0.1:" + hub.web.port());
    assertEquals(303, answer.statusCode(), answer.body());
    return answer.headers().firstValue("Location").orElseThrow().replace("/papers/", "");
  }

  @Test
  @DisplayName("a paper is looked at, frozen, found in the archive and opened; a stranger may not")
  void freeze() {
    HttpResponse<String> preview = sari.get("/cases/" + about + "/papers/RECORD");
    assertEquals("application/pdf", preview.headers().firstValue("Content-Type").orElseThrow());
    assertTrue(preview.body().startsWith("%PDF-"));
    String code = frozen();
    assertTrue(sari.get("/papers").body().contains("001/CP/11/2026"));
    assertTrue(sari.get("/papers/" + code).body().contains("SHA-256"));
    assertTrue(sari.get("/papers/" + code + "/file").body().startsWith("%PDF-"));
    assertEquals(303, hub.browser().get("/papers/" + code + "/file").statusCode());
  }

  @Test
  @DisplayName("whoever holds a paper sees kind, number, date, state and hash, and nobody's name")
  void check() {
    String code = frozen();
    String page = hub.browser().get("/v/" + code.toLowerCase(java.util.Locale.ROOT)).body();
    assertTrue(page.contains("Catatan pelaksanaan SOP"), page);
    assertTrue(page.contains("001/CP/11/2026"), page);
    assertTrue(page.contains("berlaku"), page);
    assertFalse(page.contains("Sari"), page);
    assertFalse(page.contains("SRV-02"), page);
    assertFalse(page.contains("/cases/"), page);
    HttpResponse<String> unknown = hub.browser().get("/v/" + "0".repeat(26));
    assertEquals(404, unknown.statusCode());
    assertTrue(unknown.body().contains("tidak tercatat"), unknown.body());
  }

  @Test
  @DisplayName(
      "a paper in both languages is two files; each check page names its own and the other")
  void languages() {
    String path = "/cases/" + about + "/papers/RECORD";
    HttpResponse<String> wrong = sari.submit(path, "language=jv");
    assertEquals(422, wrong.statusCode());
    assertTrue(wrong.body().contains("Pilih bahasa dokumen"), wrong.body());
    String code =
        sari.submit(path, "language=both")
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replace("/papers/", "");
    String page = hub.browser().get("/v/" + code).body();
    assertTrue(page.contains("<dd>Indonesia · <a href=\"/v/"), page);
    String other = page.replaceAll("(?s).*Indonesia · <a href=\"(/v/[0-9A-Z]+)\".*", "$1");
    String english = hub.browser().get(other).body();
    assertTrue(english.contains("<dd>Inggris · <a href=\"/v/" + code), english);
    assertTrue(english.contains("001/CP/11/2026"), english);
  }

  @Test
  @DisplayName("DOC-08 the sheet of a procedure is printed from its page, in the reader's language")
  void sheet() {
    assertTrue(sari.get("/procedures/SRVSEC").body().contains("/procedures/SRVSEC/sheet.pdf"));
    assertTrue(sari.get("/procedures/SRVSEC/sheet.pdf").body().startsWith("%PDF-"));
    assertEquals(404, sari.get("/procedures/NONE/sheet.pdf").statusCode());
  }

  @Test
  @DisplayName("a report for a time that is none is refused with what to do")
  void when() {
    HttpResponse<String> answer = sari.get("/reports/DAMAGE?of=2026-13");
    assertEquals(422, answer.statusCode());
    assertTrue(answer.body().contains("Pilih hari atau bulan"), answer.body());
    assertTrue(
        sari.get("/reports/DEVIATIONS?of=2026-11&as=csv").body().startsWith("\ufeff\"Waktu\""));
  }

  @Test
  @DisplayName("a paper is withdrawn with a reason, and its check page says so without the reason")
  void withdrawn() {
    String code = frozen();
    assertTrue(sari.get("/papers/" + code).body().contains("/papers/" + code + "/withdraw"));
    assertEquals(422, sari.submit("/papers/" + code + "/withdraw", "reason=x").statusCode());
    assertTrue(hub.browser().get("/v/" + code).body().contains("tercatat dan berlaku"));
    assertEquals(
        303, sari.submit("/papers/" + code + "/withdraw", "reason=salah+node").statusCode());
    String inside = sari.get("/papers/" + code).body();
    assertTrue(inside.contains("salah node"), inside);
    assertFalse(inside.contains("/papers/" + code + "/withdraw"), inside);
    String page = hub.browser().get("/v/" + code).body();
    assertTrue(page.contains("dicabut pada"), page);
    assertFalse(page.contains("salah node"), page);
    assertTrue(sari.get("/papers").body().contains("Dicabut"));
  }

  @Test
  @DisplayName(
      "nobody without the role may withdraw, and no reader finds a seal where there is none")
  void notYours() {
    String code = frozen();
    TestHub.Browser tamu = hub.browser(hub.logIn("tamu", false));
    assertFalse(tamu.get("/papers/" + code).body().contains("/withdraw"));
    HttpResponse<String> answer = tamu.submit("/papers/" + code + "/withdraw", "reason=iseng+saja");
    assertEquals(422, answer.statusCode());
    assertTrue(answer.body().contains("tidak memegang peran"), answer.body());
    assertEquals(404, hub.browser().get("/v/seal.pem").statusCode());
  }

  private static List<List<String>> rows(String csv) {
    return CsvReader.builder().ofCsvRecord(csv.substring(1)).stream()
        .skip(1)
        .map(CsvRecord::getFields)
        .toList();
  }

  @Test
  @DisplayName("DOC-10 the rows of a file are those of the filtered list, with zone; XLSX as well")
  void exported() {
    String code = frozen();
    String page = sari.get("/cases?state=closed&procedure=SRVSEC&q=SRV-02").body();
    List<List<String>> cases =
        rows(sari.get("/cases.csv?state=closed&procedure=SRVSEC&q=SRV-02").body());
    assertEquals(1, cases.size());
    assertTrue(page.contains(cases.getFirst().getFirst()), page);
    assertEquals("SRV-02", cases.getFirst().get(3));
    assertTrue(cases.getFirst().get(4).endsWith(" WIB"), cases.toString());
    assertEquals(List.of(), rows(sari.get("/cases.csv?state=open").body()));
    assertEquals(List.of(), rows(sari.get("/cases.csv?state=all&q=srv-99").body()));

    List<List<String>> papers = rows(sari.get("/papers.csv?kind=RECORD").body());
    assertEquals(List.of(code), papers.stream().map(row -> row.get(5)).toList());
    assertEquals(List.of(), rows(sari.get("/papers.csv?kind=F-01").body()));
    for (String list :
        List.of(
            "cases",
            "memos",
            "papers",
            "deviations",
            "obligations",
            "logbook",
            "months",
            "alarms",
            "access",
            "people")) {
      HttpResponse<String> xlsx = sari.get("/" + list + ".xlsx");
      assertEquals(200, xlsx.statusCode(), list);
      assertTrue(xlsx.body().startsWith("PK"), list);
      assertTrue(sari.get("/" + list + ".csv").body().startsWith("\ufeff\""), list);
      assertEquals(303, hub.browser().get("/" + list + ".csv").statusCode(), list);
    }
  }

  @Test
  @DisplayName("the pages of logbook and months are there in both languages, also for odd days")
  void pages() {
    for (String path :
        List.of(
            "/logbook",
            "/logbook?day=2026-11-24&kind=POWER",
            "/logbook?day=9999-99-99&until=x&kind=?",
            "/logbook?day=2026-11-24&until=2030-01-01",
            "/months",
            "/months/compared",
            "/months/compared?until=2026-09",
            "/months/compared?until=2999-13")) {
      assertEquals(200, sari.get(path).statusCode(), path);
    }
    assertTrue(sari.get("/months").body().contains("terlewat"), "January had no inspection");
    assertTrue(sari.get("/months/compared").body().contains("lewat"));
    assertTrue(sari.get("/logbook.pdf?day=2026-11-24").body().startsWith("%PDF-"));
    assertTrue(sari.get("/months/compared.pdf").body().startsWith("%PDF-"));
  }
}
