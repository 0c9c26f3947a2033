package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.ApiHub.Program;
import id.penjaga.hub.app.ApiHub.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A program at a whole hub: how it is asked, how it answers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
  private static final String STAFF = "staf_jaringan_dc";
  private static final Map<String, ?> MONITORED =
      Map.of(
          "branch",
          "fault",
          "answers",
          Map.of(
              "checks",
              List.of(Map.of("object", "SRV-07", "result", "fault")),
              "finding",
              "Disk 2 merah"));

  private ApiHub office;
  private Program admin;
  private Program dewi;
  private int servers;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    office = new ApiHub(folder);
    admin = office.program();
    admin.post("/people", Map.of("name", "Sari", "unit", "Aptika", "login", "sari"));
    dewi = office.program(admin, "dewi", STAFF);
  }

  @AfterAll
  void close() {
    office.close();
  }

  private Told opened(String... headers) throws Exception {
    servers++;
    return dewi.post(
        "/procedures/SRVSEC/cases",
        Map.of("trigger", "by_hand", "subject", Map.of("server", "SRV-" + servers)),
        headers);
  }

  @Test
  @DisplayName("A case is opened and its step completed, and read back with its log")
  void aStepIsCompleted() throws Exception {
    Told open = opened();
    assertEquals(201, open.status(), open.raw().body());
    String place = "/cases/" + open.at("case");
    assertEquals("/api/v1" + place, open.header("Location"));
    assertEquals(200, dewi.post(place + "/steps/1/begin", Map.of()).status());
    Told done = dewi.post(place + "/steps/1/complete", MONITORED);
    assertEquals(200, done.status(), done.raw().body());
    Told now = dewi.get(place);
    assertEquals("SS-2", ((Map<?, ?>) ((List<?>) now.at("open")).getFirst()).get("step"));
    assertEquals(
        "Disk 2 merah",
        ((Map<?, ?>) ((Map<?, ?>) now.at("answers")).get("MONITOR_REPORT")).get("finding"));
    Told log = dewi.get(place + "/log");
    assertEquals(3, log.items().size());
    assertTrue(
        dewi.get("/work").at("mine").toString().contains("SS-2"), "it is the next task of hers");
  }

  @Test
  @DisplayName("A key sent again is answered again and done once; with another body it is refused")
  void aKeyIsDoneOnce() throws Exception {
    Told first = opened("Idempotency-Key", "satu");
    servers--;
    Told again = opened("Idempotency-Key", "satu");
    assertEquals(first.at("case"), again.at("case"));
    assertEquals(201, again.status());
    assertEquals(first.header("Location"), again.header("Location"));
    assertEquals("true", again.header("Idempotency-Replayed"));
    Told other = opened("Idempotency-Key", "satu");
    assertEquals(422, other.status());
    assertEquals("/api#key-reused", other.at("type"));
    assertEquals(201, opened("Idempotency-Key", "dua").status());
    assertEquals(400, opened("Idempotency-Key", "dua kata").status());
  }

  private static final String KEY = "Idempotency-Key";
  private static final Map<String, ?> ACCOUNT =
      Map.of("name", "rina", "role", "VIEWER", "password", ApiHub.PASSWORD);

  @Test
  @DisplayName("The same key after a restart is the same command: the book knows it")
  void aKeySurvivesARestart(@TempDir Path folder) throws Exception {
    Map<String, ?> person = Map.of("name", "Sari", "unit", "Aptika", "login", "sari");
    Object number;
    try (ApiHub before = new ApiHub(folder)) {
      Told made = before.program().post("/people", person, "Idempotency-Key", "orang");
      assertEquals(201, made.status(), made.raw().body());
      number = made.at("person");
      assertEquals(200, before.program("akun").post("/accounts", ACCOUNT, KEY, "akun").status());
      Told replayed = before.program("ulang").post("/accounts", ACCOUNT, KEY, "akun");
      assertEquals("true", replayed.header("Idempotency-Replayed"));
      Told refused = before.program("salah").post("/accounts", Map.of("name", "x"), KEY, "ditolak");
      assertEquals(422, refused.status());
    }
    try (ApiHub after = new ApiHub(folder)) {
      Program program = new Program(after.hub.port(), ApiHub.token(after.admin, "lagi", "ADMIN"));
      Told again = program.post("/people", person, "Idempotency-Key", "orang");
      assertEquals(201, again.status(), again.raw().body());
      assertEquals(number, again.at("person"));
      assertEquals(1, program.get("/people").items().size());
      Told other =
          program.post(
              "/people", Map.of("name", "Lain", "unit", "Aptika"), "Idempotency-Key", "orang");
      assertEquals(422, other.status(), other.raw().body());
      Told spent = program.post("/accounts", ACCOUNT, KEY, "akun");
      assertEquals(409, spent.status(), "what the book does not know is not done twice");
      assertTrue(String.valueOf(spent.at("detail")).contains("sebelum hub berhenti"));
      Told fresh =
          program.post(
              "/accounts",
              Map.of("name", "tono", "role", "VIEWER", "password", ApiHub.PASSWORD),
              KEY,
              "ditolak");
      assertEquals(200, fresh.status(), "a refused request spends no key");
    }
  }

  @Test
  @DisplayName("A command bound to what its sender saw is refused when something was written since")
  void whatChangedMeanwhileIsNotOverwritten() throws Exception {
    String place = "/cases/" + opened().at("case");
    String tag = dewi.get(place).header("ETag");
    assertTrue(tag.matches("\"[0-9]+\""), tag);
    assertEquals(304, dewi.get(place, "If-None-Match", tag).status());
    Map<String, ?> note = Map.of("text", "Suku cadang ada di gudang.");
    assertEquals(200, dewi.post(place + "/notes", note, "If-Match", tag).status());
    Told late = dewi.post(place + "/notes", note, "If-Match", tag);
    assertEquals(412, late.status(), late.raw().body());
    assertTrue(String.valueOf(late.at("detail")).contains("Baca lagi"), late.raw().body());
    String next = dewi.get(place).header("ETag");
    assertNotEquals(tag, next);
    assertEquals(200, dewi.post(place + "/notes", note, "If-Match", next).status());
    assertEquals(412, dewi.post(place + "/notes", note, "If-Match", "W/\"1\"").status());
    assertEquals(400, admin.post("/rooms", Map.of("name", "Baru"), "If-Match", "\"1\"").status());
  }

  @Test
  @DisplayName("An item of a register is added, replaced as a whole under its tag, and moved")
  void anItemIsKept() throws Exception {
    Map<String, Object> fields = required("rack_key", "KUNCI-1");
    Told made = admin.post("/registers/rack_key/items", Map.of("fields", fields, "reason", "Baru"));
    assertEquals(201, made.status(), made.raw().body());
    String place = "/registers/rack_key/items/KUNCI-1";
    assertEquals("/api/v1" + place, made.header("Location"));
    String tag = admin.get(place).header("ETag");
    fields.put(free("rack_key", fields), "diganti");
    Map<String, ?> body = Map.of("fields", fields, "reason", "Pindah laci");
    Told changed = admin.put(place, body, "If-Match", tag);
    assertEquals(200, changed.status(), changed.raw().body());
    assertTrue(admin.get(place).at("fields").toString().contains("diganti"));
    Told late = admin.put(place, body, "If-Match", tag);
    assertEquals(412, late.status(), late.raw().body());
    assertEquals(2, admin.get(place + "/log").items().size());
    Object next = ((List<?>) admin.get(place).at("moves")).getLast();
    Told moved = admin.post(place + "/move", Map.of("state", next, "reason", "Sudah rusak"));
    assertEquals(200, moved.status(), moved.raw().body());
    assertEquals(next, admin.get(place).at("state"));
    assertEquals(
        422, admin.post(place + "/move", Map.of("state", "tidak_ada", "reason", "x")).status());
  }

  @Test
  @DisplayName(
      "MNT-10: a program reads what is watched, tells partitions and plans work, as pages do")
  void anItemIsWatched() throws Exception {
    admin.post("/people", Map.of("name", "Sari", "unit", "Aptika", "login", "sari"));
    Map<String, Object> fields = required("reference", "GERBANG");
    fields.put("address", "tcp://127.0.0.1:9");
    Told made =
        admin.post("/registers/reference/items", Map.of("fields", fields, "reason", "Baru"));
    assertEquals(201, made.status(), made.raw().body());
    String place = "/monitors/reference/GERBANG";
    Told told = admin.post(place + "/readings", Map.of("partitions", Map.of("/data", "64.5")));
    assertEquals(200, told.status(), told.raw().body());
    Told wrong = admin.post(place + "/readings", Map.of("partitions", Map.of("/data", "900")));
    assertEquals(422, wrong.status(), wrong.raw().body());

    Instant now = Instant.now();
    Map<String, ?> work =
        Map.of("from", now.toString(), "until", now.plusSeconds(7200).toString(), "reason", "Disk");
    for (int sent = 0; sent < 2; sent++) {
      Told planned = admin.post(place + "/windows", work, "Idempotency-Key", "kerja-1");
      assertEquals(200, planned.status(), planned.raw().body());
    }
    List<?> windows = (List<?>) admin.get(place).at("windows");
    assertEquals(1, windows.size(), "sent twice is planned once");
    Object window = ((Map<?, ?>) windows.getFirst()).get("id");
    Told ended = admin.post(place + "/windows/" + window + "/end", Map.of());
    assertEquals(200, ended.status(), ended.raw().body());
    assertEquals(200, admin.post(place + "/check", Map.of()).status());
    assertEquals(422, dewi.post(place + "/check", Map.of()).status(), "not hers to keep");
    assertEquals(404, admin.post("/monitors/rack_key/X/check", Map.of()).status());
  }

  /// Every required field of a register, with something in it.
  private Map<String, Object> required(String register, String label) throws Exception {
    Map<String, Object> fields = new java.util.TreeMap<>();
    Told of = admin.get("/registers/" + register);
    for (Object one : (List<?>) of.at("fields")) {
      Map<?, ?> field = (Map<?, ?>) one;
      String key = String.valueOf(field.get("key"));
      boolean must = "always".equals(((Map<?, ?>) field.get("required")).get("type"));
      if (key.equals(of.at("label"))) {
        fields.put(key, label);
      } else if (must) {
        fields.put(
            key,
            switch (String.valueOf(field.get("type"))) {
              case "number", "duration" -> 1L;
              case "date" -> "2026-01-15";
              case "boolean" -> true;
              case "choice" -> ((Map<?, ?>) ((List<?>) field.get("choices")).getFirst()).get("id");
              default -> "isi";
            });
      }
    }
    return fields;
  }

  /// A field of texts that nothing is in.
  private String free(String register, Map<String, Object> fields) throws Exception {
    for (Object one : (List<?>) admin.get("/registers/" + register).at("fields")) {
      Map<?, ?> field = (Map<?, ?>) one;
      if ("text".equals(field.get("type")) && !fields.containsKey(field.get("key"))) {
        return String.valueOf(field.get("key"));
      }
    }
    throw new IllegalStateException(register + " has no free text");
  }

  @Test
  @DisplayName("Problems are told as RFC 9457 says, in the language of the asker, at each value")
  void problemsAreSentences() throws Exception {
    Told wrong =
        dewi.post(
            "/procedures/SRVSEC/cases",
            Map.of("triger", "by_hand", "subject", "SRV"),
            "Accept-Language",
            "en");
    assertEquals(422, wrong.status());
    assertTrue(wrong.header("Content-Type").startsWith("application/problem+json"));
    assertEquals("en", wrong.header("Content-Language"));
    List<String> at = new ArrayList<>();
    ((List<?>) wrong.at("errors")).forEach(one -> at.add("" + ((Map<?, ?>) one).get("pointer")));
    assertEquals(List.of("#/triger", "#/trigger", "#/subject"), at);
    assertEquals("Refused", wrong.at("title"));
    assertEquals(
        "Ditolak",
        dewi.post("/procedures/SRVSEC/cases", Map.of(), "Accept-Language", "id").at("title"));
    Told form =
        dewi.post(
            "/cases/" + opened().at("case") + "/steps/1/complete",
            Map.of("branch", "fault", "answers", Map.of("finding", "x")));
    assertEquals(422, form.status(), form.raw().body());
    assertTrue(form.raw().body().contains("#/answers/"), form.raw().body());
  }

  @Test
  @DisplayName(
      "401, 403, 404, 405, 413, 415, 400 are all problems in JSON, and 405 says what there is")
  void everyStatusIsAProblem() throws Exception {
    Program nobody = new Program(office.hub.port(), "");
    problem(401, nobody.get("/work"));
    assertTrue(nobody.get("/work").header("WWW-Authenticate").startsWith("Bearer"));
    problem(401, new Program(office.hub.port(), "pjg_salah").get("/work"));
    problem(403, dewi.get("/accounts"));
    problem(404, dewi.get("/cases/999999"));
    problem(404, dewi.get("/tidak/ada"));
    problem(404, dewi.send("GET", "/api/v2/work", null));
    Told method = dewi.send("DELETE", "/api/v1/cases", null);
    problem(405, method);
    assertTrue(method.header("Allow").contains("GET"), method.header("Allow"));
    problem(413, dewi.post("/work/seen", Map.of("until", "x".repeat(20_000))));
    problem(415, dewi.send("POST", "/api/v1/work/seen", "until=1", "Content-Type", "text/plain"));
    problem(400, dewi.send("POST", "/api/v1/work/seen", "{\"until\":"));
    problem(400, dewi.send("POST", "/api/v1/work/seen", "[1]"));
    problem(422, dewi.send("POST", "/api/v1/work/seen", "{\"until\": 1e999999999}"));
  }

  private static void problem(int status, Told told) {
    assertEquals(status, told.status(), told.raw().body());
    assertTrue(
        told.header("Content-Type").startsWith("application/problem+json"),
        told.header("Content-Type") + " " + told.raw().body());
    assertEquals((long) status, told.at("status"));
    assertFalse(String.valueOf(told.at("detail")).isBlank());
  }

  @Test
  @DisplayName("A session's cookie opens nothing here, and no other site is let in")
  void cookiesDoNotCount() throws Exception {
    var answer = office.admin.get("/api/v1/people");
    assertEquals(401, answer.statusCode());
    Told told = dewi.get("/cases", "Origin", "http://x.test");
    assertEquals("", told.header("Access-Control-Allow-Origin"));
    assertEquals("no-store", told.header("Cache-Control"));
    assertFalse(told.raw().headers().map().containsKey("set-cookie"));
  }

  @Test
  @DisplayName("A list is read part by part, and nothing is twice or lost when cases are opened")
  void pagingIsStable() throws Exception {
    List<Object> before = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      before.add(opened().at("case"));
    }
    List<Object> seen = new ArrayList<>();
    String next = "";
    do {
      Told part = dewi.get("/cases?limit=3" + (next.isEmpty() ? "" : "&cursor=" + next));
      assertEquals(200, part.status(), part.raw().body());
      assertTrue(part.items().size() <= 3);
      part.items().forEach(one -> seen.add(((Map<?, ?>) one).get("id")));
      next = String.valueOf(part.at("next"));
      opened(); // somebody else is at work
    } while (!next.isEmpty());
    assertEquals(seen.stream().distinct().count(), seen.size(), "none twice");
    assertTrue(seen.containsAll(before), "none lost");
    for (String bad : List.of("cursor=x", "cursor=YWZ0ZXI6", "limit=0", "limit=201", "limit=x")) {
      Told told = dewi.get("/cases?" + bad);
      assertEquals(400, told.status(), bad);
      assertEquals("/api#bad-page", told.at("type"), bad);
    }
    assertEquals(400, dewi.get("/people?cursor=YWZ0ZXI6bm9ib2R5").status(), "gone");
  }

  @Test
  @DisplayName("A sheet is checked without storing it, then stored; a file is sent and named")
  void sheetsAndFiles() throws Exception {
    Map<String, ?> sheet = Map.of("text", "tanggal,nama\n2027-01-01,Tahun baru\n", "reason", "SKB");
    Told checked = admin.post("/sheets/holidays/check", sheet);
    assertEquals(200, checked.status(), checked.raw().body());
    if (((List<?>) checked.at("problems")).isEmpty()) {
      assertEquals(200, admin.post("/sheets/holidays", sheet).status());
    } else { // another heading: it is told at its line, and nothing is stored
      assertEquals(422, admin.post("/sheets/holidays", sheet).status());
    }
    String picture =
        "--x\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
            + "abc\r\n"
            + "--x--\r\n";
    Told sent =
        dewi.send(
            "POST", "/api/v1/files", picture, "Content-Type", "multipart/form-data; boundary=x");
    assertTrue(sent.status() == 200 || sent.status() == 422, sent.raw().body());
    problem(415, dewi.send("POST", "/api/v1/files", "{}"));
  }

  @Test
  @DisplayName("Every list and every single thing is answered in the shape that the document says")
  void everyReadAnswers() throws Exception {
    opened();
    Map<String, String> of =
        Map.ofEntries(
            Map.entry("{id}", "SRVSEC"),
            Map.entry("{register}", "server"),
            Map.entry("{person}", "1"),
            Map.entry("{kind}", "procedure"));
    List<String> wrong = new ArrayList<>();
    office
        .hub
        .web()
        .table()
        .reads()
        .forEach(one -> {
          String path = one.of().path();
          if (path.startsWith("/cases/")) {
            path = path.replace("{id}", "" + lastCase());
          }
          for (Map.Entry<String, String> part : of.entrySet()) {
            path = path.replace(part.getKey(), part.getValue());
          }
          if (path.contains("{") || path.startsWith("/alarms/") || path.startsWith("/visits/")) {
            return; // a point, an alarm, an item, a version, a paper, a visit: none here
          }
          Told told = get(path);
          boolean shaped =
              !one.of().many() || told.json().keySet().containsAll(List.of("items", "next"));
          if (told.status() != 200 || !shaped) {
            wrong.add(path + " " + told.status() + " " + told.raw().body());
          }
        });
    assertEquals(List.of(), wrong);
  }

  private Object lastCase() {
    return ((Map<?, ?>) get("/cases?limit=1").items().getFirst()).get("id");
  }

  private Told get(String path) {
    try {
      return admin.get(path);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
