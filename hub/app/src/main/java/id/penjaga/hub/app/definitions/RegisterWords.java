package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The words that the conditions and texts of one register may use: its fields, what it derives,
/// its states; and whether they are used right.
final class RegisterWords {
  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

  private final Source source;
  private final List<Field> fields;
  private final List<String> derived = new ArrayList<>();
  private List<String> states = List.of();

  RegisterWords(Source source, List<Field> fields) {
    this.source = source;
    this.fields = fields;
  }

  void derived(String key) {
    derived.add(key);
  }

  void states(List<String> ids) {
    states = ids;
  }

  private Set<String> all() {
    Set<String> words = new TreeSet<>(derived);
    words.add("state");
    fields.forEach(field -> words.add(field.key()));
    return words;
  }

  /// A condition whose fields are those of this register, compared with what they can hold.
  @Nullable Condition known(Section at, String key, @Nullable Condition condition) {
    for (Condition.Term term : condition == null ? List.<Condition.Term>of() : condition.terms()) {
      if (all().contains(term.field())) {
        values(at, key, term, answers(term.field()));
      } else {
        at.wrong(
            key,
            Sentence.of(
                "menanyakan \"{}\", yang bukan isian di sini; tulis salah satu dari {}",
                "asks for \"{}\", which is no field here; write one of {}",
                term.field(),
                String.join(", ", all())));
      }
    }
    return condition;
  }

  /// What a field can hold; empty for anything.
  private List<String> answers(String key) {
    return key.equals("state")
        ? states
        : fields.stream()
            .filter(field -> field.key().equals(key))
            .findFirst()
            .map(RegisterWords::answers)
            .orElse(List.of());
  }

  static List<String> answers(Field field) {
    List<String> given =
        field.type() == FieldType.BOOLEAN
            ? List.of("true", "false")
            : field.choices().stream().map(Field.Choice::id).toList();
    return given.isEmpty() ? given : Stream.concat(given.stream(), Stream.of("none")).toList();
  }

  /// Complains of a value that a field never holds.
  ///
  /// @param answers empty for anything
  static void values(Section at, String key, Condition.Term term, List<String> answers) {
    for (String value : term.values()) {
      if (!answers.isEmpty() && !answers.contains(value)) {
        at.wrong(
            key,
            Sentence.of(
                "membandingkan {} dengan \"{}\", yang tidak pernah menjadi nilainya; tulis salah"
                    + " satu dari {}",
                "compares {} with \"{}\", which it never is; write one of {}",
                term.field(),
                value,
                String.join(", ", answers)));
      }
    }
  }

  /// The text of a rule, which may name what stands in the item.
  Bilingual text(Section rule) {
    Bilingual text = YamlParts.text(rule, "text");
    Stream.of(text.id(), text.en())
        .flatMap(one -> PLACE.matcher(one).results())
        .map(found -> found.group(1))
        .filter(word -> !all().contains(word))
        .distinct()
        .forEach(word ->
            rule.wrong(
                "text",
                Sentence.of(
                    "menyebut {{}}, yang bukan isian di sini; tulis salah satu dari {}",
                    "tells {{}}, which is no field here; write one of {}",
                    word,
                    String.join(", ", all()))));
    return text;
  }

  /// Complains of a field that holds no date.
  void date(Section at, String key, @Nullable String field) {
    fields.stream()
        .filter(one -> one.key().equals(field) && one.type() != FieldType.DATE)
        .forEach(_ ->
            at.wrong(
                key,
                Sentence.of(
                    "menyebut {}, yang tidak berisi tanggal; tulis isian jenis tanggal",
                    "names {}, which holds no date; write a date field",
                    field)));
  }

  Register.Given given(Section item) {
    String label = YamlParts.word(item, "label");
    Section in = item.group("fields");
    Map<String, String> texts = in.texts();
    texts.keySet().stream()
        .filter(key ->
            fields.stream()
                .noneMatch(field -> field.key().equals(key) && field.type() == FieldType.TEXT))
        .forEach(key ->
            in.wrong(
                key,
                Sentence.of(
                    "bukan isian teks di sini; tulis kunci salah satunya",
                    "is no text field here; write the key of one")));
    item.end();
    if (label.length() > 60 || label.contains("/")) {
      item.wrong(
          "label",
          Sentence.of(
              "terlalu panjang atau memuat garis miring; tulis paling banyak 60 huruf tanpa garis"
                  + " miring",
              "is too long or has a slash; write up to 60 characters without one"));
    }
    return new Register.Given(label, texts);
  }
}
