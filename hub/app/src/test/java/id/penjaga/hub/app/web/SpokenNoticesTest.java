package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.notice.NoticeSpeech;
import id.penjaga.hub.app.web.notice.SpokenNotices;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.notice.Notice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a message says")
class SpokenNoticesTest {
  private static final Instant NOW = Instant.parse("2026-09-15T01:00:00Z");

  private final NoticeSpeech speech =
      new SpokenNotices(
          "Kota Contoh", "", ZoneId.of("Asia/Jakarta"), () -> NOW, SpokenNoticesTest::called);

  private static Map<String, String> called(Texts w) {
    boolean english = w.language() == Language.ENGLISH;
    return Map.of(
        "room-1", english ? "Server room" : "Ruang server",
        "room-1 room.temperature", english ? "Room temperature" : "Suhu ruang",
        "room-1 leak.floor", english ? "Floor leak rope" : "Tali bocor lantai");
  }

  private static Notice notice(String kind, String about) {
    return new Notice(
        kind, "room-1/log/1/7", kind, about, Severity.CRITICAL, 1, "", 1, NOW, List.of());
  }

  @Test
  @DisplayName("A point is called as on the pages, in the language of whoever is told")
  void onePoint() {
    List<Notice> hot = List.of(notice("TEMP_HIGH_HIGH", "room-1 room.temperature"));
    String said = speech.say(hot, "id").subject();
    assertTrue(said.endsWith("Suhu ruang"), said);
    said = speech.say(hot, "en").subject();
    assertTrue(said.endsWith("Room temperature"), said);
    List<Notice> unknown = List.of(notice("WATER_LEAK", "room-2 leak.floor"));
    said = speech.say(unknown, "en").subject();
    assertTrue(said.endsWith("room-2 leak.floor"), said);
  }

  @Test
  @DisplayName("Many at once stand under the name of their room")
  void manyPoints() {
    List<Notice> storm =
        List.of(
            notice("TEMP_HIGH_HIGH", "room-1 room.temperature"),
            notice("WATER_LEAK", "room-1 leak.floor"));
    String text = speech.say(storm, "en").text();
    assertTrue(text.startsWith("Server room (2)\n"), text);
    assertTrue(text.contains("Floor leak rope\n"), text);
    text = speech.say(storm, "id").text();
    assertEquals("Ruang server (2)", text.lines().findFirst().orElseThrow());
    assertFalse(text.contains("leak.floor"), text);
  }

  @Test
  @DisplayName("A storm is named after what came first, not after what is gravest, and since when")
  void firstCause() {
    Notice leak = notice("WATER_LEAK", "room-1 leak.floor");
    Notice mains =
        new Notice(
            "m",
            "room-1/log/1/6",
            "MAINS_LOST",
            "room-1 mains",
            Severity.WARNING,
            1,
            "",
            1,
            NOW.minusSeconds(240),
            List.of());
    NoticeSpeech.Said said = speech.say(List.of(leak, mains), "id");
    assertEquals(
        "[Kritis] 2 pemberitahuan sejak 07.56, mula-mula: Listrik PLN padam", said.subject());
    assertTrue(said.text().indexOf("07.56") < said.text().indexOf("08.00"), said.text());
    assertEquals(
        "[Critical] 2 notices since 07:56, first: Mains power (PLN) lost",
        speech.say(List.of(leak, mains), "en").subject());
  }
}
