package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.web.notice.NoticeAbout;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.notice.FaultName;
import id.penjaga.hub.core.notice.Notice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a notice is about, as people read it")
class NoticeAboutTest {
  private static final Instant NOW = Instant.parse("2026-09-15T01:00:00Z");
  private static final Map<String, String> POINTS = Map.of("room-1 leak.floor", "Lantai");

  private static String of(String cause, String kind, String about, Language language) {
    return NoticeAbout.of(
        new Notice("1", cause, kind, about, Severity.CRITICAL, 1, "", 1, NOW, List.of()),
        POINTS,
        new Texts(language, ZoneId.of("Asia/Jakarta"), NOW));
  }

  @Test
  @DisplayName("A point has its label, and its name where the site calls it nothing")
  void points() {
    String leak = "room-1/log/1/7";
    Language id = Language.INDONESIAN;
    assertEquals("Lantai", of(leak, "WATER_LEAK", "room-1 leak.floor", id));
    assertEquals("room-1 leak.gone", of(leak, "WATER_LEAK", "room-1 leak.gone", id));
  }

  @Test
  @DisplayName("A check says how it was asked, what came and since when, in the reader's language")
  void checks() {
    String cause = new FaultName(FaultName.CHECK_FAILED, "server/SRV-01/server", NOW).toString();
    String about = "SRV-01: tcp 10.0.0.1:22 · REFUSED · 3× · 15/09/2026 08.00.00";
    assertEquals(
        "SRV-01: porta 10.0.0.1:22 · porta tertutup · 3× · 15/09/2026 08.00 WIB",
        of(cause, FaultName.CHECK_FAILED, about, Language.INDONESIAN));
    assertEquals(
        "SRV-01: port 10.0.0.1:22 · port closed · 3× · 2026-09-15 08:00 WIB",
        of(cause, FaultName.CHECK_FAILED, about, Language.ENGLISH));
  }

  @Test
  @DisplayName("A dead channel is named; what its server said stands with the channels")
  void channels() {
    String cause = new FaultName(FaultName.CHANNEL_DEAD, "mail", NOW).toString();
    String about = "mail: ConnectException: Connection refused";
    assertEquals("mail", of(cause, FaultName.CHANNEL_DEAD, about, Language.INDONESIAN));
  }
}
