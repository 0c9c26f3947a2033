package id.penjaga.hub.app.web.words;

import id.penjaga.device.messages.Unit;
import id.penjaga.hub.core.text.Bilingual;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Map;
import java.util.ResourceBundle;

/// One language at one place and time: what a page needs to speak.
public final class Texts {
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private static final Map<String, String> INDONESIAN_ZONES =
      Map.of(
          "Asia/Jakarta", "WIB",
          "Asia/Pontianak", "WIB",
          "Asia/Makassar", "WITA",
          "Asia/Jayapura", "WIT");

  private final Language language;
  private final ZoneId zone;
  private final Instant now;
  private final ResourceBundle texts;

  /// @param zone of the site, not of the reader
  /// @param now what ages are measured against
  public Texts(Language language, ZoneId zone, Instant now) {
    this.language = language;
    this.zone = zone;
    this.now = now;
    this.texts = bundle(language);
  }

  static ResourceBundle bundle(Language language) {
    return ResourceBundle.getBundle(
        "id.penjaga.hub.app.web.messages", java.util.Locale.of(language.code()), EXACT);
  }

  public Language language() {
    return language;
  }

  public Instant now() {
    return now;
  }

  public ZoneId zone() {
    return zone;
  }

  /// A text.
  ///
  /// @param namedValues name and value of each placeholder in turn
  /// @throws java.util.MissingResourceException when there is no such key: a bug, not something to
  ///     hide
  public String t(String key, Object... namedValues) {
    return filled(texts.getString(key), namedValues);
  }

  private static String filled(String text, Object... namedValues) {
    String filled = text;
    for (int i = 0; i + 1 < namedValues.length; i += 2) {
      filled = filled.replace("{" + namedValues[i] + "}", String.valueOf(namedValues[i + 1]));
    }
    return filled;
  }

  /// A text in both languages, for what is said before it is known to whom.
  public static Bilingual both(String key, Object... namedValues) {
    return new Bilingual(
        filled(bundle(Language.INDONESIAN).getString(key), namedValues),
        filled(bundle(Language.ENGLISH).getString(key), namedValues));
  }

  /// A text that is data, in this language.
  public String say(Bilingual text) {
    return text.in(language.code());
  }

  /// The word for a constant of a closed vocabulary.
  public String of(String prefix, Enum<?> constant) {
    return t(prefix + "." + constant.name());
  }

  /// A counted text: `key.one` or `key.many`, with the number as `{n}`.
  public String count(String key, long n) {
    return t(key + (n == 1 ? ".one" : ".many"), "n", number(n, 0));
  }

  public String number(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    double shown = Math.abs(value) < Math.pow(10, -decimals) / 2 ? 0 : value;
    return format.format(shown);
  }

  /// The number of a measure, without its unit.
  public String figure(double value, Unit unit) {
    return switch (unit) {
      case SECOND -> number(value / 60, 0);
      case PERCENT, CHARGE -> number(value, 0);
      case CELSIUS, RELATIVE_HUMIDITY, VOLT, HERTZ -> number(value, 1);
      case STATE -> number(value, 0);
    };
  }

  /// The sign of a unit.
  public String sign(Unit unit) {
    return switch (unit) {
      case CELSIUS -> "°C";
      case RELATIVE_HUMIDITY, PERCENT, CHARGE -> "%";
      case VOLT -> "V";
      case HERTZ -> "Hz";
      case SECOND -> t("unit.minutes");
      case STATE -> "";
    };
  }

  /// A measure with its unit: `21,5 °C`.
  public String measure(double value, Unit unit) {
    return (figure(value, unit) + "\u00a0" + sign(unit)).strip();
  }

  /// `10.12` or `10:12`.
  public String clock(Instant at) {
    return format(at, language == Language.INDONESIAN ? "HH.mm" : "HH:mm");
  }

  /// `17 Oktober 2017`.
  public String date(Instant at) {
    return format(at, "d MMMM uuuu");
  }

