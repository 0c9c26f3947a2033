package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.WebLimits;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What people do to the forms of work: nothing is lost, nothing is done twice.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final Instant MORNING = Instant.parse("2026-11-24T02:00:00Z");

  private final OfficeFake office = new OfficeFake(MORNING);
  private TestHub hub;
  private TestHub.Browser developer;
  private int services;

  @BeforeAll
  void open(@TempDir Path folder) {
    office.person("Nur \u0646\u0648\u0631 \u9f8d <b>& Co", "Unit TI", "nur", "unit_ti");
    office.person("Unit terkait", "Dinas", "unit", "unit_terkait");
    hub = new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office);
    hub.people();
    var session = hub.logIn("sari", false).session();
    hub.security.addAccount(session, "nur", Role.VIEWER, TestHub.PASSWORD, "test");
    developer = hub.browser(hub.logIn("nur", false));
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @BeforeEach
  void morning() {
    office.now = MORNING;
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

  /// A case whose architecture is to be designed: ten thousand letters long at most.
  private String designing() {
    services++;
    HttpResponse<String> opened =
        developer.submit(
            "/work/new/WEBSERVICE", form("_trigger", "need", "f.service", "Layanan " + services));
    assertEquals(303, opened.statusCode(), opened.body());
    String path = opened.headers().firstValue("Location").orElse("").replaceFirst("\\?.*", "");
    done(
        path,
        "1",
        "_behalf",
        "unit_terkait",
        "_behalf_name",
        "Unit terkait",
        "_behalf_way",
        "letter",
        "f.unit",
        "Dinas",
        "f.need",
        "pertukaran data",
        "f.kind",
        "baru",
        "f.source_app",
        "A",
        "f.target_app",
        "B");
    done(path, "2", "_branch", "new", "f.result", "baru");
    return path;
  }

  private void done(String path, String opening, String... typed) {
    HttpResponse<String> answer = developer.submit(path + "/complete", step(opening, typed));
    assertEquals(303, answer.statusCode(), answer.body());
  }

  private static String step(String opening, String... typed) {
    return form(typed) + "&" + form("_opening", opening, "_output_there", "yes");
  }

  private static String[] design(String text) {
    return new String[] {
      "f.version", "1", "f.design", text, "f.agreed_with", "Unit terkait", "_output_there", "yes"
    };
  }

  @Test
  @DisplayName("Ten thousand letters of any script are kept to the last, one more is told")
  void tenThousandLetters() {
    String path = designing();
    String longest = "\u9f8d\u0646\ud83d\ude00 <i>".repeat(1_000) + "\u9f8d".repeat(3_000);
    assertEquals(10_000, longest.codePointCount(0, longest.length()));
    HttpResponse<String> more =
        developer.submit(path + "/complete", step("3", design(longest + "x")));
    assertEquals(422, more.statusCode());
    assertTrue(more.body().contains("10000"), "says how long it may be");
    String written = longest.replace("<", "&lt;").replace(">", "&gt;");
    assertTrue(more.body().contains(written + "x"), "and gives all of it back");
    done(path, "3", design(longest));
    String page = developer.get(path).body();
    assertTrue(page.contains(written), "to the last letter");
    assertFalse(page.contains("\u9f8d <i>"));
    assertTrue(page.contains("\u0646\u0648\u0631 \u9f8d &lt;b&gt;&amp; Co"), "names in any script");
  }

  @Test
  @DisplayName("A form from a page that is a day old is taken once, and told to be late")
  void anOldPage() {
    String path = designing();
    String sent = step("3", design("REST"));
    office.now = MORNING.plus(Duration.ofHours(25));
    assertEquals(303, developer.submit(path + "/complete", sent).statusCode());
    HttpResponse<String> again = developer.submit(path + "/complete", sent);
    assertEquals(409, again.statusCode());
    assertTrue(again.body().contains("REST"), "what was typed is not lost");
  }
}
