package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.DenialReason;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.visit.HeldBadge;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The screen of a door against a whole hub whose door tells of badges.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A visitor who holds their badge to the reader of the door")
class KioskBadgeTest {
  private static final String HERE = "room-1/door.main";
  private static final Pattern TICKET = Pattern.compile("name=\"code\" value=\"([^\"]+)\"");

  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static final Pattern OFFER =
      Pattern.compile("name=\"code\" value=\"([^\"]+)\"><button[^>]*>[^<]* (T-[0-9]+)<");

  private KioskVisit visit;
  private TellingDoor door;
  private int badges;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    visit = new KioskVisit(folder);
    door = new TellingDoor(visit.hub.hub.store());
  }

  @AfterAll
  void close() {
    visit.close();
  }

  /// A new badge of the register.
  ///
  /// @return its number; its label is `T-` and that
  private int badge() {
    int number = ++badges;
    ItemAnswer answer =
        visit
            .hub
            .hub
            .office()
            .record(
                UUID.randomUUID().toString(),
                "sari",
                true,
                new ItemCommand.Add(
                    HeldBadge.REGISTER,
                    "T-" + number,
                    Map.of(
                        "digest",
                        Value.of(TellingDoor.badge(number).digest()),
                        "key_version",
                        Value.of(1)),
                    "issued",
                    ""));
    assertTrue(answer instanceof ItemAnswer.Accepted, answer::toString);
    return number;
  }

  /// The tickets that are offered by the label of their badge, the newest first.
  private Map<String, String> offers() throws Exception {
    Matcher offer = OFFER.matcher(visit.tablet.get("/kiosk/held").body());
    Map<String, String> offers = new LinkedHashMap<>();
    while (offer.find()) {
      offers.put(offer.group(2), offer.group(1));
    }
    return offers;
  }

  private String offer(int badge) throws Exception {
    return offers().getOrDefault("T-" + badge, "");
  }

  private HttpResponse<String> taps(String offer) throws Exception {
    return visit.tablet.from("/kiosk", "/kiosk/badge", "code=" + offer);
  }

  private static String ticket(String page) {
    Matcher ticket = TICKET.matcher(page);
    assertTrue(ticket.find(), page);
    return ticket.group(1);
  }

  /// A visitor with a badge, registered by their code.
  private int registered() throws Exception {
    int badge = badge();
    visit.approved("Tamu Satu");
    visit.paired(HERE);
    String page = visit.types(visit.codes.getFirst()).body();
    HttpResponse<String> in =
        visit.sends(
            visit.codes.getFirst(), KioskVisit.form(page, KioskVisit.arrival("T-" + badge)));
    assertEquals(200, in.statusCode(), in.body());
    return badge;
  }

  @Test
  @DisplayName(
      "VIS-05 ACC-04: refused for want of a purpose, they go on with the badge, not with a name,"
          + " and the same questions are asked; the ticket helps once")
  void comes() throws Exception {
    int badge = badge();
    visit.planned.put(1, "T-" + badge);
    visit.approved("Tamu Satu", "Tamu Dua");
    visit.planned.clear();
    visit.paired(HERE);
    assertEquals("", offer(badge));
    door.refuses(badge, DenialReason.NO_PURPOSE);
    String held = visit.tablet.get("/kiosk/held?lang=en").body();
    assertTrue(held.contains("badge T-" + badge + "<"), held);
    assertFalse(held.contains("Tamu"), "nobody's name");
    String offer = offer(badge);

    HttpResponse<String> asked = taps(offer);
    assertEquals(200, asked.statusCode(), asked.body());
    assertFalse(asked.body().contains("Tamu"), "nobody's name");
    assertTrue(asked.body().contains("kartu T-" + badge), asked.body());
    assertTrue(asked.body().contains("name=\"f.purpose\""), asked.body());
    assertEquals("", offer(badge), "it was taken");
    assertEquals(422, taps(offer).statusCode(), "once");

    String questions = ticket(asked.body());
    assertEquals(422, visit.types(offer).statusCode(), "an offer opens no questions by itself");
    assertEquals(200, visit.types(questions).statusCode(), "another language is the same visit");
    Map<String, String> answers = KioskVisit.form(asked.body(), KioskVisit.arrival("T-" + badge));
    HttpResponse<String> in = visit.sends(questions, answers);
    assertEquals(200, in.statusCode(), in.body());
    assertTrue(in.body().contains("Silakan masuk"), in.body());
    assertEquals(200, visit.sends(questions, answers).statusCode(), "the same answer again");
    assertEquals(422, visit.types(questions).statusCode(), "its step is done");
    assertEquals("T-" + badge, visit.state().answers().get("LOGBOOK[1]").get("badge").plain());
  }

  @Test
  @DisplayName(
      "ACC-05: who was let in, left, or is refused for the account of their stay gives it by the"
          + " badge")
  void leaves() throws Exception {
    int badge = registered();
    door.letsIn(badge);
    String inside = offer(badge);
    door.sawLeaving(badge);
    String left = offer(badge);
    assertNotEquals(inside, left, "held again is offered anew");
    door.refuses(badge, DenialReason.INCOMPLETE_EXIT);
    HttpResponse<String> asked = taps(offer(badge));
    assertTrue(asked.body().contains("name=\"f.activities\""), asked.body());
    HttpResponse<String> out =
        visit.sends(ticket(asked.body()), KioskVisit.form(asked.body(), KioskVisit.leaving()));
    assertEquals(200, out.statusCode(), out.body());
    assertTrue(out.body().contains("boleh pulang"), out.body());
    door.sawLeaving(badge);
    assertEquals("", offer(badge), "nothing more to write down");
  }

  @Test
  @DisplayName("Two badges at once are both offered, the newest first, and each leads to its own")
  void two() throws Exception {
    int first = registered();
    int second = registered();
    door.letsIn(first);
    door.letsIn(second);
    assertEquals(
        List.of("T-" + second, "T-" + first), offers().keySet().stream().limit(2).toList());
    assertTrue(taps(offer(first)).body().contains("kartu T-" + first + " "));
    assertEquals("", offer(first));
    assertNotEquals("", offer(second));
  }

  @Test
  @DisplayName("Of a crowd the four newest are looked at; a fifth holds their badge again")
  void crowd() throws Exception {
    List<String> held = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int badge = registered();
      door.letsIn(badge);
      held.addFirst("T-" + badge);
    }
    assertEquals(held.subList(0, 4), List.copyOf(offers().keySet()));
    taps(offers().get(held.getFirst()));
    assertEquals(held.subList(1, 4), List.copyOf(offers().keySet()), "no fifth fold");
    String last = held.getLast();
    door.letsIn(Integer.parseInt(last.substring(2)));
    assertEquals(last, offers().keySet().iterator().next());
  }

  @Test
  @DisplayName(
      "Another door, another reason, a minute ago, another screen or a changed ticket lead nowhere")
  void nowhere() throws Exception {
    int badge = registered();
    door.refuses(TellingDoor.OTHER, badge, DenialReason.INCOMPLETE_EXIT, Duration.ZERO);
    door.refuses(badge, DenialReason.NO_ESCORT);
    door.refuses(badge, DenialReason.NO_PERMIT);
    int stray = badge();
    door.refuses(stray, DenialReason.NO_PURPOSE); // a badge of no visit
    door.refuses(TellingDoor.DOOR, badge, DenialReason.INCOMPLETE_EXIT, Duration.ofSeconds(61));
    assertEquals("", offer(badge) + offer(stray));
    door.letsIn(badge);
    String offer = offer(badge);
    for (int i = 0; i < offer.length(); i += 7) {
      String wrong = offer.substring(0, i) + (offer.charAt(i) == 'A' ? 'B' : 'A');
      assertEquals(422, taps(wrong + offer.substring(i + 1)).statusCode(), "letter " + i);
    }
    int last = offer.length() - 1;
    String neighbour = Character.toString(BASE64.charAt(BASE64.indexOf(offer.charAt(last)) ^ 1));
    assertEquals(
        422, taps(offer.substring(0, last) + neighbour).statusCode(), "the same bytes otherwise");
    assertEquals(422, taps("").statusCode());
    assertEquals(422, taps("x".repeat(5_000)).statusCode());
    visit.paired(HERE);
    assertEquals(422, taps(offer).statusCode(), "the ticket of another screen");
    assertNotEquals("", offer(badge));
    visit.paired("none");
    assertEquals(Map.of(), offers(), "a screen at a door that none watches");
    assertEquals("", new HubBrowser(visit.hub.hub.port()).get("/kiosk/held").body(), "a stranger");
  }
}
