package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.ApiHub.Program;
import id.penjaga.hub.app.ApiHub.Told;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// What a token lets its bearer do, and until when.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTokenTest {
  private static final String STAFF = "staf_jaringan_dc";
  private static final String CHIEF = "kepala_seksi_jaringan_dc";

  private Path folder;
  private ApiHub office;
  private Program admin;

  @BeforeAll
  void open(@TempDir Path temp) throws Exception {
    folder = temp;
    office = new ApiHub(temp);
    admin = office.program();
    admin.post("/people", Map.of("name", "Sari", "unit", "Aptika", "login", "sari"));
  }

  @AfterAll
  void close() {
    office.close();
  }

  private Told open(Program program, String server) throws Exception {
    return program.post(
        "/procedures/SRVSEC/cases",
        Map.of("trigger", "by_hand", "subject", Map.of("server", server)));
  }

  @Test
  @DisplayName("A token of one role does nothing by another role of its owner, in the transaction")
  void aRoleLeftOutIsNotHeld() throws Exception {
    Program both = office.program(admin, "wayan", STAFF, CHIEF);
    assertEquals(201, open(both, "SRV-A").status());
    HubBrowser wayan = office.browser("wayan");
    Program chief =
        new Program(
            office.hub.port(),
            ApiHub.token(wayan, "pengesah", "OPERATOR", "roles=some&role=" + CHIEF + "&rooms=all"));
    Told refused = open(chief, "SRV-B");
    assertEquals(403, refused.status(), refused.raw().body());
    assertEquals(List.of(CHIEF), chief.get("/work").at("roles"));
    assertEquals(200, chief.get("/cases").status());
  }

  @Test
  @DisplayName("A token loses a right at the moment its owner loses it")
  void aTokenFollowsItsOwner() throws Exception {
    Program putri = office.program(admin, "putri", STAFF);
    assertEquals(201, open(putri, "SRV-C").status());
    Told person = admin.get("/people/" + putri.get("/work").at("person"));
    Map<?, ?> grant = (Map<?, ?>) ((List<?>) person.at("grants")).getFirst();
    Told back =
        admin.post(
            "/people/" + person.at("person") + "/roles/" + grant.get("id") + "/back",
            Map.of("reason", "Salah orang"));
    assertEquals(200, back.status(), back.raw().body());
    assertEquals(403, open(putri, "SRV-D").status());
    assertEquals(200, admin.post("/accounts/putri/enabled", Map.of("enabled", false)).status());
    assertEquals(401, putri.get("/work").status());
    admin.post("/accounts/putri/enabled", Map.of("enabled", true));
    assertEquals(200, putri.get("/cases").status(), "the account is open again");
  }

  @Test
  @DisplayName(
      "A token of an administrator may be no administrator, and no token is above its owner")
  void theLevelIsAtMostTheOwners() throws Exception {
    Program viewer = new Program(office.hub.port(), ApiHub.token(office.admin, "baca", "VIEWER"));
    assertEquals(403, viewer.get("/accounts").status());
    assertEquals(200, viewer.get("/people").status());
    office.program(admin, "agus", STAFF);
    HttpResponse<String> refused =
        office
            .browser("agus")
            .answer("/tokens", "name=naik&days=90&level=ADMIN&roles=all&rooms=all");
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("tidak boleh berhak lebih"), refused.body());
  }

  @Test
  @DisplayName(
      "A token of one room sees and does nothing of another, and nothing of the whole site")
  void aTokenOfOneRoom() throws Exception {
    Object first = admin.post("/rooms", Map.of("name", "Ruang A")).at("room");
    Object second = admin.post("/rooms", Map.of("name", "Ruang B")).at("room");
    assertEquals(200, admin.post("/devices/alat-a/place", Map.of("room", first)).status());
    Program bound =
        new Program(
            office.hub.port(),
            ApiHub.token(
                office.admin,
                "satu ruang".replace(' ', '+'),
                "ADMIN",
                "roles=all&rooms=some&room=" + first));
    assertEquals(List.of(first), names(bound.get("/rooms"), "room"));
    assertTrue(names(admin.get("/rooms"), "room").contains(second));
    for (String site : List.of("/people", "/accounts", "/papers", "/obligations", "/definitions")) {
      Told told = bound.get(site);
      assertEquals(403, told.status(), site);
      assertEquals("/api#rooms", told.at("type"), site);
    }
    assertEquals(403, bound.post("/rooms", Map.of("name", "Ruang C")).status());
    assertEquals(
        403,
        bound.post("/devices/alat-b/silence", Map.of()).status(),
        "a device that stands in no room");
    assertEquals(
        422,
        bound.post("/devices/alat-a/silence", Map.of()).status(),
        "its own device, which is not there to be told");
    assertEquals(List.of(), bound.get("/cases").items(), "no case tells this room");
  }

  private static List<Object> names(Told told, String name) {
    return told.items().stream().<Object>map(one -> ((Map<?, ?>) one).get(name)).toList();
  }

  @Test
  @DisplayName("A token is shown once, kept as a hash, listed, revoked, and its use is in the log")
  void aTokenIsShownOnce() throws Exception {
    String secret = ApiHub.token(office.admin, "sekali", "VIEWER");
    String page = office.admin.get("/tokens").body();
    assertTrue(page.contains("sekali"));
    assertFalse(page.contains(secret));
    Program program = new Program(office.hub.port(), secret);
    assertEquals(200, program.get("/cases").status());
    Matcher row =
        Pattern.compile(
                "name=\"token\" value=\"([0-9]+)\".*?Cabut token ([^\"]+)\"", Pattern.DOTALL)
            .matcher(office.admin.get("/tokens").body());
    String id = "";
    while (row.find()) {
      if (row.group(2).equals("sekali")) {
        id = row.group(1);
      }
    }
    assertEquals(303, revoke(office.admin, id));
    assertEquals(401, program.get("/cases").status());
    String log = admin.get("/accounts/events").raw().body();
    for (String event : List.of("token_made", "token_used", "token_revoked")) {
      assertTrue(log.contains(event), event + " " + log);
    }
    for (Path file : Files.list(folder).filter(Files::isRegularFile).toList()) {
      byte[] bytes = Files.readAllBytes(file);
      assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains(secret), file.toString());
    }
  }

  private static int revoke(HubBrowser browser, String id) throws Exception {
    return browser.from("/tokens", "/tokens/revoke", "token=" + id).statusCode();
  }

  /// The last one: this address then has to wait for a while with any wrong token.
  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName("Nobody revokes a stranger's token but an administrator; wrong tokens must wait")
  void strangers() throws Exception {
    Program mine = office.program(admin, "lina", STAFF);
    office.program(admin, "tono", STAFF);
    HubBrowser tono = office.browser("tono");
    int ids = 0;
    for (int id = 1; id < 40; id++) {
      int status = revoke(tono, String.valueOf(id));
      ids += status == 303 ? 1 : 0;
    }
    assertEquals(1, ids, "only his own");
    assertEquals(200, mine.get("/cases").status());
    Program wrong = new Program(office.hub.port(), "pjg_tebakan");
    int waits = 0;
    for (int i = 0; i < 40; i++) {
      waits += wrong.get("/cases").status() == 429 ? 1 : 0;
    }
    assertTrue(waits > 10, waits + " of 40 guesses had to wait");
    assertEquals(200, mine.get("/cases").status(), "from the same address, with the right one");
  }
}
