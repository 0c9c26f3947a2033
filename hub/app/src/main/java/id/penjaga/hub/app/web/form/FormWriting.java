package id.penjaga.hub.app.web.form;

import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.procedure.Observed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes values of the book as a form holds them, the other way round of [FormReading], and as
/// people read them.
public final class FormWriting {
  /// How somebody may be told something.
  static final List<String> WAYS = List.of("present", "telephone", "message", "letter", "email");

  private final ZoneId zone;
  private final Language language;
  private final PersonNames people;

  FormWriting(ZoneId zone, Language language, PersonNames people) {
    this.zone = zone;
    this.language = language;
    this.people = people;
  }

  void write(
      Map<String, String> raw, String name, FieldType type, List<Field> fields, Value value) {
    switch (value) {
      case Value.Many(List<Value> rows) -> {
        for (int i = 0; i < rows.size(); i++) {
          if (rows.get(i) instanceof Value.Group row) {
            for (Field field : fields) {
              Value part = row.values().get(field.key());
              if (part != null) {
                String at = name + "." + (i + 1) + "." + field.key();
                write(raw, at, field.type(), field.fields(), part);
              }
            }
          }
        }
      }
      case Value.Group(var parts) ->
          parts.forEach((key, part) ->
              write(
                  raw,
                  name + "." + key,
                  type == FieldType.NOTICE && key.equals("when")
                      ? FieldType.TIME
                      : type == FieldType.NOTICE && key.equals("to")
                          ? FieldType.PERSON
                          : FieldType.TEXT,
                  List.of(),
                  part));
      case Value.Numeric(BigDecimal number) -> raw.put(name, figure(number));
      case Value.Flag(boolean on) -> raw.put(name, on ? "yes" : "no");
      case Value.Text _, Value.Personal _, Value.Committed _ ->
          raw.put(name, text(type, value.plain()));
    }
  }

  private String figure(BigDecimal number) {
    String plain = number.stripTrailingZeros().toPlainString();
    return language == Language.INDONESIAN ? plain.replace('.', ',') : plain;
  }

  private String text(FieldType type, String plain) {
    return switch (type) {
      case TIME -> {
        Instant at = instant(plain);
        yield at == null
            ? ""
            : LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
      }
      case PERSON -> people.shown(plain);
      default -> plain;
    };
  }

  private static @Nullable Instant instant(String plain) {
    try {
      return Instant.parse(plain);
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  /// A value as people read it, in their language and the zone of the site.
  public static String shown(Value value, Field field, PersonNames people, Texts w) {
    if (field.type() == FieldType.READINGS) {
      return String.join("\n", Observed.lines(value).stream().map(w::say).toList());
    }
    return switch (value) {
      case Value.Many(List<Value> rows) ->
          String.join("; ", rows.stream().map(row -> shownRow(row, field, people, w)).toList());
      case Value.Group group when field.type() == FieldType.NOTICE -> shownNotice(group, people, w);
      case Value.Group(var parts) ->
          String.join(", ", parts.values().stream().map(part -> plain(part, w)).toList());
      case Value.Flag(boolean on) -> w.t(on ? "form.yes" : "form.no");
      case Value.Numeric(BigDecimal number) ->
          field.type() == FieldType.DURATION
              ? w.duration(Duration.ofMinutes(number.longValue()))
              : (w.number(number.doubleValue(), Math.max(0, number.stripTrailingZeros().scale()))
                      + "\u00a0"
                      + field.limits().unit())
                  .strip();
      case Value.Committed _ -> w.t("form.erased");
      case Value.Text _, Value.Personal _ -> shownText(value.plain(), field, people, w);
    };
  }

  /// As one line; what was erased is said to be.
  public static String plain(Value value, Texts w) {
    return value instanceof Value.Committed ? w.t("form.erased") : value.plain();
  }

  private static String shownText(String plain, Field field, PersonNames people, Texts w) {
    return switch (field.type()) {
      case TIME -> {
        Instant at = instant(plain);
        yield at == null ? plain : w.dateTime(at);
      }
      case PERSON -> people.shown(plain);
      case CHOICE ->
          field.choices().stream()
              .filter(choice -> choice.id().equals(plain))
              .map(choice -> w.say(choice.label()))
              .findFirst()
              .orElse(plain);
      default -> plain;
    };
  }

  private static String shownRow(Value row, Field list, PersonNames people, Texts w) {
    if (!(row instanceof Value.Group(var values))) {
      return plain(row, w);
    }
    List<String> parts = new ArrayList<>();
    for (Field field : list.fields()) {
      Value part = values.get(field.key());
      if (part != null) {
        parts.add(shown(part, field, people, w));
      }
    }
    return String.join(", ", parts);
  }

  private static String shownNotice(Value.Group notice, PersonNames people, Texts w) {
    List<String> parts = new ArrayList<>();
    Value to = notice.values().get("to");
    if (to != null) {
      parts.add(to instanceof Value.Committed ? plain(to, w) : people.shown(to.plain()));
    }
    Value how = notice.values().get("how");
    if (how != null && WAYS.contains(how.plain())) {
      parts.add(w.t("form.way." + how.plain()));
    }
    Value when = notice.values().get("when");
    Instant at = when == null ? null : instant(when.plain());
    if (at != null) {
      parts.add(w.dateTime(at));
    }
    return String.join(", ", parts);
  }
}
