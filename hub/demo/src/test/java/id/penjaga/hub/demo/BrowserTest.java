package id.penjaga.hub.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ColorScheme;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/// The whole way from the wire to a person's eye: simulated wires, the production device,
/// mosquitto, the production hub, Debian's Chromium. Screenshots are left in `target/screenshots`.
@DisplayName("In a real browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(3) // of the longest
class BrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path SHOTS = Path.of("target/screenshots");
  private static final String PASSWORD = "empat kata yang panjang";
  private static final List<String> PAGES =
      List.of("/", "/alarms", "/access", "/devices", "/points/room-1/room.temperature", "/wall");

  /// Until the stream has said that something changed.
  private static final String HEARS =
      "() => new Promise(told => document.addEventListener('penjaga:change', () => told(),"
          + " {once: true}))";

  private BothEnds ends;
  private Playwright playwright;
  private Browser browser;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(
        Files.exists(CHROMIUM) || System.getenv("CI") != null,
        "Chromium is not installed: apt-get install chromium");
    Files.createDirectories(SHOTS);
    ends = new BothEnds(folder, false, 1);
    ends.configure("every: 10 s ", "every: 2 s ");
    long dayMs = TimeUnit.DAYS.toMillis(1);
    Day.write(ends.home(), System.currentTimeMillis() - dayMs, dayMs - 60_000, 0);
    ends.startHub();
    ends.startDevice();
    ends.room().holdAir(21.2, 48);
    BothEnds.await("the day is at the hub", 60, () -> ends.batchesAtHub() > 8_000);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    context = context("id-ID", ColorScheme.LIGHT, 1280, 860);
    page = context.newPage();
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

  private String url(String path) {
    return "http://localhost:" + ends.hub().port() + path;
  }

  private BrowserContext context(String locale, ColorScheme colours, int width, int height) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setLocale(locale)
            .setColorScheme(colours)
            .setViewportSize(width, height));
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }

  @Test
  @Order(1)
  @DisplayName("SYS-05: the printed link makes the first administrator, and only once")
  void firstRun() {
    String link = url(ends.hub().setUpPath().orElseThrow());
    page.navigate(link);
    shoot(page, "setup");
    page.locator("input[name=name]").fill("sari");
    page.locator("input[name=password]").fill(PASSWORD);
    page.locator("input[name=again]").fill(PASSWORD);
    page.locator("main form button").click();
    assertThat(page.locator("h1#answer")).isVisible();
    assertEquals("id", page.locator("html").getAttribute("lang"));
    assertTrue(ends.hub().setUpPath().isEmpty());
    try (BrowserContext stranger = context("en-GB", ColorScheme.LIGHT, 1280, 860)) {
      Page again = stranger.newPage();
      again.navigate(link);
      assertThat(again.locator("input[name=password]")).hasCount(0);
      assertEquals("en", again.locator("html").getAttribute("lang"));
    }
  }

  @Test
  @Order(2)
  @DisplayName("ENV-01, ENV-04: a reading arrives on the open page by itself")
  void readingArrives() {
    Locator tile = page.locator("#p-room-1-room_temperature");
    assertThat(tile).containsText("21,2", new ContainsTextOptions().setTimeout(20_000));
    ends.room().holdAir(21.7, 47);
    assertThat(tile).containsText("21,7", new ContainsTextOptions().setTimeout(20_000));
  }

  @Test
  @Order(3)
  @DisplayName("ACC-19: who came in stands on the page")
  void peopleInside() {
    for (String who : List.of("staff", "visitor")) {
      ends.room().swipe("reader.in", who);
      BothEnds.await(who + " opens the door", 10, () -> ends.room().open("door.main"));
      BothEnds.pause(300);
      ends.room().close("door.main");
      // A door still released for the one before would open for the next without a grant.
      BothEnds.await("the door is locked again", 10, () -> !ends.room().output("lock"));
    }
    assertThat(page.locator(".people")).containsText("Sari Wulandari");
    assertThat(page.locator(".people")).containsText("Tamu 1");
    shoot(page, "overview-calm");
  }

  @Test
  @Order(4)
  @DisplayName("ENV-07, SYS-12: a leak is on the page within two seconds of the wet rope")
  void leakWithinTwoSeconds() {
    long wet = System.nanoTime();
    ends.room().wet("leak.floor");
    Locator alarm = page.locator(".answer-alarms");
    assertThat(alarm)
        .containsText("Tali bocor lantai", new ContainsTextOptions().setTimeout(2_000));
    System.out.printf("from wet rope to the open page: %.2f s%n", (System.nanoTime() - wet) / 1e9);
    assertThat(page.locator("#alarm-count")).containsText("1");
  }

  @Test
  @Order(5)
  @DisplayName("ENV-11: the alarm is acknowledged with a note, and the device knows")
  void acknowledged() {
    page.locator("a[href='/alarms']").first().click();
    AlarmLine leak = ends.queries().alarms(AlarmLine.Filter.attention()).getFirst();
    page.locator("#ack-" + leak.id()).click();
    shoot(page, "alarm-form");
    page.locator("#note-" + leak.id()).fill("Talang AC meluap, dipel; teknisi dipanggil");
    page.locator("#alarm-" + leak.id() + " form:has(#note-" + leak.id() + ") button").click();
    assertThat(page.locator("#alarm-" + leak.id())).containsText("Talang AC meluap");
    AlarmLine known = ends.queries().alarm(leak.id());
    assertEquals("sari", known.acknowledgedBy());
    BothEnds.await("the device knows", 5, () -> ends.countAtHub("AlarmAcknowledged") == 1);
  }

  @Test
  @Order(6)
  @DisplayName(
      "SYS-12: a wall that hears nothing any more says so on the whole screen, and is current"
          + " again")
  void wallWithoutNetwork() {
    try (BrowserContext wall = context("id-ID", ColorScheme.DARK, 1920, 1080)) {
      wall.addCookies(context.cookies());
      Page seen = wall.newPage();
      seen.navigate(url("/wall"));
      Locator lost = seen.locator("#unlinked");
      assertThat(lost).isHidden();
      seen.route("**/healthz", _ -> {}); // swallowed: never answered, and never refused
      assertThat(lost).isVisible(new IsVisibleOptions().setTimeout(15_000));
      assertEquals(1080, lost.boundingBox().height, 0.5);
      shoot(seen, "wall-lost");
      seen.evaluate(HEARS);
      assertThat(lost).isVisible(); // the stream alone brings no values
      seen.route("**/live", Route::abort); // the stream of before, and every new one, is dead
      seen.waitForResponse("**/healthz", () -> seen.unroute("**/healthz"));
      seen.waitForResponse("**/healthz", () -> {});
      assertThat(lost).isVisible(); // nor do answers alone
      seen.unroute("**/live");
      assertThat(lost).isHidden(new IsHiddenOptions().setTimeout(15_000));
      wall.setOffline(true); // refuses what is asked for, and leaves the event stream as it is
      assertThat(lost).isVisible(new IsVisibleOptions().setTimeout(15_000));
      wall.setOffline(false);
      assertThat(lost).isHidden(new IsHiddenOptions().setTimeout(15_000));
    }
  }

  @Test
  @Order(7)
  @DisplayName(
      "No page has a serious finding of axe-core, in one of three of its colours, sizes and"
          + " languages; `.ci/slow` takes all")
  void everyPageInEveryShape() {
    ends.room().mainsOff();
    BothEnds.await("the power failure is known", 10, () -> ends.countAtHub("MainsLost") == 1);
    BothEnds.pause(1_500);
    List<String> findings = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      try (BrowserContext each = context(shape.locale, shape.colours, shape.width, shape.height)) {
        each.addCookies(context.cookies());
        Page seen = each.newPage();
        List<String> complaints = new ArrayList<>();
        seen.onConsoleMessage(message -> {
          if (message.type().equals("error") || message.text().contains("Content Security")) {
            complaints.add(message.text());
          }
        });
        List<String> paths = shape == Shape.WALL ? List.of("/wall") : PAGES;
        for (String path : paths) {
          if (shape != Shape.WALL && !Looks.taken(paths.indexOf(path) + shape.ordinal())) {
            continue;
          }
          seen.navigate(url(path));
          seen.waitForTimeout(400);
          String name = path.equals("/") ? "overview" : path.substring(path.lastIndexOf('/') + 1);
          shoot(seen, name + "-" + shape.name().toLowerCase(java.util.Locale.ROOT));
          if (!seen.evaluate("document.documentElement.scrollWidth")
              .equals(seen.evaluate("document.documentElement.clientWidth"))) {
            findings.add(path + " is wider than " + shape);
          }
          findings.addAll(serious(seen, path + " " + shape));
        }
        assertEquals(List.of(), complaints, "the browser's console");
      }
    }
    assertEquals(List.of(), findings);
  }

  private static List<String> serious(Page page, String where) {
    AxeResults results = new AxeBuilder(page).setLegacyMode(true).analyze();
    return results.getViolations().stream()
        .filter(rule -> rule.getImpact().equals("serious") || rule.getImpact().equals("critical"))
        .map(rule -> where + ": " + rule.getId() + " " + first(rule))
        .toList();
  }

  private static String first(Rule rule) {
    return rule.getHelp() + " " + rule.getNodes().getFirst().getHtml();
  }

  /// Screens, colours and languages people use.
  private enum Shape {
    DESK_LIGHT("id-ID", ColorScheme.LIGHT, 1280, 860),
    DESK_DARK("en-GB", ColorScheme.DARK, 1280, 860),
    PHONE_LIGHT("en-GB", ColorScheme.LIGHT, 390, 844),
    PHONE_DARK("id-ID", ColorScheme.DARK, 390, 844),
    WALL("id-ID", ColorScheme.DARK, 1920, 1080);

    final String locale;
    final ColorScheme colours;
    final int width;
    final int height;

    Shape(String locale, ColorScheme colours, int width, int height) {
      this.locale = locale;
      this.colours = colours;
      this.width = width;
      this.height = height;
    }
  }
}
