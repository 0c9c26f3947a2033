package id.penjaga.hub.app.web.form;

import id.penjaga.hub.app.web.form.FieldView.Option;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.FormProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the fields of definitions ready to be drawn: what was typed before or is known already,
/// what is proposed, and what is wrong.
public final class FormDrawing {
  private static final int SPARE_ROWS = 2;
  private static final int SHORT = 200;

  private final Texts w;
  private final PersonNames people;
  private final Function<String, List<String>> labels;
  private final Map<String, Checklist> checklists;
  private final Map<String, String> beside = new HashMap<>();

  /// @param labels the items of a register
  public FormDrawing(
      Texts w,
      PersonNames people,
      Function<String, List<String>> labels,
      Map<String, Checklist> checklists) {
    this.w = w;
    this.people = people;
    this.labels = labels;
    this.checklists = checklists;
  }

  /// Says something beside items of checklists.
  ///
  /// @param hints by id of the item
  public FormDrawing beside(Map<String, String> hints) {
    beside.putAll(hints);
    return this;
  }

  /// @param raw what was typed, by name; empty when nothing was
  /// @param known what the hub knows already, by field
  public List<FieldView> fields(
      List<Field> fields,
      Map<String, String> raw,
      Map<String, Value> known,
      List<FormProblem> problems) {
    Map<String, String> values = new HashMap<>();
    FormWriting writing = new FormWriting(w.zone(), w.language(), people);
    known.forEach((key, value) -> {
      Field field = field(fields, key);
      if (field != null && (raw.isEmpty() || fixed(field, known))) {
        writing.write(values, FormReading.PREFIX + key, field.type(), field.fields(), value);
      }
    });
    raw.forEach((name, value) -> values.putIfAbsent(name, value));
    Map<String, String> wrong = new HashMap<>();
    problems.forEach(
        problem -> wrong.merge(problem.field(), w.say(problem.text()), (a, b) -> a + " " + b));
    return fields.stream()
        .map(field -> one(field, FormReading.PREFIX, values, known, wrong, fields))
        .toList();
  }

  private static @Nullable Field field(List<Field> fields, String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst().orElse(null);
  }

  private static boolean fixed(Field field, Map<String, Value> known) {
    return (field.fixed() != null || field.type() == FieldType.READINGS)
        && known.containsKey(field.key());
  }

  private FieldView one(
      Field field,
      String prefix,
      Map<String, String> values,
      Map<String, Value> known,
      Map<String, String> wrong,
      List<Field> siblings) {
    String name = prefix + field.key();
    String value = values.getOrDefault(name, "");
    boolean fixed = prefix.equals(FormReading.PREFIX) && fixed(field, known);
    Value first = prefix.equals(FormReading.PREFIX) ? known.get(field.key()) : null;
    return new FieldView(
        name,
        kind(field),
        w.say(field.label()),
        hint(field, siblings),
        field.required() instanceof Field.Required.Always,
        field.personal(),
        unit(field),
        value,
        first == null ? value : FormWriting.shown(first, field, people, w),
        fixed,
        first != null && !fixed && !value.isEmpty(),
        wrong.get(name.substring(FormReading.PREFIX.length())),
        options(field),
        field.type() == FieldType.LIST ? rows(field, name, values, wrong) : List.of(),
        field.type() == FieldType.LIST ? row(field, name + ".__n__.", values, wrong) : List.of(),
        parts(field, name, values, wrong));
  }

  private static String kind(Field field) {
    if (field.type() == FieldType.TEXT) {
      BigDecimal max = field.limits().max();
      return max != null && max.intValue() <= SHORT ? "text" : "area";
    }
    return field.type().name().toLowerCase(java.util.Locale.ROOT);
  }

  private String unit(Field field) {
    return field.type() == FieldType.DURATION ? w.t("unit.minutes") : field.limits().unit();
  }

  private List<Option> options(Field field) {
    return switch (field.type()) {
      case CHOICE ->
          field.choices().stream()
              .map(choice -> new Option(choice.id(), w.say(choice.label())))
              .toList();
      case ITEM ->
          labels.apply(Objects.requireNonNullElse(field.register(), "")).stream()
              .map(label -> new Option(label, label))
              .toList();
      case PERSON -> people.all().stream().map(name -> new Option(name, name)).toList();
      default -> List.of();
    };
  }

  private List<List<FieldView>> rows(
      Field list, String name, Map<String, String> values, Map<String, String> wrong) {
    int used = 0;
    while (filled(values, name + "." + (used + 1) + ".")) {
      used++;
    }
    BigDecimal most = list.limits().max();
    int shown = used + (used == 0 ? SPARE_ROWS + 1 : SPARE_ROWS);
    if (most != null) {
      shown = Math.max(used, Math.min(shown, most.intValue()));
    }
    List<List<FieldView>> rows = new ArrayList<>();
    for (int i = 1; i <= shown; i++) {
      rows.add(row(list, name + "." + i + ".", values, wrong));
    }
    return rows;
  }

