package id.penjaga.hub.app.procedures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Decision.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a web service, a developer's need and new software ask for before they go on.
class ServiceCaseTest {
  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-15T");
  private By it = new By.House();
  private By manager = new By.House();
  private By developer = new By.House();
  private By unit = new By.House();
  private By administrator = new By.House();
  private By official = new By.House();

  @BeforeEach
  void office() {
    it = person("Unit TI 1", "unit_ti");
    manager = person("Manage server 1", "manage_server");
    developer = person("Pengembang 1", "pengembang_aplikasi");
    unit = person("Unit terkait Contoh", "unit_terkait");
    administrator = person("Administrator server 1", "administrator_server");
    official = person("Pejabat", "pejabat_berwenang");
    desk.items.put("server/SRV-01", new HashMap<>(Map.of("role", Value.of("web"))));
    desk.items.put("server/SRV-05", new HashMap<>(Map.of("role", Value.of("mail"))));
    desk.items.put("application/Presensi", new HashMap<>());
  }

  private By person(String name, String role) {
    return Desk.as(desk.person(name, role), role);
  }

  // Web services.

  private Object[] request(String without) {
    return without(
        without,
        "unit",
        "Unit terkait",
        "need",
        "pertukaran data",
        "kind",
        "baru",
        "source_app",
        "Kepegawaian",
        "target_app",
        "Presensi");
  }

