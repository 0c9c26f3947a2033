package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Objection;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeCalendar.Span;
import id.penjaga.hub.core.people.OfficeRole;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the roles and the calendar of the office.
final class OfficeReader {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private OfficeReader() {}

  /// Roles by id, in the order of the file.
  static Map<String, OfficeRole> roles(Section root) {
    Map<String, OfficeRole> roles = new LinkedHashMap<>();
    for (Section role : root.sections("roles")) {
      String id = YamlParts.id(role, "id");
      OfficeRole read =
          new OfficeRole(
              id,
              YamlParts.text(role, "name"),
              YamlParts.word(role, "source"),
              role.flag("login", true),
              role.flag("visitor", false));
      role.end();
      if (roles.putIfAbsent(id, read) != null) {
        role.wrong(
            "id",
            Sentence.of(
                "ada dua kali; beri salah satunya id lain",
                "stands here a second time; give one of the two another id"));
      }
    }
    if (roles.isEmpty()) {
      root.wrong(
          "roles",
          Sentence.of(
              "tidak ada atau kosong; tulis sedikitnya satu peran",
              "is missing or empty; write at least one role"));
    }
    root.end();
    return roles;
  }

  static OfficeCalendar calendar(Section root) {
    ZoneId zone = root.made("zone", OfficeReader::zone);
    Map<DayOfWeek, List<Span>> hours = new EnumMap<>(DayOfWeek.class);
    Section week = root.section("hours");
    if (week != null) {
      for (int i = 0; i < DAYS.size(); i++) {
        Section day = week.optionalSection(DAYS.get(i));
        if (day != null) {
          hours.put(DayOfWeek.of(i + 1), spans(day));
        }
      }
      week.end();
    }
    Map<LocalDate, String> holidays = new TreeMap<>();
    for (Section holiday : root.sections("holidays")) {
      LocalDate date = holiday.made("date", OfficeReader::date);
      String name = YamlParts.word(holiday, "name");
      YamlParts.oneOf(holiday, "kind", List.of("national", "joint_leave"));
      boolean estimate = holiday.flag("estimate", false);
      holiday.end();
      if (date != null && holidays.put(date, name + (estimate ? " (perkiraan)" : "")) != null) {
        holiday.wrong(
            "date",
            Sentence.of(
                "ada dua kali; simpan salah satunya",
                "stands here a second time; keep one of the two"));
      }
    }
    root.end();
    return new OfficeCalendar(
        zone == null ? ZoneId.of("Asia/Jakarta") : zone, Map.of(LocalDate.EPOCH, hours), holidays);
  }

  /// The spans of a day between its breaks.
  private static List<Span> spans(Section day) {
    Span whole = span(day);
    List<Span> breaks = new ArrayList<>();
    for (Section pause : day.sections("breaks")) {
      breaks.add(span(pause));
      pause.end();
    }
    day.end();
    breaks.sort(Comparator.comparing(Span::from));
    List<Span> spans = new ArrayList<>();
    LocalTime from = whole.from();
    for (Span pause : breaks) {
      if (pause.from().isBefore(from) || pause.until().isAfter(whole.until())) {
        day.wrong(
            "breaks",
            Sentence.of(
                "berada di luar jam kerja atau saling tumpang tindih; perbaiki waktunya",
                "lie outside the hours or in each other; mend their times"));
        return spans;
      }
      spans.add(new Span(from, pause.from()));
      from = pause.until();
    }
    spans.add(new Span(from, whole.until()));
    spans.removeIf(span -> !span.from().isBefore(span.until()));
    return spans;
  }

  private static Span span(Section at) {
    LocalTime from = at.made("from", OfficeReader::time);
    LocalTime until = at.made("until", OfficeReader::time);
    if (from != null && until != null && from.isBefore(until)) {
      return new Span(from, until);
    }
    if (from != null && until != null) {
      at.wrong(
          "until",
          Sentence.of("tidak sesudah from; tukarkan keduanya", "is not after from; exchange them"));
    }
    return new Span(LocalTime.MIN, LocalTime.MAX);
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new Objection(
          Sentence.of(
              "\"{}\" bukan zona waktu; tulis Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura",
              "\"{}\" is no time zone; write Asia/Jakarta, Asia/Makassar or Asia/Jayapura",
              text),
          e);
    }
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new Objection(
          Sentence.of(
              "\"{}\" bukan waktu; tulis \"07:30\"", "\"{}\" is no time; write \"07:30\"", text),
          e);
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Objection(
          Sentence.of(
              "\"{}\" bukan tanggal; tulis \"2026-08-17\"",
              "\"{}\" is no day; write \"2026-08-17\"",
              text),
          e);
    }
  }
}
