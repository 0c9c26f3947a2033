package id.penjaga.hub.app.web.form;

import id.penjaga.hub.app.web.files.Uploads;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.FormProblem;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads posted fields back into the values of the book. What cannot be such a value is a problem
/// at its field; whether an answer is required or allowed is judged by the core.
public final class FormReading {
  /// What every name of a field of a definition begins with.
  public static final String PREFIX = "f.";

  /// The longest answer in characters, whatever a form allows.
  public static final int LONGEST = 10_000;

  private static final int LONGEST_MOMENT = 40;
  private static final int MOST_ROWS = 200;
  private static final Pattern ROW = Pattern.compile("(.+\\.)([0-9]{1,3})\\.[^.]+");
  private static final Pattern CLOCK = Pattern.compile("([0-9]{1,4}):([0-5][0-9])");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/uuuu");

  private final Language language;
  private final ZoneId zone;
  private final PersonNames people;
  private final Map<String, Checklist> checklists;
  private final List<FormProblem> problems = new ArrayList<>();

  /// @param values by field; an empty field is not there
  /// @param problems what could not be read
  public record Read(Map<String, Value> values, List<FormProblem> problems) {}

  private FormReading(
      Language language, ZoneId zone, PersonNames people, Map<String, Checklist> checklists) {
    this.language = language;
    this.zone = zone;
    this.people = people;
    this.checklists = checklists;
  }

  /// Reads fields.
  ///
  /// @param language whose decimal sign is meant
  /// @param zone in which times were typed
  /// @param raw posted values by name, see [#compacted]
  public static Read read(
      Collection<Field> fields,
      Map<String, Checklist> checklists,
      Map<String, String> raw,
      Language language,
      ZoneId zone,
      PersonNames people) {
    FormReading reading = new FormReading(language, zone, people, checklists);
    Map<String, Value> values = reading.all(fields, raw, PREFIX);
    return new Read(values, List.copyOf(reading.problems));
  }

