package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.WorkRebuilding;
import id.penjaga.hub.app.web.http.WebLimits;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What people do on the pages of work: the real engine behind them, real posts before them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkPagesTest {
  /// A Tuesday morning, 09:00 at the site.
  private static final Instant MORNING = Instant.parse("2026-11-24T02:00:00Z");

  private static final Pattern ID =
      Pattern.compile("name=\"_id\" value=\"([0-9a-f-]{36})\"[^>]*><input[^>]*name=\"_opening\"");

  private TestHub hub;
  private OfficeFake office;
  private TestHub.Browser dewi;
  private TestHub.Browser kepala;
  private TestHub.Browser admin;
  private int servers;

  @BeforeAll
  void open(@TempDir Path folder) {
    office = new OfficeFake(MORNING);
    office.person("Dewi Lestari", "Seksi Jaringan", "dewi", "staf_jaringan_dc");
    office.person("Rudi Hartono", "Seksi Jaringan", "rudi", "staf_jaringan_dc");
    office.person("Ir. Ketut Wijaya", "Seksi Jaringan", "ketut", "kepala_seksi_jaringan_dc");
    hub = new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office);
    hub.people();
    var session = hub.logIn("sari", false).session();
    for (String name : List.of("dewi", "rudi", "ketut")) {
      hub.security.addAccount(session, name, Role.VIEWER, TestHub.PASSWORD, "test");
    }
    admin = hub.browser(hub.logIn("sari", false));
    dewi = hub.browser(hub.logIn("dewi", false));
    kepala = hub.browser(hub.logIn("ketut", false));
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @BeforeEach
  void morning() {
    office.now = MORNING;
    office.reachable = true;
  }

  private static String form(String... namedValues) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < namedValues.length; i += 2) {
      pairs.add(
          URLEncoder.encode(namedValues[i], StandardCharsets.UTF_8)
              + "="
              + URLEncoder.encode(namedValues[i + 1], StandardCharsets.UTF_8));
    }
    return String.join("&", pairs);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  /// A fresh SRVSEC case of Dewi's.
  private String opened() {
    HttpResponse<String> answer =
        dewi.submit(
            "/work/new/SRVSEC", form("_trigger", "by_hand", "f.server", "SRV-T" + servers++));
    assertEquals(303, answer.statusCode(), answer.body());
    return location(answer).replaceFirst("\\?.*", "");
  }

  private static String commandOf(String page) {
    Matcher id = ID.matcher(page);
    String found = "";
    while (id.find()) {
      found = id.group(1);
    }
    return found;
  }

  private static final String[] FAULT = {
    "_opening", "1", "_branch", "fault", "f.checks.1.object", "SRV-01",
    "f.checks.1.result", "fault", "f.finding", "Disk 2 mati", "n.network", "yes",
    "_output_there", "yes"
  };

  private static String diagnosis(String kind) {
    return form(
        "_opening",
        "2",
        "f.kind",
        kind,
        "f.device",
        "SRV-01",
        "n.device",
        "yes",
        "_output_there",
        "yes");
  }

  @Test
  @DisplayName("SYS-04: a login without a person is told what is missing and whom to ask")
  void aLoginWithoutAPersonIsToldWhomToAsk() {
    assertTrue(admin.get("/work", "Accept-Language", "id").body().contains("administrator hub"));
    assertTrue(
        admin.get("/work", "Accept-Language", "en").body().contains("administrator of the hub"));
    String wanted = form("_trigger", "by_hand");
    HttpResponse<String> answer = admin.submit("/work/new/SRVSEC", wanted);
    assertEquals(422, answer.statusCode());
  }

  @Test
  @DisplayName("INC-18 SRVSEC goes from its opening to the approval through its pages")
  void aCaseIsOpenedFilledAndDecided() {
    String path = opened();
    String page = dewi.get(path, "Accept-Language", "id").body();
    assertTrue(page.contains("Monitoring jaringan"), page);
    assertTrue(page.contains("SRV/2026/11/"), page);
    assertEquals(303, dewi.submit(path + "/complete", form(FAULT)).statusCode());
    page = dewi.get(path, "Accept-Language", "id").body();
    assertTrue(page.contains("menyelesaikan SS-1"), page);
    assertTrue(page.contains("Ada kerusakan/gangguan"), page);
    assertTrue(page.contains("Disk 2 mati"), page);
    assertEquals(303, dewi.submit(path + "/complete", diagnosis("Hardisk")).statusCode());
    page = dewi.get(path, "Accept-Language", "id").body();
    assertFalse(page.contains("name=\"_branch\" value=\"approved\""), "not the staff's to approve");
    assertTrue(page.contains("Menunggu Ir. Ketut Wijaya"), page);
    page = kepala.get(path, "Accept-Language", "id").body();
    assertTrue(page.contains("name=\"_branch\" value=\"approved\""), page);
    String no =
        form("_opening", "3", "_branch", "not_approved", "n.part", "yes", "_output_there", "y");
    HttpResponse<String> refused = kepala.submit(path + "/complete", no);
    assertEquals(422, refused.statusCode(), "a no needs its reason");
    HttpResponse<String> back =
        kepala.submit(path + "/complete", no + "&_reason=Uraian+belum+jelas");
    assertEquals(303, back.statusCode(), back.body());
    page = kepala.get(path, "Accept-Language", "en").body();
    assertTrue(page.contains("Uraian belum jelas"), page);
    assertTrue(page.contains("run 2"), "the loop counts");
    String again = dewi.get(path, "Accept-Language", "en").body();
    assertTrue(again.contains("value=\"Hardisk\""), "what was analysed before is not asked again");
  }

  @Test
  @DisplayName("A step posted twice under one id is done once; under another id it is refused")
  void aStepIsDoneOnce() {
    String path = opened();
    String id = commandOf(dewi.get(path).body());
    assertEquals(36, id.length());
    String wanted = form(FAULT) + "&_id=" + id;
    assertEquals(303, dewi.submit(path + "/complete", wanted).statusCode());
    assertEquals(303, dewi.submit(path + "/complete", wanted).statusCode(), "a double click");
    HttpResponse<String> late = dewi.submit(path + "/complete", form(FAULT));
    assertEquals(409, late.statusCode(), "a page an hour old");
    assertTrue(late.body().contains("Disk 2 mati"), late.body());
    String story = dewi.get(path, "Accept-Language", "id").body();
    assertEquals(1, story.split("menyelesaikan SS-1", -1).length - 1, story);
  }

  @Test
  @DisplayName("Two people at one step: the second sees who was first and keeps what they typed")
  void theSecondOfTwoKeepsWhatTheyTyped() {
    String path = opened();
    assertEquals(303, dewi.submit(path + "/complete", form(FAULT)).statusCode());
    TestHub.Browser rudi = hub.browser(hub.logIn("rudi", false));
    assertEquals(303, dewi.submit(path + "/complete", diagnosis("Hardisk")).statusCode());
    HttpResponse<String> second =
        rudi.submit(path + "/complete", diagnosis("Catu daya menurut Rudi"));
    assertEquals(409, second.statusCode());
    assertTrue(second.body().contains("Dewi Lestari"), second.body());
    assertTrue(second.body().contains("Catu daya menurut Rudi"), second.body());
    String later = rudi.get(path + "?kept=2").body();
    assertTrue(later.contains("Catu daya menurut Rudi"), "kept as a draft");
  }

  @Test
  @DisplayName("What lacks is said at its field, and everything typed stands there again")
  void aRefusedFormComesBackWhole() {
    String path = opened();
    HttpResponse<String> answer =
        dewi.submit(
            path + "/complete",
            form(
                "_opening",
                "1",
                "_branch",
                "fault",
                "f.checks.2.object",
                "Ruang <script>α龍",
                "f.finding",
                "",
                "l.network",
                "internet mati",
                "_output_there",
                "yes"));
    assertEquals(422, answer.statusCode());
    String page = answer.body();
    assertTrue(page.contains("value=\"Ruang &lt;script>α龍\""), page);
    assertFalse(page.contains("<script>α"), page);
    assertTrue(page.contains("aria-invalid=\"true\""), page);
    assertTrue(page.contains("value=\"internet mati\""), page);
  }

  @Test
  @DisplayName("SYS-02 A late step asks for an account, which is given from my work")
  void aLateStepIsAccountedForFromMyWork() {
    String path = opened();
    assertEquals(303, dewi.submit(path + "/complete", form(FAULT)).statusCode());
    office.now = MORNING.plus(Duration.ofMinutes(75));
    assertEquals(303, dewi.submit(path + "/complete", diagnosis("Hardisk")).statusCode());
    String mine = dewi.get("/work", "Accept-Language", "id").body();
    assertTrue(mine.contains("15 menit melewati mutu baku"), mine);
    String about = path.replace("/cases/", "");
    HttpResponse<String> done =
        dewi.submit(
            path + "/account",
            form("_deviation", "1", "_text", "Menunggu akses ke rak", "_next", "/work"));
    assertEquals("/work?done=account", location(done));
    String report = admin.get("/deviations", "Accept-Language", "en").body();
    assertTrue(report.contains("Menunggu akses ke rak"), report);
    assertTrue(report.contains("/cases/" + about), report);
  }

  @Test
  @DisplayName("DOC-10 A cell that a spreadsheet would run begins with an apostrophe")
  void theFileOfDeviationsHoldsNoFormula() {
    String path = opened();
    String lacking =
        form(
            "_opening",
            "1",
            "_branch",
            "normal",
            "f.checks.1.object",
            "SRV-01",
            "f.checks.1.result",
            "normal",
            "f.finding",
            "Normal",
            "l.network",
            "x",
            "_output",
            "=HYPERLINK(\"http://jahat\")");
    assertEquals(303, dewi.submit(path + "/complete", lacking).statusCode());
    String csv = admin.get("/deviations.csv", "Accept-Language", "id").body();
    assertTrue(csv.contains("\"'=HYPERLINK(\"\"http://jahat\"\")\""), csv);
  }

  @Test
  @DisplayName("What lacked and why it is entered late are told in the language of the reader")
  void lackingAndLateInTheReadersLanguage() {
    String path = opened();
    office.now = MORNING.plus(Duration.ofHours(3));
    String late =
        form(FAULT).replace("n.network=yes", "l.network=kabel+putus")
            + "&"
            + form("_at", "2026-11-24 09:10", "_late", "listrik padam");
    HttpResponse<String> done = dewi.submit(path + "/complete", late);
    assertEquals(303, done.statusCode(), done.body());
    String id = dewi.get(path, "Accept-Language", "id").body();
    assertTrue(id.contains("Dicatat susulan: listrik padam"), id);
    assertTrue(id.contains("Kelengkapan kurang: Jaringan internet dan intranet: kabel putus"), id);
    String en = dewi.get(path, "Accept-Language", "en").body();
    assertTrue(en.contains("Entered late: listrik padam"), en);
    assertTrue(en.contains("Lacking: Internet and intranet network: kabel putus"), en);
    assertFalse(en.contains("Jaringan internet dan intranet"), en);
    String list = admin.get("/deviations", "Accept-Language", "en").body();
    assertTrue(list.contains("Internet and intranet network: kabel putus"), list);
  }

  @Test
  @DisplayName("While the tables of work are made again, every page of work says how far that is")
  void rebuilding() {
    StoreException usual = office.trouble;
    office.trouble = new WorkRebuilding(43);
    office.reachable = false;
    HttpResponse<String> answer = dewi.get("/cases");
    HttpResponse<String> english = dewi.get("/cases", "Accept-Language", "en");
    office.trouble = usual;
    office.reachable = true;
    assertEquals(503, answer.statusCode());
    assertEquals("3", answer.headers().firstValue("Refresh").orElse(""));
    assertTrue(answer.body().contains("sedang disusun ulang"), answer.body());
    assertTrue(answer.body().contains("43 %"), answer.body());
    assertTrue(english.body().contains("are being made again"), english.body());
    assertFalse(english.body().contains("disusun"), english.body());
  }

  @Test
  @DisplayName("While the store does not record, the page says so and gives back what was typed")
  void anUnsavedFormComesBackUnderTheSameId() {
    String path = opened();
    String id = commandOf(dewi.get(path).body());
    office.reachable = false;
    HttpResponse<String> answer = dewi.submit(path + "/complete", form(FAULT) + "&_id=" + id);
    assertEquals(503, answer.statusCode());
    assertTrue(answer.body().contains("Disk 2 mati"), answer.body());
    assertTrue(answer.body().contains("name=\"_id\" value=\"" + id + "\""), answer.body());
    office.reachable = true;
    assertEquals(303, dewi.submit(path + "/complete", form(FAULT) + "&_id=" + id).statusCode());
  }

  @Test
  @DisplayName("A draft comes back with the page, and goes when it is discarded")
  void aDraftComesBack() {
    String path = opened();
    String place = "case/" + path.replace("/cases/", "") + "/1";
    String typed = form("_place", place, "f.finding", "Setengah jadi", "f.checks.1.object", "UPS");
    assertEquals(
        204,
        dewi.post(
                "/work/draft",
                typed + "&_form=" + dewi.form,
                "Origin",
                "http://127.0.0.1:" + hub.web.port(),
                "X-Penjaga-Draft",
                "1")
            .statusCode());
    String page = dewi.get(path, "Accept-Language", "id").body();
    assertTrue(page.contains(">Setengah jadi</textarea>"), page);
    assertTrue(page.contains("Draf dari 09.00 WIB"), page);
    assertFalse(kepala.get(path).body().contains("Setengah jadi"), "a draft is its writer's alone");
    assertEquals(303, dewi.submit("/work/draft/forget", form("_place", place)).statusCode());
    assertFalse(dewi.get(path).body().contains("Setengah jadi"));
    assertEquals(400, dewi.submit("/work/draft", form("_place", "../x")).statusCode());
  }

  @Test
  @DisplayName("An answer beyond ten thousand letters gets a clear sentence and is kept")
  void aVeryLongAnswerIsKeptAndRefused() {
    String path = opened();
    String body = form(FAULT).replace("f.finding=Disk+2+mati", "f.finding=" + "x".repeat(12_000));
    assertNotEquals(form(FAULT), body);
    HttpResponse<String> answer = dewi.submit(path + "/complete", body);
    assertEquals(422, answer.statusCode());
    assertTrue(answer.body().contains("10000"), "says how long it may be");
    assertTrue(answer.body().contains("x".repeat(12_000)), "loses nothing");
  }

  @Test
  @DisplayName("DOC-08 SYS-11: SRVSEC shows 7 steps, its minutes, and \"not printed\" at step 5")
  void theViewerShowsAProcedure() {
    String page = admin.get("/procedures/SRVSEC", "Accept-Language", "en").body();
    assertTrue(page.contains("not printed"), page);
    assertTrue(page.contains("30 minutes"), page);
    assertEquals(7, page.split("class=\"step-id\"", -1).length - 1);
    String server = admin.get("/procedures/DBSERVER", "Accept-Language", "en").body();
    assertTrue(
        server.contains("Legible steps 1,005 minutes; printed total 510 minutes (does not match)"),
        server);
    String first = server.substring(server.indexOf("DB-1</span>"));
    first = first.substring(0, first.indexOf("</tr>"));
    assertTrue(first.contains("unreadable"), first);
    assertFalse(first.contains("45"), "no minutes are made up for it");
    String list = admin.get("/procedures", "Accept-Language", "id").body();
    assertTrue(list.contains("&lt;b&gt;X&lt;/b&gt;"), "problems are escaped and shown to admins");
    assertFalse(dewi.get("/procedures").body().contains("RUSAK"));
    assertTrue(list.contains("id=\"group-INC\">Gangguan dan insiden"), list);
    assertTrue(list.indexOf("/procedures/SRVSEC") < list.indexOf("id=\"group-VIS\""), list);
    String found = admin.get("/procedures?q=insiden", "Accept-Language", "id").body();
    assertTrue(found.contains("/procedures/SRVSEC"), "found by its matter");
    assertFalse(found.contains("/procedures/VISIT"), found);
  }

  @Test
  @DisplayName("A case tells people and room in one line of time")
  void theRoomSpeaksInTheStory() {
    office.now = SampleRoom.NOW.minus(Duration.ofDays(2));
    hub.room.mood = SampleRoom.Mood.TROUBLE;
    String path = opened();
    office.now = SampleRoom.NOW;
    String page = dewi.get(path, "Accept-Language", "id").body();
    assertTrue(page.contains("of-room"), page);
    hub.room.mood = SampleRoom.Mood.FINE;
  }

  @Test
  @DisplayName("INC-02 A second report about one server is linked to the open case")
  void aSecondReportIsLinked() {
    String first =
        location(
            dewi.submit("/work/new/SRVSEC", form("_trigger", "by_hand", "f.server", "SRV-SAMA")));
    String second =
        location(
            dewi.submit("/work/new/SRVSEC", form("_trigger", "by_hand", "f.server", "SRV-SAMA")));
    assertEquals(first.replace("opened", "linked"), second);
  }

  @Test
  @DisplayName("Every page of work is drawn in both languages, and no number of a case is believed")
  void everyPageIsDrawn() {
    String path = opened();
    for (String page :
        List.of(
            "/work",
            "/work/new",
            "/work/new?q=server",
            "/work/new/SRVSEC",
            "/cases",
            "/cases?state=all&q=SRV&mine=1",
            "/cases?before=x&state=closed",
            path,
            "/memos",
            "/memos?state=todo",
            "/deviations?open=1&procedure=SRVSEC",
            "/procedures?q=zzz")) {
      for (String language : List.of("id", "en")) {
        HttpResponse<String> answer = dewi.get(page, "Accept-Language", language);
        assertEquals(200, answer.statusCode(), page);
        assertFalse(answer.body().contains("style=\""), page + " has inline style");
      }
    }
    for (String id : office.procedures().stream().map(one -> one.id()).toList()) {
      assertEquals(200, dewi.get("/procedures/" + id).statusCode(), id);
    }
    assertEquals(404, dewi.get("/cases/4711").statusCode());
    assertEquals(404, dewi.get("/cases/99999999999999999999").statusCode());
    assertEquals(404, dewi.submit(path + "/explode", "").statusCode());
  }
}
