package id.penjaga.hub.app.procedures;

import static id.penjaga.hub.app.print.PdfText.says;
import static id.penjaga.hub.app.procedures.Story.group;
import static id.penjaga.hub.app.procedures.Story.list;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.monitor.WatchTarget;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision.Reason;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Fixtures 11 and 17: database care, a web service.
class CareCaseTest {
  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-15T");
  private By it = new By.House();
  private By manager = new By.House();
  private By developer = new By.House();
  private By official = new By.House();

  @BeforeEach
  void office() {
    it = Desk.as(desk.person("Unit TI 1", "unit_ti"), "unit_ti");
    manager = Desk.as(desk.person("Manage server 1", "manage_server"), "manage_server");
    developer = Desk.as(desk.person("Pengembang 1", "pengembang_aplikasi"), "pengembang_aplikasi");
    official = Desk.as(desk.person("Pejabat", "pejabat_berwenang"), "pejabat_berwenang");
    desk.person("Unit terkait Contoh", "unit_terkait");
    desk.items.put("server/SRV-02", new HashMap<>());
  }

  private Object[] decision() {
    return new Object[] {"agreed_with", desk.id("Manage server 1"), "reason", "memori 91 persen"};
  }

  private void cared() {
    story
        .by(new By.House())
        .open("2026-09-15T08:00", "DBSERVER", "periodic", Map.of("server", Value.of("SRV-02")))
        .by(it)
        .begins("08:00", "DB-1")
        .does("08:50", "DB-1", "server", "SRV-02", "memory", 91, "storage", 83, "cpu", 41)
        .begins("08:50", "DB-2")
        .does(
            "09:30",
            "DB-2",
            "physical_checked",
            true,
            "physical",
            "baik",
            "login_checked",
            true,
            "login",
            "baik");
  }

  @Test
  @DisplayName(
      "MNT-03 MNT-04 SYS-11 fixture 11 care with upgrade: only the memo is late, DB-1 has no"
          + " standard")
  void upgrade() {
    cared();
    story.decides("10:30", "DB-3", "upgrade", "", decision());
    story.does(
        "13:40",
        "DB-4",
        "server",
        "SRV-02",
        "goods",
        list(group("name", "RAM 32 GB", "count", 2)),
        "reason",
        "memori 91 persen");
    story.signs("13:41", "DB-4", "unit_ti");
    story.refused(
        Reason.NOT_YOUR_STEP,
        story.order("13:45", new Command.Sign(story.opening("DB-4"), "decision", "approved", "")));
    story.by(official).signs("13:50", "DB-4", "decision", "approved", "");
    assertEquals("ND/2026/09/001", story.state().numbers().get("NOTA_DINAS"));
    assertEquals("DB-5", story.open());
    story.by(manager).does("2026-09-16T07:50", "DB-5", "tool", "Proxmox", "summary", "perlu RAM");
    assertEquals("DB-4+20", story.late());
    assertEquals("DB-5", story.end());
    assertEquals(
        Value.of(91), Desk.present(story.state().answers().get("UPGRADE_DECISION")).get("memory"));
  }

  @Test
  @DisplayName(
      "MNT-01 the care report shows the load of the server; its first step has no standard")
  void load() {
    story
        .by(new By.House())
        .open("08:00", "DBSERVER", "periodic", Map.of("server", Value.of("SRV-02")))
        .by(it)
        .begins("08:00", "DB-1")
        .lacks("cpu", story.tries("16:00", "DB-1", null, "", "memory", 78, "storage", 83));
    story.does("16:00", "DB-1", "server", "SRV-02", "memory", 78, "storage", 83, "cpu", 41);
    Map<String, Value> report = Desk.present(story.state().answers().get("CARE_REPORT"));
    assertEquals(
        List.of(Value.of(78), Value.of(83), Value.of(41)),
        List.of(report.get("memory"), report.get("storage"), report.get("cpu")));
    assertNull(Desk.present(desk.inForce("DBSERVER")).step("DB-1").time().minutes());
    assertEquals("", story.late(), "eight hours are not measured against 45 or 510 minutes");
  }

