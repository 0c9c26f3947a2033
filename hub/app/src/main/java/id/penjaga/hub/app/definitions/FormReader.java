package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.text.Bilingual;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads forms, checklists, and the fields that forms, registers and subjects have.
final class FormReader {
  private static final Set<FieldType> MEASURED =
      Set.of(FieldType.NUMBER, FieldType.DURATION, FieldType.TEXT, FieldType.LIST);
  private static final Set<FieldType> TIMED = Set.of(FieldType.TIME, FieldType.DATE);

  private static final List<String> OBSERVED =
      Arrays.stream(Observed.values()).map(Observed::word).toList();

  private static final String EARLIER = "sensor_month_statistics";

  /// More than anybody fills in at once.
  private static final int MOST_FIELDS = 300;

  private final Source source;

  private FormReader(Source source) {
    this.source = source;
  }

  static Form form(Source source) {
    Section root = source.root();
    FormReader reader = new FormReader(source);
    root.has("form");
    Bilingual name = YamlParts.text(root, "name");
    String clause = YamlParts.word(root, "source");
    var number = YamlParts.numbering(root, "complete", false);
    String paper = root.optional("paper", YamlParts::id);
    List<Form.Rule> rules = root.sections("rules").stream().map(reader::rule).toList();
    List<Field> fields = reader.fields(root, "fields", true);
    root.end();
    return new Form(source.id(), name, clause, number, paper, rules, fields);
  }

  static Checklist checklist(Source source) {
    Section root = source.root();
    root.has("checklist");
    Bilingual name = YamlParts.text(root, "name");
    String clause = YamlParts.word(root, "source");
    boolean statement = root.flag("statement", false);
    List<Checklist.Item> items =
        root.sections("items").stream().map(item -> item(item, statement)).toList();
    if (items.isEmpty()) {
      root.wrong(
          "items",
          Sentence.of(
              "tidak ada atau kosong; tulis sedikitnya satu butir dengan id dan text",
              "is missing or empty; write at least one item with id and text"));
    }
    YamlParts.once(
        root,
        "items",
        items.stream().map(Checklist.Item::id).toList(),
        new Sentence("butir", "the item"));
    root.end();
    return new Checklist(source.id(), name, clause, statement, items);
  }

  private static Checklist.Item item(Section item, boolean statement) {
    String id = YamlParts.id(item, "id");
    Bilingual text = YamlParts.text(item, "text");
    String prefill = prefill(item);
    Bilingual exception = item.has("exception") ? YamlParts.text(item, "exception") : null;
    if (exception != null && !statement) {
      item.wrong(
          "exception",
          Sentence.of(
              "hanya untuk daftar periksa dengan statement: true; keluarkan",
              "belongs to a checklist with statement: true; take it out"));
    }
    item.end();
    return new Checklist.Item(id, text, prefill, exception);
  }

  /// Books hold checklists that name what nothing was made of before: it stays without effect.
  private static @Nullable String prefill(Section item) {
    return !item.has("prefill") || item.text("prefill", "").equals(EARLIER)
        ? null
        : YamlParts.oneOf(item, "prefill", OBSERVED);
  }

  /// The fields of a register.
  static List<Field> ofRegister(Source source) {
    return new FormReader(source).fields(source.root(), "fields", true);
  }

  /// The subject of a procedure: names to fields, or in a pinned text a list of fields as in a
  /// form.
  static List<Field> subject(Source source) {
    FormReader reader = new FormReader(source);
    Section root = source.root();
    if (root.has("subject") && !root.isSection("subject")) {
      return reader.fields(root, "subject", true);
    }
    return root.group("subject").named().entrySet().stream()
        .map(field -> reader.field(field.getValue(), field.getKey(), true))
        .toList();
  }

  private Form.Rule rule(Section rule) {
    Condition when = YamlParts.condition(rule, "when");
    source.condition(when, rule, "when");
    Condition must = rule.made("must", ConditionReader::read);
    source.condition(must, rule, "must");
    Bilingual text = YamlParts.text(rule, "text");
    rule.end();
    return new Form.Rule(when, must == null ? new Condition(List.of()) : must, text);
  }

