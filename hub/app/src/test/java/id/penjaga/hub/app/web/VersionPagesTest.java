package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.definition.DefinitionKey;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("SYS-01 New definitions and new versions from a page")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionPagesTest {
  private static final String VERSIONS = "/definitions/procedure/SRVSEC";

  private final OfficeFake office = new OfficeFake(Instant.parse("2026-11-24T02:00:00Z"));
  private TestHub hub;
  private TestHub.Browser sari;
  private TestHub.Browser ketut;
  private TestHub.Browser tamu;

  @BeforeEach
  void begin() {
    office.forget();
    office.person("Sari", "TI", "sari", "administrator_server");
    office.person("Ketut", "TI", "ketut", "kepala_seksi_jaringan_dc");
  }

  @BeforeAll
  void open(@TempDir Path folder) {
    hub = new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office);
    hub.people();
    hub.security.addAccount(
        hub.logIn("sari", false).session(), "ketut", Role.ADMIN, TestHub.PASSWORD, "test");
    sari = hub.browser(hub.logIn("sari", false));
    ketut = hub.browser(hub.logIn("ketut", false));
    tamu = hub.browser(hub.logIn("tamu", false));
  }

  @AfterAll
  void close() {
    hub.close();
  }

  private static String shipped() throws Exception {
    return Files.readString(Path.of("../../config/procedures/SRVSEC.yaml"));
  }

  private static String field(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("one administrator keeps it, another puts it in force, and new cases follow it")
  void twoPeoplePutItInForce() throws Exception {
    String text = shipped().replace("time: {minutes: 15}", "time: {minutes: 20}");
    HttpResponse<String> kept = sari.submit(VERSIONS, field("text", text.replace("\n", "\r\n")));
    assertEquals(303, kept.statusCode(), kept.body());
    String page = kept.headers().firstValue("Location").orElse("");
    String shown = ketut.get(page).body();
    assertTrue(shown.contains("Langkah SS-3"), shown);
    assertTrue(shown.contains("<code translate=\"no\">time.minutes</code></td><td>15</td><td>20"));
    assertTrue(shown.contains("<svg class=\"flow\""), "the flow is drawn");

    HttpResponse<String> alone = sari.submit(page, field("reason", "Sesuai rapat"));
    assertEquals(422, alone.statusCode());
    assertTrue(alone.body().contains("mintalah administrator lain"), alone.body());
    assertTrue(alone.body().contains("Sesuai rapat"), "what was typed stays");
    assertEquals(422, ketut.submit(page, field("reason", " ")).statusCode());
    assertEquals(303, ketut.submit(page, field("reason", "Sesuai rapat")).statusCode());
    assertEquals(20, office.procedure("SRVSEC").step("SS-3").time().minutes());
    assertTrue(ketut.get(VERSIONS).body().contains("Sesuai rapat"));
    assertTrue(ketut.get(page).body().contains("Tidak ada yang berbeda"));
  }

  @Test
  @DisplayName("new, changed and removed steps are marked in both drawings and named in a legend")
  void theDrawingsAreMarked() throws Exception {
    String text =
        shipped()
            .replace("next: SS-7", "next: SS-8")
            .replace("id: SS-7", "id: SS-8")
            .replace("when: rejected,", "when: refused,");
    HttpResponse<String> kept = sari.submit(VERSIONS, field("text", text));
    assertEquals(303, kept.statusCode(), kept.body());
    String shown = ketut.get(kept.headers().firstValue("Location").orElse("")).body();
    String earlier = shown.substring(shown.indexOf("Berlaku sekarang"));
    String later = earlier.substring(earlier.indexOf("Versi ini"));
    earlier = earlier.substring(0, earlier.indexOf("Versi ini"));
    assertEquals(1, earlier.split("is-removed", -1).length - 1, "SS-7 alone");
    assertEquals(1, later.split("is-added", -1).length - 1, "SS-8 alone");
    assertEquals(1, later.split("is-changed", -1).length - 1, "SS-6 alone");
    assertTrue(later.contains(">+ Ya →\u00a0SS-8<"), "the way that is there only now");
    assertTrue(earlier.contains(">− Ya →\u00a0SS-7<"), "the way that is gone");
    assertTrue(shown.contains("<a href=\"#change-step-SS-7-\">SS-7</a>"), shown);
    assertTrue(shown.contains("<tr id=\"change-step-SS-7-\">"), "where the link leads");
  }

  @Test
  @DisplayName("SYS-04 a mistake is named in the reader's language with its line, the text stays")
  void aMistakeIsNamed() throws Exception {
    String text = shipped().replace("next: SS-3", "next: SS-33");
    HttpResponse<String> refused = sari.submit(VERSIONS, field("text", text));
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("menyebut \"SS-33\", yang bukan langkah"), refused.body());
    assertTrue(refused.body().contains("next: SS-33\n"), "the text stays");
    String english = sari.submit(VERSIONS, field("text", text), "Accept-Language", "en").body();
    assertTrue(english.contains("names \"SS-33\", which is no step here"), english);
    assertFalse(english.contains("menyebut"), "no mixed page");
    HttpResponse<String> none = sari.submit(VERSIONS, field("text", "[<b>"));
    assertEquals(422, none.statusCode());
    assertFalse(none.body().contains("[<b>"));
  }

  @Test
  @DisplayName("the same text again is no new version, and who only looks may keep none")
  void nothingNew() throws Exception {
    HttpResponse<String> same = sari.submit(VERSIONS, field("text", "# again\n" + shipped()));
    assertEquals(422, same.statusCode());
    assertTrue(same.body().contains("tidak ada yang berubah"), same.body());
    assertEquals(200, tamu.get(VERSIONS).statusCode());
    assertFalse(tamu.get(VERSIONS).body().contains("<textarea"));
    assertEquals(403, tamu.submit(VERSIONS, field("text", shipped())).statusCode());
    assertEquals(404, sari.get(VERSIONS + "/abc").statusCode());
    assertEquals(404, sari.get("/definitions/procedure/NOPE").statusCode());
  }

  private static String form(String change, String into) throws Exception {
    String text = Files.readString(Path.of("../../config/forms/DIAGNOSIS.yaml"));
    assertTrue(text.contains(change), change);
    return text.replace(change, into);
  }

  private String kept(String path, String text) throws Exception {
    HttpResponse<String> kept = sari.submit(path, field("text", text));
    assertEquals(303, kept.statusCode(), kept.body());
    return kept.headers().firstValue("Location").orElse("");
  }

  @Test
  @DisplayName("a new SOP goes in by its text alone, serves cases, and is taken out again")
  void aNewProcedure() throws Exception {
    String text =
        Files.readString(Path.of("../../config/procedures/UPSBATTERY.yaml"))
            .replace("procedure: UPSBATTERY", "procedure: BATERAI");
    String page = kept("/definitions/new", text);
    assertTrue(ketut.get(page).body().contains("semuanya baru"), page);
    assertEquals(303, ketut.submit(page, field("reason", "SK 12/2026")).statusCode());
    assertEquals("BATERAI", office.procedure("BATERAI").id());
    assertTrue(sari.get("/definitions").body().contains("/definitions/procedure/BATERAI"));
    assertEquals(422, sari.submit("/definitions/new", field("text", text)).statusCode());

    String withdraw = "/definitions/procedure/BATERAI/withdraw";
    assertEquals(422, sari.submit(withdraw, field("reason", "")).statusCode());
    assertEquals(303, sari.submit(withdraw, field("reason", "Digabung")).statusCode());
    assertEquals("", office.held().hash(DefinitionKey.procedure("BATERAI")));
    assertEquals(303, ketut.submit(page, field("reason", "Dipakai lagi")).statusCode());
  }

  @Test
  @DisplayName("a changed form changes the procedures that use it, together and with its reason")
  void aChangedForm() throws Exception {
    String page =
        kept("/definitions/form/DIAGNOSIS", form("Kind of damage or fault", "Kind of trouble"));
    String shown = ketut.get(page).body();
    assertTrue(shown.contains("/procedures/SRVSEC"), shown);
    assertTrue(shown.contains("/procedures/UPSBATTERY"), shown);
    String before = office.procedure("SRVSEC").hash();
    assertEquals(303, ketut.submit(page, field("reason", "Lebih jelas")).statusCode());
    assertFalse(before.equals(office.procedure("SRVSEC").hash()));
    assertEquals(
        "Kind of trouble",
        office.procedure("SRVSEC").forms().get("DIAGNOSIS").fields().getFirst().label().en());
    assertTrue(sari.get(VERSIONS).body().contains("DIAGNOSIS: Lebih jelas"));

    String list = sari.get("/definitions/form/DIAGNOSIS").body();
    assertTrue(list.contains("Kind of trouble"), "the text in force is there to be changed");
    HttpResponse<String> used =
        sari.submit("/definitions/form/DIAGNOSIS/withdraw", field("reason", "x"));
    assertEquals(422, used.statusCode());
    assertTrue(used.body().contains("SRVSEC.yaml"), used.body());
  }

  @Test
  @DisplayName("a form that would break a procedure is refused with the procedure's place")
  void aFormThatBreaks() throws Exception {
    HttpResponse<String> refused =
        sari.submit("/definitions/form/DIAGNOSIS", field("text", form("key: parts", "key: bits")));
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("procedures/SRVSEC.yaml"), refused.body());
    assertEquals(404, sari.get("/definitions/form/..%2F..%2Froles").statusCode());
    assertEquals(404, sari.get("/definitions/thing/DIAGNOSIS").statusCode());
  }

  @Test
  @DisplayName("what names itself badly, or in no line of its own, is told in one sentence")
  void noName() throws Exception {
    for (String text : List.of("", "procedure: <b>x</b>", "form: \"Б 1\"", "- a", "{form: X}")) {
      HttpResponse<String> refused = sari.submit("/definitions/new", field("text", text));
      assertEquals(422, refused.statusCode(), text);
      assertTrue(refused.body().contains("tidak menyatakan apa yang didefinisikan"), text);
      assertFalse(refused.body().contains("<b>x"), text);
    }
  }

  /// What would take time or memory, or lead a browser astray: each a clear sentence.
  static List<Arguments> hostile() throws Exception {
    String text = shipped();
    StringBuilder steps = new StringBuilder(text.substring(0, text.indexOf("steps:")));
    steps.append("steps:\n");
    for (int i = 0; i < 10_000; i++) {
      steps.append("  - {id: S").append(i).append(", mode: task, next: S").append(i + 1);
      steps.append("}\n");
    }
    StringBuilder bomb = new StringBuilder("procedure: SRVSEC\na0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    return List.of(
        Arguments.of(
            "10,000 steps", steps.toString(), "punya 10000 langkah; tulis paling banyak 200"),
        Arguments.of("aliases that double 40 times", bomb.toString(), "lebih dari 100000 nilai"),
        Arguments.of("nesting", "procedure: SRVSEC\na: " + "[".repeat(60_000), "50"),
        Arguments.of(
            "a loop without a way out",
            text.replace("next: SS-4", "next: SS-2").replace("next: SS-5", "next: SS-2"),
            "SS-"),
        Arguments.of("an id of HTML", text.replace("id: SS-7", "id: \"<img src=x>\""), "bukan id"),
        Arguments.of(
            "a number of braces",
            text.replace("SRV/{yyyy}/{MM}/{seq:3}", "{MM}".repeat(2_490) + "{seq:x}"),
            "number.pattern"),
        Arguments.of(
            "a condition without end",
            text.replace(
                "type: item, register: server",
                "type: item, register: server, required: {when: \"a in b"
                    + ",b".repeat(4_900)
                    + ";\"}"),
            "bukan syarat"),
        Arguments.of("a control character", text + "\u0007", "U+0007"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  @DisplayName("a hostile text costs little and is refused in a sentence")
  void hostileTexts(String what, String text, String sentence) throws Exception {
    HttpResponse<String> refused = sari.submit(VERSIONS, field("text", text));
    assertEquals(422, refused.statusCode(), what);
    String list = refused.body().substring(refused.body().indexOf("class=\"bad-list\""));
    list = list.substring(0, list.indexOf("</ul>"));
    assertTrue(list.contains(sentence), list.substring(0, Math.min(2_000, list.length())));
    assertFalse(list.contains("<img"), list);
    assertTrue(list.split("<li>", -1).length - 1 <= 101, "a page that can be read");
  }

  @Test
  @DisplayName("ten megabytes are refused before they are read, with what is allowed")
  void tenMegabytes() throws Exception {
    HttpResponse<String> refused = sari.submit(VERSIONS, field("text", "x".repeat(10_000_000)));
    assertEquals(413, refused.statusCode());
    HttpResponse<String> two = sari.submit(VERSIONS, field("text", "x: y\n".repeat(250_000)));
    assertEquals(422, two.statusCode());
    assertTrue(two.body().contains("lebih besar daripada 1 MiB; perpendek"));
  }

  @Test
  @DisplayName("names in any script go in and are shown as they are")
  void anyScript() throws Exception {
    String name = "Perawatan 保守 صيانة ᬗᬮᬶ 🛠 <b>";
    String page = kept(VERSIONS, shipped().replace("Pemeliharaan dan pengamanan server", name));
    assertTrue(ketut.get(page).body().contains("Perawatan 保守 صيانة ᬗᬮᬶ 🛠 &lt;b&gt;"));
  }
}
