package id.penjaga.hub.app.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days and times as people and spreadsheets write them: `2026-09-12`, `12/09/2026`, `12.9.2026`,
/// with a time as `16:00` or `16.00`.
public final class SheetTimes {
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]+(.+))?");
  private static final Pattern LOCAL =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?: +(.+))?");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})[:.](\\d{2})(?:[:.]00)?");

  private SheetTimes() {}

  public static Optional<LocalDate> day(String text) {
    return parts(text).filter(p -> p.clock().isEmpty()).map(Parts::day);
  }

  public static Optional<LocalTime> clock(String text) {
    Matcher clock = CLOCK.matcher(text.strip());
    if (!clock.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalTime.of(Integer.parseInt(clock.group(1)), Integer.parseInt(clock.group(2))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  public static Optional<LocalDateTime> moment(String text) {
    return parts(text).flatMap(p -> clock(p.clock()).map(p.day()::atTime));
  }

  private record Parts(LocalDate day, String clock) {}

  private static Optional<Parts> parts(String text) {
    Matcher iso = ISO.matcher(text.strip());
    Matcher local = LOCAL.matcher(text.strip());
    try {
      if (iso.matches()) {
        return Optional.of(
            new Parts(day(iso.group(1), iso.group(2), iso.group(3)), rest(iso.group(4))));
      }
      if (local.matches()) {
        return Optional.of(
            new Parts(day(local.group(3), local.group(2), local.group(1)), rest(local.group(4))));
      }
    } catch (DateTimeException _) {
      return Optional.empty(); // such as the 31st of September
    }
    return Optional.empty();
  }

  private static String rest(@org.jspecify.annotations.Nullable String clock) {
    return clock == null ? "" : clock;
  }

  private static LocalDate day(String year, String month, String day) {
    return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }
}
