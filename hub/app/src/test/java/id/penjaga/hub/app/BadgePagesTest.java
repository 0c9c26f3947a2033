package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Badges by page and program, on a hub that sends rosters and has no device yet.
class BadgePagesTest {
  private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]{32})\"");
  private static final String NUMBER = "0006572982";

  /// The number as it is printed in decimal, in two parts and in hex, there not within a hash.
  private static final Pattern TRACES =
      Pattern.compile("6572982|100,19382|(?<![0-9a-fA-F])0{0,4}644(?i:bb)6(?![0-9a-fA-F])");

  @TempDir Path folder;
  private ApiHub hub;
  private ApiHub.Program sari;

  @BeforeEach
  void open() throws Exception {
    hub = new ApiHub(folder, "roster: { keys: roster }\n");
    sari = hub.program();
    sari.post(
        "/people",
        Map.of(
            "name",
            "Sari",
            "unit",
            "Aptika",
            "login",
            "sari",
            "roles",
            List.of("staf_ruang_server")));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private String page(String path) throws Exception {
    var answer = hub.admin.get(path);
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  private static String typed(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<String> digests(String number) throws Exception {
    Matcher found =
        DIGEST.matcher(
            hub.admin.from("/badges", "/badges/read", "printed=" + typed(number)).body());
    return Stream.iterate(found, Matcher::find, m -> m).map(m -> m.group(1)).toList();
  }

  private int bind(String label, String digest) throws Exception {
    return hub.admin
        .from("/badges", "/badges", "label=" + label + "&digest=" + digest + "&holder=p1")
        .statusCode();
  }

  @Test
  @DisplayName("F55 A printed number is bound as it is meant, and stands nowhere afterwards")
  void aPrintedNumberIsBound() throws Exception {
    assertTrue(page("/badges").contains("0006572982")); // the example in the empty form
    List<String> digests = digests(NUMBER);
    assertEquals(4, digests.size(), "three lengths of the decimal number, and the hex bytes");
    assertEquals(1, digests("26: 100,19382").size());
    assertEquals(digests.getFirst(), digests("26: 100,19382").getFirst());
    assertEquals(303, bind("K-07", digests.getFirst()));
    assertEquals(List.of(), digests("26: 100,19382"), "it is told that it is K-07 already");
    assertEquals(422, bind("K-08", digests.getFirst()), "one badge, one label");
    assertEquals(422, hub.admin.from("/badges", "/badges/read", "printed=Budi").statusCode());
    assertEquals(422, bind("K-09", "abc"));
    assertTrue(page("/badges").contains("K-07"));
    hub.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(TRACES.matcher(bytes).find(), file.toString());
      }
    }
  }

  @Test
  @DisplayName("ACC-14 Each state of a badge's life is one click with its reason, and taken back")
  void aBadgeIsLostAndFound() throws Exception {
    bind("K-07", digests(NUMBER).getFirst());
    String button = "name=\"state\" value=\"";
    assertTrue(page("/badges/K-07").contains(button + "lost\""));
    assertEquals(422, move("lost", ""), "a reason is asked for");
    assertEquals(303, move("lost", "Hilang di jalan"));
    String lost = page("/badges/K-07");
    assertTrue(lost.contains("Kembalikan ke Berlaku"), lost);
    assertTrue(lost.contains("Hilang di jalan"), "the reason stands in the log");
    assertEquals(303, move("issued", "Ketemu"));
    assertEquals(303, move("blocked", "Dicuri"));
    assertEquals(303, move("issued", "Salah orang"), "blocking is taken back as well");
    assertEquals(422, move("nowhere", "Entah"));
    ApiHub.Told told =
        sari.post("/badges/K-07/state", Map.of("state", "suspended", "reason", "Cuti"));
    assertEquals(200, told.status(), told.raw().body());
    assertEquals("suspended", told.at("state"));
    assertEquals(404, hub.admin.get("/badges/K-99").statusCode());
  }

  private int move(String state, String reason) throws Exception {
    return hub.admin
        .from("/badges/K-07", "/badges/K-07/state", "state=" + state + "&reason=" + typed(reason))
        .statusCode();
  }

  @Test
  @DisplayName("ACC-14 A PIN is set by its holder, checked, and kept as a hash alone")
  void aPinIsSet() throws Exception {
    assertEquals(422, pin("123456", "123456"));
    assertEquals(422, pin("17081945", "17081945"));
    assertEquals(422, pin("730164", "730165"));
    assertEquals(303, pin("730164", "730164"));
    assertTrue(page("/account/pin").contains("/account/pin/remove"));
    assertTrue(page("/users/log").contains("PIN pintu dibuat"));
    hub.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("730164"), file.toString());
      }
    }
    hub = new ApiHub(folder, "roster: { keys: roster }\n");
    assertTrue(page("/account/pin").contains("/account/pin/remove"), "over a restart");
    hub.admin.from("/account/pin", "/account/pin/remove", "");
    assertFalse(page("/account/pin").contains("/account/pin/remove"));
  }

  private int pin(String pin, String again) throws Exception {
    return hub.admin
        .from("/account/pin", "/account/pin", "pin=" + pin + "&again=" + again)
        .statusCode();
  }

  @Test
  @DisplayName("ACC-14 A badge key is replaced with its version written out, and no badge is lost")
  void theKeyIsReplaced() throws Exception {
    bind("K-07", digests(NUMBER).getFirst());
    assertEquals(422, sari.post("/doors/rosters/rotate", Map.of("version", "1")).status());
    ApiHub.Told told = sari.post("/doors/rosters/rotate", Map.of("version", "2"));
    assertEquals(200, told.status(), told.raw().body());
    assertTrue(page("/doors/rosters").contains("2"));
    assertFalse(page("/badges").contains("Tidak sampai ke pintu"));
    assertEquals(List.of(), digests("26: 100,19382"), "K-07 is known under the new key");
    assertEquals(200, sari.get("/doors/rosters").status());
    assertEquals(List.of(), sari.get("/doors/rosters").items());
  }

  @Test
  @DisplayName("Whoever has not the role makes no badge, and a reader that is away takes no order")
  void othersMakeNoBadge() throws Exception {
    ApiHub.Program tamu = hub.program(sari, "tamu", "administrator_server");
    assertEquals(422, tamu.post("/badges/read", Map.of("printed", NUMBER)).status());
    assertEquals(
        422, tamu.post("/badges", Map.of("label", "K-1", "digest", "ab".repeat(16))).status());
    assertEquals(403, tamu.post("/doors/rosters/rotate", Map.of("version", "2")).status());
    ApiHub.Told away = sari.post("/devices/room-9/enrolments", Map.of("reader", "reader.main.in"));
    assertTrue(away.status() == 422 || away.status() == 404, away.raw().body());
    assertEquals(
        404, hub.admin.get("/badges/enrolments/room-9/enrol-zz").statusCode(), "no such order");
  }
}
