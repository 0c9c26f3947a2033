package id.penjaga.device.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageTextsTest {
  @Test
  @DisplayName("ENV-09 everything that can stand on the page has words in both languages")
  void bothLanguagesAreWhole() throws Exception {
    for (PageTexts texts : PageTexts.values()) {
      for (AlarmKind kind : AlarmKind.values()) {
        texts.text("alarm." + kind);
      }
      for (MissReason why : MissReason.values()) {
        texts.text("miss." + why);
      }
      for (PointKind kind : PointKind.values()) {
        texts.text("state." + kind + ".0");
        texts.text("state." + kind + ".1");
      }
      for (ClockQuality clock : ClockQuality.values()) {
        texts.text("clock." + clock);
      }
      for (Severity severity : Severity.values()) {
        texts.text("severity." + severity);
      }
      for (Situation.LinkState link : Situation.LinkState.values()) {
        texts.text("link." + link);
      }
    }
    Properties indonesian = properties("id");
    Properties english = properties("en");
    assertEquals(
        new TreeSet<>(indonesian.stringPropertyNames()),
        new TreeSet<>(english.stringPropertyNames()));
    for (String key : indonesian.stringPropertyNames()) {
      assertFalse(indonesian.getProperty(key).isBlank(), key);
      assertEquals(places(indonesian.getProperty(key)), places(english.getProperty(key)), key);
    }
  }

  private static TreeSet<String> places(String text) {
    TreeSet<String> places = new TreeSet<>();
    Pattern.compile("\\{\\d}").matcher(text).results().map(MatchResult::group).forEach(places::add);
    return places;
  }

  private static Properties properties(String language) throws IOException {
    Properties properties = new Properties();
    try (Reader file =
        new InputStreamReader(
            PageTexts.class.getResourceAsStream("page_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      properties.load(file);
    }
    return properties;
  }

  @Test
  void agesAndTimesAreSaidAsPeopleDo() {
    assertEquals("0 detik", PageTexts.ID.age(-5));
    assertEquals("119 detik", PageTexts.ID.age(119_999));
    assertEquals("2 menit", PageTexts.ID.age(120_000));
    assertEquals("2 jam", PageTexts.ID.age(7_200_000));
    assertEquals("3 d", PageTexts.EN.age(3 * 86_400_000L));
    Instant at = Instant.parse("2017-10-17T03:12:05Z");
    assertEquals("17/10/2017 10.12.05 WIB", PageTexts.ID.time(at, ZoneId.of("Asia/Jakarta")));
    assertEquals("2017-10-17 12:12:05 WIT", PageTexts.EN.time(at, ZoneId.of("Asia/Jayapura")));
    assertEquals("2017-10-17 03:12:05 Z", PageTexts.EN.time(at, ZoneId.of("UTC")));
  }
}