  private List<Field> fields(Section in, String key, boolean lists) {
    List<Field> fields =
        in.sections(key).stream()
            .map(field -> field(field, YamlParts.id(field, "key"), lists))
            .toList();
    if (fields.isEmpty()) {
      in.wrong(
          key,
          Sentence.of(
              "tidak ada atau kosong; tulis sedikitnya satu isian dengan key, label, dan type",
              "is missing or empty; write at least one field with key, label and type"));
    }
    if (fields.size() > MOST_FIELDS) {
      in.wrong(
          key,
          Sentence.of(
              "punya {} isian; tulis paling banyak {} di satu tempat",
              "has {} fields; write at most {} in one place",
              fields.size(),
              MOST_FIELDS));
    }
    YamlParts.once(
        in, key, fields.stream().map(Field::key).toList(), new Sentence("isian", "the field"));
    return fields;
  }

  private Field field(Section field, String key, boolean lists) {
    Bilingual label = YamlParts.text(field, "label");
    FieldType given = field.word("type", FieldType.class);
    if (given == null && !field.has("type")) {
      field.wrong(
          "type",
          Sentence.of(
              "tidak ada; tulis text, number, time, atau jenis lain",
              "is missing; write text, number, time or another type"));
    }
    FieldType type = given == null ? FieldType.TEXT : given;
    Field.Required required = required(field);
    String basis = field.text("basis", "implied");
    boolean personal = field.flag("personal", false);
    String from = path(field, "from");
    String fixed = path(field, "fixed");
    if (from != null && fixed != null) {
      field.wrong(
          "fixed",
          Sentence.of(
              "berdiri di samping from; fixed ditampilkan dan tetap, from boleh diubah; keluarkan"
                  + " salah satunya",
              "stands beside from; fixed is shown and stays, from may be changed"));
    }
    String register = of(field, "register", type == FieldType.ITEM, type, Kind.REGISTER);
    String checklist = of(field, "checklist", type == FieldType.CHECKLIST, type, Kind.CHECKLIST);
    List<Field.Choice> choices = choices(field, type);
    List<Field> entries = List.of();
    if (type == FieldType.LIST && !lists) {
      field.wrong(
          "type",
          Sentence.of(
              "adalah daftar di dalam daftar; tulis isiannya ke daftar luar",
              "is a list inside a list; write its fields into the outer list"));
    } else if (type == FieldType.LIST) {
      entries = fields(field, "fields", false);
    } else if (field.has("fields")) {
      field.wrong(
          "fields",
          Sentence.of(
              "hanya untuk daftar; tulis type: list, atau keluarkan",
              "belongs to a list only; write type: list, or take it out"));
    }
    Field.Limits limits = limits(field, type);
    Field.Expected expects = expects(field, type);
    field.end();
    return new Field(
        key, label, type, required, basis, personal, from, fixed, register, checklist, choices,
        entries, limits, expects);
  }

  private Field.@Nullable Expected expects(Section field, FieldType type) {
    if (!field.has("expects")) {
      return null;
    }
    if (type != FieldType.TEXT) {
      field.wrong(
          "expects",
          Sentence.of(
              "hanya untuk teks; tulis type: text, atau keluarkan",
              "belongs to a text; write type: text, or take it out"));
    }
    Section expects = field.group("expects");
    boolean listed = expects.has("register");
    if (listed == expects.has("case")) {
      expects.wrong(
          Sentence.of(
              "memerlukan tepat satu dari register dan case",
              "needs exactly one of register and case"));
    }
    String id = YamlParts.id(expects, listed ? "register" : "case");
    source.uses(listed ? Kind.REGISTER : Kind.PROCEDURE, id, expects, listed ? "register" : "case");
    String fact = listed ? "register." + id : "case." + id + "." + YamlParts.id(expects, "branch");
    Bilingual text = YamlParts.text(expects, "text");
    Section opens = expects.group("opens");
    String procedure = expects.has("opens") ? YamlParts.id(opens, "procedure") : null;
    Map<String, String> carry = procedure == null ? Map.of() : opens.group("carry").texts();
    opens.end();
    expects.end();
    if (procedure != null) {
      source.uses(Kind.PROCEDURE, procedure, opens, "procedure");
    }
    return new Field.Expected(fact, text, procedure, carry);
  }

