package id.penjaga.hub.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// An office sets itself up in a real browser: people, roles, delegation, roster, calendar, rooms.
@DisplayName("The office in a real browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OfficeBrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path SHOTS = Path.of("target/screenshots");
  private static final String PASSWORD = "empat kata yang panjang";

  private BothEnds ends;
  private Playwright playwright;
  private Browser browser;
  private BrowserContext context;
  private Page page;
  private LocalDate today;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(
        Files.exists(CHROMIUM) || System.getenv("CI") != null,
        "Chromium is not installed: apt-get install chromium");
    Files.createDirectories(SHOTS);
    ends = new BothEnds(folder, false, 1);
    ends.startHub();
    ends.startDevice();
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    context = context("id-ID", 1280, 860);
    page = context.newPage();
    page.setDefaultTimeout(10_000);
    today = LocalDate.now(ZoneId.of("Asia/Jakarta"));
    page.navigate(url(ends.hub().setUpPath().orElseThrow()));
    fill("name", "sari");
    fill("password", PASSWORD);
    fill("again", PASSWORD);
    page.locator("main form button").click();
  }

  @AfterAll
  void close() {
    if (playwright != null) {
      playwright.close();
    }
    if (ends != null) {
      ends.close();
    }
  }

  @Test
  @Order(1)
  @DisplayName("SYS-03: an office without people shows three steps; the first is oneself")
  void anEmptyOffice() {
    page.navigate(url("/people"));
    shoot("office-empty");
    assertThat(page.locator(".steps-to li")).hasCount(3);
    fill("name", "Sari Wulandari");
    fill("unit", "Bidang Aptika");
    page.locator("input[value=administrator_ruang_server]").check();
    page.locator("main form[action='/people/add'] button").click();
    assertThat(page.locator(".note.good")).isVisible();
    assertThat(page.locator("table.list")).containsText("Administrator ruang server");
  }

  @Test
  @Order(2)
  @DisplayName("SYS-03: a list with a bad line stores nothing and says the line; mended, all of it")
  void theListOfPeople() {
    page.navigate(url("/sheets/people"));
    String bad = "nama;unit;peran\r\nKepala;Aptika;kepala_bidang_aptika\r\nStaf;Aptika;raja\r\n";
    page.locator("input[type=file]")
        .setInputFiles(
            new FilePayload("orang.csv", "text/csv", bad.getBytes(StandardCharsets.UTF_8)));
    page.locator("form[enctype] button").click();
    assertThat(page.locator("[role=alert] tbody tr")).hasCount(1);
    assertThat(page.locator("[role=alert] tbody th")).hasText("3");
    shoot("office-sheet-wrong");
    page.locator("main textarea[name=text]")
        .last()
        .fill(bad.replace("raja", "staf_ruang_server") + "Petugas piket 1;Aptika;\n");
    page.locator("form[enctype] button").click();
    assertThat(page.locator("[role=status] h2")).containsText("3");
    shoot("office-sheet-good");
    page.locator("form[action$=store] button").click();
    assertThat(page.locator("table.list tbody tr")).hasCount(4);
    shoot("office-people");
  }

  @Test
  @Order(3)
  @DisplayName("SYS-03: a delegation needs its days in order; a refusal keeps what was typed")
  void aDelegation() {
    page.navigate(url("/roles"));
    page.locator("select[name=of]").selectOption("2");
    page.locator("select[name=role]").selectOption("kepala_bidang_aptika");
    page.locator("select[name=to]").selectOption("3");
    fill("from", today.toString());
    fill("until", today.minusDays(1).toString());
    fill("letter", "800/12/2026");
    page.locator("form[action$=delegate] button").click();
    assertThat(page.locator(".note.critical")).hasCount(1);
    assertThat(page.locator("input[name=letter]")).hasValue("800/12/2026");
    shoot("office-refused");
    fill("until", today.plusDays(6).toString());
    page.locator("form[action$=delegate] button").click();
    assertThat(page.locator(".rights li")).containsText("Staf");
    page.navigate(url("/people/3"));
    assertThat(page.locator(".rights").first()).containsText("800/12/2026");
    shoot("office-person");
  }

  @Test
  @Order(4)
  @DisplayName("SYS-03: a role given by mistake is taken back the same day, with a reason")
  void aMistake() {
    page.navigate(url("/people/4"));
    page.locator("form[action$='/roles'] input[value=unit_ti]").check();
    page.locator("form[action$='/roles'] button").click();
    assertThat(page.locator(".rights").first()).containsText("Unit TI");
    page.locator("summary", new Page.LocatorOptions().setHasText("Tarik kembali")).click();
    page.locator("form[action$='/back'] input[name=reason]").fill("salah orang");
    page.locator("form[action$='/back'] button").click();
    assertThat(page.locator(".rights").first()).containsText("ditarik kembali");
  }

  @Test
  @Order(5)
  @DisplayName(
      "ACC-13: gaps stand on top of the roster; a shift closes one; who is on duty is told")
  void theRoster() {
    page.navigate(url("/roster"));
    shoot("office-roster-empty");
    page.locator("select[name=person]").selectOption("4");
    fill("from", today.minusDays(1) + "T00:00");
    fill("until", today.plusDays(2) + "T00:00");
    fill("letter", "ST/2026/09/031");
    fill("dated", today.minusDays(9).toString());
    page.locator("form[action^='/roster/add'] button").click();
    assertThat(page.locator(".duty-now")).containsText("Petugas piket 1");
    page.navigate(url("/roster?month=" + YearMonth.from(today)));
    assertThat(page.locator(".month .today .duty")).hasCount(1);
    shoot("office-roster");
    page.locator(".month .today .duty summary").click();
    page.locator(".month .today .duty input[name=reason]").fill("salah tanggal");
    page.locator(".month .today .duty form button").click();
    assertThat(page.locator(".month .today .duty")).hasCount(0);
  }

  @Test
  @Order(6)
  @DisplayName("PWR-02: hours get a break from a day on; a holiday is added")
  void theCalendar() {
    page.navigate(url("/calendar"));
    page.locator("summary", new Page.LocatorOptions().setHasText("Ubah jam kerja")).click();
    fill("MONDAY_break", "12:00");
    page.locator("form[action$=hours] input[name=reason]").fill("surat edaran 12");
    page.locator("form[action$=hours] button").click();
    assertThat(page.locator(".note.critical")).hasCount(1);
    fill("MONDAY_resume", "13:00");
    page.locator("form[action$=hours] button").click();
    assertThat(page.locator(".note").first()).isVisible();
    page.locator("summary", new Page.LocatorOptions().setHasText("Tambah hari libur")).click();
    page.locator("main input[type=date][name=day]").fill(today.plusDays(3).toString());
    page.locator("form[action^='/calendar/holiday'] input[name=name]").last().fill("Libur daerah");
    page.locator("form[action^='/calendar/holiday'] input[name=reason]").last().fill("SK Walikota");
    page.locator("form[action^='/calendar/holiday'] button").last().click();
    page.navigate(url("/calendar?year=" + today.plusDays(3).getYear()));
    assertThat(page.locator("main")).containsText("Libur daerah");
  }

  @Test
  @Order(7)
  void roomsAndDevices() {
    BothEnds.await("the device has spoken", 60, () -> ends.batchesAtHub() > 0);
    page.navigate(url("/site"));
    page.locator("form[action$=room] input[name=name]").fill("Ruang server utama");
    page.locator("form[action$=room] button").last().click();
    page.locator("form[action$=place] button").first().click();
    assertThat(page.locator("section").first()).containsText(BothEnds.ROOM.toString());
  }

  private void fill(String name, String value) {
    page.locator("main [name=" + name + "]").first().fill(value);
  }

  private String url(String path) {
    return "http://localhost:" + ends.hub().port() + path;
  }

  private BrowserContext context(String locale, int width, int height) {
    return browser.newContext(
        new Browser.NewContextOptions().setLocale(locale).setViewportSize(width, height));
  }

  private void shoot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }
}