  /// The posted values with the empty entries of lists left out and the others numbered anew, so
  /// that the third entry of the page is the third of the book.
  public static Map<String, String> compacted(Map<String, String> raw) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    raw.forEach((name, value) -> {
      Matcher row = ROW.matcher(name);
      if (name.startsWith(PREFIX) && !value.isBlank() && row.matches()) {
        List<Integer> used = rows.computeIfAbsent(row.group(1), _ -> new ArrayList<>());
        int number = Integer.parseInt(row.group(2));
        if (!used.contains(number)) {
          used.add(number);
        }
      }
    });
    rows.values().forEach(used -> used.sort(Integer::compare));
    Map<String, String> compact = new LinkedHashMap<>();
    raw.forEach((name, value) -> {
      Matcher row = ROW.matcher(name);
      if (!name.startsWith(PREFIX) || !row.matches()) {
        compact.put(name, value);
        return;
      }
      List<Integer> used = rows.getOrDefault(row.group(1), List.of());
      int place = used.indexOf(Integer.parseInt(row.group(2)));
      if (place >= 0) {
        compact.put(row.group(1) + (place + 1) + name.substring(row.end(2)), value);
      }
    });
    return compact;
  }

  private Map<String, Value> all(Collection<Field> fields, Map<String, String> raw, String prefix) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Field field : fields) {
      String name = prefix + field.key();
      Value value =
          switch (field.type()) {
            case LIST -> rows(field, raw, name);
            case NOTICE -> notice(raw, name);
            case CHECKLIST -> checks(field, raw, name);
            default -> single(field.type(), name, text(raw, name));
          };
      if (value != null) {
        values.put(field.key(), value);
      }
    }
    return values;
  }

  private @Nullable Value rows(Field field, Map<String, String> raw, String name) {
    List<Value> rows = new ArrayList<>();
    for (int i = 1; i <= MOST_ROWS; i++) {
      Map<String, Value> row = all(field.fields(), raw, name + "." + i + ".");
      if (row.isEmpty()) {
        break;
      }
      rows.add(new Value.Group(row));
    }
    return rows.isEmpty() ? null : new Value.Many(rows);
  }

  private @Nullable Value notice(Map<String, String> raw, String name) {
    Map<String, Value> parts = new LinkedHashMap<>();
    put(parts, "to", single(FieldType.PERSON, name + ".to", text(raw, name + ".to")));
    put(parts, "how", single(FieldType.TEXT, name + ".how", text(raw, name + ".how")));
    put(parts, "when", single(FieldType.TIME, name + ".when", text(raw, name + ".when")));
    return parts.isEmpty() ? null : new Value.Group(parts);
  }

  private @Nullable Value checks(Field field, Map<String, String> raw, String name) {
    Checklist list = checklists.get(Objects.requireNonNullElse(field.checklist(), ""));
    if (list == null) {
      return null;
    }
    Map<String, Value> items = new LinkedHashMap<>();
    for (Checklist.Item item : list.items()) {
      String at = name + "." + item.id();
      Map<String, Value> found = new LinkedHashMap<>();
      String result = text(raw, at + ".result");
      if (result.matches("good|not_good|not_checked|excepted")) {
        found.put("result", Value.of(result));
      }
      put(found, "note", single(FieldType.TEXT, at + ".note", text(raw, at + ".note")));
      put(found, "photo", single(FieldType.PHOTO, at + ".photo", text(raw, at + ".photo")));
      if (!found.isEmpty()) {
        items.put(item.id(), new Value.Group(found));
      }
    }
    return items.isEmpty() ? null : new Value.Group(items);
  }

  private static void put(Map<String, Value> values, String key, @Nullable Value value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  private @Nullable Value single(FieldType type, String name, String typed) {
    if (typed.isEmpty()) {
      return null;
    }
    if (typed.codePointCount(0, typed.length()) > LONGEST) {
      return problem(name, "form.too_long", "most", LONGEST);
    }
    try {
      return switch (type) {
        case TEXT, ITEM, CHOICE -> Value.of(typed);
        case PERSON -> people.read(typed);
        case NUMBER -> number(name, typed);
        case DURATION -> minutes(name, typed);
        case TIME -> Value.of(time(typed, zone).toString());
        case DATE ->
            Value.of(
                (typed.contains("/") ? LocalDate.parse(typed, DAY) : LocalDate.parse(typed))
                    .toString());
        case MONTH -> Value.of(YearMonth.parse(typed).toString());
        case BOOLEAN ->
            typed.equals("yes") || typed.equals("no") ? Value.of(typed.equals("yes")) : null;
        case SIGNATURE, PHOTO, FILE ->
            typed.matches("[0-9a-f]{64}")
                ? Value.of(typed)
                : problem(name, Uploads.refusal(typed).orElse("form.no_file"));
        case LIST, NOTICE, CHECKLIST, READINGS -> null;
      };
    } catch (DateTimeException _) {
      return problem(
          name,
          switch (type) {
            case TIME -> "form.no_time";
            case MONTH -> "form.no_month";
            default -> "form.no_date";
          });
    }
  }

  /// A moment as it was typed: by the clock of the site, or with its own offset as in RFC 3339.
  ///
  /// @throws DateTimeException when it is none
  public static Instant time(String typed, ZoneId zone) {
    String iso = typed.replace(' ', 'T');
    return iso.matches(".*([Zz]|[+-][0-9]{2}:[0-9]{2})")
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).atZone(zone).toInstant();
  }

  /// The same; null for none and for what is no moment.
  public static @Nullable Instant moment(@Nullable String typed, ZoneId zone) {
    try {
      return typed == null || typed.length() > LONGEST_MOMENT ? null : time(typed.strip(), zone);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private @Nullable Value number(String name, String typed) {
    BigDecimal number = number(typed, language);
    return number == null
        ? problem(name, thousands(typed, language) ? "form.no_thousands" : "form.no_number")
        : new Value.Numeric(number);
  }

  /// A number as people of a language write it; null for what is none. A thousands sign is refused
  /// rather than guessed: `1.005` is a thousand here and one there.
  public static @Nullable BigDecimal number(String typed, Language language) {
    String point = unspaced(typed).replace(',', '.');
    return !thousands(typed, language) && point.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")
        ? new BigDecimal(point)
        : null;
  }

  private static boolean thousands(String typed, Language language) {
    String sign = language == Language.INDONESIAN ? "\\." : ",";
    return unspaced(typed).matches("-?[0-9]{1,3}(" + sign + "[0-9]{3})+");
  }

  private static String unspaced(String typed) {
    return typed.replace("\u00a0", "").replace(" ", "");
  }

  private @Nullable Value minutes(String name, String typed) {
    Matcher clock = CLOCK.matcher(typed);
    if (clock.matches()) {
      return Value.of(60L * Integer.parseInt(clock.group(1)) + Integer.parseInt(clock.group(2)));
    }
    return typed.matches("[0-9]{1,7}")
        ? Value.of(Long.parseLong(typed))
        : problem(name, "form.no_minutes");
  }

  private @Nullable Value problem(String name, String key, Object... namedValues) {
    problems.add(new FormProblem(name.substring(PREFIX.length()), Texts.both(key, namedValues)));
    return null;
  }

  /// What was typed, in one normal form, without control characters.
  private static String text(Map<String, String> raw, String name) {
    return clean(raw.getOrDefault(name, ""));
  }

  /// Typed text in one normal form: lines end with a newline, no control characters.
  public static String clean(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFC)
        .replace("\r\n", "\n")
        .replaceAll("[\\p{Cc}&&[^\n\t]]", "")
        .strip();
  }
}
