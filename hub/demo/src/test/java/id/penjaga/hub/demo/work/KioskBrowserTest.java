package id.penjaga.hub.demo.work;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.visit.HeldBadge;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Fixture 5 at the screen of the door: two technicians come and leave, a third stays away, on a
/// tablet and a phone.
@DisplayName("The screen of a door in a real browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KioskBrowserTest {
  /// Small targets of a finger in a glove: what is shown and lower than 56 pixels.
  private static final String SMALL =
      """
      () => [...document.querySelectorAll('a, button, input:not([type=radio]):not([type=hidden]), textarea, .k-option, canvas')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 56)
        .map(e => e.outerHTML.slice(0, 100))
      """;

  private final List<String> codes = new ArrayList<>();
  private final List<String> found = new ArrayList<>();
  private PhoneOffice office;
  private PageChecks checks;
  private Phone tablet;
  private DoorScreen screen;
  private DoorTeller door;
  private long about;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    office = new PhoneOffice(folder.resolve("data"), "2026-09-10T08:50");
    checks = new PageChecks(new OtherLanguage(office.definitions));
    door = new DoorTeller(office.hub.store(), PhoneOffice.at("2026-09-10T08:50"));
    approved();
    badge("T-01", "");
    badge("T-02", "");
    badge("K-07", "p" + ((By.Human) as("dewi", "staf_ruang_server")).person());
    Phone bayu = office.phone("bayu");
    bayu.go("/cases/" + about + "/invitations");
    assertThat(bayu.page.locator(".invitation")).hasCount(3);
    found.addAll(checks.findings(bayu.page, "invitations", true));
    bayu.page
        .locator(".invitation .once")
        .all()
        .forEach(code -> codes.add(code.innerText().replace(" ", "")));
    bayu.go("/kiosks");
    bayu.page.locator("form[action='/kiosks'] input[name=name]").fill("Pintu utama");
    bayu.page.locator("form[action='/kiosks'] button").tap();
    String pairing = bayu.page.locator(".once").innerText();
    found.addAll(checks.findings(bayu.page, "kiosks", true));
    office.away("bayu");
    tablet = office.stranger("en-GB");
    screen = new DoorScreen(tablet, this::check);
    tablet.page.setViewportSize(1280, 800);
    tablet.go("/kiosk");
    check("pairing");
    tablet.page.locator("input[name=code]").fill(pairing);
    tablet.page.locator("form button").tap();
    assertThat(tablet.page.locator(".k-start")).isVisible();
  }

  @AfterAll
  void close() {
    if (office != null) {
      office.close();
    }
  }

  private By as(String login, String role) {
    return new By.Human(
        Objects.requireNonNull(office.hub.office().people().byLogin(login)).id(), role);
  }

  private void approved() {
    By admin = as("bayu", "administrator_ruang_server");
    about =
        ((Answer.Stored)
                act("v", admin, null, new Command.OpenCase("VISIT", "request", Map.of(), null, "")))
            .about();
    Map<String, Value> request = new LinkedHashMap<>();
    request.put("requester_org", Value.of("Vendor AC"));
    request.put("vendor_kind", Value.of("ac"));
    request.put("purpose_kind", Value.of("pemeliharaan"));
    request.put("target", Value.of("AC unit 1"));
    request.put(
        "visitors",
        new Value.Many(
            List.of(
                guest("Tamu vendor AC 1"), guest("Tamu vendor AC 2"), guest("Tamu vendor AC 3"))));
    request.put("window_start", Value.of(PhoneOffice.at("2026-09-10T09:00").toString()));
    request.put("window_end", Value.of(PhoneOffice.at("2026-09-10T12:00").toString()));
    request.put(
        "equipment_in",
        new Value.Many(
            List.of(
                new Value.Group(
                    new TreeMap<>(
                        Map.of("name", Value.of("pompa vakum"), "count", Value.of(1)))))));
    does("p1", admin, "VIS-P1", null, request);
    String escort = "p" + ((By.Human) admin).person();
    does(
        "p2",
        as("ratna", "kepala_bidang_aptika"),
        "VIS-P2",
        "approved",
        Map.of("escort", Value.of(escort)));
  }

  private void badge(String label, String holder) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("digest", Value.of(DoorTeller.badge(label).digest()));
    if (!holder.isEmpty()) {
      fields.put("holder", Value.of(holder));
    }
    ItemAnswer answer =
        office
            .hub
            .office()
            .record(
                "badge/" + label,
                "bayu",
                true,
                new ItemCommand.Add(HeldBadge.REGISTER, label, fields, "", ""));
    assertTrue(answer instanceof ItemAnswer.Accepted, answer::toString);
  }

  private static Value guest(String name) {
    return new Value.Group(
        new TreeMap<>(Map.of("name", new Value.Personal(name), "unit", Value.of("Vendor AC"))));
  }

  private Answer act(String id, By by, Long of, Command command) {
    Office book = office.hub.office();
    return book.act("kiosk/" + id, by, of, command, null, "");
  }

  private Case state() {
    return office.hub.office().caseFile(about).orElseThrow().state();
  }

  private void does(String id, By by, String step, String branch, Map<String, Value> answers) {
    int opening =
        state().open().stream()
            .filter(number -> state().openings().get(number).step().equals(step))
            .findFirst()
            .orElseThrow();
    Answer answer =
        act(id, by, about, new Command.Complete(opening, answers, branch, "", Map.of(), ""));
    assertTrue(answer instanceof Answer.Stored, () -> step + ": " + answer);
  }

  private void check(String where) {
    found.addAll(checks.findings(tablet.page, where, true));
    @SuppressWarnings("unchecked")
    List<String> small = (List<String>) tablet.page.evaluate(SMALL);
    small.forEach(one -> found.add(where + " is small: " + one));
  }

  private static final Map<String, String> COMING =
      Map.of(
          "f.work_kind", "environment",
          "f.purpose", "Pembersihan filter dan pengecekan freon AC unit 1",
          "f.card_kept", "ktp");

  private static Map<String, String> coming(String badge) {
    Map<String, String> given = new LinkedHashMap<>(COMING);
    given.put("f.badge", badge);
    return given;
  }

  @Test
  @Order(1)
  @DisplayName(
      "Indonesian first, whatever the browser speaks; a wrong code is told, a name is none")
  void starts() {
    assertThat(tablet.page.locator("html")).hasAttribute("lang", "id");
    check("start");
    screen.types("000000000");
    assertThat(tablet.page.locator(".k-problem")).isVisible();
    check("wrong code");
    tablet.page.setViewportSize(800, 1280);
    check("start, standing");
    tablet.page.setViewportSize(390, 844);
    check("start, phone");
    tablet.page.setViewportSize(1280, 800);
    tablet.shoot("kiosk-start");
  }

  @Test
  @Order(2)
  @DisplayName("VIS-05: a visitor comes while the hub is away for a while: kept, sent once, told")
  void comesWithoutTheHub() {
    office.clock("2026-09-10T09:04");
    screen.types(codes.getFirst());
    assertThat(screen.now()).containsText("Tamu vendor AC 1");
    screen.next();
    screen.answers("coming", COMING, "f.badge");
    check("coming badge");
    assertThat(screen.now().locator(".k-option")).hasText(new String[] {"T-01", "T-02"});
    screen.now().locator("input:not([type=radio])").last().fill("T-01");
    tablet.page.context().setOffline(true);
    screen.next();
    assertThat(tablet.page.locator("#k-banner")).isVisible();
    assertThat(tablet.page.locator("h1")).containsText("menunggu hub");
    check("kept");
    tablet.page.context().setOffline(false);
    assertThat(tablet.page.locator("h1")).containsText("Silakan masuk");
    assertThat(tablet.page.locator(".k-facts")).containsText("Bayu Pratama");
    check("in");
    tablet.shoot("kiosk-in");
    assertEquals(
        1,
        office.hub.office().caseFile(about).orElseThrow().entries().stream()
            .filter(entry -> entry.by() instanceof By.Kiosk)
            .count());
    tablet.page.locator("a[data-home]").tap();
  }

  @Test
  @Order(3)
  @DisplayName(
      "A second visitor comes in English on a standing tablet, changing the language midway")
  void comesInEnglish() {
    tablet.page.setViewportSize(800, 1280);
    screen.types(codes.get(1));
    screen.next();
    screen.agrees();
    String before = screen.asked();
    tablet.page.locator(".k-lang").tap();
    assertThat(tablet.page.locator("html")).hasAttribute("lang", "en");
    assertEquals(before, screen.asked());
    screen.answers("coming in English", coming("T-02"));
    assertEquals("T-02", state().answers().get("LOGBOOK[2]").get("badge").plain());
    assertThat(tablet.page.locator("h1")).containsText("Please go in");
    check("in, English");
    tablet.page.locator("a[data-home]").tap();
    assertThat(tablet.page.locator("html")).hasAttribute("lang", "id");
  }

  @Test
  @Order(4)
  @DisplayName(
      "ACC-05 ACC-08 VIS-05: both leave on a small screen, one by the code, one by the badge, and"
          + " sign while the hub says nothing: kept side by side, sent once each, told")
  void leaves() {
    office.clock("2026-09-10T11:12");
    tablet.page.setViewportSize(390, 844);
    tablet.page.route("**/kiosk/answers", _ -> {}); // packets are dropped: never an answer
    screen.types(codes.getFirst());
    leaves(1);
    assertThat(tablet.page.locator("h1"))
        .containsText("menunggu hub", new LocatorAssertions.ContainsTextOptions().setTimeout(15e3));
    tablet.page.locator("#k-main button.k-main-button").tap();
    assertThat(tablet.page.locator("#k-banner")).isVisible();
    byBadge();
    leaves(2);
    tablet.page.unroute("**/kiosk/answers");
    assertThat(tablet.page.locator("h1"))
        .containsText("boleh pulang", new LocatorAssertions.ContainsTextOptions().setTimeout(30e3));
    check("left");
    assertEquals(
        4,
        office.hub.office().caseFile(about).orElseThrow().entries().stream()
            .filter(entry -> entry.by() instanceof By.Kiosk)
            .count());
    tablet.page.locator("a[data-home]").tap();
  }

  /// Two badges were held at once; the second visitor goes on with theirs, in English.
  private void byBadge() {
    door.sawLeaving("T-02", PhoneOffice.at("2026-09-10T11:11:50"));
    door.sawLeaving("T-01", PhoneOffice.at("2026-09-10T11:11:55"));
    Locator offers = tablet.page.locator("[data-held] button");
    assertThat(offers)
        .hasText(new String[] {"Lanjut dengan kartu T-01", "Lanjut dengan kartu T-02"});
    check("held, phone");
    tablet.shoot("kiosk-held-phone");
    tablet.page.setViewportSize(1280, 800);
    tablet.page.locator(".k-lang").tap();
    assertThat(offers).hasText(new String[] {"Go on with badge T-01", "Go on with badge T-02"});
    check("held, English");
    tablet.shoot("kiosk-held");
    offers.last().tap();
    assertThat(screen.now()).containsText("Do you have badge T-02?");
    check("held, gone on with");
    tablet.page.setViewportSize(390, 844);
    tablet.page.locator(".k-lang").tap();
    assertThat(tablet.page.locator("html")).hasAttribute("lang", "id");
    assertThat(screen.now()).containsText("Apakah kartu T-02 ada pada Anda?");
  }

  private void leaves(int visitor) {
    screen.next();
    screen.answers(
        "leaving " + visitor,
        Map.of(
            "f.activities",
            "Filter dibersihkan, tekanan freon normal",
            "f.packing_out",
            "yes",
            "stay.0",
            "out",
            "f.card_returned",
            "yes"));
  }

  @Test
  @Order(5)
  @DisplayName(
      "VIS-10 VIS-05: a visitor of an oral permission is asked the same, in Indonesian on a tablet"
          + " as they come, in English on a phone as they leave by their badge")
  void urgent() {
    String code = permittedOrally();
    tablet.page.setViewportSize(1280, 800);
    tablet.go("/kiosk");
    screen.types(code);
    assertThat(screen.now()).containsText("Teknisi UPS");
    screen.next();
    screen.answers(
        "urgent coming",
        Map.of("f.purpose", "Memeriksa UPS", "f.card_kept", "sim", "f.badge", "T-03"));
    assertThat(tablet.page.locator("h1")).containsText("Isian Anda tersimpan");
    check("urgent in");
    tablet.shoot("kiosk-urgent-in");
    identityChecked();
    tablet.page.locator("a[data-home]").tap();
    tablet.page.setViewportSize(390, 844);
    tablet.page.locator(".k-lang").tap();
    door.sawLeaving("T-03", PhoneOffice.at("2026-09-10T11:11:58"));
    tablet.page.locator("[data-held] button:has-text('T-03')").tap();
    screen.next();
    screen.answers(
        "urgent leaving",
        Map.of(
            "f.activities", "UPS replaced",
            "f.packing_out", "yes",
            "f.card_returned", "yes"));
    assertThat(tablet.page.locator("h1")).containsText("may go");
    check("urgent out");
    tablet.shoot("kiosk-urgent-out");
    tablet.page.locator("a[data-home]").tap();
  }

  /// Staff signs it on the page of the case, on a phone.
  private void identityChecked() {
    Phone bayu = office.phone("bayu");
    bayu.go("/cases/" + about);
    Locator sign = bayu.page.locator(".now:has-text('Mencocokkan identitas')");
    assertThat(sign).containsText("Teknisi UPS");
    found.addAll(checks.findings(bayu.page, "urgent identity", true));
    sign.locator("label:has-text('Administrator ruang server')").tap();
    sign.locator("button:has-text('Tanda tangani')").tap();
    assertThat(sign).hasCount(0);
    office.away("bayu");
  }

  /// @return the code of the visitor
  private String permittedOrally() {
    badge("T-03", "");
    By admin = as("bayu", "administrator_ruang_server");
    about =
        ((Answer.Stored)
                act(
                    "u",
                    admin,
                    null,
                    new Command.OpenCase("URGENT", "emergency", Map.of(), null, "")))
            .about();
    does(
        "u1",
        admin,
        "UP-1",
        null,
        Map.of(
            "given_by",
            Value.of("p" + ((By.Human) as("ratna", "pejabat_berwenang")).person()),
            "given_at",
            Value.of(PhoneOffice.at("2026-09-10T11:10").toString()),
            "reason",
            Value.of("UPS berasap"),
            "work",
            Value.of("Memeriksa UPS"),
            "visitors",
            new Value.Many(List.of(guest("Teknisi UPS"))),
            "escort",
            Value.of("p" + ((By.Human) admin).person()),
            "until",
            Value.of(PhoneOffice.at("2026-09-10T14:00").toString())));
    Phone bayu = office.phone("bayu");
    bayu.go("/cases/" + about + "/invitations");
    found.addAll(checks.findings(bayu.page, "urgent invitations", true));
    String code = bayu.page.locator(".invitation .once").innerText().replace(" ", "");
    office.away("bayu");
    return code;
  }

  @Test
  @Order(6)
  @DisplayName("A minute without a touch wipes what was typed; the evacuation list is one tap away")
  void forgets() {
    tablet.page.setViewportSize(1280, 800);
    tablet.page.clock().install();
    tablet.go("/kiosk");
    screen.types(codes.get(2));
    assertThat(screen.now()).containsText("Tamu vendor AC 3");
    tablet.page.clock().runFor(50_000);
    assertThat(tablet.page.locator("#k-idle")).isVisible();
    tablet.page.route("**/kiosk", _ -> {}); // the hub says nothing any more
    tablet.page.clock().runFor(12_000);
    assertThat(tablet.page.locator(".k-start")).isVisible();
    assertThat(tablet.page.locator("#k-code")).hasValue("");
    tablet.page.locator("a[data-go]").tap();
    assertThat(tablet.page.locator(".k-counts")).isVisible();
    check("evacuation");
    tablet.shoot("kiosk-inside");
    assertEquals(List.of(), found);
    assertEquals(
        List.of(),
        tablet.complaints.stream().filter(one -> !one.contains("INTERNET_DISCONNECTED")).toList());
  }
}
