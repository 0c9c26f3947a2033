package id.penjaga.device.app.recording;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads single cells: numbers, missing marks and times. Independent of the language of the system.
final class Cells {
  /// What loggers and home automations write where there is no value.
  private static final Set<String> MISSING =
      Set.of(
          "",
          "nan",
          "null",
          "none",
          "nil",
          "na",
          "n/a",
          "#n/a",
          "unavailable",
          "unknown",
          "-",
          "--",
          "---",
          "?",
          "inf",
          "+inf",
          "-inf",
          "infinity",
          "-infinity",
          "err",
          "error");

  private static final Pattern NUMBER =
      Pattern.compile("([-+\u2212]?\\d{1,15}(?:[.,]\\d{1,15})?(?:[eE][-+]?\\d{1,2})?) ?(.*)");
  private static final Pattern EPOCH =
      Pattern.compile("\\d{1,19}(?:[.,]\\d{1,9})?(?:[eE]\\+?\\d{1,2})?");
  private static final Pattern CALENDAR =
      Pattern.compile(
          "(\\d{4})[-/](\\d{2})[-/](\\d{2})[T ]+(\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)"
              + " ?(Z|z|UTC|GMT|[-+]\\d{2}(?::?\\d{2})?)?(?:\\[[^\\]]*])?");

  private Cells() {}

  /// A number, or null for one of the marks of a missing value.
  ///
  /// @param units that may stand behind the number, in lower case
  /// @throws NumberFormatException when it is neither
  static @Nullable Double number(String text, List<String> units) {
    if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
      return null;
    }
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      throw new NumberFormatException();
    }
    String unit = matcher.group(2).toLowerCase(Locale.ROOT);
    if (!unit.isEmpty() && !units.contains(unit)) {
      throw new NumberFormatException();
    }
    return plain(matcher.group(1)).doubleValue();
  }

  /// Milliseconds since 1970 of an epoch in s, ms, us or ns, or of ISO 8601.
  ///
  /// An epoch's size tells its unit: in seconds it stays below 10^11 until the year 5138, in
  /// milliseconds below 10^14, in microseconds below 10^17.
  ///
  /// @param zone of a time that names none; null refuses such a time
  /// @throws IllegalArgumentException with what is wrong with it
  static long wallMs(String text, @Nullable ZoneId zone) {
    if (EPOCH.matcher(text).matches()) {
      BigDecimal value = plain(text);
      int digits = value.precision() - value.scale();
      int shift = digits <= 11 ? 3 : digits <= 14 ? 0 : digits <= 17 ? -3 : -6;
      if (digits > 19) {
        throw new IllegalArgumentException("is no time: it is too large");
      }
      return value
          .scaleByPowerOfTen(shift)
          .setScale(0, java.math.RoundingMode.HALF_UP)
          .longValueExact();
    }
    Matcher matcher = CALENDAR.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "is no time; write an epoch, or ISO 8601 such as 2021-01-24T18:19:50+07:00");
    }
    String local =
        "%s-%s-%sT%s"
            .formatted(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4).replace(',', '.'));
    String offset = matcher.group(5);
    try {
      if (offset == null && zone == null) {
        throw new IllegalArgumentException(
            "names no time zone; write it behind the time, such as +07:00, or give --zone");
      }
      if (offset == null) {
        return ZonedDateTime.of(LocalDateTime.parse(local), zone).toInstant().toEpochMilli();
      }
      return offset.matches("[-+].*")
          ? OffsetDateTime.parse(local + iso(offset)).toInstant().toEpochMilli()
          : Instant.parse(withSeconds(local) + "Z").toEpochMilli();
    } catch (DateTimeException _) {
      throw new IllegalArgumentException("is no day and time that exist");
    }
  }

  private static String iso(String offset) {
    String digits = offset.substring(1).replace(":", "");
    return offset.charAt(0)
        + digits.substring(0, 2)
        + ":"
        + (digits.length() == 4 ? digits.substring(2) : "00");
  }

  private static String withSeconds(String local) {
    return local.length() == 16 ? local + ":00" : local;
  }

  private static BigDecimal plain(String text) {
    return new BigDecimal(text.replace(',', '.').replace('\u2212', '-'));
  }
}
