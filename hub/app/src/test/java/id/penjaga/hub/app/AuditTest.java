package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.store.audit.AuditRows;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The audit of a real hub (SEC-14)")
class AuditTest {
  private static final String PASSWORD = "empat kata sandi panjang";
  private static final Pattern FORM = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"");

  @TempDir Path folder;
  private Hub hub;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @BeforeEach
  void open() throws Exception {
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(
        yaml,
        "http: { port: 0 }\nmqtt: { url: \"tcp://127.0.0.1:1\" }\ndefinitions: "
            + Path.of("../../config").toAbsolutePath().normalize()
            + "\n");
    hub = Hub.start(HubConfigReader.read(yaml));
    String link = hub.setUpPath().orElseThrow();
    assertEquals(
        303,
        post(link, link, "name=bayu&password=" + PASSWORD + "&again=" + PASSWORD).statusCode());
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + hub.port() + path);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(at(path)).header("Accept-Language", "en").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// Posts as the form of a page would.
  private HttpResponse<String> post(String page, String path, String body) throws Exception {
    Matcher form = FORM.matcher(get(page).body());
    assertTrue(form.find(), page);
    return browser.send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", "http://127.0.0.1:" + hub.port())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    body.replace(" ", "+")
                        + "&command="
                        + UUID.randomUUID()
                        + "&_form="
                        + URLEncoder.encode(form.group(1), StandardCharsets.UTF_8)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void logIn() throws Exception {
    assertEquals(303, post("/login", "/login", "name=bayu&password=" + PASSWORD).statusCode());
  }

  private String audit(String filter) throws Exception {
    HttpResponse<String> page = get("/audit" + filter);
    assertEquals(200, page.statusCode(), page.body());
    return page.body().replaceAll("\\s+", " ");
  }

  @Test
  @DisplayName("SEC-14 Given a role added, the audit shows who, when, old and new, and who looked")
  void roles() throws Exception {
    assertEquals(
        401, post("/login", "/login", "name=bayu&password=salah salah salah").statusCode());
    logIn();
    HttpResponse<String> added =
        post(
            "/people",
            "/people/add",
            "name=Bayu Pratama&unit=Aptika&nip=&phone=0811&login=bayu"
                + "&roles=administrator_ruang_server");
    assertEquals(303, added.statusCode(), added.body());
    HttpResponse<String> more =
        post(
            "/people/1",
            "/people/1/roles",
            "roles=staf_ruang_server&from=" + today() + "&until=&reason=tambahan tugas");
    assertEquals(303, more.statusCode(), more.body());

    String page = audit("?kind=PEOPLE");
    Instant now = Instant.now();
    assertTrue(
        page.contains(
            "Roles: <del>Server-room administrator</del> → <ins>Server-room administrator,"
                + " Server-room staff</ins>"),
        page);
    assertTrue(page.contains("Bayu Pratama") && page.contains(year(now)), "who and when");
    assertTrue(page.contains("Telephone: <del>(nothing)</del> → <ins>0811</ins>"), page);

    get("/people/1");
    get("/people/1");
    assertEquals(200, get("/deviations.csv").statusCode());
    String seen = audit("?kind=SEEN&q=people/1");
    assertEquals(2, seen.split("href=\"/people/1\"", -1).length, "once in a quarter of an hour");
    assertTrue(seen.contains("Bayu Pratama (bayu)") && seen.contains("127.0.0.1"), seen);
    assertTrue(audit("?kind=EXPORTED").contains("/deviations.csv"));
    String logins = audit("?kind=LOGINS");
    assertTrue(logins.contains("Failed to log in") && logins.contains("Logged in"), logins);
    assertFalse(logins.contains("salah"), "what was typed is not told");
    assertTrue(audit("?kind=ACCOUNTS").contains("Added as administrator"));

    String csv = get("/audit.csv?kind=PEOPLE").body();
    assertTrue(csv.contains("Roles") && csv.contains("Server-room staff"), csv);
    assertTrue(audit("?until=2020-01-01").contains("Nothing fits"));
    assertTrue(audit("?from=kemarin").contains("year-month-day"));
    assertTrue(audit("?who=1&kind=SEEN").contains("/people/1"));
    assertFalse(audit("?q=0812&kind=PEOPLE").contains("0811"));

    assertEquals(
        0, (int) hub.store().reads().in(session -> new AuditRows(session).forget(Instant.EPOCH)));
    assertTrue(
        hub.store()
                .actions()
                .work((_, session) -> new AuditRows(session).forget(Instant.now()))
                .join()
            > 2,
        "reads go when their time is over");
  }

  private static String today() {
    return java.time.LocalDate.now(java.time.ZoneId.of("Asia/Jakarta")).toString();
  }

  private static String year(Instant now) {
    return String.valueOf(now.atZone(java.time.ZoneId.of("Asia/Jakarta")).getYear());
  }

  @Test
  @DisplayName("SEC-14 Whoever is no administrator sees no audit")
  void administratorsOnly() throws Exception {
    assertEquals(303, post("/account", "/logout", "").statusCode());
    assertEquals(303, get("/audit").statusCode());
    assertEquals(303, get("/audit.csv").statusCode());
  }
}
