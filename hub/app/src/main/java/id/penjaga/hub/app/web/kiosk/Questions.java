package id.penjaga.hub.app.web.kiosk;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.security.secret.Secrets;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.kiosk.Question.Kind;
import id.penjaga.hub.app.web.kiosk.Question.Option;
import id.penjaga.hub.app.web.kiosk.Question.Part;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.form.FormRules;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.procedure.VisitOutline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The questions that follow from the form of a step: those of its fields that nobody knows the
/// answer to yet, in the order of the form. What the request, the permit and the clock say is not
/// asked again.
final class Questions {
  /// Fields that the screen knows more of than their type says.
  static final String RULES = "rules";

  static final String BADGE = "badge";
  static final String DEVICES_IN = "devices_in";
  static final String DEVICES_LEFT = "devices_left";

  /// The checklist whose items are the rules of the room.
  private static final String ROOM_RULES = "ROOM_RULES";

  /// What the visit was asked for with; the first visitor to come may say that they carry it.
  private static final String ASKED_FOR = "equipment_in";

  private static final int LINE = 200;

  private final Texts w;
  private final CaseFile file;
  private final Case.Opening opening;
  private final Form form;
  private final List<Field> fields;
  private final Map<String, Value> known;

  /// @param known what the fields start with, by key
  /// @throws IllegalArgumentException for a step without a form
  Questions(Texts w, CaseFile file, Case.Opening opening, Map<String, Value> known) {
    this.w = w;
    this.file = file;
    this.opening = opening;
    this.known = known;
    Step step = Objects.requireNonNull(file.definition().procedure().step(opening.step()));
    Step.FormUse use = step.form();
    Form of = use == null ? null : file.definition().forms().get(use.form());
    if (use == null || of == null) {
      throw new IllegalArgumentException(step.id() + " has no form");
    }
    form = of;
    fields = FormRules.fields(form, use.fields());
  }

  /// All fields of the step.
  List<Field> fields() {
    return fields;
  }

  /// Whether the visitor leaves by this step; else they come.
  boolean leaving() {
    VisitOutline outline = file.definition().procedure().visit();
    return outline != null && opening.step().equals(outline.departure());
  }

  /// Whether an answer is known without the visitor.
  boolean isKnown(Field field) {
    String from = field.fixed() == null ? field.from() : field.fixed();
    boolean official =
        from != null && (from.startsWith("item.") || from.startsWith("case.") || from.equals("now"))
            || field.type() == FieldType.PERSON
            || field.fixed() != null;
    return field.type() == FieldType.TIME || official && known.containsKey(field.key());
  }

  /// The fields that are asked here.
  List<Field> asked() {
    return fields.stream().filter(field -> !isKnown(field) && !silent(field)).toList();
  }

  private boolean silent(Field field) {
    return field.key().equals(VisitOutline.IDENTITY) || unasked(field);
  }

  private boolean unasked(Field field) {
    return switch (field.type()) {
      case PERSON, NOTICE, READINGS, PHOTO, FILE, DATE, MONTH, DURATION -> true;
      default ->
          field.required() instanceof Field.Required.When(Condition condition)
              && !before(condition);
    };
  }

  /// Whether what a condition says of steps before this one holds.
  private boolean before(Condition condition) {
    return condition.terms().stream().filter(term -> !here(term.field())).allMatch(this::holds);
  }

  private boolean here(String field) {
    return fields.stream().anyMatch(one -> one.key().equals(field));
  }

  private boolean holds(Condition.Term term) {
    Value value = earlier(term.field());
    return switch (term.op()) {
      case "=", "in" -> value != null && term.values().contains(value.plain());
      default -> true;
    };
  }

