package id.penjaga.hub.demo.work;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Roster;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.roster.RosterKeys;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.demo.BothEnds;
import id.penjaga.hub.demo.office.SimulatedOffice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One visit from the request of a stranger to the frozen minutes: hub, broker, device and a real
/// browser, and everything a person does is done by a page or at a reader.
class VisitStoryTest {
  private static final String ESCORT = "B2C3D4E577";
  private static final String GUEST = "B2C3D4E5A1";
  private static final String NAME = "Tamu vendor AC 1";

  @TempDir Path folder;
  private BothEnds ends;
  private Browser browser;
  private Phone bayu;
  private Phone tablet;
  private DoorScreen screen;
  private String about = "";

  @Test
  @DisplayName(
      "VIS-01 VIS-02 VIS-03 VIS-04 VIS-05 VIS-07 ACC-03 ACC-05 ACC-17: from the public request over"
          + " an approval in one click, the kiosk, the door and the list of who is inside to the"
          + " frozen minutes")
  void theWholeVisit() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(PhoneOffice.CHROMIUM) || System.getenv("CI") != null,
        "Chromium is not installed: apt-get install chromium");
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    try (BothEnds open = new BothEnds(folder, false, 1);
        Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(environment))) {
      ends = open;
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(PhoneOffice.CHROMIUM)
                      .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
      BadgeId badge = badges();
      bayu = phone("id-ID");
      bayu.logIn("bayu", PhoneOffice.PASSWORD);
      request();
      approve();
      String code = screenAndCode();
      theDoorStaysShutWithoutPurpose();
      comes(code);
      BothEnds.await("the purpose is at the door", 30, () -> purpose(badge));
      ends.pass("in", GUEST);
      BothEnds.await("the visitor is inside", 30, () -> inside() == 2);
      everybodyInside();
      ends.pass("out", GUEST);
      BothEnds.await("the visitor has left", 30, () -> inside() == 1);
      leaves();
      minutes(code);
      freeze();
      assertEquals(List.of(), bayu.complaints);
      assertEquals(List.of(), tablet.complaints);
    }
  }

  private Phone phone(String locale) {
    return new Phone(browser, "http://127.0.0.1:" + ends.hub().port(), locale);
  }

  private BadgeId badges() throws Exception {
    RosterKeys keys = ends.roster();
    ends.begin(
        new SimulatedOffice(
            DefinitionFolder.read(PhoneOffice.CONFIG), PhoneOffice.ZONE, () -> false),
        PhoneOffice.PASSWORD);
    ends.startHub();
    ends.startDevice();
    BothEnds.await("the office opens", 60, this::opened);
    badge(keys, "K-02", ESCORT, "bayu");
    return badge(keys, "T-01", GUEST, "");
  }

  private boolean opened() {
    try {
      return office().people().byLogin("bayu") != null;
    } catch (StoreException _) {
      return false;
    }
  }

  private Office office() {
    return ends.hub().office();
  }

  private BadgeId badge(RosterKeys keys, String label, String number, String login) {
    BadgeId badge = keys.digest(HexFormat.of().parseHex(number));
    Map<String, Value> fields = new HashMap<>();
    fields.put("digest", Value.of(badge.digest()));
    fields.put("key_version", Value.of(1));
    if (!login.isEmpty()) {
      fields.put(
          "holder", Value.of("p" + Objects.requireNonNull(office().people().byLogin(login)).id()));
    }
    ItemAnswer answer =
        office()
            .record(
                UUID.randomUUID().toString(),
                "bayu",
                true,
                new ItemCommand.Add("badge", label, fields, "issued", ""));
    assertInstanceOf(ItemAnswer.Accepted.class, answer, answer.toString());
    return badge;
  }

  /// A vendor asks without an account, and the administrator lays it before the official.
  private void request() {
    try (Phone vendor = phone("id-ID")) {
      vendor.go("/report/for/VISIT/outside");
      LocalDateTime now = LocalDateTime.now(PhoneOffice.ZONE).truncatedTo(ChronoUnit.MINUTES);
      vendor.type(
          "f.requester_org", "PT Sejuk Contoh",
          "f.vendor_kind", "ac",
          "f.purpose_kind", "pemeliharaan",
          "f.target", "AC unit 1: pembersihan filter",
          "f.visitors.1.name", NAME,
          "f.visitors.1.unit", "PT Sejuk Contoh",
          "f.window_start", now.toString(),
          "f.window_end", now.plusHours(2).toString());
      vendor.shoot("story-1-request");
      vendor.button("").tap();
      vendor.page.waitForURL(url -> !url.contains("/for/"));
      vendor.shoot("story-2-received");
    }
    bayu.task("/cases/");
    about = bayu.path();
    bayu.does("");
  }

  private void approve() {
    try (Phone ratna = phone("id-ID")) {
      ratna.page.setViewportSize(1280, 860);
      ratna.logIn("ratna", PhoneOffice.PASSWORD);
      ratna.go("/visits");
      Locator card = ratna.page.locator("article.visit:has(form.visit-decide)");
      card.locator("select[name='f.escort']")
          .selectOption("p" + Objects.requireNonNull(office().people().byLogin("bayu")).id());
      noted();
      ratna.page.waitForTimeout(2_000); // the page hears of the note and leaves the choice alone
      assertThat(card.locator("select[name='f.escort']")).not().hasValue("");
      ratna.shoot("story-3-approval");
      card.locator("button[value=approved]").tap();
      assertThat(ratna.page.locator("article.visit:has(form.visit-decide)")).hasCount(0);
      assertThat(ratna.page.locator("article.visit")).containsText("Bayu Pratama");
      assertThat(ratna.page.locator("article.visit .note.warning")).hasCount(0);
    }
  }

  /// Something else happens to the case.
  private void noted() {
    Answer answer =
        office()
            .act(
                UUID.randomUUID().toString(),
                new By.Human(
                    Objects.requireNonNull(office().people().byLogin("bayu")).id(),
                    "administrator_ruang_server"),
                Long.valueOf(about.replaceAll("[^0-9]", "")),
                new Command.Note("Vendor menelepon.", List.of()),
                null,
                "");
    assertInstanceOf(Answer.Stored.class, answer, answer.toString());
  }

  /// @return the visitor's code
  private String screenAndCode() {
    bayu.go(about + "/invitations");
    String code = bayu.page.locator(".invitation .once").innerText().replace(" ", "");
    bayu.go("/kiosks");
    bayu.page.locator("form[action='/kiosks'] input[name=name]").fill("Pintu utama");
    bayu.page.locator("form[action='/kiosks'] button").tap();
    String pairing = bayu.page.locator(".once").innerText();
    tablet = phone("id-ID");
    tablet.page.setViewportSize(1280, 800);
    screen = new DoorScreen(tablet, _ -> {});
    tablet.go("/kiosk");
    tablet.page.locator("input[name=code]").fill(pairing);
    tablet.page.locator("form button").tap();
    assertThat(tablet.page.locator(".k-start")).isVisible();
    return code;
  }

  private void theDoorStaysShutWithoutPurpose() {
    ends.swipe("in", GUEST);
    BothEnds.await("refused", 30, () -> ends.countAtHub("AccessDenied") == 1);
    assertFalse(ends.room().open("door.main"), "no purpose is written down yet");
    ends.pass("in", ESCORT);
    BothEnds.await("the escort is inside", 30, () -> inside() == 1);
    ends.swipe("in", GUEST);
    BothEnds.await("refused beside the escort too", 30, () -> ends.countAtHub("AccessDenied") == 2);
  }

  private void comes(String code) {
    screen.types(code);
    assertThat(screen.now()).containsText(NAME);
    tablet.shoot("story-4-kiosk-in");
    screen.next();
    screen.answers(
        "coming",
        Map.of(
            "f.work_kind", "environment",
            "f.purpose", "Pembersihan filter AC unit 1",
            "f.card_kept", "ktp",
            "f.badge", "T-01"));
    assertThat(tablet.page.locator("h1")).containsText("Silakan masuk");
    tablet.shoot("story-5-kiosk-go-in");
    tablet.page.locator("a[data-home]").tap();
  }

  private void everybodyInside() {
    bayu.go("/inside");
    Locator lines = bayu.page.locator("table.muster tbody tr");
    assertThat(lines).hasCount(2);
    Locator guest = lines.filter(new Locator.FilterOptions().setHasText(NAME));
    assertThat(guest).containsText("VIS/");
    assertThat(guest).containsText("Bayu Pratama");
    bayu.shoot("story-6-inside");
    bayu.go(about.replace("/cases/", "/visits/"));
    bayu.shoot("story-7-visit");
  }

  /// The door told that their badge went out, and the screen found them by it.
  private void leaves() {
    tablet.page.setViewportSize(390, 844);
    tablet.page.locator(".k-lang").tap();
    assertThat(tablet.page.locator("html")).hasAttribute("lang", "en");
    tablet.page.locator("[data-held] button").tap();
    assertThat(screen.now()).containsText("Do you have badge T-01?");
    screen.next();
    List<String> seen = new ArrayList<>();
    new DoorScreen(tablet, seen::add)
        .answers(
            "leaving",
            Map.of(
                "f.activities", "Filters cleaned, pressure normal",
                "f.packing_out", "yes",
                "f.card_returned", "yes"));
    assertTrue(seen.contains("leaving f.visitor_signature"), seen::toString);
    assertThat(tablet.page.locator("h1")).containsText("may go");
    assertThat(tablet.page.locator("html")).hasAttribute("lang", "en");
    tablet.shoot("story-8-kiosk-out");
    tablet.page.locator("a[data-home]").tap();
  }

  /// Both sides agree to the minutes: the administrator on their phone, the visitor at the screen.
  private void minutes(String code) {
    bayu.go(about);
    Locator draws = bayu.page.locator("section.now:has-text('VIS-P4') form.work-form");
    Phone.type(draws, "f.packing_out", "yes");
    draws.locator(".form-end > button:not([data-keep])").tap();
    assertThat(bayu.page.locator("main .note.good")).isVisible();
    bayu.page
        .locator("form.work-form[action$='/sign']")
        .first()
        .locator(".form-end > button:not([data-keep])")
        .tap();
    assertThat(bayu.page.locator("main .note.good")).isVisible();
    screen.types(code);
    assertThat(tablet.page.locator("[data-screen=sign]")).isVisible();
    assertThat(tablet.page.locator(".k-facts")).containsText("Filters cleaned");
    tablet.shoot("story-9-minutes");
    tablet.page.locator("[data-screen=sign] button.k-main-button").tap();
    assertThat(tablet.page.locator("[data-screen=message]")).isVisible();
  }

  private void freeze() {
    bayu.go(about + "/papers");
    Locator minutes = bayu.page.locator("section[aria-labelledby=paper-BERITA_ACARA]");
    minutes.locator("details summary").tap();
    minutes.locator("form button").tap();
    assertThat(bayu.page.locator("main")).containsText("BA/");
    bayu.shoot("story-10-frozen");
    bayu.go(about + "/papers");
    assertThat(minutes.locator(".quiet-list a")).hasCount(1);
  }

  private int inside() {
    return ends.queries().inside().size();
  }

  private boolean purpose(BadgeId badge) {
    Roster roster = ends.device().room().credentials().roster();
    return roster != null
        && roster.permits().stream()
            .map(permit -> permit.member(badge))
            .filter(Objects::nonNull)
            .anyMatch(Roster.Member::purpose);
  }
}
