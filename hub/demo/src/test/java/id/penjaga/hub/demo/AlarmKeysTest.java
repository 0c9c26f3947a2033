package id.penjaga.hub.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PageAssertions;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
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

/// The list of alarms with nothing but keys, in Debian's Chromium against the whole of hub and
/// device.
@DisplayName("The list of alarms by keys")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlarmKeysTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final String PASSWORD = "empat kata yang panjang";

  private BothEnds ends;
  private Playwright playwright;
  private Page page;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(
        Files.exists(CHROMIUM) || System.getenv("CI") != null,
        "Chromium is not installed: apt-get install chromium");
    ends = new BothEnds(folder, false, 1);
    ends.startHub();
    ends.startDevice();
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    page = browser.newContext(new Browser.NewContextOptions().setLocale("id-ID")).newPage();
    page.navigate(url(ends.hub().setUpPath().orElseThrow()));
    page.locator("input[name=name]").fill("sari");
    page.locator("input[name=password]").fill(PASSWORD);
    page.locator("input[name=again]").fill(PASSWORD);
    page.locator("main form button").click();
    ends.room().wet("leak.floor");
    ends.room().mainsOff();
    open("WATER_LEAK");
    open("MAINS_LOST");
    page.navigate(url("/alarms"));
    assertThat(page.locator("#open-alarms > .alarm").nth(1)).isVisible();
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

  private void open(String kind) {
    BothEnds.await(kind, 20, () -> line(kind) != null);
  }

  private AlarmLine line(String kind) {
    return ends.queries().alarms(AlarmLine.Filter.attention()).stream()
        .filter(one -> one.kind().equals(kind))
        .findFirst()
        .orElse(null);
  }

  private Locator alarm(int place) {
    return page.locator("#open-alarms > .alarm").nth(place);
  }

  private void press(String key) {
    page.keyboard().press(key);
  }

  @Test
  @Order(1)
  @DisplayName("j and k move, and the chosen alarm has the focus")
  void moves() {
    press("j");
    assertThat(alarm(0)).isFocused();
    press("j");
    assertThat(alarm(1)).isFocused();
    press("k");
    press("k");
    assertThat(alarm(0)).isFocused();
    assertThat(page).hasURL(url("/alarms"));
  }

  @Test
  @Order(2)
  @DisplayName("? tells the keys, and letters do nothing behind it")
  void help() {
    press("?");
    assertThat(page.locator("#alarm-keys")).isVisible();
    assertThat(page.locator("#alarm-keys")).containsText("tandai ditangani");
    press("j");
    press("Escape");
    assertThat(page.locator("#alarm-keys")).isHidden();
    assertThat(alarm(0)).hasClass(Pattern.compile("chosen"));
  }

  @Test
  @Order(3)
  @DisplayName("the chosen alarm stays chosen while new ones come in above and below it")
  void live() {
    press("j");
    String chosen = Objects.requireNonNull(alarm(0).getAttribute("id"));
    press("k");
    assertThat(page.locator("#" + chosen)).isFocused();
    Locator all = page.locator("#open-alarms > .alarm");
    ends.room().force("door.main");
    open("FORCED_DOOR");
    for (int i = 1; i <= 3; i++) { // badges of nobody
      long refused = i;
      ends.swipe("in", "b2c3d4e57" + i);
      BothEnds.await("refused", 20, () -> ends.countAtHub("AccessDenied") >= refused);
    }
    open("REPEATED_DENIAL");
    String above = "alarm-" + line("FORCED_DOOR").id();
    String below = "alarm-" + line("REPEATED_DENIAL").id();
    assertThat(page.locator("#" + above)).isVisible();
    assertThat(page.locator("#" + below)).isVisible();
    List<String> order =
        all.all().stream().map(one -> one.getAttribute("id")).filter(Objects::nonNull).toList();
    assertTrue(order.indexOf(above) < order.indexOf(chosen), order::toString);
    assertTrue(order.indexOf(chosen) < order.indexOf(below), order::toString);
    assertThat(page.locator("#" + chosen)).isFocused();
    assertThat(page.locator("#open-alarms > .alarm.chosen")).hasCount(1);
    assertThat(page.locator("#" + chosen)).hasClass(Pattern.compile("chosen"));
  }

  @Test
  @Order(4)
  @DisplayName("a opens the note, Ctrl+Enter keeps it; letters in a note are letters")
  void acknowledges() {
    Locator chosen = page.locator("#open-alarms > .alarm.chosen");
    String id = Objects.requireNonNull(chosen.getAttribute("id"));
    press("a");
    Locator note = chosen.locator("textarea[name=note]");
    assertThat(note).isFocused();
    page.keyboard().type("jaka melihat ak?");
    assertThat(note).hasValue("jaka melihat ak?");
    press("Escape");
    assertThat(note).isHidden();
    assertThat(chosen).isFocused();
    press("a");
    press("Control+Enter");
    assertThat(page)
        .hasURL(Pattern.compile("done=acknowledged"), new PageAssertions.HasURLOptions());
    AlarmLine known =
        Objects.requireNonNull(
            ends.queries().alarm(Long.parseLong(id.substring("alarm-".length()))));
    assertEquals("jaka melihat ak?", known.note());
    assertThat(page.locator("#open-alarms > .alarm.chosen")).isFocused();
    press("j");
    assertThat(page.locator("#open-alarms > .alarm.chosen")).isFocused();
  }

  @Test
  @Order(5)
  @DisplayName("Enter tells the story of the chosen alarm")
  void story() {
    String id = page.locator("#open-alarms > .alarm.chosen").getAttribute("id");
    press("Enter");
    assertThat(page).hasURL(url("/alarms/" + id.substring("alarm-".length())));
    assertThat(page.locator("#meaning-title")).isVisible();
  }
}
