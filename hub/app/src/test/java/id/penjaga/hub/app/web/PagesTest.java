package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.web.view.RoomReads.Topic;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What pages say in every state of the room.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
  private static final String POINT = "/points/ruang-server-1/room.temperature";
  private static final List<String> PAGES =
      List.of(
          "/",
          "/wall",
          POINT,
          POINT + "?span=hour",
          POINT + "?span=year",
          "/points/ruang-server-1/door.main",
          "/points/ruang-server-1/room.dew-point",
          "/alarms",
          "/alarms?severity=CRITICAL&open=1&before=99",
          "/access",
          "/access?denied=1",
          "/devices",
          "/account",
          "/users",
          "/part/overview",
          "/part/wall",
          "/part/alarms",
          "/part/access",
          "/part/devices",
          "/part/badge",
          "/part" + POINT,
          "/nirwana");

  private TestHub hub;
  private TestHub.Browser admin;
  private TestHub.Browser operator;

  @BeforeAll
  void open(@TempDir Path folder) {
    hub = new TestHub(folder, SampleRoom.Mood.FINE, 0);
    hub.people();
    admin = hub.browser(hub.logIn("sari", false));
    operator = hub.browser(hub.logIn("budi", false));
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @BeforeEach
  void calm() {
    hub.room.mood = SampleRoom.Mood.FINE;
    hub.room.reachable = true;
    hub.room.sent.clear();
  }

  private String page(String path, String language) {
    return admin.get(path, "Accept-Language", language).body();
  }

  @Test
  void everyPageIsDrawnInEveryMood() {
    for (SampleRoom.Mood mood : SampleRoom.Mood.values()) {
      hub.room.mood = mood;
      for (String path : PAGES) {
        for (String language : List.of("id", "en")) {
          int status = admin.get(path, "Accept-Language", language).statusCode();
          boolean unknown = mood == SampleRoom.Mood.EMPTY && path.contains("points");
          assertEquals(
              path.equals("/nirwana") ? 404 : 200, unknown ? 200 : status, mood + " " + path);
        }
      }
    }
  }

  @Test
  @DisplayName("SYS-04: no page mixes languages")
  void noPageMixesLanguages() {
    ResourceBundle indonesian = bundle("id");
    ResourceBundle english = bundle("en");
    Set<String> onlyIndonesian = telling(indonesian, english);
    Set<String> onlyEnglish = telling(english, indonesian);
    assertTrue(onlyEnglish.size() > 150, onlyEnglish.size() + " sentences to look for");
    for (SampleRoom.Mood mood : SampleRoom.Mood.values()) {
      hub.room.mood = mood;
      for (String path : PAGES) {
        String idPage = visible(page(path, "id"));
        String enPage = visible(page(path, "en"));
        onlyEnglish.forEach(
            text -> assertFalse(says(idPage, text), mood + " " + path + " in Indonesian: " + text));
        onlyIndonesian.forEach(
            text -> assertFalse(says(enPage, text), mood + " " + path + " in English: " + text));
      }
    }
  }

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle("id.penjaga.hub.app.web.messages", Locale.of(language));
  }

  /// Texts of at least two words without placeholders that the other language does not use.
  private static Set<String> telling(ResourceBundle own, ResourceBundle other) {
    Set<String> texts = new TreeSet<>();
    own.keySet().stream()
        .map(own::getString)
        .filter(text -> text.contains(" ") && !text.contains("{"))
        .forEach(texts::add);
    other.keySet().forEach(key -> texts.remove(other.getString(key)));
    return texts;
  }

  private static boolean says(String page, String text) {
    return page.contains(text);
  }

  private static String visible(String page) {
    return page.replaceAll("(?s)<head>.*?</head>", "").replaceAll("<[^>]+>", "\n");
  }

  @Test
  @DisplayName("ENV-01, SYS-04: one glance answers whether the room is fine, in both languages")
  void theTopOfThePageAnswers() {
    assertTrue(page("/", "id").contains("Ruang aman"));
    assertTrue(page("/", "id").contains("21,3"));
    assertTrue(page("/", "en-US,en;q=0.9").contains("The room is fine"));
    assertTrue(page("/", "en").contains("21.3"));
    hub.room.mood = SampleRoom.Mood.TROUBLE;
    assertTrue(page("/", "id").contains("3 alarm aktif"));
    assertTrue(page("/", "en").contains("3 active alarms"));
    hub.room.mood = SampleRoom.Mood.EMPTY;
    assertTrue(page("/", "id").contains("Menunggu perangkat pertama"));
  }

  @Test
  @DisplayName("ENV-04: a value that is not fresh shows no number as current and says why")
  void aStaleValueIsNotShownAsCurrent() {
    hub.room.mood = SampleRoom.Mood.BLIND;
    String page = page("/", "id");
    String tile = page.substring(page.indexOf("id=\"p-ruang-server-1-room_temperature\""));
    tile = tile.substring(0, tile.indexOf("</article>"));
    assertTrue(tile.contains("<span class=\"number\">Tidak ada data</span>"), tile);
    assertTrue(tile.contains("Data sensor rusak"), tile);
    assertTrue(tile.contains("Terakhir 21,3"), tile);
    assertFalse(tile.contains("Dalam batas"), tile);
    hub.room.mood = SampleRoom.Mood.OFFLINE;
    assertTrue(page("/", "id").contains("Keadaan ruang tidak diketahui"));
    assertFalse(page("/", "id").contains("Dalam batas"));
    assertFalse(page("/", "id").contains("Ruang aman"));
  }

  @Test
  @DisplayName("SYS-08: a simulated room says so on every page")
  void simulationIsSaid() {
    for (String path : List.of("/", "/wall", "/alarms", "/access", "/devices", POINT)) {
      assertTrue(page(path, "id").contains("MODE SIMULASI"), path);
      assertTrue(page(path, "en").contains("SIMULATION MODE"), path);
    }
  }

  @Test
  @DisplayName("The wall shows how many are inside, not who")
  void theWallNamesNobody() {
    String wall = page("/wall", "id");
    assertTrue(wall.contains("2 orang"), wall);
    assertFalse(wall.contains("teknisi-ac"));
    assertFalse(wall.contains("<nav"));
  }

  @Test
  @DisplayName("ENV-11: acknowledging needs a note and names who did it")
  void anAcknowledgementNeedsANote() {
    hub.room.mood = SampleRoom.Mood.TROUBLE;
    assertEquals(422, operator.submit("/alarms/17/acknowledge", "note=+++").statusCode());
    assertEquals(422, operator.submit("/alarms/17/acknowledge", "").statusCode());
    assertEquals(List.of(), hub.room.sent);
    HttpResponse<String> done =
        operator.submit("/alarms/17/acknowledge", "note=Air+dilap%0A%2C+selang+AC+diganti");
    assertEquals(
        "/alarms?done=acknowledged&device=ruang-server-1&order=" + SampleRoom.ORDER,
        done.headers().firstValue("Location").orElse(""));
    assertEquals(
        List.of("acknowledge WATER_LEAK by budi: Air dilap , selang AC diganti"), hub.room.sent);
    assertEquals(404, operator.submit("/alarms/4711/acknowledge", "note=tidak+ada").statusCode());
    hub.room.reachable = false;
    done = operator.submit("/alarms/17/acknowledge", "note=Air+dilap+lagi");
    assertEquals("/alarms?done=noted", done.headers().firstValue("Location").orElse(""));
  }

  @Test
  @DisplayName("F12 ENV-10: silencing names its device, and only what sounds is offered")
  void silencingIsSentOrSaid() {
    hub.room.mood = SampleRoom.Mood.FINE;
    assertFalse(operator.get("/alarms").body().contains("/silence"), "nothing sounds");
    hub.room.mood = SampleRoom.Mood.TROUBLE;
    String page = operator.get("/alarms").body();
    assertTrue(page.contains("name=\"device\" value=\"ruang-server-1\""), page);
    assertEquals(400, operator.submit("/silence", "").statusCode(), "which device?");
    assertEquals(303, operator.submit("/silence", "device=ruang-server-1").statusCode());
    assertEquals(List.of("silence ruang-server-1 by budi"), hub.room.sent);
    hub.room.reachable = false;
    assertEquals(422, operator.submit("/silence", "device=ruang-server-1").statusCode());
  }

  @Test
  @DisplayName("F78 A tile inside its limits whose alarm stands says what the alarm waits for")
  void aTileSaysWhatItsAlarmWaitsFor() {
    hub.room.mood = SampleRoom.Mood.WAITING;
    String page = operator.get("/").body();
    assertTrue(page.contains("alarm berakhir di bawah 21,7\u00a0°C"), page);
    assertTrue(page.contains("alarm berakhir setelah 1 menit tetap baik"), page);
    assertTrue(page.contains("alarm menunggu penanganan petugas"), page);
  }

  @Test
  @DisplayName("F11 Presence says how it is known, and an operator strikes off with a reason")
  void aPersonIsStruckOffWithAReason() {
    hub.room.mood = SampleRoom.Mood.TROUBLE;
    assertTrue(operator.get("/access").body().contains("belum pasti"));
    assertTrue(operator.get("/").body().contains("belum pasti"));
    String sari = "device=ruang-server-1&person=00112233aabbccdd";
    assertEquals(422, operator.submit("/access/strike", sari + "&reason=+").statusCode());
    assertEquals(
        404,
        operator
            .submit("/access/strike", "device=ruang-server-1&person=x&reason=sudah+pulang")
            .statusCode());
    assertEquals(List.of(), hub.room.sent);
    assertEquals(
        303, operator.submit("/access/strike", sari + "&reason=sudah+pulang").statusCode());
    assertEquals(List.of("strike off sari by budi: sudah pulang"), hub.room.sent);
  }

  @Test
  @DisplayName("F42 A device is retired by an administrator who writes its name")
  void aDeviceIsRetiredOnPurpose() {
    TestHub.Browser admin = hub.browser(hub.logIn("sari", false));
    String device = "device=ruang-server-1&reason=ruang+dibongkar";
    assertEquals(422, admin.submit("/devices/retire", device + "&confirm=ruang").statusCode());
    assertEquals(404, admin.submit("/devices/retire", "device=x&confirm=x").statusCode());
    assertEquals(403, operator.submit("/devices/retire", device).statusCode());
    assertEquals(List.of(), hub.room.sent);
    assertEquals(
        303, admin.submit("/devices/retire", device + "&confirm=ruang-server-1").statusCode());
    assertEquals(List.of("retire ruang-server-1 by sari: ruang dibongkar"), hub.room.sent);
  }

  @Test
  @DisplayName(
      "F41 An administrator keeps days of a device from deletion, with a reason, and ends it")
  void daysAreKeptFromDeletion() {
    TestHub.Browser admin = hub.browser(hub.logIn("sari", false));
    String days = "device=ruang-server-1&from=2026-11-01&to=2026-11-02";
    String reason = "&reason=surat+114";
    assertEquals(403, operator.submit("/devices/hold", days + reason).statusCode());
    assertEquals(422, admin.submit("/devices/hold", days).statusCode());
    for (String wrong : List.of("from=2026-11-03&to=2026-11-02", "from=1&to=2026-02-30", "from=")) {
      assertEquals(
          422,
          admin.submit("/devices/hold", "device=ruang-server-1&" + wrong + reason).statusCode());
    }
    assertEquals(404, admin.submit("/devices/hold", "device=x&" + days + reason).statusCode());
    assertEquals(List.of(), hub.room.sent);
    assertEquals(303, admin.submit("/devices/hold", days + reason).statusCode());
    assertEquals(
        List.of(
            "hold ruang-server-1 2026-10-31T17:00:00Z to 2026-11-02T16:59:59.999Z by sari:"
                + " surat 114"),
        hub.room.sent);
    hub.room.sent.clear();
    hub.room.mood = SampleRoom.Mood.TROUBLE;
    assertTrue(page("/devices", "id").contains("Kehilangan server, surat 114"));
    String held = "device=ruang-server-1&hold=";
    assertEquals(403, operator.submit("/devices/release", held + 4 + reason).statusCode());
    assertEquals(422, admin.submit("/devices/release", held + 4).statusCode());
    assertEquals(404, admin.submit("/devices/release", held + 5 + reason).statusCode());
    assertEquals(303, admin.submit("/devices/release", held + 4 + reason).statusCode());
    assertEquals(List.of("release 4 by sari: surat 114"), hub.room.sent);
  }

  @Test
  @DisplayName("F24 What a device refused is told where the order was given")
  void aRefusedOrderIsToldWhereItWasGiven() {
    hub.room.mood = SampleRoom.Mood.TROUBLE;
    HttpResponse<String> done = operator.submit("/silence", "device=ruang-server-1");
    String next = done.headers().firstValue("Location").orElse("");
    String page = operator.get(next).body();
    assertTrue(page.contains("id=\"order\""), page);
    assertFalse(page.contains("kedaluwarsa"), page);
    hub.room.refusals.put("ruang-server-1/" + SampleRoom.ORDER, "kedaluwarsa <b>");
    String part = "/part/order?device=ruang-server-1&order=" + SampleRoom.ORDER;
    for (String told : List.of(operator.get(next).body(), operator.get(part).body())) {
      assertTrue(told.contains("kedaluwarsa &lt;b"), told);
      assertTrue(told.contains("role=\"alert\""), told);
    }
    assertEquals(404, operator.get("/part/order?device=ruang-server-1&order=x").statusCode());
  }

  @Test
  @DisplayName("F34 An administrator gives another person a one-time link to a new password")
  void aPasswordIsResetByALink() {
    TestHub.Browser admin = hub.browser(hub.logIn("sari", false));
    String page = admin.submit("/users/reset", "name=tamu").body();
    Matcher link = Pattern.compile("http://127[^<]+(/reset/[A-Za-z0-9_-]{43})").matcher(page);
    assertTrue(link.find(), page);
    assertFalse(admin.get("/users").body().contains("/reset/"), "it is shown once");
    assertEquals(422, admin.submit("/users/reset", "name=sari").statusCode(), "not one's own");
    assertEquals(403, operator.submit("/users/reset", "name=tamu").statusCode());
    TestHub.Browser person = hub.browser();
    String form = person.get(link.group(1)).body();
    assertTrue(form.contains("tamu"), form);
    String token = TestHub.Browser.formOf(person.get(link.group(1)));
    String own = "http://127.0.0.1:" + hub.web.port();
    String wanted = "password=kata+sandi+lain+lagi&again=kata+sandi+lain+lagi&_form=" + token;
    String differ = "password=kata+sandi+lain+lagi&again=beda&_form=" + token;
    assertEquals(422, person.post(link.group(1), differ, "Origin", own).statusCode());
    assertEquals(303, person.post(link.group(1), wanted, "Origin", own).statusCode());
    assertEquals(404, person.get(link.group(1)).statusCode(), "it works once");
    String log = admin.get("/users/log").body();
    assertTrue(log.contains("Kata sandi diatur ulang"), log);
    assertEquals(403, operator.get("/users/log").statusCode());
  }

  @Test
  @DisplayName(
      "ENV-14 F52: limits show their source, mark a deviation, stay inside what the sensor"
          + " measures, and change with a reason only")
  void limitsAreSourcedAndProtected() {
    String path = "/points/ruang-server-1/room.humidity";
    String page = page(path, "id");
    assertTrue(page.contains("003 B.2.a"));
    assertTrue(page.contains("Berbeda dari 003 B.2.a"));
    assertTrue(page("/", "id").contains("beda dari 003 B.2.a"));
    String limits = POINT + "/limits";
    assertEquals(403, operator.submit(limits, "low=18&high=25&reason=percobaan").statusCode());
    assertEquals(422, admin.submit(limits, "low=18&high=25&reason=").statusCode());
    assertEquals(422, admin.submit(limits, "low=25&high=18&reason=percobaan").statusCode());
    assertEquals(422, admin.submit(limits, "low=x&high=18&reason=percobaan").statusCode());
    assertEquals(422, admin.submit(limits, "low=18&high=99999&reason=percobaan").statusCode());
    String beyond = admin.submit(limits, "low=18&high=81&reason=percobaan").body();
    assertTrue(beyond.contains("mengukur dari -40,0\u00a0°C sampai 80,0\u00a0°C"), beyond);
    assertEquals(List.of(), hub.room.sent);
    assertEquals(303, admin.submit(limits, "low=19,5&high=25&reason=AC+2+diperbaiki").statusCode());
    assertEquals(
        List.of("limits room.temperature 19.5 25.0 by sari: AC 2 diperbaiki"), hub.room.sent);
  }

  @Test
  @DisplayName("ACC-16: a refusal is listed with its reason in words")
  void refusalsSayWhy() {
    assertTrue(page("/access?denied=1", "id").contains("kartu tidak dikenal"));
    assertTrue(page("/access", "id").contains("walaupun: kartu ini tercatat masih di dalam"));
    assertTrue(page("/access?denied=1", "en").contains("permit has expired"));
    assertFalse(page("/access?denied=1", "id").contains("Pintu ditutup"));
  }

  @Test
  void textsFromOutsideAreEscaped() {
    hub.room.mood = SampleRoom.Mood.TROUBLE;
    String page = admin.get("/alarms?severity=%22%3E%3Cscript%3E&open=%3Cb%3E").body();
    assertFalse(page.contains("<script>"));
    assertFalse(page.contains("<b>"));
  }

  @Test
  void theLanguageSwitchIsRemembered() {
    TestHub.Browser browser = hub.browser();
    String form = TestHub.Browser.formOf(browser.get("/login", "Accept-Language", "id"));
    HttpResponse<String> switched =
        browser.post(
            "/language",
            "language=en&next=/login&_form=" + form,
            "Origin",
            "http://127.0.0.1:" + hub.web.port());
    assertEquals(303, switched.statusCode());
    assertTrue(browser.get("/login", "Accept-Language", "id").body().contains("lang=\"en\""));
  }

  @Test
  void assetsAreKeptByTheBrowserAndPagesAreNot() {
    String page = page("/", "id");
    String css = page.replaceAll("(?s).*href=\"(/assets/penjaga\\.[0-9a-f]{12}\\.css)\".*", "$1");
    HttpResponse<String> answer = admin.get(css);
    assertEquals(200, answer.statusCode());
    assertTrue(answer.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
    String tag = answer.headers().firstValue("ETag").orElse("");
    assertEquals(304, admin.get(css, "If-None-Match", tag).statusCode());
    assertEquals("no-store", admin.get("/").headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  @DisplayName(
      "a change reaches an open page within two seconds, and the stream ends with the server")
  void changesArePushed() throws Exception {
    HttpURLConnection connection = (HttpURLConnection) hub.at("/live").toURL().openConnection();
    connection.setRequestProperty("Cookie", "penjaga=" + hub.logIn("tamu", false).id());
    connection.setReadTimeout(5_000);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      read(lines, "event: hello");
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(2),
          () -> {
            hub.room.change(EnumSet.of(Topic.ALARMS, Topic.VALUES));
            read(lines, "event: change");
            assertEquals("data: values alarms", lines.readLine());
          });
    } finally {
      connection.disconnect();
    }
  }

  private static void read(BufferedReader lines, String wanted) throws java.io.IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals(wanted)) {
        return;
      }
    }
    throw new AssertionError("the stream ended before " + wanted);
  }
}