  @Test
  @DisplayName("MNT-02 a part of the check that was not done is marked so, with its reason")
  void halfOfTheCheck() {
    story
        .by(new By.House())
        .open("2026-09-15T08:00", "DBSERVER", "periodic", Map.of("server", Value.of("SRV-02")))
        .by(it)
        .does("08:50", "DB-1", "server", "SRV-02", "memory", 91, "storage", 83, "cpu", 41);
    var onlyLogin = story.tries("09:30", "DB-2", null, "", "login_checked", true, "login", "baik");
    story.lacks("physical_checked", onlyLogin);
    story.lacks("physical", onlyLogin);
    story.does(
        "09:30",
        "DB-2",
        "physical_checked",
        false,
        "physical",
        "ruang sedang dibersihkan",
        "login_checked",
        true,
        "login",
        "baik");
    assertEquals("DB-3", story.open());
  }

  @Test
  @DisplayName("MNT-04 SYS-03 who wrote the memo does not decide on it, and nobody signs it twice")
  void ownMemo() {
    long writer = desk.person("Penulis", "unit_ti", "pejabat_berwenang");
    long both = desk.person("Dua peran", "unit_ti", "pejabat_berwenang");
    cared();
    story
        .decides("10:30", "DB-3", "upgrade", "", decision())
        .by(Desk.as(writer, "unit_ti"))
        .does(
            "11:00",
            "DB-4",
            "server",
            "SRV-02",
            "goods",
            list(group("name", "RAM", "count", 2)),
            "reason",
            "memori");
    Command decide = new Command.Sign(story.opening("DB-4"), "decision", "approved", "");
    story
        .by(Desk.as(writer, "pejabat_berwenang"))
        .refused(Reason.REQUESTER_APPROVES, story.order("11:05", decide));
    story.by(Desk.as(both, "unit_ti")).signs("11:06", "DB-4", "unit_ti");
    story
        .by(Desk.as(both, "pejabat_berwenang"))
        .refused(Reason.SIGNED_ALREADY, story.order("11:07", decide));
    story.by(official).orders("11:08", decide);
  }

  @Test
  @DisplayName("MNT-03 no upgrade goes to the report, without a memo")
  void noUpgrade() {
    cared();
    story.decides("10:30", "DB-3", "no_upgrade", "", decision());
    assertEquals("DB-5", story.open());
  }

  @Test
  @DisplayName(
      "SVC-12 fixture 11 deploy: 5 minutes late at DB-10, the server is in the register with its"
          + " log")
  void deploy() {
    story
        .by(developer)
        .open("08:00", "DBSERVER", "developer_request", Map.of("application", Value.of("Presensi")))
        .does(
            "08:45",
            "DB-6",
            "application",
            "Presensi",
            "server_spec",
            "4 CPU",
            "database_spec",
            "MySQL",
            "access_rights",
            "dev",
            "kind",
            "deploy")
        .by(it)
        .decides("09:30", "DB-7", "needed", "")
        .decides(
            "10:20",
            "DB-9",
            "own_role",
            "",
            "server",
            "SRV-09",
            "role",
            "web",
            "agreed_with",
            desk.id("Manage server 1"))
        .by(manager)
        .does("11:55", "DB-10", "server", "SRV-09", "work", "deploy", "software", "Presensi");
    assertEquals("DB-10+5", story.late());
    assertEquals("DB-10", story.end());
    assertEquals(Value.of("web"), desk.item("server", "SRV-09", "role"));
  }

  @Test
  @DisplayName(
      "SVC-10 deploy that is not needed uses the existing server, and links the application to it")
  void notNeeded() {
    desk.items.put("application/Presensi", new HashMap<>());
    story
        .by(developer)
        .open("08:00", "DBSERVER", "developer_request", Map.of("application", Value.of("Presensi")))
        .does(
            "08:45",
            "DB-6",
            "application",
            "Presensi",
            "server_spec",
            "4 CPU",
            "database_spec",
            "MySQL",
            "access_rights",
            "dev",
            "kind",
            "deploy")
        .by(it)
        .decides("09:30", "DB-7", "not_needed", "cukup")
        .by(developer)
        .does("09:40", "DB-8", "server", "SRV-02", "application", "Presensi");
    assertEquals("DB-8", story.end());
    assertEquals(Value.of("SRV-02"), desk.item("application", "Presensi", "server"));
  }