  /// A day of the calendar: `17 Okt 2017`.
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMM uuuu", language.locale()).format(day);
  }

  /// A day of the calendar with its weekday: `Sab, 17 Okt 2017`.
  public String weekday(LocalDate day) {
    return DateTimeFormatter.ofPattern("EEE, d MMM uuuu", language.locale()).format(day);
  }

  /// `Oktober 2017`.
  public String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("MMMM uuuu", language.locale()).format(month);
  }

  /// `Senin`.
  public String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, language.locale());
  }

  /// `Sabtu, 21 November 2026`.
  public String longDate(Instant at) {
    return format(at, language == Language.INDONESIAN ? "EEEE, d MMMM uuuu" : "EEEE d MMMM uuuu");
  }

  /// `17/10/2017 10.12 WIB` or `2017-10-17 10:12 WIB`.
  public String dateTime(Instant at) {
    String pattern = language == Language.INDONESIAN ? "dd/MM/uuuu HH.mm" : "uuuu-MM-dd HH:mm";
    return format(at, pattern) + " " + zoneName(at);
  }

  /// With seconds, for logs.
  public String exact(Instant at) {
    String pattern =
        language == Language.INDONESIAN ? "dd/MM/uuuu HH.mm.ss" : "uuuu-MM-dd HH:mm:ss";
    return format(at, pattern) + " " + zoneName(at);
  }

  /// The clock when it was today, otherwise day and clock.
  public String moment(Instant at) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    if (LocalDate.ofInstant(at, zone).equals(today)) {
      return clock(at) + " " + zoneName(at);
    }
    String pattern = language == Language.INDONESIAN ? "d MMM HH.mm" : "d MMM HH:mm";
    return format(at, pattern) + " " + zoneName(at);
  }

  /// Like {@link #moment} without the zone, where space is short and the page names the zone
  /// elsewhere.
  public String brief(Instant at) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    if (LocalDate.ofInstant(at, zone).equals(today)) {
      return clock(at);
    }
    return format(at, language == Language.INDONESIAN ? "d MMM HH.mm" : "d MMM HH:mm");
  }

  /// The zone as people at the site call it.
  public String zoneName(Instant at) {
    String known = INDONESIAN_ZONES.get(zone.getId());
    return known != null ? known : format(at, "zzz");
  }

  /// How long ago.
  public String ago(Instant at) {
    Duration age = Duration.between(at, now);
    return age.compareTo(Duration.ofSeconds(5)) < 0
        ? t("time.just_now")
        : t("time.ago", "time", duration(age));
  }

  /// The two largest parts of a duration: `2 jam 5 menit`.
  public String duration(Duration length) {
    long seconds = Math.max(0, length.toSeconds());
    if (seconds < 60) {
      return count("time.seconds", seconds);
    }
    long minutes = seconds / 60;
    if (minutes < 60) {
      return count("time.minutes", minutes);
    }
    long hours = minutes / 60;
    if (hours < 24) {
      return join(count("time.hours", hours), minutes % 60, "time.minutes");
    }
    return join(count("time.days", hours / 24), hours % 24, "time.hours");
  }

  /// A share of a whole, with one decimal; never rounded up to 100 or down to 0.
  public String share(double part) {
    double percent = part * 100;
    if (percent > 99.9 && percent < 100) {
      percent = 99.9;
    } else if (percent > 0 && percent < 0.1) {
      percent = 0.1;
    }
    return number(percent, percent == 100 || percent == 0 ? 0 : 1) + "\u00a0%";
  }

  /// An amount of storage.
  public String bytes(long count) {
    double mega = count / 1e6;
    return mega >= 1000 ? number(mega / 1000, 1) + "\u00a0GB" : number(mega, 0) + "\u00a0MB";
  }

  private String join(String first, long rest, String key) {
    return rest == 0 ? first : first + " " + count(key, rest);
  }

  private String format(Instant at, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, language.locale())
        .format(ZonedDateTime.ofInstant(at, zone));
  }
}
