package id.penjaga.hub.demo.work;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import id.penjaga.hub.demo.Looks;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The fixtures of a server fault (10) and of a network fault (8), each role on its own phone.
@DisplayName("People's work in a real browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(1) // of the longest
class WorkBrowserTest {
  private PhoneOffice office;
  private String server = "";
  private String network = "";
  private String version = "/definitions";

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    office = new PhoneOffice(folder.resolve("data"), "2026-09-14T07:55");
  }

  @AfterAll
  void close() {
    if (office != null) {
      office.close();
    }
  }

  private Phone at(String time, String who) {
    office.clock(time);
    return office.phone(who);
  }

  private Phone onCase(String time, String who, String path) {
    Phone phone = at(time, who);
    phone.go(path);
    return phone;
  }

  @Test
  @Order(1)
  @DisplayName("SRVSEC, the staff: opens it, keeps a draft over a reload, clicks twice, done once")
  void staffReports() {
    Phone wahyu = at("2026-09-14T08:00", "wahyu");
    wahyu.go("/work");
    wahyu.page.locator("a[href='/work/new']").tap();
    wahyu.page.locator("a[href='/work/new/SRVSEC']").first().tap();
    wahyu.type("f.server", "SRV-02").does("");
    server = wahyu.path();
    wahyu.page.locator("form.begin button").tap();
    assertThat(wahyu.page.locator("main .note.good")).isVisible();
    office.clock("2026-09-14T08:25");
    wahyu.type("f.finding", "SRV-02 mati");
    assertThat(wahyu.page.locator("[data-kept]").first()).not().isEmpty();
    wahyu.page.reload();
    assertThat(wahyu.form().locator("[name='f.finding']")).hasValue("SRV-02 mati");
    wahyu.type("f.checks.1.object", "SRV-02", "f.checks.1.result", "fault");
    wahyu.button("fault").dblclick();
    assertThat(wahyu.page.locator("main .note.good")).isVisible();
    assertThat(wahyu.told("menyelesaikan SS-1")).hasCount(1);
    wahyu = onCase("2026-09-14T09:20", "wahyu", server);
    assertThat(wahyu.refused("")).isFocused();
    assertThat(wahyu.form().locator("[name='f.kind'][aria-invalid=true]")).isVisible();
    wahyu.type("f.kind", "PSU mati", "f.analysis", "panjang".repeat(500)).does("");
  }

  @Test
  @Order(2)
  @DisplayName("SRVSEC, the head: a no needs its reason; what was late is accounted for")
  void headRefuses() {
    Phone lestari = at("2026-09-14T09:47", "lestari");
    lestari.task(server);
    assertThat(lestari.refused("not_approved")).containsText("alasan");
    lestari.type("_reason", "daftar sparepart belum lengkap").does("not_approved");
    lestari.go("/work");
    assertThat(lestari.page.locator(".owed h3")).containsText("12 menit melewati mutu baku");
    lestari.page.locator(".owed textarea").fill("rapat pimpinan");
    lestari.page.locator(".owed button").tap();
    assertThat(lestari.page.locator("main .note.good")).isVisible();
    assertThat(lestari.page.locator(".owed")).hasCount(0);
  }

  @Test
  @Order(3)
  @DisplayName(
      "SRVSEC, the staff: types nothing again that is known, and undoes a slip; it is agreed")
  void staffMends() {
    Phone wahyu = onCase("2026-09-14T10:17", "wahyu", server);
    assertThat(wahyu.page.locator(".now-eyebrow")).containsText("2");
    assertThat(wahyu.form().locator("[name='f.kind']")).hasValue("PSU mati");
    wahyu.type("f.parts.1.part", "PSU", "f.parts.1.count", "2").does("");
    wahyu.page.locator("form[action$='/undo'] button").tap();
    assertThat(wahyu.page.locator("main .note.good")).isVisible();
    assertThat(wahyu.form().locator("[name='f.parts.1.part']")).hasValue("PSU");
    wahyu.type("f.parts.1.count", "1").does("");
    assertThat(wahyu.page.locator("form.work-form button[value=approved]")).hasCount(0);
    Phone lestari = onCase("2026-09-14T10:27", "lestari", server);
    lestari.does("approved");
  }

  @Test
  @Order(4)
  @DisplayName("SRVSEC, the staff: repairs with the provider, 15 minutes late, and says why")
  void staffRepairs() {
    Phone wahyu = onCase("2026-09-14T11:42", "wahyu", server);
    wahyu
        .type(
            "f.by",
            "provider",
            "f.provider.to",
            "Penyedia Contoh",
            "f.provider.how",
            "telephone",
            "f.provider.when",
            "2026-09-14T10:40",
            "f.action",
            "PSU diganti",
            "f.parts.1.serial",
            "P-NEW-01")
        .does("");
    wahyu.page.locator(".owed textarea").fill("menunggu penyedia");
    wahyu.page.locator(".owed button").tap();
    assertThat(wahyu.page.locator("main .note.good")).isVisible();
    assertThat(wahyu.page.locator(".case-side")).containsText("menunggu penyedia");
  }

  @Test
  @Order(5)
  @DisplayName("SRVSEC, the head and the chief: a photo as proof, a page that has become old")
  void headAndChief() {
    Phone lestari = onCase("2026-09-14T12:02", "lestari", server);
    Page old = lestari.left(server);
    lestari.type("f.result", "normal", "f.works", "yes").photograph("f.photo").does("ok");
    Phone hendra = onCase("2026-09-14T12:14", "hendra", server);
    hendra.type("_reason", "foto bukti kurang").does("rejected");
    lestari = onCase("2026-09-14T12:29", "lestari", server);
    lestari.type("f.result", "foto dilengkapi", "f.works", "yes").does("ok");
    hendra = onCase("2026-09-14T12:37", "hendra", server);
    hendra.does("accepted");

    office.clock("2026-09-14T12:40");
    old.bringToFront();
    Locator form = old.locator("form.work-form").first();
    Phone.type(form, "f.result", "dari halaman lama", "f.works", "yes");
    form.locator("button[value=ok]").tap();
    assertThat(old.locator("main .note.critical")).containsText("Lestari Handayani");
    assertThat(old.locator(".kept")).containsText("dari halaman lama");
    old.close();
  }

  @Test
  @Order(6)
  @DisplayName("SRVSEC, the staff: stores the evidence with its photo; the case is closed")
  void staffStores() {
    Phone wahyu = onCase("2026-09-14T12:46", "wahyu", server);
    wahyu
        .type("f.part_old", "P-OLD-01", "f.part_new", "P-NEW-01", "f.stored_at", "Lemari bukti 1")
        .photograph("f.photo")
        .does("");
    assertThat(wahyu.page.locator(".case-state .tag")).containsText("Selesai");
    assertThat(wahyu.page.locator(".story img")).hasCount(2);
    assertThat(wahyu.told("menyelesaikan SS-")).hasCount(12);
    assertEquals(List.of(), wahyu.complaints);
    wahyu.shoot("work-srvsec-closed");
    office.away("wahyu", "lestari", "hendra");
  }

  @Test
  @Order(7)
  @DisplayName("NETFAULT, the office that is cut off: reports it without an account, asks after it")
  void officeReports() {
    office.clock("2026-09-15T09:02");
    try (Phone anybody = office.stranger("id-ID")) {
      anybody.go("/report");
      anybody.page.locator("a[href*='NETFAULT']").tap();
      anybody.type("f.node", "SKPD-A-RTR", "f.report", "tidak ada koneksi di semua ruangan");
      anybody.type("f.reporter", "Admin SKPD-A", "f.contact", "0812-0000-0000");
      anybody.form().locator(".form-end button").tap();
      String reference = anybody.page.locator("strong[translate=no]").innerText();
      anybody.shoot("work-report-state");
      anybody.go("/report");
      anybody.page.locator("input[name=reference]").fill(reference);
      anybody.page.locator("form[action='/report'] button").tap();
      assertThat(anybody.page.locator("strong[translate=no]")).hasText(reference);
      assertThat(anybody.page.locator("h1")).not().isEmpty();
      assertEquals(List.of(), anybody.complaints);
    }
  }

  @Test
  @Order(8)
  @DisplayName("NETFAULT, the network staff: finds, asks, tells both sides; two people at one step")
  void networkStaff() {
    Phone bayu = at("2026-09-15T09:03", "bayu");
    bayu.go("/people/8");
    bayu.page.locator("details:has(form[action$='/roles']) > summary").tap();
    bayu.page.locator("form[action$='/roles'] input[value=staf_admin_jaringan]").check();
    bayu.page.locator("form[action$='/roles'] button").tap();
    assertThat(bayu.page.locator(".rights").first()).containsText("Staf admin jaringan");
    Phone nina = at("2026-09-15T09:03", "nina");
    nina.task("/cases/");
    network = nina.path();
    assertThat(nina.page.locator(".case-number")).hasText("NET/2026/09/001");
    nina.does("");
    nina = onCase("2026-09-15T09:04", "nina", network);
    Phone fajar = onCase("2026-09-15T09:04", "fajar", network);
    fajar.type("f.sent", "4", "f.received", "4", "f.result", "semua kembali, kata Fajar");
    nina.type("f.sent", "4", "f.received", "0", "f.result", "4 terkirim, 0 diterima")
        .does("failed");
    assertThat(fajar.refused("failed")).containsText("Nina Marlina");
    assertThat(fajar.page.locator(".kept")).containsText("semua kembali, kata Fajar");
    nina = onCase("2026-09-15T09:12", "nina", network);
    nina.type("f.contact", "Admin SKPD-A", "f.contacted_at", "2026-09-15T09:10")
        .type("f.problem_confirmed", "tidak ada koneksi di semua ruangan")
        .does("");
    nina = onCase("2026-09-15T09:17", "nina", network);
    nina.type("f.reason", "kabel akses di luar SKPD");
    nina.notice("coordinator", "Taufik Ramadhan", "2026-09-15T09:15").refused("external");
    nina.notice("skpd", "Admin SKPD-A", "2026-09-15T09:17").does("external");
  }

  @Test
  @Order(9)
  @DisplayName("NETFAULT, the coordinator: sends staff")
  void coordinatorSends() {
    Phone taufik = at("2026-09-15T09:20", "taufik");
    taufik.task(network);
    taufik.type("f.assignee", "Nina Marlina", "f.order", "periksa di SKPD-A").does("");
  }

  @Test
  @Order(10)
  @DisplayName("NETFAULT, the network staff: finds two faults and promises 90 minutes")
  void staffPromises() {
    Phone nina = onCase("2026-09-15T09:40", "nina", network);
    nina.type("f.inventory.1.problem", "kabel drop putus")
        .type("f.inventory.2.problem", "konektor rusak")
        .type("f.estimate", "90", "f.arrived_at", "2026-09-15T09:38")
        .does("");
    nina = onCase("2026-09-15T09:45", "nina", network);
    nina.type("f.condition", "kabel drop putus, konektor rusak");
    nina.notice("to_coordinator", "Taufik Ramadhan", "2026-09-15T09:45").does("");
  }

  @Test
  @Order(11)
  @DisplayName("NETFAULT, the coordinator: tells the office, orders the repair")
  void coordinatorOrders() {
    Phone taufik = onCase("2026-09-15T09:50", "taufik", network);
    taufik.notice("to_skpd", "Admin SKPD-A", "2026-09-15T09:50").does("");
    taufik = onCase("2026-09-15T09:52", "taufik", network);
    taufik.type("f.assignee", "Nina Marlina", "f.order", "sambung kabel, ganti konektor").does("");
  }

  @Test
  @Order(12)
  @DisplayName("NETFAULT, the network staff: 22 minutes after the promise; the office signs for it")
  void staffRepairsTheLine() {
    Phone nina = onCase("2026-09-15T11:32", "nina", network);
    nina.type("f.action", "kabel disambung, konektor diganti", "f.ping_after", "4 dari 4")
        .type("f.finished_at", "2026-09-15T11:30", "_reason", "ping dijalankan dari laptop")
        .does("repaired");
    assertThat(nina.page.locator(".owed h2")).containsText("22 menit melewati mutu baku");
    nina = onCase("2026-09-15T11:44", "nina", network);
    nina.type("f.result", "koneksi normal").does("");
    nina = onCase("2026-09-15T11:45", "nina", network);
    nina.type("_behalf", "admin_skpd", "_behalf_name", "Admin SKPD-A").does("");
    assertThat(nina.page.locator(".case-state .tag")).containsText("Selesai");
    assertThat(nina.page.locator(".case-side").first()).containsText("F-04/2026/09/001");
    assertEquals(List.of(), nina.complaints);
    nina.shoot("work-netfault-closed");
  }

  @Test
  @Order(13)
  @DisplayName("Whoever has only a keyboard sees where they are, at a desk and on a small screen")
  void keyboard() {
    Phone bayu = at("2026-09-15T12:50", "bayu");
    List<String> hidden = new ArrayList<>();
    for (int width : new int[] {390, 1280}) {
      bayu.page.setViewportSize(width, 844);
      for (String path : List.of("/work/new/MON", network, "/people/3")) {
        bayu.go(path);
        bayu.page.keyboard().press("Tab");
        assertEquals("#content", bayu.page.locator(":focus").getAttribute("href"), "first of all");
        for (int i = 0; i < 40; i++) {
          bayu.page.keyboard().press("Tab");
          String seen = String.valueOf(bayu.page.evaluate(Phone.FOCUS));
          if (!seen.equals("seen")) {
            hidden.add(width + " " + path + " " + seen);
          }
        }
      }
    }
    bayu.page.setViewportSize(390, 844);
    assertEquals(List.of(), hidden);
  }

  @Test
  @Order(14)
  @DisplayName("A printed case is the case: no menus, no buttons, its flow on one sheet")
  void printed() {
    Phone nina = at("2026-09-15T12:55", "nina");
    nina.go(network);
    nina.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(nina.page.locator(".case-number")).isVisible();
    assertThat(nina.page.locator(".brand-site")).hasText("Ruang Server Contoh");
    assertThat(nina.page.locator(".printed")).containsText("15/09/2026 12.55 WIB oleh nina");
    assertThat(nina.page.locator(".story .line").first()).isVisible();
    assertThat(nina.page.locator("svg.flow g.node").last()).isVisible();
    for (Locator unwanted : nina.page.locator("nav, summary, button, textarea").all()) {
      assertThat(unwanted).not().isVisible();
    }
    double tall = nina.page.locator("svg.flow").boundingBox().height;
    assertTrue(tall <= 22 * 96 / 2.54 + 1, "the flow is " + tall + " pixels tall");
    nina.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  @Test
  @Order(15)
  @DisplayName("SYS-01: a new version goes in from a phone and is drawn with its marks")
  void newVersion() {
    Phone bayu = at("2026-09-15T12:58", "bayu");
    bayu.go("/definitions/procedure/SRVSEC");
    Locator text = bayu.page.locator("#text");
    text.fill(
        text.inputValue()
            .replace("next: SS-7", "next: SS-8")
            .replace("id: SS-7", "id: SS-8")
            .replace("time: {minutes: 15}", "time: {minutes: 20}"));
    text.locator("xpath=ancestor::form").locator("button").click();
    assertThat(bayu.page.locator("svg.flow .is-added")).hasCount(1);
    assertThat(bayu.page.locator("svg.flow .is-removed")).hasCount(1);
    Locator changed = bayu.page.locator(".legend a[href='#change-step-SS-3-time.minutes']");
    changed.focus();
    bayu.page.keyboard().press("Enter");
    assertThat(bayu.page.locator("[id='change-step-SS-3-time.minutes']")).isInViewport();
    bayu.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(bayu.page.locator(".legend .key").first()).isVisible();
    assertThat(bayu.page.locator("svg.flow").nth(1)).isVisible();
    bayu.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    version = URI.create(bayu.page.url()).getPath();
  }

  @Test
  @Order(20)
  @DisplayName(
      "SYS-04: every page of people's work, on a phone or at a desk, light or dark; `.ci/slow`"
          + " takes all of them")
  void everyPage() {
    Phone bayu = at("2026-09-15T13:00", "bayu");
    PageChecks checks = new PageChecks(new OtherLanguage(office.definitions));
    List<String> found = new ArrayList<>();
    for (String language : List.of("id", "en")) {
      ColorScheme colours = language.equals("en") ? ColorScheme.DARK : ColorScheme.LIGHT;
      bayu.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
      bayu.go("/work");
      bayu.speak(language);
      boolean id = language.equals("id");
      for (int i = 0; i < pages().size(); i++) {
        String path = pages().get(i);
        boolean phone = Looks.taken(id ? i : i + 1);
        boolean desk = !id && Looks.taken(i + 2);
        if (phone || desk) {
          bayu.go(path);
        }
        if (phone) {
          found.addAll(checks.findings(bayu.page, path + " " + language, id));
        }
        if (desk) {
          bayu.page.setViewportSize(1280, 860);
          found.addAll(checks.findings(bayu.page, path + " at a desk", true));
          bayu.page.setViewportSize(390, 844);
        }
      }
    }
    assertEquals(List.of(), found);
    assertEquals(List.of(), bayu.complaints);
  }

  private List<String> pages() {
    return List.of(
        "/work",
        "/work/new",
        "/work/new/SRVSEC",
        "/cases",
        "/cases?state=all",
        server,
        network,
        "/deviations",
        "/memos",
        "/obligations",
        "/obligations/year",
        "/registers",
        "/registers/server",
        "/registers/server/SRV-02",
        "/procedures",
        "/procedures/SRVSEC",
        "/definitions",
        "/definitions/new",
        "/definitions/form/DIAGNOSIS",
        version,
        "/people",
        "/people/3",
        "/roles",
        "/roster",
        "/calendar",
        "/site",
        "/sheets/people",
        "/sheets/holidays",
        "/users",
        "/account",
        "/report",
        "/report/for/NETFAULT/skpd_report",
        "/cases/999999");
  }
}