  private static boolean filled(Map<String, String> values, String prefix) {
    return values.entrySet().stream()
        .anyMatch(value -> value.getKey().startsWith(prefix) && !value.getValue().isBlank());
  }

  private List<FieldView> row(
      Field list, String prefix, Map<String, String> values, Map<String, String> wrong) {
    return list.fields().stream()
        .map(field -> one(field, prefix, values, Map.of(), wrong, list.fields()))
        .toList();
  }

  private List<FieldView> parts(
      Field field, String name, Map<String, String> values, Map<String, String> wrong) {
    if (field.type() == FieldType.NOTICE) {
      return List.of(
          part(name + ".to", "person", w.t("form.notice.to"), values, wrong),
          plain(
              name + ".how",
              "choice",
              w.t("form.notice.how"),
              "",
              values.getOrDefault(name + ".how", ""),
              wrong.get(name.substring(FormReading.PREFIX.length()) + ".how"),
              FormWriting.WAYS.stream()
                  .map(way -> new Option(way, w.t("form.way." + way)))
                  .toList(),
              List.of()),
          part(name + ".when", "time", w.t("form.notice.when"), values, wrong));
    }
    Checklist list = checklists.get(Objects.requireNonNullElse(field.checklist(), ""));
    if (field.type() != FieldType.CHECKLIST || list == null) {
      return List.of();
    }
    return list.items().stream()
        .map(item -> check(name + "." + item.id(), item, results(list, item), values, wrong))
        .toList();
  }

  private FieldView check(
      String name,
      Checklist.Item item,
      List<Option> results,
      Map<String, String> values,
      Map<String, String> wrong) {
    String key = name.substring(FormReading.PREFIX.length());
    boolean noted = results.size() > 1;
    FieldView note = part(name + ".note", "text", w.t("form.check.note"), values, wrong);
    return plain(
        name + ".result",
        "check",
        w.say(item.text()),
        beside.getOrDefault(item.id(), ""),
        values.getOrDefault(name + ".result", ""),
        wrong.getOrDefault(key, wrong.get(key + ".result")),
        results,
        noted ? List.of(note) : List.of());
  }

  private List<Option> results(Checklist list, Checklist.Item item) {
    if (!list.statement()) {
      return List.of(
          new Option("good", w.t("form.check.good")),
          new Option("not_good", w.t("form.check.not_good")),
          new Option("not_checked", w.t("form.check.not_checked")));
    }
    Option stated = new Option("good", w.t("form.check.stated"));
    return item.exception() == null
        ? List.of(stated)
        : List.of(
            stated,
            new Option(
                Checklist.EXCEPTED, w.t("form.check.excepted") + ": " + w.say(item.exception())));
  }

  private FieldView part(
      String name,
      String kind,
      String label,
      Map<String, String> values,
      Map<String, String> wrong) {
    return plain(
        name,
        kind,
        label,
        "",
        values.getOrDefault(name, ""),
        wrong.get(name.substring(FormReading.PREFIX.length())),
        kind.equals("person")
            ? people.all().stream().map(known -> new Option(known, known)).toList()
            : List.of(),
        List.of());
  }

  private static FieldView plain(
      String name,
      String kind,
      String label,
      String hint,
      String value,
      @Nullable String problem,
      List<Option> options,
      List<FieldView> parts) {
    return new FieldView(
        name, kind, label, hint, false, false, "", value, value, false, false, problem, options,
        List.of(), List.of(), parts);
  }

  private String hint(Field field, List<Field> siblings) {
    List<String> hints = new ArrayList<>();
    if (field.required() instanceof Field.Required.When(Condition condition)) {
      String when = when(condition, siblings);
      if (!when.isEmpty()) {
        hints.add(when);
      }
    }
    switch (field.type()) {
      case TIME -> hints.add(w.t("form.hint.time", "zone", w.zoneName(w.now())));
      case MONTH -> hints.add(w.t("form.hint.month"));
      case DURATION -> hints.add(w.t("form.hint.minutes"));
      default -> {}
    }
    return String.join(" ", hints);
  }

  /// When a field is required, in the words of the field it depends on; empty when another way of
  /// opening requires it.
  private String when(Condition condition, List<Field> siblings) {
    List<String> terms = new ArrayList<>();
    for (Condition.Term term : condition.terms()) {
      if (term.field().equals("opener")) {
        return "";
      }
      Field other = field(siblings, term.field());
      if (other == null || !term.op().equals("=")) {
        return w.t("form.required.sometimes");
      }
      String wanted =
          other.choices().stream()
              .filter(choice -> term.values().contains(choice.id()))
              .map(choice -> w.say(choice.label()))
              .findFirst()
              .orElse(String.join(", ", term.values()));
      terms.add(w.say(other.label()) + ": " + wanted);
    }
    return w.t("form.required.when", "what", String.join(", ", terms));
  }
}
