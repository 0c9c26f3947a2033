package id.penjaga.hub.demo.work;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/// One person's phone, 390 by 844: fields are filled by their name, steps are done by their
/// buttons, as a thumb would.
final class Phone implements AutoCloseable {
  static final Path SHOTS = Path.of("target/screenshots");

  /// Whether what has the focus can be seen: on the screen, and covered by nothing.
  static final String FOCUS =
      """
      () => {
        const at = document.activeElement;
        if (!at || at === document.body) return 'seen';
        const box = at.getBoundingClientRect();
        const x = box.left + Math.min(box.width, 40) / 2, y = box.top + Math.min(box.height, 40) / 2;
        const top = document.elementFromPoint(x, y);
        const over = top && (at.contains(top) || top.contains(at) || top.closest('label')?.contains(at));
        return over ? 'seen' : at.outerHTML.slice(0, 120) + ' at ' + x + ',' + y + ' under ' + top?.outerHTML.slice(0, 80);
      }
      """;

  private static final Pattern ROW = Pattern.compile("(f\\..+)\\.([0-9]+)\\.([^.]+)");

  private final BrowserContext context;
  private final String base;
  final List<String> complaints = new ArrayList<>();
  final Page page;

  Phone(Browser browser, String base, String locale) {
    this.base = base;
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(locale)
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true));
    context.setDefaultTimeout(10_000);
    page = tab();
  }

  /// A page left open in another tab, behind the one in use.
  Page left(String path) {
    Page left = tab();
    left.navigate(url(path));
    page.bringToFront(); // what lies behind is drawn seldom, and every tap would wait for it
    return left;
  }

  private Page tab() {
    Page fresh = context.newPage();
    fresh.onConsoleMessage(message -> {
      // A refused form is answered with 409 or 422, which Chromium reports as if it were a fault.
      if (message.type().equals("error") && !message.text().contains("status of 4")) {
        complaints.add(fresh.url() + " " + message.text());
      }
    });
    return fresh;
  }

  void logIn(String name, String password) {
    go("/login");
    page.locator("main input[name=name]").fill(name);
    page.locator("main input[name=password]").fill(password);
    page.locator("main form[action='/login'] button").first().tap();
    assertThat(page.locator("nav.main-nav")).isVisible();
  }

  void go(String path) {
    page.navigate(url(path));
  }

  String url(String path) {
    return base + path;
  }

  /// Opens the first task in the list of one's own.
  ///
  /// @param about path of its case, or the beginning of it
  void task(String about) {
    go("/work");
    page.locator(".tasks a[href^='" + about + "']").first().tap();
    page.waitForURL("**/cases/**");
  }

  /// Where this page is, without query and place.
  String path() {
    return page.url().substring(base.length()).replaceFirst("[?#].*", "");
  }

  void speak(String language) {
    if (!language.equals(page.locator("html").getAttribute("lang"))) {
      page.locator("#menu > summary").tap();
      page.locator("button[name=language][value=" + language + "]").tap();
      assertThat(page.locator("html")).hasAttribute("lang", language);
    }
  }

  /// The first form of work on the page.
  Locator form() {
    return page.locator("form.work-form").first();
  }

  /// Fills in fields of the form of work.
  ///
  /// @param namesAndValues in turn; the value of a list of choices is the id of the chosen one
  Phone type(String... namesAndValues) {
    type(form(), namesAndValues);
    return this;
  }

  /// Notes that somebody was telephoned.
  Phone notice(String field, String to, String when) {
    return type(
        "f." + field + ".to", to, "f." + field + ".how", "telephone", "f." + field + ".when", when);
  }

  static void type(Locator form, String... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      put(form, namesAndValues[i], namesAndValues[i + 1]);
    }
  }

  private static void put(Locator form, String name, String value) {
    Matcher row = ROW.matcher(name);
    Locator field =
        row.matches()
            ? row(form, row.group(1), Integer.parseInt(row.group(2)), row.group(3))
            : form.locator("[name='" + name + "']");
    switch (String.valueOf(field.first().evaluate("e => e.tagName + ' ' + e.type"))) {
      case "INPUT radio" -> field.and(form.locator("[value='" + value + "']")).check();
      case "INPUT checkbox" -> field.setChecked(value.equals("yes"));
      case "SELECT select-one" -> field.selectOption(value);
      default -> field.fill(value);
    }
  }

  /// A field of an entry of a list, which is added when it is not there yet.
  private static Locator row(Locator form, String list, int number, String field) {
    Locator all = form.locator("fieldset[data-rows='" + list + "']");
    Locator rows = all.locator("> .row");
    for (int i = rows.count(); i < number; i++) {
      all.locator("> [data-row-on]").tap();
    }
    return rows.nth(number - 1).locator("[name$='." + field + "']");
  }

  /// Takes a photo for a field, as the camera of a phone hands it over.
  Phone photograph(String field) {
    Locator box = form().locator("[data-upload='" + field + "']");
    box.locator("input[type=file]")
        .first()
        .setInputFiles(new FilePayload("bukti.jpg", "image/jpeg", picture()));
    assertThat(box.locator("input[type=checkbox]")).isChecked();
    return this;
  }

  private static byte[] picture() {
    BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.setColor(Color.ORANGE);
    brush.fillRect(60, 60, 300, 200);
    brush.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// The button of a way on; empty for a step that has only one.
  Locator button(String branch) {
    return form()
        .locator(
            branch.isEmpty()
                ? ".form-end > button:not([data-keep])"
                : "button[name=_branch][value=" + branch + "]");
  }

  /// Does the step and sees that it is saved.
  void does(String branch) {
    button(branch).tap();
    page.locator("main .note").first().waitFor();
    assertEquals(
        List.of(),
        page.locator("main .note.critical, main .bad-field").allInnerTexts(),
        page.url());
    assertThat(page.locator("main .note.good")).isVisible();
  }

  /// Tries the step and is told what is wrong, in one sentence.
  Locator refused(String branch) {
    button(branch).tap();
    Locator told = page.locator("main .note.critical");
    assertThat(told).isVisible();
    return told;
  }

  /// Lines of the story of a case that tell something.
  Locator told(String what) {
    return page.locator(".story .line").filter(new Locator.FilterOptions().setHasText(what));
  }

  @Override
  public void close() {
    context.close();
  }

  void shoot(String name) {
    shoot(page, name);
  }

  static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }
}