  @Test
  @DisplayName(
      "MNT-18 fixture 11 support and backup: 10 minutes late at DB-11, to be accounted for")
  void support() {
    story
        .by(manager)
        .open("08:00", "DBSERVER", "support", Map.of("server", Value.of("SRV-02")))
        .decides(
            "10:10",
            "DB-11",
            "recovery_needed",
            "",
            "server",
            "SRV-02",
            "memory",
            50,
            "storage",
            50,
            "cpu",
            20,
            "physical_checked",
            true,
            "physical",
            "baik",
            "login_checked",
            true,
            "login",
            "baik",
            "tool",
            "Proxmox",
            "summary",
            "perlu backup")
        .by(it)
        .does(
            "10:35",
            "DB-12",
            "why",
            "recovery",
            "targets",
            list(group("server", "SRV-02")),
            "agreed_with",
            desk.id("Manage server 1"))
        .by(manager)
        .does(
            "12:15",
            "DB-13",
            "contents",
            "DB-A",
            "started_at",
            story.time("10:40"),
            "finished_at",
            story.time("12:10"),
            "result",
            "berhasil");
    assertEquals("DB-11+10", story.late());
    assertEquals(
        List.of(desk.id("Manage server 1")),
        story.state().deviations().stream()
            .filter(Case.Deviation::awaitsAccount)
            .flatMap(late -> late.executors().stream())
            .toList());
    assertEquals("DB-13", story.end());
  }

  @Test
  @DisplayName(
      "SVC-02 SVC-07 SVC-16 fixture 17 V1: the first test fails, back to development once; the unit"
          + " closes it, and it is in the catalogue")
  void webService() {
    By unit = desk.as("Unit terkait Contoh", "unit_terkait");
    story
        .by(unit)
        .open("08:00", "WEBSERVICE", "need", Map.of("service", Value.of("Pertukaran data")))
        .does(
            "08:10",
            "WS-1",
            "unit",
            "Unit terkait",
            "need",
            "pertukaran data",
            "kind",
            "baru",
            "source_app",
            "Kepegawaian",
            "target_app",
            "Presensi")
        .by(it)
        .decides("08:20", "WS-2", "new", "", "result", "webservice baru")
        .does(
            "08:30",
            "WS-3",
            "version",
            "1",
            "design",
            "REST",
            "agreed_with",
            desk.id("Pengembang 1"))
        .decides(
            "08:40",
            "WS-4",
            "own_role",
            "",
            "server",
            "SRV-02",
            "role",
            "web",
            "agreed_with",
            desk.id("Manage server 1"))
        .by(developer)
        .does("09:00", "WS-5", "status", "selesai");
    tested("09:10", "failed", "token ditolak");
    assertEquals("WS-5", story.open());
    story
        .by(developer)
        .does(
            "10:00", "WS-5", "status", "token diperbaiki", "address", "https://ws.contoh/pegawai");
    tested("10:10", "passed", "");
    story.by(unit).decides("10:30", "WS-7", "connected", "", "application", "Presensi");
    assertEquals("WS-7/connected", story.end());
    assertEquals(2, story.state().runs().get("WS-5"));
    assertEquals(
        List.of(
            "SRV-02",
            "Unit terkait",
            "Kepegawaian",
            "Presensi",
            "https://ws.contoh/pegawai",
            "2026-09-15"),
        Stream.of("server", "owner", "source_app", "target_app", "address", "last_check")
            .map(field -> String.valueOf(desk.item("application", "Pertukaran data", field)))
            .map(shown -> shown.replaceAll("Text\\[text=(.*)]", "$1"))
            .toList());
    Register catalogue = Objects.requireNonNull(Desk.SHIPPED.registers().get("application"));
    assertEquals(
        List.of("address service"),
        catalogue.watch().stream().map(one -> one.field() + " " + one.finds()).toList(),
        "what stands as address is monitored, without anybody asking for it");
    Value address = Objects.requireNonNull(desk.item("application", "Pertukaran data", "address"));
    assertEquals(
        WatchTarget.Means.HTTP, WatchTarget.parse(address.plain()).targets().getFirst().means());
  }

  private void tested(String time, String branch, String reason) {
    story
        .by(developer)
        .does(time, "WS-6", "tested", "GET /pegawai", "result", "lihat keputusan")
        .signs(time, "WS-6", "developer");
    story.by(it).signs(time, "WS-6", "decision", branch, reason);
  }

  @Test
  @DisplayName("MNT-04 the memo is printed with its number, goods and who decided")
  void memoPrinted() throws IOException {
    upgrade();
    says(
        Printed.text(story, "NOTA_DINAS"),
        "NOTA DINAS",
        "Nomor: ND/2026/09/001",
        "Yth.",
        "RAM 32 GB",
        "Disetujui/diputuskan oleh,",
        "OFFICIAL MEMO");
    says(Printed.text(story, "CARE_REPORT"), "91 %", "83 %", "41 %");
  }
}
