package id.penjaga.device.app.page;

import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Unit;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// The words, numbers and times of one language. Indonesian first, English beside it.
enum PageTexts {
  ID("id"),
  EN("en");

  private static final Map<String, String> ZONES =
      Map.of(
          "Asia/Jakarta", "WIB",
          "Asia/Pontianak", "WIB",
          "Asia/Makassar", "WITA",
          "Asia/Jayapura", "WIT");

  private final String code;
  private final Properties texts = new Properties();

  PageTexts(String code) {
    this.code = code;
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(
                PageTexts.class.getResourceAsStream("page_" + code + ".properties")),
            StandardCharsets.UTF_8)) {
      texts.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `en` is English, everything else Indonesian.
  static PageTexts of(String code) {
    return code.equals("en") ? EN : ID;
  }

  String code() {
    return code;
  }

  PageTexts other() {
    return this == ID ? EN : ID;
  }

  /// @param values in the places {0}, {1} ...
  String text(String key, Object... values) {
    String text = Objects.requireNonNull(texts.getProperty(key), key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i].toString());
    }
    return text;
  }

  String label(PointInfo info) {
    return this == ID ? info.labelId() : info.labelEn();
  }

  /// `21,5 °C`, `21.5 °C`, or the word for a state.
  String value(PointInfo info, Measure measure) {
    if (info.unit() == Unit.STATE) {
      return text("state." + info.kind() + (measure.on() ? ".1" : ".0"));
    }
    return number(measure.value()) + unit(measure.unit());
  }

  String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return this == ID ? text.replace('.', ',') : text;
  }

  static String unit(Unit unit) {
    return switch (unit) {
      case CELSIUS -> " °C";
      case RELATIVE_HUMIDITY, PERCENT, CHARGE -> " %";
      case VOLT -> " V";
      case HERTZ -> " Hz";
      case SECOND -> " s";
      case STATE -> "";
    };
  }

  /// How long something has lasted, in its largest whole unit.
  String age(long ms) {
    long seconds = Math.max(0, ms / 1_000);
    if (seconds < 120) {
      return text("age.seconds", seconds);
    }
    if (seconds < 7_200) {
      return text("age.minutes", seconds / 60);
    }
    return seconds < 172_800
        ? text("age.hours", seconds / 3_600)
        : text("age.days", seconds / 86_400);
  }

  /// `17/10/2017 10.12.05 WIB` or `2017-10-17 10:12:05 WIB`.
  String time(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    String form =
        this == ID
            ? "%3$02d/%2$02d/%1$04d %4$02d.%5$02d.%6$02d"
            : "%1$04d-%2$02d-%3$02d %4$02d:%5$02d:%6$02d";
    return String.format(
            Locale.ROOT,
            form,
            local.getYear(),
            local.getMonthValue(),
            local.getDayOfMonth(),
            local.getHour(),
            local.getMinute(),
            local.getSecond())
        + " "
        + ZONES.getOrDefault(zone.getId(), local.getOffset().toString());
  }
}
