package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision.Reason;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The screen at a door against a whole hub, without a window.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A visitor at the screen of a door")
class KioskTest {
  private KioskVisit visit;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    visit = new KioskVisit(folder);
  }

  @AfterAll
  void close() {
    visit.close();
  }

  private HttpResponse<String> arrives(int visitor, String badge) throws Exception {
    String code = visit.codes.get(visitor - 1);
    String page = visit.types(code).body();
    return visit.sends(code, KioskVisit.form(page, KioskVisit.arrival(badge)));
  }

  private HttpResponse<String> leaves(int visitor, Map<String, String> more) throws Exception {
    String code = visit.codes.get(visitor - 1);
    Map<String, String> answers = KioskVisit.leaving();
    answers.putAll(more);
    return visit.sends(code, KioskVisit.form(visit.types(code).body(), answers));
  }

  private Map<String, Value> answers(String place) {
    return visit.state().answers().getOrDefault(place, Map.of());
  }

  @Test
  @DisplayName("a browser is a screen by a code of an administrator, and a stranger when revoked")
  void pairing() throws Exception {
    visit.paired();
    assertEquals(422, visit.tablet.from("/kiosk", "/kiosk/pair", "code=0000000000").statusCode());
    HttpResponse<String> start = visit.tablet.get("/kiosk");
    assertTrue(start.body().contains("Pintu "));
    assertTrue(start.body().contains("lang=\"id\""));
    assertEquals("no-store", start.headers().firstValue("Cache-Control").orElse(""));
    assertTrue(visit.tablet.get("/kiosk?lang=en").body().contains("Welcome"));
    assertNotEquals(200, visit.escort.get("/kiosks").statusCode());
    String list = visit.hub.admin.get("/kiosks").body();
    assertTrue(list.contains("Terpasang"), list);
    assertEquals(
        303,
        visit.hub.admin.from("/kiosks", "/kiosks/revoke", "kiosk=" + visit.screen()).statusCode());
    assertTrue(visit.tablet.get("/kiosk").body().contains("/kiosk/pair"));
    assertEquals(401, visit.types("123456789").statusCode());
  }

  @Test
  @DisplayName("wrong codes wait longer and longer; a name finds nobody")
  void guesses() throws Exception {
    visit.approved("Tamu Satu");
    visit.paired();
    assertEquals(422, visit.types("Tamu+Satu").statusCode());
    int refused = 0;
    for (int i = 0; i < 8; i++) {
      refused += visit.types("00000000" + i).statusCode() == 429 ? 1 : 0;
    }
    assertTrue(refused > 0, "nobody waited");
    assertEquals(429, visit.types(visit.codes.getFirst()).statusCode());
  }

  @Test
  @DisplayName(
      "VIS-05 ACC-04 ACC-07: who comes says purpose and statement before the door knows, and sees"
          + " nobody else")
  void arrival() throws Exception {
    visit.approved("Tamu Satu", "Tamu Dua");
    visit.paired();
    assertEquals(2, visit.codes.size());
    String code = visit.codes.getFirst();
    String page = visit.types(code).body();
    assertTrue(page.contains("Tamu Satu"));
    assertFalse(page.contains("Tamu Dua"), "somebody else's name");
    Map<String, String> answers = KioskVisit.form(page, KioskVisit.arrival("T-01"));
    Map<String, String> less = new HashMap<>(answers);
    less.remove("f.purpose");
    HttpResponse<String> refused = visit.sends(code, less);
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("data-wrong=\"yes\""));
    less = new HashMap<>(answers);
    less.put("f.prohibited.X1.result", "not_good");
    assertEquals(422, visit.sends(code, less).statusCode());
    less = new HashMap<>(answers);
    less.put("f.rules", "sha256:" + "0".repeat(64));
    assertEquals(422, visit.sends(code, less).statusCode());
    less = new HashMap<>(answers);
    less.put("f.work_kind", "unrelated");
    assertTrue(visit.sends(code, less).body().contains("E.4.c"));
    assertEquals(Map.of(), answers("LOGBOOK[1]"));

    HttpResponse<String> in = visit.sends(code, answers);
    assertEquals(200, in.statusCode(), in.body());
    assertTrue(in.body().contains("Si bayu"), "the escort");
    assertTrue(in.body().contains("T-01"));
    assertEquals(answers.get("f.rules"), answers("LOGBOOK[1]").get("rules").plain());
    Entry last = visit.hub.hub.office().caseFile(visit.about).orElseThrow().entries().getLast();
    assertEquals("pengunjung", assertInstanceOf(By.Kiosk.class, last.by()).role());
    assertEquals(200, visit.sends(code, answers).statusCode(), "the same answer again");
    assertEquals(
        last.sequence(),
        visit.hub.hub.office().caseFile(visit.about).orElseThrow().entries().getLast().sequence());
  }

  @Test
  @DisplayName("ACC-14: a badge that is with one visitor is not handed out to another")
  void oneBadge() throws Exception {
    visit.approved("Tamu Satu", "Tamu Dua");
    visit.paired();
    assertEquals(200, arrives(1, "T-11").statusCode());
    HttpResponse<String> second = arrives(2, " t-11 ");
    assertEquals(422, second.statusCode());
    assertTrue(second.body().contains("masih dipegang pengunjung lain"), second.body());
    assertEquals(200, leaves(1, Map.of()).statusCode());
    assertEquals(200, arrives(2, "T-11").statusCode());
  }

  @Test
  @DisplayName(
      "ACC-05 ACC-08: leaving asks for activities, packing, the card and both signatures, which are"
          + " bound by their hash")
  void leaving() throws Exception {
    visit.approved("Tamu Satu");
    visit.paired();
    arrives(1, "T-21");
    for (String missing :
        List.of("f.activities", "f.packing_out", "f.card_returned", "f.visitor_signature")) {
      assertEquals(422, leaves(1, Map.of(missing, "")).statusCode(), missing);
    }
    assertEquals(422, leaves(1, Map.of("f.visitor_signature", "10,10;20,20")).statusCode());
    assertEquals(
        422, leaves(1, Map.of("f.visitor_signature", "<svg onload=alert(1)>")).statusCode());
    HttpResponse<String> out = leaves(1, Map.of());
    assertEquals(200, out.statusCode(), out.body());
    String hash = answers("LOGBOOK[1]").get("visitor_signature").plain();
    assertTrue(
        visit.hub.hub.store().attachments().of("case/" + visit.about).stream()
            .anyMatch(file -> file.sha256().equals(hash)));
    assertTrue(visit.types(visit.codes.getFirst()).body().contains("sudah tercatat"));
  }

  @Test
  @DisplayName(
      "ACC-10: a device that stays inside opens a finding, and the visit closes after that is"
          + " settled")
  void devices() throws Exception {
    visit.approved("Tamu Satu");
    visit.paired();
    String code = visit.codes.getFirst();
    Map<String, String> in = KioskVisit.form(visit.types(code).body(), KioskVisit.arrival("T-31"));
    in.put("f.devices_in.1.name", "Laptop <b>servis</b>");
    in.put("f.devices_in.1.serial", "SN-1");
    in.put("f.devices_in.2.name", "Pompa vakum");
    assertEquals(200, visit.sends(code, in).statusCode());
    String page = visit.types(code).body();
    assertTrue(page.contains("Laptop &lt;b"), page);
    assertFalse(page.contains("<b>servis"));
    assertEquals(422, leaves(1, Map.of("stay.0", "out")).statusCode());
    assertEquals(200, leaves(1, Map.of("stay.0", "in", "stay.1", "out")).statusCode());
    assertEquals(1, ((Value.Many) answers("LOGBOOK[1]").get("devices_left")).values().size());

    visit.does(
        visit.admin(),
        "VIS-P4",
        null,
        Map.of("activities", Value.of("Filter dibersihkan"), "packing_out", Value.of(true)));
    visit.act(
        visit.admin(),
        visit.about,
        new Command.Sign(visit.opening("VIS-P4"), "administrator", null, ""));
    String sign = visit.types(code).body();
    assertTrue(sign.contains("/kiosk/sign"), sign);
    Map<String, String> signed = KioskVisit.form(sign, Map.of());
    assertEquals(
        200,
        visit
            .tablet
            .from("/kiosk", "/kiosk/sign", "code=" + code + "&_id=" + signed.get("_id"))
            .statusCode());
    Answer answer = visit.tries(visit.admin(), "VIS-P5", null, Map.of());
    assertEquals(
        Reason.NOT_READY,
        assertInstanceOf(Answer.Refused.class, answer).refusal().why(),
        "the finding is open");
  }

  @Test
  @DisplayName("a visit that is withdrawn is not registered, and says why")
  void withdrawn() throws Exception {
    visit.approved("Tamu Satu");
    visit.paired();
    String code = visit.codes.getFirst();
    String page = visit.types(code).body();
    visit.act(visit.admin(), visit.about, new Command.Cancel("batal"));
    HttpResponse<String> gone =
        visit.sends(code, KioskVisit.form(page, KioskVisit.arrival("T-41")));
    assertEquals(422, gone.statusCode());
    assertTrue(gone.body().contains("kunjungannya sudah ditutup"));
  }

  @Test
  @DisplayName("a visit that is early or over is not registered, says why, and is no receipt")
  void outsideTheWindow() throws Exception {
    for (Duration from : List.of(Duration.ofHours(3), Duration.ofHours(-3))) {
      visit.approved(from, "Tamu Satu");
      visit.paired();
      HttpResponse<String> answer =
          visit.sends(
              visit.codes.getFirst(),
              KioskVisit.form(
                  "", Map.of("_id", java.util.UUID.randomUUID().toString(), "f.badge", "T-61")));
      assertEquals(409, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("k-stop"), answer.body());
      assertEquals(Map.of(), answers("LOGBOOK[1]"));
    }
  }

  @Test
  @DisplayName(
      "VIS-04 VIS-05 ACC-05: who has a permit of several days says on leaving that they come again,"
          + " and is asked everything anew by the same code")
  void comesAgain() throws Exception {
    visit.repeats(Duration.ofHours(-25), Duration.ofHours(25), "daily", "Tamu Satu");
    visit.paired();
    String code = visit.codes.getFirst();
    Map<String, String> in = KioskVisit.form(visit.types(code).body(), KioskVisit.arrival("T-71"));
    in.put("f.devices_in.1.name", "Laptop servis");
    assertEquals(200, visit.sends(code, in).statusCode());
    HttpResponse<String> silent = leaves(1, Map.of("stay.0", "out"));
    assertEquals(422, silent.statusCode(), "whether they come again is asked");
    assertTrue(silent.body().contains("data-name=\"again\""), silent.body());
    Map<String, String> out = KioskVisit.form(visit.types(code).body(), KioskVisit.leaving());
    out.putAll(Map.of("stay.0", "out", "again", "yes"));
    for (int twice = 0; twice < 2; twice++) {
      HttpResponse<String> left = visit.sends(code, out);
      assertEquals(200, left.statusCode(), left.body());
      assertTrue(left.body().contains("kode yang sama"), left.body());
    }

    String again = visit.types(code).body();
    assertTrue(again.contains("name=\"f.purpose\""), again);
    assertFalse(again.contains("Laptop servis"), "what they brought the time before");
    assertEquals(200, arrives(1, "T-71").statusCode(), "the badge was given back");
    String leaving = visit.types(code).body();
    assertFalse(leaving.contains("stay.0"), "nothing was brought this time");
    assertEquals(200, leaves(1, Map.of("again", "no")).statusCode());
    assertTrue(visit.types(code).body().contains("sudah tercatat"));
    assertEquals(2, visit.state().told("LOGBOOK[1]").size());
    assertTrue(visit.opening("VIS-P4") > 0, "the minutes follow");
  }

  @Test
  @DisplayName("VIS-04: between two days of a permit the screen says when the next one begins")
  void betweenTheDays() throws Exception {
    visit.repeats(Duration.ofHours(-27), Duration.ofHours(23), "daily", "Tamu Satu");
    visit.paired();
    String page = visit.types(visit.codes.getFirst()).body();
    assertTrue(page.contains("terlalu awal"), page);
  }

  @Test
  @DisplayName("a signature that nobody awaits is no receipt")
  void nothingToSign() throws Exception {
    visit.approved("Tamu Satu");
    visit.paired();
    String sign = "code=" + visit.codes.getFirst() + "&_id=";
    String id = java.util.UUID.randomUUID().toString();
    assertEquals(409, visit.tablet.from("/kiosk", "/kiosk/sign", sign + id).statusCode());
    assertEquals(422, visit.tablet.from("/kiosk", "/kiosk/sign", sign).statusCode());
  }

  @Test
  @DisplayName("10,000 letters, any script and no answer at all are answered with a sentence")
  void badInput() throws Exception {
    visit.approved("Tamu 王小明 <script>alert(1)</script>");
    visit.paired();
    String code = visit.codes.getFirst();
    String page = visit.types(code).body();
    assertTrue(page.contains("王小明"));
    assertFalse(page.contains("<script>alert"));
    Map<String, String> long1 = KioskVisit.form(page, KioskVisit.arrival("T-51"));
    long1.put("f.purpose", "م".repeat(10_000));
    assertEquals(422, visit.sends(code, long1).statusCode());
    assertEquals(422, visit.sends(code, Map.of()).statusCode(), "asked again");
    assertEquals(
        422, visit.sends(code, Map.of("_id", java.util.UUID.randomUUID().toString())).statusCode());
    long1.put("f.purpose", "ok");
    long1.put("f.time_in", "2001-01-01T00:00:00Z");
    assertEquals(200, visit.sends(code, long1).statusCode());
    assertFalse(answers("LOGBOOK[1]").get("time_in").plain().startsWith("2001"));
  }
}
