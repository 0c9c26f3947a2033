package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPagesTest {
  private static final String WEB = "/report/for/WEBFAULT/user_report";
  private static final String NET = "/report/for/NETFAULT/skpd_report";

  private static final String VISIT = "/report/for/VISIT/outside";
  private static final String REQUEST =
      "f.room=R-01&f.requester_org=PT+Sejuk+Abadi&f.vendor_kind=ac&f.purpose_kind=pemeliharaan"
          + "&f.target=AC+presisi+1&f.visitors.1.name=Bambang+Sutrisno&f.visitors.1.unit=PT+Sejuk"
          + "&f.visitors.1.identity=1234&f.window_start=2026-11-25T09:00"
          + "&f.window_end=2026-11-25T11:00&f.equipment_in.1.name=Manifold"
          + "&f.equipment_in.1.serial=MF-77&f.equipment_in.1.count=1";

  private TestHub hub;
  private OfficeFake office;
  private TestHub.Browser stranger;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new OfficeFake(Instant.parse("2026-11-24T02:00:00Z"));
    office.person("Dewi Lestari", "Seksi Jaringan", "dewi", "staf_ict");
    hub = new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office);
    hub.people();
    stranger = hub.browser();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private static String typed(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String web(String service, String report) {
    return "f.service="
        + typed(service)
        + "&f.organisation=HMJ+TI&f.contact=Rina+0812&f.report="
        + typed(report);
  }

  /// Sends a form as its page would, under its own id.
  private HttpResponse<String> send(String path, String fields, String id) {
    HttpResponse<String> page = stranger.get(path);
    assertEquals(200, page.statusCode(), page.body());
    return stranger.post(
        path,
        fields + "&_id=" + id + "&_form=" + TestHub.Browser.formOf(page),
        "Origin",
        "http://127.0.0.1:" + hub.web.port());
  }

  private static String id(int number) {
    return "%016x".formatted(number + 0xabc0);
  }

  private static String where(HttpResponse<String> answer) {
    assertEquals(303, answer.statusCode(), answer.body());
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private List<CaseLine> cases() {
    return office.cases(CaseFilter.ALL, 50);
  }

  @Test
  @DisplayName("INC-02: a stranger reports a web service and asks later what became of it")
  void report() {
    assertTrue(hub.browser().get("/login").body().contains("href=\"/report\""));
    String choices = stranger.get("/report").body();
    assertTrue(choices.contains("href=\"" + WEB + "\""), choices);
    assertTrue(choices.contains("href=\"" + NET + "\""), choices);
    String form = stranger.get(WEB).body();
    assertTrue(form.contains("Portal &lt;b>"), form);
    assertFalse(form.contains("SRV-01"), "strangers do not see servers");

    String place = where(send(WEB, web("Surel", "Tidak bisa masuk"), id(1)));
    Case state = office.caseFile(cases().getFirst().id()).orElseThrow().state();
    assertEquals("user_report", state.trigger());
    assertEquals("Tidak bisa masuk", state.subject().get("report").plain());
    String status = hub.browser().get(place).body();
    assertTrue(status.contains("Laporan sudah diterima"), status);
    assertTrue(status.contains("WEB/2026/11/001"), status);
    assertTrue(status.contains("09.00") || status.contains("09:00"), status);
    for (String secret : List.of("Rina", "0812", "Tidak bisa masuk", "HMJ", "Dewi")) {
      assertFalse(status.contains(secret), secret);
    }
    assertTrue(hub.browser().get(place, "Accept-Language", "en").body().contains("was received"));
  }

  @Test
  @DisplayName("INC-08: a stranger reports the network of an office")
  void network() {
    String fields = "f.node=N-01&f.reporter=Adi&f.contact=0813&f.report=Putus";
    where(send(NET, fields, id(1)));
    assertEquals("NETFAULT", cases().getFirst().procedure());
  }

  @Test
  @DisplayName("INC-02: a second report of a service joins the open case and says so")
  void duplicate() {
    String first = where(send(WEB, web("Surel", "Mati"), id(1)));
    assertEquals(first, where(send(WEB, web("Surel", "Mati"), id(1))), "sent twice is sent once");
    assertFalse(stranger.get(first).body().contains("sudah dilaporkan sebelumnya"));
    String second = where(send(WEB, web("Surel", "Mati juga"), id(2)));
    assertTrue(stranger.get(second).body().contains("sudah dilaporkan sebelumnya"));
    assertEquals(1, cases().size());
  }

  @Test
  @DisplayName("INC-02: a reference is not to be guessed, and a wrong one tells nothing")
  void guesses() {
    String place = where(send(WEB, web("Surel", "Mati"), id(1)));
    long about = cases().getFirst().id();
    String real = stranger.get("/report/" + about + "-" + id(9)).body();
    String none = stranger.get("/report/999-" + id(9)).body();
    assertEquals(404, stranger.get("/report/" + about + "-" + id(9)).statusCode());
    assertEquals(none.replace("999-", ""), real.replace(about + "-", ""));
    assertEquals(404, stranger.get("/report/" + about).statusCode());
    assertEquals(200, stranger.get(place).statusCode());
    assertEquals(404, stranger.get("/report/for/SRVSEC/by_hand").statusCode());
    assertEquals(404, stranger.get("/report/for/WEBFAULT/by_hand").statusCode());
  }

  @Test
  @DisplayName("INC-02: a flood from one address is told to wait and loses nothing it typed")
  void flood() {
    for (int i = 0; i < 5; i++) {
      where(send(WEB, web("Surel", "Mati " + i), id(i)));
    }
    HttpResponse<String> refused = send(WEB, web("Surel", "Mati lagi"), id(6));
    assertEquals(429, refused.statusCode());
    assertTrue(refused.headers().firstValue("Retry-After").isPresent());
    assertTrue(refused.body().contains("Terlalu banyak laporan"), refused.body());
    assertTrue(refused.body().contains("Mati lagi"), refused.body());
  }

  @Test
  @DisplayName("INC-02: hostile, empty, foreign and too long reports open nothing")
  void hostile() {
    HttpResponse<String> empty = send(WEB, web("Surel", ""), id(1));
    assertEquals(422, empty.statusCode());
    HttpResponse<String> bad = send(WEB, web("", "<script>alert(1)</script>"), id(1));
    assertEquals(422, bad.statusCode());
    assertFalse(bad.body().contains("<script>alert"), bad.body());
    HttpResponse<String> quoted = send(WEB, web("\"><script>alert(1)</script>", ""), id(1));
    assertFalse(quoted.body().contains("\"><script>"), quoted.body());
    assertTrue(bad.body().contains("&lt;script>alert") || bad.body().contains("&lt;script&gt;"));
    assertEquals(422, send(WEB, web("Surel", "x".repeat(4_001)), id(1)).statusCode());
    assertEquals(413, send(WEB, web("Surel", "x".repeat(40_000)), id(1)).statusCode());
    String own = "http://127.0.0.1:" + hub.web.port();
    assertEquals(403, stranger.post(WEB, web("Surel", "Mati"), "Origin", own).statusCode());
    assertTrue(cases().isEmpty());

    office.reachable = false;
    HttpResponse<String> unsaved = send(WEB, web("Surel", "Jangan hilang"), id(1));
    assertEquals(503, unsaved.statusCode());
    assertTrue(unsaved.body().contains("Jangan hilang"), unsaved.body());
  }

  @Test
  @DisplayName("VIS-01: a guest asks for a visit, keeps a reference, staff find the form filled in")
  void visit() {
    String form = stranger.get(VISIT).body();
    for (String label : List.of("Instansi/vendor", "Daftar pengunjung", "Nomor seri", "Ruang")) {
      assertTrue(form.contains(label), label);
    }
    assertTrue(stranger.get("/report").body().contains("Ajukan permohonan"));
    HttpResponse<String> half = send(VISIT, "f.room=R-01&f.requester_org=PT+Sejuk", id(1));
    assertEquals(422, half.statusCode());
    assertTrue(half.body().contains("PT Sejuk"), half.body());
    assertTrue(cases().isEmpty());

    String place = where(send(VISIT, REQUEST, id(1)));
    Case state = office.caseFile(cases().getFirst().id()).orElseThrow().state();
    assertEquals("VIS-P1", state.openings().get(state.open().first()).step());
    assertEquals(
        "PT Sejuk Abadi", state.answers().get("VISIT_REQUEST").get("requester_org").plain());
    String status = stranger.get(place).body();
    assertTrue(status.contains("Permohonan sudah diterima"), status);
    assertFalse(status.contains("Bambang"), status);

    office.person("Siti Aminah", "Aptika", "sari", "administrator_ruang_server");
    TestHub.Browser staff = hub.browser(hub.logIn("sari", false));
    String step = staff.get("/cases/" + state.id()).body();
    assertTrue(step.contains("value=\"PT Sejuk Abadi\""), step);
    assertTrue(step.contains("value=\"Bambang Sutrisno\""), step);
    assertTrue(step.contains("value=\"2026-11-25T09:00\""), step);
  }

  @Test
  @DisplayName("VIS-01: a public form fills in the step it opens with and no other")
  void onlyFirst() {
    where(send(VISIT, REQUEST, id(1)));
    Case state = office.caseFile(cases().getFirst().id()).orElseThrow().state();
    Answer answer =
        office.act(
            "again",
            new By.Anyone("report"),
            state.id(),
            new Command.Complete(state.open().first(), Map.of(), null, "", Map.of(), ""),
            null,
            "");
    assertTrue(answer instanceof Answer.Refused, answer.toString());
  }
}