  /// What the visitor answered before: to this form, or as they came.
  private @Nullable Value earlier(String key) {
    VisitOutline outline = file.definition().procedure().visit();
    return Stream.of(form.id(), outline == null ? "" : outline.arrival())
        .map(of -> file.state().answers().getOrDefault(Case.place(of, opening.item()), Map.of()))
        .map(answers -> answers.get(key))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// What the visitor brought, row by row.
  List<Value.Group> brought() {
    return rows(earlier(DEVICES_IN));
  }

  private static List<Value.Group> rows(@Nullable Value value) {
    return value instanceof Value.Many(List<Value> entries)
        ? entries.stream()
            .filter(Value.Group.class::isInstance)
            .map(Value.Group.class::cast)
            .toList()
        : List.of();
  }

  /// The rules of the room as they are shown; empty where the visit knows none.
  List<String> rules() {
    Checklist rules = file.definition().checklists().get(ROOM_RULES);
    return rules == null
        ? List.of()
        : rules.items().stream().map(item -> w.say(item.text())).toList();
  }

  /// What stands in the book for the rules that were shown: their text in both languages, hashed.
  /// It says that it is no file: bare digits of a hash name an attachment.
  String rulesHash() {
    Checklist rules = file.definition().checklists().get(ROOM_RULES);
    return rules == null
        ? ""
        : "sha256:"
            + Secrets.hash(
                rules.items().stream()
                    .map(item -> item.id() + "\n" + item.text().id() + "\n" + item.text().en())
                    .collect(Collectors.joining("\n")));
  }

  /// The questions.
  ///
  /// @param badges labels that may be handed out
  /// @param raw what was typed, by name
  /// @param problems what is wrong with it, by field
  List<Question> all(List<String> badges, Map<String, String> raw, Map<String, String> problems) {
    List<Question> all = new ArrayList<>();
    for (Field field : asked()) {
      for (Question question : of(field, badges, raw)) {
        String wrong =
            problems.entrySet().stream()
                .filter(one ->
                    one.getKey().equals(field.key()) || one.getKey().startsWith(field.key() + "."))
                .filter(one -> concerns(one.getKey(), field, question))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        all.add(question.with(raw.getOrDefault(question.name(), ""), wrong));
      }
    }
    return all;
  }

  /// A problem of one item of a checklist stands at its question.
  private static boolean concerns(String problem, Field field, Question question) {
    return field.type() != FieldType.CHECKLIST
        || problem.equals(field.key())
        || question.name().startsWith(FormReading.PREFIX + problem + ".")
        || question.name().equals(FormReading.PREFIX + problem);
  }

  private List<Question> of(Field field, List<String> badges, Map<String, String> raw) {
    String name = FormReading.PREFIX + field.key();
    String title = w.say(field.label());
    boolean must = !(field.required() instanceof Field.Required.Never);
    String stands = known.containsKey(field.key()) ? known.get(field.key()).plain() : "";
    return switch (field.type()) {
      case CHECKLIST -> statements(field);
      case CHOICE ->
          List.of(plain(Kind.CHOICE, field, name, title, "", stands, true, choices(field)));
      case BOOLEAN -> List.of(yes(field, name, title));
      case SIGNATURE ->
          List.of(
              plain(
                  Kind.SIGNATURE,
                  field,
                  name,
                  title,
                  w.t("kiosk.signature.more"),
                  "",
                  true,
                  List.of()));
      case LIST ->
          field.key().equals(DEVICES_LEFT)
              ? stays(field, raw)
              : List.of(list(field, name, title, must, raw));
      case NUMBER -> List.of(plain(Kind.NUMBER, field, name, title, "", stands, must, List.of()));
      default -> List.of(text(field, name, title, stands, must, badges));
    };
  }

  private Question text(
      Field field, String name, String title, String stands, boolean must, List<String> badges) {
    if (field.key().equals(RULES)) {
      return plain(Kind.RULES, field, name, w.t("kiosk.rules"), "", rulesHash(), true, List.of());
    }
    if (field.key().equals(BADGE)) {
      List<Option> options = badges.stream().map(one -> new Option(one, one)).toList();
      return plain(
          Kind.BADGE,
          field,
          name,
          w.t("kiosk.badge"),
          w.t("kiosk.badge.more"),
          stands,
          true,
          options);
    }
    boolean large = field.limits().max() != null && field.limits().max().intValue() > LINE;
    return plain(large ? Kind.LONG : Kind.TEXT, field, name, title, "", stands, must, List.of());
  }

  private Question plain(
      Kind kind,
      Field field,
      String name,
      String title,
      String hint,
      String value,
      boolean must,
      List<Option> options) {
    return new Question(
        kind, name, "", title, hint, value, must, when(field), "", options, List.of(), List.of());
  }

  /// What a question asked on the same screen must have been answered with.
  private String when(Field field) {
    return field.required() instanceof Field.Required.When(Condition condition)
        ? condition.terms().stream()
            .filter(term -> here(term.field()))
            .filter(term -> term.op().equals("=") || term.op().equals("in"))
            .map(term -> FormReading.PREFIX + term.field() + "=" + String.join("|", term.values()))
            .findFirst()
            .orElse("")
        : "";
  }

  private List<Option> choices(Field field) {
    return field.choices().stream()
        .map(one ->
            new Option(
                one.id(),
                w.say(one.label()),
                one.refused() == null ? "" : w.say(one.refused()),
                ""))
        .toList();
  }

  private Question yes(Field field, String name, String title) {
    List<Option> options =
        List.of(
            new Option("yes", w.t("kiosk.yes")),
            new Option(
                "no", w.t("kiosk.no"), field.limits().confirm() ? w.t("kiosk.stop") : "", ""));
    return plain(Kind.CHOICE, field, name, title, "", "", true, options);
  }

  /// Each item of a statement is a question of its own, so that nobody confirms them in one go.
  private List<Question> statements(Field field) {
    Checklist list =
        file.definition().checklists().get(Objects.requireNonNullElse(field.checklist(), ""));
    if (list == null) {
      return List.of();
    }
    String when = when(field);
    List<Question> all = new ArrayList<>();
    for (Checklist.Item item : list.items()) {
      String name = FormReading.PREFIX + field.key() + "." + item.id();
      List<Option> options = new ArrayList<>();
      options.add(new Option("good", w.t(leaving() ? "kiosk.kept" : "kiosk.not_brought")));
      if (item.exception() != null) {
        options.add(new Option("excepted", w.say(item.exception()), "", name + ".note"));
      }
      options.add(
          new Option(
              "not_good",
              w.t(leaving() ? "kiosk.not_kept" : "kiosk.brought"),
              w.t(leaving() ? "kiosk.not_kept.stop" : "kiosk.brought.stop"),
              ""));
      all.add(
          new Question(
              Kind.CHOICE,
              name + ".result",
              w.say(field.label()),
              w.say(item.text()),
              "",
              "",
              true,
              when,
              "",
              options,
              List.of(),
              List.of()));
    }
    return all;
  }

  private Question list(
      Field field, String name, String title, boolean must, Map<String, String> raw) {
    List<Part> parts =
        field.fields().stream()
            .map(part ->
                new Part(
                    part.key(),
                    w.say(part.label()),
                    part.required() instanceof Field.Required.Always,
                    part.type() == FieldType.NUMBER))
            .toList();
    List<Map<String, String>> rows = typed(field, name, raw);
    if (rows.isEmpty() && field.key().equals(DEVICES_IN) && first()) {
      rows = shown(field, rows(request(ASKED_FOR)));
    }
    return new Question(
        Kind.LIST, name, "", title, "", "", must, when(field), "", List.of(), parts, rows);
  }

  private static List<Map<String, String>> typed(
      Field field, String name, Map<String, String> raw) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      Map<String, String> row = new LinkedHashMap<>();
      for (Field part : field.fields()) {
        row.put(part.key(), raw.getOrDefault(name + "." + i + "." + part.key(), ""));
      }
      if (row.values().stream().anyMatch(cell -> !cell.isBlank())) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<Map<String, String>> shown(Field field, List<Value.Group> entries) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Value.Group entry : entries) {
      Map<String, String> row = new LinkedHashMap<>();
      for (Field part : field.fields()) {
        Value cell = entry.values().get(part.key());
        row.put(part.key(), cell == null ? "" : cell.plain());
      }
      rows.add(row);
    }
    return rows;
  }

  /// Whether no other visitor of this visit has come yet.
  private boolean first() {
    return file.state().openings().values().stream()
        .noneMatch(one -> one.step().equals(opening.step()) && one.done() != null);
  }

  private @Nullable Value request(String key) {
    return file.state().answers().values().stream()
        .map(answers -> answers.get(key))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// One question for each device that came in: does it go out again?
  private List<Question> stays(Field field, Map<String, String> raw) {
    List<Question> all = new ArrayList<>();
    List<Map<String, String>> rows = shown(field, brought());
    for (int i = 0; i < rows.size(); i++) {
      String name = stay(i);
      String serial = rows.get(i).getOrDefault("serial", "");
      String count = rows.get(i).getOrDefault("count", "");
      String title = rows.get(i).getOrDefault("name", "");
      String more =
          (serial.isEmpty() ? "" : w.t("kiosk.serial", "serial", serial))
              + (count.isEmpty() || count.equals("1") ? "" : " · " + count + "×");
      all.add(
          new Question(
              Kind.STAYS,
              name,
              w.t("kiosk.devices_out"),
              title,
              more.replaceFirst("^ · ", ""),
              raw.getOrDefault(name, ""),
              true,
              "",
              "",
              List.of(
                  new Option("out", w.t("kiosk.goes_out")),
                  new Option("in", w.t("kiosk.stays_in"))),
              List.of(),
              List.of()));
    }
    return all;
  }

  /// Name of the answer for a device that came in.
  static String stay(int row) {
    return "stay." + row;
  }
}
