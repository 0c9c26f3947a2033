package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.config.HubConfigReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The retention page of a real hub (DOC-12)")
class RetentionTest {
  private static final String PASSWORD = "empat kata sandi panjang";
  private static final Pattern FORM = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"");

  @TempDir Path folder;
  private Hub hub;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private HubConfig config;

  @BeforeEach
  void open() throws Exception {
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(
        yaml,
        "http: { port: 0 }\nmqtt: { url: \"tcp://127.0.0.1:1\" }\ndefinitions: "
            + Path.of("../../config").toAbsolutePath().normalize()
            + "\n");
    config = HubConfigReader.read(yaml);
    hub = Hub.start(config);
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

  private String page() throws Exception {
    HttpResponse<String> page = get("/retention");
    assertEquals(200, page.statusCode(), page.body());
    return page.body().replaceAll("\\s+", " ");
  }

  private HttpResponse<String> set(String kind, String days, String reason) throws Exception {
    return post(
        "/retention",
        "/retention",
        "kind=" + kind + "&days=" + days + "&reason=" + reason + "&_id=" + UUID.randomUUID());
  }

  @Test
  @DisplayName(
      "DOC-12 what is kept how long is set with a reason, told in the audit, and holds after a"
          + " restart")
  void times() throws Exception {
    logIn();
    assertEquals(422, set("reads", "3653", "before there is a person").statusCode());
    assertEquals(
        303,
        post(
                "/people",
                "/people/add",
                "name=Bayu Pratama&unit=Aptika&nip=&phone=&login=bayu"
                    + "&role=administrator_ruang_server&from=2026-01-01")
            .statusCode());
    assertTrue(page().contains("Nobody changed anything yet"), page());
    HttpResponse<String> short_ = set("reads", "1", "terlalu pendek");
    assertEquals(422, short_.statusCode());
    assertTrue(short_.body().contains("hari dari 30 sampai 36525"), short_.body());
    assertTrue(short_.body().contains("value=\"terlalu pendek\""), "what was typed stays");
    assertEquals(422, set("reads", "3653", "").statusCode(), "no reason");
    assertEquals(422, set("soup", "3653", "tidak ada").statusCode());
    assertEquals(422, set("tallies", "100", "lebih pendek dari pembacaan").statusCode());
    assertEquals(303, set("reads", "3653", "permintaan inspektorat").statusCode());
    String told = page();
    assertTrue(told.contains("permintaan inspektorat") && told.contains("Bayu Pratama"), told);
    assertTrue(told.contains("3,653 days"), told);
    String audit = get("/audit?kind=site").body();
    assertTrue(audit.contains("3653"), audit);
    hub.close();
    hub = Hub.start(config);
    logIn();
    assertTrue(page().contains("3,653 days"), "the book has it");
  }
}