  private Field.Required required(Section field) {
    if (!field.isSection("required")) {
      return field.flag("required", false)
          ? new Field.Required.Always()
          : new Field.Required.Never();
    }
    Section required = field.group("required");
    Condition when = required.made("when", ConditionReader::read);
    source.condition(when, required, "when");
    required.end();
    return when == null ? new Field.Required.Never() : new Field.Required.When(when);
  }

  private @Nullable String path(Section field, String key) {
    String path = field.optionalText(key);
    if (path != null) {
      source.path(path, "", field, key);
    }
    return path;
  }

  private @Nullable String of(
      Section field, String key, boolean needed, FieldType type, Kind kind) {
    String id = field.optional(key, YamlParts::id);
    if (id == null && needed && !field.has(key)) {
      field.wrong(
          key,
          Sentence.of(
              "tidak ada; tulis id sebuah file dalam folder {}",
              "is missing; write the id of a file in the folder {}",
              kind.folder()));
    } else if (id != null && !needed) {
      field.wrong(
          key,
          Sentence.of(
              "tidak bermakna untuk jenis {}; keluarkan",
              "has no meaning for type {}; take it out",
              written(type)));
    } else if (id != null) {
      source.uses(kind, id, field, key);
    }
    return id;
  }

  private static List<Field.Choice> choices(Section field, FieldType type) {
    List<Field.Choice> choices =
        field.sections("choices").stream()
            .map(choice -> {
              String id = YamlParts.id(choice, "id");
              Bilingual label = YamlParts.text(choice, "label");
              Bilingual refused = choice.has("refused") ? YamlParts.text(choice, "refused") : null;
              choice.end();
              return new Field.Choice(id, label, refused);
            })
            .toList();
    if ((type == FieldType.CHOICE) == choices.isEmpty()) {
      field.wrong(
          "choices",
          choices.isEmpty()
              ? Sentence.of(
                  "tidak ada atau kosong; tulis [{id: a, label: {id: ..., en: ...}}, ...]",
                  "is missing or empty; write [{id: a, label: {id: ..., en: ...}}, ...]")
              : Sentence.of(
                  "hanya untuk pilihan; tulis type: choice, atau keluarkan",
                  "belongs to a choice only; write type: choice, or take it out"));
    }
    YamlParts.once(
        field,
        "choices",
        choices.stream().map(Field.Choice::id).toList(),
        new Sentence("pilihan", "the choice"));
    return choices;
  }

  private Field.Limits limits(Section field, FieldType type) {
    var min = YamlParts.number(field, "min");
    var max = YamlParts.number(field, "max");
    String unit = field.text("unit", "");
    if (!MEASURED.contains(type) && (min != null || max != null)) {
      field.wrong(
          min == null ? "max" : "min",
          Sentence.of(
              "tidak bermakna untuk jenis {}; keluarkan",
              "has no meaning for type {}; take it out",
              written(type)));
    }
    if (min != null && max != null && min.compareTo(max) > 0) {
      field.wrong(
          "min",
          Sentence.of(
              "lebih besar daripada max; tukarkan keduanya", "is more than max; exchange them"));
    }
    Section limits = field.group("limits");
    String notBefore = path(limits, "not_before");
    String notAfter = path(limits, "not_after");
    if (!TIMED.contains(type) && field.has("limits")) {
      field.wrong(
          "limits",
          Sentence.of(
              "hanya untuk waktu atau tanggal; tulis min dan max, atau keluarkan",
              "belongs to a time or a date; write min and max, or take it out"));
    }
    limits.end();
    boolean confirm = field.flag("confirm", false);
    if (confirm && type != FieldType.BOOLEAN) {
      field.wrong(
          "confirm",
          Sentence.of(
              "hanya untuk ya atau tidak; tulis type: boolean, atau keluarkan",
              "belongs to a boolean; write type: boolean, or take it out"));
    }
    return new Field.Limits(min, max, unit, notBefore, notAfter, confirm);
  }

  private static String written(FieldType type) {
    return type.name().toLowerCase(java.util.Locale.ROOT);
  }
}
