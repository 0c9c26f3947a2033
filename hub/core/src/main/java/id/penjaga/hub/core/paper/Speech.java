package id.penjaga.hub.core.paper;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.text.Bilingual;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The language of a paper and the zone of its site.
///
/// @param language `id` or `en`
public record Speech(String language, ZoneId zone) {
  /// The languages of papers, that of official papers first.
  public static final List<String> LANGUAGES = List.of("id", "en");

  private static final Map<String, String> ZONES =
      Map.of(
          "Asia/Jakarta", "WIB",
          "Asia/Pontianak", "WIB",
          "Asia/Makassar", "WITA",
          "Asia/Jayapura", "WIT");

  public String say(Bilingual text) {
    return text.in(language);
  }

  public String say(String id, String en) {
    return indonesian() ? id : en;
  }

  /// What somebody said in their own words; that it was erased, when it was.
  public String said(Value text) {
    return text instanceof Value.Committed ? say("(dihapus)", "(erased)") : text.plain();
  }

  public boolean indonesian() {
    return !language.equals("en");
  }

  /// `10 September 2026`.
  public String date(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", locale()).format(day);
  }

  public String date(Instant at) {
    return date(LocalDate.ofInstant(at, zone));
  }

  /// `September 2026`.
  public String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("MMMM uuuu", locale()).format(month);
  }

  /// `Sep 2026`.
  public String shortMonth(YearMonth month) {
    return DateTimeFormatter.ofPattern("MMM uuuu", locale()).format(month);
  }

  /// `Kamis`.
  public String weekday(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale());
  }

  /// `10.12` or `10:12`.
  public String clock(Instant at) {
    return format(at, indonesian() ? "HH.mm" : "HH:mm");
  }

  /// `10/09/2026 10.12 WIB` or `2026-09-10 10:12 WIB`.
  public String moment(Instant at) {
    return format(at, indonesian() ? "dd/MM/uuuu HH.mm" : "uuuu-MM-dd HH:mm") + " " + zoneName(at);
  }

  public String zoneName(Instant at) {
    String known = ZONES.get(zone.getId());
    return known != null ? known : format(at, "zzz");
  }

  /// With the decimal sign of the language and without zeros at the end.
  public String number(BigDecimal value) {
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMaximumFractionDigits(Math.max(0, value.stripTrailingZeros().scale()));
    return format.format(value);
  }

  public String number(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }

  public String minutes(long minutes) {
    return number(BigDecimal.valueOf(minutes))
        + " "
        + say("menit", minutes == 1 ? "minute" : "minutes");
  }

  private Locale locale() {
    return indonesian() ? Locale.of("id", "ID") : Locale.UK;
  }

  private String format(Instant at, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, locale()).format(at.atZone(zone));
  }
}