  /// Pairs of key and value but for one key.
  private static Object[] without(String key, Object... pairs) {
    Map<String, Object> all = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      all.put((String) pairs[i], pairs[i + 1]);
    }
    all.remove(key);
    return all.entrySet().stream()
        .flatMap(one -> java.util.stream.Stream.of(one.getKey(), one.getValue()))
        .toArray();
  }

  private void requested() {
    story
        .by(unit)
        .open("08:00", "WEBSERVICE", "need", Map.of("service", Value.of("Pertukaran data")))
        .does("08:10", "WS-1", request(""));
  }

  private void designed() {
    requested();
    story
        .by(it)
        .decides("08:20", "WS-2", "new", "", "result", "webservice baru")
        .does("08:30", "WS-3", architecture(""));
  }

  private Object[] architecture(String without) {
    return without(
        without, "version", "1", "design", "REST", "agreed_with", desk.id("Pengembang 1"));
  }

  private Object[] allocation(String server, Object... more) {
    Object[] plain = {
      "server", server, "role", "web", "agreed_with", desk.id("Manage server 1"),
    };
    Object[] all = java.util.Arrays.copyOf(plain, plain.length + more.length);
    System.arraycopy(more, 0, all, plain.length, more.length);
    return all;
  }

  @Test
  @DisplayName("SVC-01 a request says which unit and what for; then it is Unit TI's to coordinate")
  void aRequestIsWhole() {
    story
        .by(unit)
        .open("08:00", "WEBSERVICE", "need", Map.of("service", Value.of("Pertukaran data")));
    for (String field : List.of("unit", "need")) {
      story.lacks(field, story.tries("08:10", "WS-1", null, "", request(field)));
    }
    story.does("08:10", "WS-1", request(""));
    assertEquals("WS/2026/09/001", story.state().number());
    assertEquals(
        List.of("unit_ti"), desk.awaiting(story.state().id()).getFirst().roles(), story.open());
  }

  @Test
  @DisplayName("SVC-03 nobody develops before an architecture is agreed with the developer")
  void noDevelopmentWithoutADesign() {
    requested();
    story.by(it).decides("08:20", "WS-2", "new", "", "result", "webservice baru");
    for (String field : List.of("design", "version", "agreed_with")) {
      story.lacks(field, story.tries("08:30", "WS-3", null, "", architecture(field)));
    }
    story
        .by(developer)
        .refused(
            Reason.NO_SUCH_OPENING, story.tries("08:31", "WS-5", null, "", "status", "selesai"));
  }

  @Test
  @DisplayName("SVC-04 a server that serves mail takes a web service only by the official's reason")
  void aServerWithAnotherRole() {
    designed();
    assertTrue(
        story
            .told("server", story.tries("08:40", "WS-4", "own_role", "", allocation("SRV-05")))
            .contains("F.5"));
    story.lacks("mixed_reason", story.tries("08:41", "WS-4", "mixed", "", allocation("SRV-05")));
    story.decides(
        "08:42", "WS-4", "mixed", "", allocation("SRV-05", "mixed_reason", "belum ada server"));
    assertEquals("WS-F5", story.open());
    story.refused(Reason.NOT_YOUR_STEP, story.tries("08:43", "WS-F5", "permitted", "setuju"));
    story
        .by(official)
        .refused(Reason.REASON_MISSING, story.tries("08:44", "WS-F5", "permitted", ""));
    story.decides("08:44", "WS-F5", "refused", "surel sedang penuh");
    assertEquals("WS-4", story.open());
    story
        .by(it)
        .decides(
            "08:50", "WS-4", "mixed", "", allocation("SRV-05", "mixed_reason", "hanya sementara"))
        .by(official)
        .decides("08:55", "WS-F5", "permitted", "sampai server baru tiba");
    assertEquals("WS-5", story.open());
  }

  @Test
  @DisplayName("SVC-04 who proposes a mixed server does not permit it, whatever else they hold")
  void bothHats() {
    long both = desk.person("Unit TI dan pejabat", "unit_ti", "pejabat_berwenang");
    requested();
    story
        .by(Desk.as(both, "unit_ti"))
        .decides("08:20", "WS-2", "new", "", "result", "webservice baru")
        .does("08:30", "WS-3", architecture(""))
        .decides(
            "08:42", "WS-4", "mixed", "", allocation("SRV-05", "mixed_reason", "belum ada server"))
        .by(Desk.as(both, "pejabat_berwenang"))
        .refused(Reason.REQUESTER_APPROVES, story.tries("08:50", "WS-F5", "permitted", "setuju"));
  }

  @Test
  @DisplayName("SVC-04 a server of the same role needs no reason")
  void aServerWithItsRole() {
    designed();
    story.decides("08:40", "WS-4", "own_role", "", allocation("SRV-01"));
    assertEquals("WS-5", story.open());
  }

  @Test
  @DisplayName(
      "SVC-05 SVC-06 developed is ready for the test, which both sign before it has passed")
  void bothTest() {
    designed();
    story.decides("08:40", "WS-4", "own_role", "", allocation("SRV-01"));
    story
        .by(it)
        .refused(Reason.NOT_YOUR_STEP, story.tries("09:00", "WS-5", null, "", "status", "x"));
    story.by(developer).does("09:00", "WS-5", "status", "siap uji");
    assertEquals("WS-6", story.open());
    assertEquals(
        List.of(desk.id("Pengembang 1")), story.state().openings().get(5).doneBy(), story.open());
    story
        .does("09:10", "WS-6", "tested", "GET /pegawai", "result", "normal")
        .signs("09:11", "WS-6", "developer");
    assertEquals("WS-6", story.open());
    Command passed = new Command.Sign(story.opening("WS-6"), "decision", "passed", "");
    story.refused(Reason.NOT_YOUR_STEP, story.order("09:12", passed));
    story.by(unit).refused(Reason.NO_SUCH_OPENING, story.tries("09:13", "WS-7", "connected", ""));
    story.by(it).orders("09:14", passed);
    assertEquals("WS-7", story.open());
  }

  // What developers need.

  private Object[] need(String without) {
    return without(
        without,
        "application",
        "Presensi",
        "server_spec",
        "4 CPU",
        "database_spec",
        "MySQL",
        "access_rights",
        "dev",
        "kind",
        "deploy");
  }

  private void needed() {
    story
        .by(developer)
        .open(
            "08:00", "DBSERVER", "developer_request", Map.of("application", Value.of("Presensi")));
  }

  @Test
  @DisplayName("SVC-08 a need lists its servers, its databases and who may use them")
  void aNeedIsWhole() {
    needed();
    for (String field : List.of("access_rights", "server_spec", "database_spec")) {
      story.lacks(field, story.tries("08:45", "DB-6", null, "", need(field)));
    }
    story.does("08:45", "DB-6", need(""));
    assertEquals("DB-7", story.open());
  }

  @Test
  @DisplayName("SVC-09 SVC-11 a yes of Unit TI, and only that, goes on to the server's manager")
  void yes() {
    needed();
    story.does("08:45", "DB-6", need(""));
    story
        .by(it)
        .refused(
            Reason.NO_SUCH_OPENING, story.tries("08:50", "DB-9", null, "", allocation("SRV-01")));
    story.decides("09:30", "DB-7", "needed", "");
    assertEquals("DB-9", story.open());
    story.lacks(
        "agreed_with",
        story.tries("10:00", "DB-9", "own_role", "", "server", "SRV-01", "role", "web"));
    story.decides("10:00", "DB-9", "own_role", "", allocation("SRV-01"));
    assertEquals("DB-10", story.open());
  }

  @Test
  @DisplayName("SVC-09 SVC-10 a no goes to the existing server, which is named and linked")
  void no() {
    needed();
    story.does("08:45", "DB-6", need("")).by(it).decides("09:30", "DB-7", "not_needed", "cukup");
    assertEquals("DB-8", story.open());
    story
        .by(developer)
        .lacks("server", story.tries("09:40", "DB-8", null, "", "application", "Presensi"));
    story.does("09:40", "DB-8", "server", "SRV-01", "application", "Presensi");
    assertEquals("DB-8", story.end());
    assertEquals(Value.of("SRV-01"), desk.item("application", "Presensi", "server"));
  }

  @Test
  @DisplayName("SVC-12 a deployed server is in the register, its log begun, 90 minutes measured")
  void deployed() {
    needed();
    story
        .does("08:45", "DB-6", need(""))
        .by(it)
        .decides("09:30", "DB-7", "needed", "")
        .decides("10:00", "DB-9", "own_role", "", allocation("SRV-09"))
        .by(manager)
        .does(
            "11:31",
            "DB-10",
            "server",
            "SRV-09",
            "work",
            "pasang OS dan basis data",
            "software",
            "Presensi");
    assertEquals("DB-10+1", story.late());
    assertTrue(desk.exists("server", "SRV-09"));
    List<String> log =
        desk.book.stream()
            .flatMap(entry -> entry.facts().stream())
            .filter(Fact.ItemAdded.class::isInstance)
            .map(Fact.ItemAdded.class::cast)
            .filter(fact -> fact.item().equals("SRV-09"))
            .map(fact -> fact.log().plain())
            .toList();
    assertEquals(List.of(story.state().number() + ": pasang OS dan basis data"), log);
  }

  // New software.

  private Object[] fit(String licence, Object... more) {
    Object[] plain = {
      "software", "Layanan baru",
      "origin", "partner",
      "os", "Ubuntu 26.04",
      "support", "PHP 9",
      "licence", licence,
      "finding", "OS lebih baru dari SRV-02",
    };
    Object[] all = java.util.Arrays.copyOf(plain, plain.length + more.length);
    System.arraycopy(more, 0, all, plain.length, more.length);
    return all;
  }

  private void proposed() {
    story
        .by(administrator)
        .open("08:00", "SWACCEPT", "proposal", Map.of("software", Value.of("Layanan baru")));
  }

  @Test
  @DisplayName("SVC-14 proprietary software is taken with a reason, and not without")
  void preferOpenSource() {
    proposed();
    story.lacks("licence_reason", story.tries("08:10", "SW-1", "fits", "", fit("proprietary")));
    story.lacks("os", story.tries("08:10", "SW-1", "fits", "", without("os", fit("open"))));
    story.decides(
        "08:10", "SW-1", "fits", "", fit("proprietary", "licence_reason", "tidak ada padanan"));
    assertEquals("SW-1/fits", story.end());
  }

  @Test
  @DisplayName(
      "SVC-13 fixture 17 V3: a misfit is not deployed until the official has decided, who may"
          + " order a new server")
  void misfit() {
    proposed();
    story.decides("08:10", "SW-1", "not_fit", "", fit("open"));
    story.refused(
        Reason.NO_SUCH_OPENING, story.tries("08:20", "SW-3", null, "", "label", "SRV-10"));
    story.refused(Reason.NOT_YOUR_STEP, story.tries("08:20", "SW-2", "new_server", ""));
    Story deploy = deploying();
    assertTrue(deploy.told("software", deployed(deploy)).contains("F.4"));
    story.by(official).decides("08:30", "SW-2", "new_server", "");
    assertEquals("SW-3", story.open());
    Story.accepted(deployed(deploy));
  }

  @Test
  @DisplayName("SVC-13 fixture 17 V4: rejected software is closed with a reason, and not deployed")
  void rejected() {
    proposed();
    story.decides("08:10", "SW-1", "not_fit", "", fit("open"));
    story.by(official).refused(Reason.REASON_MISSING, story.tries("08:30", "SW-2", "rejected", ""));
    story.decides("08:30", "SW-2", "rejected", "tidak mendukung");
    assertEquals("SW-2/rejected", story.end());
    story
        .by(administrator)
        .refused(Reason.CASE_CLOSED, story.tries("08:40", "SW-3", null, "", "label", "SRV-10"));
    assertTrue(deploying().told("software", deployed(deploying())).contains("ditolak"));
  }

  @Test
  @DisplayName("SVC-13 the official may decide otherwise with a reason; what nobody examined waits")
  void allowed() {
    proposed();
    story
        .decides("08:10", "SW-1", "not_fit", "", fit("open"))
        .by(official)
        .decides("08:30", "SW-2", "other_decision", "dengan versi lama untuk sementara");
    Story deploy = deploying();
    deploy.lacks(
        "software",
        deploy.tries(
            "11:00",
            "DB-10",
            null,
            "",
            "server",
            "SRV-09",
            "work",
            "pasang",
            "software",
            "Yang lain"));
    Story.accepted(deployed(deploy));
  }

  /// A developer's need that has come as far as its deployment.
  private Story deploying() {
    return new Story(desk, "2026-09-15T")
        .by(developer)
        .open("08:00", "DBSERVER", "developer_request", Map.of("application", Value.of("Presensi")))
        .does("08:45", "DB-6", need(""))
        .by(it)
        .decides("09:30", "DB-7", "needed", "")
        .decides("10:00", "DB-9", "own_role", "", allocation("SRV-09"))
        .by(manager);
  }

  private Decision deployed(Story deploy) {
    return deploy.tries(
        "11:00",
        "DB-10",
        null,
        "",
        "server",
        "SRV-09",
        "work",
        "pasang",
        "software",
        "Layanan baru");
  }
}
