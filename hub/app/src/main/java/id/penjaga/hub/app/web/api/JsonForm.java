package id.penjaga.hub.app.web.api;

import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes what a program sent as the fields of the page's form. What cannot be told so is a problem
/// at its place; whether it is right is judged by whoever judges the form.
final class JsonForm {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  /// Deeper than any form.
  private static final int DEEPEST = 6;

  private static final int MOST_DIGITS = 30;

  private final Texts w;
  private final Map<String, List<String>> fields = new HashMap<>();
  private final List<ProblemJson.Wrong> wrong = new ArrayList<>();

  private JsonForm(Texts w) {
    this.w = w;
  }

  /// @param wrong empty when the form can be used
  record Read(FormFields form, List<ProblemJson.Wrong> wrong) {}

  /// @param gives what may be sent
  /// @param body by name
  /// @param path parameters of the path
  static Read of(List<Given> gives, Map<?, ?> body, Map<String, String> path, Texts w) {
    JsonForm form = new JsonForm(w);
    Set<String> known =
        gives.stream()
            .map(Given::name)
            .filter(name -> !path.containsKey(name))
            .collect(Collectors.toSet());
    for (Object name : body.keySet()) {
      if (!known.contains(name)) {
        form.say("#/" + escaped(String.valueOf(name)), "api.value.unknown", known);
      }
    }
    path.forEach((name, value) -> form.put(name, value));
    for (Given given : gives) {
      Object value =
          path.containsKey(given.name()) ? path.get(given.name()) : body.get(given.name());
      String at = "#/" + given.name();
      if (value != null) {
        form.give(given, value, at);
      } else if (given.needed()) {
        form.say(at, "api.value.missing", known);
      } else if (given.type() == Given.Type.REASONS) {
        form.put(given.field(), "");
      }
    }
    return new Read(new FormFields(form.fields, List.of()), List.copyOf(form.wrong));
  }

  private void say(String at, String key, Set<String> known) {
    String names = String.join(", ", known.stream().sorted().toList());
    wrong.add(new ProblemJson.Wrong(at, w.t(key, "known", names)));
  }

  private void put(String field, String value) {
    fields.computeIfAbsent(field, _ -> new ArrayList<>()).add(value);
  }

  private void give(Given given, Object value, String at) {
    switch (given.type()) {
      case TEXT, DAY -> text(given.field(), value, at);
      case INTEGER -> integer(given.field(), value, at);
      case NUMBER -> {
        put(given.field(), number(value, at));
      }
      case FLAG, TICK -> {
        if (!(value instanceof Boolean on)) {
          say(at, "api.value.flag", Set.of());
        } else if (on || given.type() == Given.Type.FLAG) {
          put(given.field(), String.valueOf(on));
        }
      }
      case MOMENT, INSTANT -> moment(given, value, at);
      case TEXTS -> {
        if (value instanceof List<?> many) {
          many.forEach(one -> text(given.field(), one, at));
        } else {
          say(at, "api.value.list", Set.of());
        }
      }
      case ANSWERS -> {
        if (value instanceof Map<?, ?> answers) {
          answers.forEach(
              (key, one) -> answer(given.field() + key, one, at + "/" + escaped("" + key), 0));
        } else {
          say(at, "api.value.object", Set.of());
        }
      }
      case REASONS -> {
        put(given.field(), "");
        if (value instanceof Map<?, ?> reasons) {
          reasons.forEach((key, one) ->
              text(given.field() + "." + key, one, at + "/" + escaped(String.valueOf(key))));
        } else {
          say(at, "api.value.object", Set.of());
        }
      }
      case WEEK -> {
        if (value instanceof Map<?, ?> days) {
          days.forEach((day, hours) -> hours("" + day, hours, at + "/" + escaped("" + day)));
        } else {
          say(at, "api.value.object", Set.of());
        }
      }
    }
  }

  private void text(String field, @Nullable Object value, String at) {
    if (value instanceof String text) {
      put(field, text);
    } else {
      say(at, "api.value.text", Set.of());
    }
  }

  private void integer(String field, Object value, String at) {
    if (value instanceof Long || value instanceof String text && text.matches("[0-9]{1,18}")) {
      put(field, String.valueOf(value));
    } else {
      say(at, "api.value.integer", Set.of());
    }
  }

  /// A number with the decimal sign that people of this language type. `1e999999999` is short here
  /// and a gigabyte when it is written out.
  private String number(Object value, String at) {
    boolean writable =
        value instanceof Long
            || value instanceof BigDecimal number
                && number.precision() <= MOST_DIGITS
                && Math.abs((long) number.scale()) <= MOST_DIGITS;
    if (!writable) {
      say(at, "api.value.number", Set.of());
      return "";
    }
    String plain = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    return w.language() == Language.INDONESIAN ? plain.replace('.', ',') : plain;
  }

  private void moment(Given given, Object value, String at) {
    try {
      Instant moment = OffsetDateTime.parse(String.valueOf(value)).toInstant();
      put(
          given.field(),
          given.type() == Given.Type.INSTANT
              ? String.valueOf(moment.toEpochMilli())
              : CLOCK.format(moment.truncatedTo(ChronoUnit.MINUTES).atZone(w.zone())));
    } catch (DateTimeException _) {
      say(at, "api.value.moment", Set.of());
    }
  }

  /// An answer as a page posts it: entries of lists are numbered from 1.
  private void answer(String field, @Nullable Object value, String at, int depth) {
    switch (value) {
      case String text -> put(field, text);
      case Boolean on -> put(field, on ? "yes" : "no");
      case Long whole -> put(field, number(whole, at));
      case BigDecimal fraction -> put(field, number(fraction, at));
      case List<?> many when depth < DEEPEST -> {
        for (int i = 0; i < many.size(); i++) {
          answer(field + "." + (i + 1), many.get(i), at + "/" + i, depth + 1);
        }
      }
      case Map<?, ?> parts when depth < DEEPEST ->
          parts.forEach((key, one) ->
              answer(field + "." + key, one, at + "/" + escaped("" + key), depth + 1));
      case null, default -> say(at, "api.value.object", Set.of());
    }
  }

  private void hours(String day, @Nullable Object hours, String at) {
    if (!(hours instanceof Map<?, ?> parts)) {
      say(at, "api.value.object", Set.of());
      return;
    }
    parts.forEach((part, clock) -> {
      if (Set.of("begin", "break", "resume", "end").contains(part)) {
        text(day.toUpperCase(java.util.Locale.ROOT) + "_" + part, clock, at + "/" + part);
      } else {
        say(
            at + "/" + escaped("" + part),
            "api.value.unknown",
            Set.of("begin", "break", "resume", "end"));
      }
    });
  }

  /// Where a field of the form stands in the body.
  static String pointer(List<Given> gives, String field) {
    for (Given given : gives) {
      if (given.field().equals(field)) {
        return "#/" + given.name();
      }
    }
    return gives.stream()
        .filter(given -> given.type() == Given.Type.ANSWERS)
        .findFirst()
        .map(given -> "#/" + given.name() + "/" + field.replace('.', '/'))
        .orElse(field.isEmpty() ? "#" : "#/" + field.replace('.', '/'));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
