package id.penjaga.hub.app.web.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.mqtt.BadMessages;
import id.penjaga.hub.app.security.AccountProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// SYS-04: two languages, local formats.
class TextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
  private static final Instant NOW = Instant.parse("2017-10-17T03:12:30Z");
  private final Texts id = words(Language.INDONESIAN, "Asia/Jakarta");
  private final Texts en = words(Language.ENGLISH, "Asia/Jakarta");

  private static Texts words(Language language, String zone) {
    return new Texts(language, ZoneId.of(zone), NOW);
  }

  @Test
  @DisplayName("SYS-04: both catalogues have equal keys and placeholders")
  void bothLanguagesHaveTheSameKeysAndPlaceholders() {
    ResourceBundle indonesian = Texts.bundle(Language.INDONESIAN);
    ResourceBundle english = Texts.bundle(Language.ENGLISH);
    assertEquals(new TreeSet<>(indonesian.keySet()), new TreeSet<>(english.keySet()));
    for (String key : indonesian.keySet()) {
      assertEquals(
          placeholders(indonesian.getString(key)), placeholders(english.getString(key)), key);
      assertFalse(indonesian.getString(key).isBlank(), key);
      assertFalse(indonesian.getString(key).contains("\u2014"), key + " has an em dash");
      assertFalse(english.getString(key).contains("\u2014"), key + " has an em dash");
    }
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(m -> m.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyConstantOfTheContractHasAWord() {
    for (AlarmKind kind : AlarmKind.values()) {
      id.of("alarm", kind);
      id.of("alarm.short", kind);
    }
    id.t("alarm.DEVICE_OFFLINE");
    for (BadMessages.Kind kind : BadMessages.Kind.values()) {
      id.of("bad", kind);
    }
    for (MissReason reason : MissReason.values()) {
      id.of("miss", reason);
    }
    for (DenialReason reason : DenialReason.values()) {
      id.of("access.reason", reason);
    }
    for (Severity severity : Severity.values()) {
      id.of("alarm.severity", severity);
    }
    for (ClockQuality clock : ClockQuality.values()) {
      id.of("clock", clock);
    }
    for (AccountProblem problem : AccountProblem.values()) {
      id.of("problem", problem);
    }
    for (PointKind kind : PointKind.values()) {
      id.t("state." + kind + ".0");
      id.t("state." + kind + ".1");
    }
  }

  @Test
  @DisplayName("SYS-04: 21.5 is \"21,5 °C\" in Indonesian and \"21.5 °C\" in English")
  void numbersFollowTheLanguage() {
    assertEquals("21,5\u00a0°C", id.measure(21.5, Unit.CELSIUS));
    assertEquals("21.5\u00a0°C", en.measure(21.5, Unit.CELSIUS));
    assertEquals("1.005", id.number(1005, 0));
    assertEquals("1,005", en.number(1005, 0));
    assertEquals("0,0", id.number(-0.04, 1), "no minus zero");
    assertEquals("99,9\u00a0%", id.share(0.99996), "almost all is not all");
    assertEquals("100\u00a0%", id.share(1));
    assertEquals("95.0\u00a0%", en.share(0.95));
  }

  @Test
  @DisplayName("SYS-04: dates as in the glossary, in the site's zone with its name")
  void datesFollowTheLanguageAndTheSite() {
    assertEquals("17/10/2017 10.12 WIB", id.dateTime(NOW));
    assertEquals("2017-10-17 10:12 WIB", en.dateTime(NOW));
    assertEquals("17 Oktober 2017", id.date(NOW));
    assertEquals("17 October 2017", en.date(NOW));
    assertEquals("10.12 WIB", id.moment(NOW));
    assertEquals("16 Okt 10.12 WIB", id.moment(NOW.minus(Duration.ofDays(1))));
    Texts ambon = words(Language.INDONESIAN, "Asia/Jayapura");
    assertEquals("17/10/2017 12.12 WIT", ambon.dateTime(NOW));
    assertEquals("11.12 WITA", words(Language.INDONESIAN, "Asia/Makassar").moment(NOW));
  }

  @Test
  void durationsAreSaidInTwoParts() {
    assertEquals("1 second", en.duration(Duration.ofSeconds(1)));
    assertEquals("59 detik", id.duration(Duration.ofSeconds(59)));
    assertEquals("2 jam 5 menit", id.duration(Duration.ofMinutes(125)));
    assertEquals("1 hour 1 minute", en.duration(Duration.ofMinutes(61)));
    assertEquals("3 hari", id.duration(Duration.ofDays(3)));
    assertEquals("baru saja", id.ago(NOW.minusSeconds(2)));
    assertEquals("7 detik yang lalu", id.ago(NOW.minusSeconds(7)));
    assertEquals("just now", en.ago(NOW.plusSeconds(60)), "a device's clock may be ahead");
  }

  @Test
  @DisplayName(
      "SYS-04: the language comes from the browser, Indonesian when it says nothing we speak")
  void theBrowserChoosesTheLanguage() {
    assertEquals(Language.INDONESIAN, Language.ofHeader(null));
    assertEquals(Language.INDONESIAN, Language.ofHeader("id-ID,id;q=0.9,en;q=0.8"));
    assertEquals(Language.ENGLISH, Language.ofHeader("en-US,en;q=0.9"));
    assertEquals(Language.ENGLISH, Language.ofHeader("fr-FR,en;q=0.5,id;q=0.4"));
    assertEquals(Language.INDONESIAN, Language.ofHeader("ja"));
    assertEquals(Language.INDONESIAN, Language.ofHeader(";;;q=x"));
    assertEquals(Language.INDONESIAN, Language.ofHeader("en;q=0"));
    assertEquals(Language.INDONESIAN, Language.ofHeader("in-ID"), "the old code of Indonesian");
    assertTrue(Language.ofCode("xx").isEmpty());
  }
}
