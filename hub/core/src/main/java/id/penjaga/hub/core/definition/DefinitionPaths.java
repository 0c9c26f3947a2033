package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.monitor.ItemWatch;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What dotted paths such as `subject.node.office` or `F-04.action` mean in one procedure.
public final class DefinitionPaths {
  private static final Set<String> OF_CHECKLIST_ITEMS = Set.of("id", "text", "result", "note");

  private final Procedure procedure;
  private final Map<String, Form> forms;
  private final Map<String, Register> registers;

  /// What a path leads to.
  public sealed interface Found {
    /// A field; the last one of the path.
    record OfField(Field field) implements Found {}

    /// Something that only a case can say, such as `case.opened` or an `item`.
    record OfCase() implements Found {}

    /// Nothing; says why and what to write instead.
    record Nothing(Bilingual why) implements Found {}
  }

  /// @param forms of the procedure, by id
  /// @param registers those that are known, by id; a field of another is taken as it is
  public DefinitionPaths(
      Procedure procedure, Map<String, Form> forms, Map<String, Register> registers) {
    this.procedure = procedure;
    this.forms = forms;
    this.registers = registers;
  }

  /// What a path leads to.
  ///
  /// @param item fields of the entry that `item` stands for; null for whatever entry
  public Found find(String path, @Nullable List<Field> item) {
    List<String> parts = List.of(path.split("\\.", -1));
    String first = parts.getFirst();
    List<String> rest = parts.subList(1, parts.size());
    return switch (first) {
      case "now", "today" ->
          rest.isEmpty()
              ? new Found.OfCase()
              : new Found.Nothing(
                  Bilingual.of(
                      "tidak ada yang mengikuti {}; tulis hanya {}",
                      "nothing follows {}; write only {}",
                      first,
                      first));
      case "case" ->
          rest.size() == 1 && words().contains(rest.getFirst())
              ? new Found.OfCase()
              : new Found.Nothing(
                  Bilingual.of(
                      "berkas tidak punya kata itu; tulis case. dan salah satu dari {}",
                      "a case has no such word; write case. and one of {}",
                      String.join(", ", words())));
      case "hub" -> hub(String.join(".", rest));
      case "item" -> item(item, rest);
      case "monitor" ->
          rest.size() == 1 && ItemWatch.WORDS.contains(rest.getFirst())
              ? new Found.OfCase()
              : new Found.Nothing(
                  Bilingual.of(
                      "pemantauan tidak punya kata itu; tulis monitor. dan salah satu dari {}",
                      "monitors have no such word; write monitor. and one of {}",
                      String.join(", ", new TreeSet<>(ItemWatch.WORDS))));
      case "subject" -> in(procedure.subject(), new Bilingual("pokok berkas", "the subject"), rest);
      default -> filled(first, rest);
    };
  }

  /// As [#find], for a path that begins with one of some fields, such as those of one form.
  public Found among(List<Field> fields, Bilingual of, String path) {
    return in(fields, of, List.of(path.split("\\.", -1)));
  }

  /// Entries of what a path leads to: the fields of a list, those of the items of a checklist; null
  /// when it is neither.
  public static @Nullable List<Field> entries(Found found) {
    return found instanceof Found.OfField(Field field) && field.type() == FieldType.LIST
        ? field.fields()
        : null;
  }

  private static Found hub(String word) {
    return Observed.of(word) != null
        ? new Found.OfCase()
        : new Found.Nothing(
            Bilingual.of(
                "hub tidak mengamati yang bernama demikian; tulis hub. dan salah satu dari {}",
                "the hub observes nothing of that name; write hub. and one of {}",
                String.join(", ", Arrays.stream(Observed.values()).map(Observed::word).toList())));
  }

  private Found item(@Nullable List<Field> entry, List<String> rest) {
    if (entry == null || rest.isEmpty()) {
      return new Found.OfCase();
    }
    return in(entry, new Bilingual("butir", "the entry"), rest);
  }

  private Found filled(String first, List<String> rest) {
    Step step = procedure.step(first);
    Form form = forms.get(first);
    if (step != null) {
      form = step.form() == null ? null : forms.get(step.form().form());
      if (form == null) {
        return new Found.Nothing(
            Bilingual.of(
                "langkah {} tidak mengisi formulir; sebut langkah yang mengisinya",
                "step {} fills in no form; name a step that does",
                first));
      }
    }
    if (form == null) {
      Set<String> known = new TreeSet<>(forms.keySet());
      procedure.steps().forEach(each -> known.add(each.id()));
      return new Found.Nothing(
          Bilingual.of(
              "\"{}\" bukan langkah dan bukan formulir prosedur ini; mulailah dengan subject, case,"
                  + " item, hub, monitor, now, today, atau salah satu dari {}",
              "\"{}\" is no step and no form of this procedure; begin with subject, case, item,"
                  + " hub, monitor, now, today or one of {}",
              first,
              String.join(", ", known)));
    }
    if (rest.equals(List.of("number")) && form.number() != null) {
      return new Found.OfCase();
    }
    return in(form.fields(), Bilingual.of("formulir {}", "form {}", form.id()), rest);
  }

  private Found in(List<Field> fields, Bilingual of, List<String> rest) {
    if (rest.isEmpty()) {
      return new Found.Nothing(
          Bilingual.of("sebut isian {} sesudahnya", "name a field of {} after it", of));
    }
    Field field =
        fields.stream().filter(each -> each.key().equals(rest.getFirst())).findFirst().orElse(null);
    if (field == null) {
      return new Found.Nothing(
          Bilingual.of(
              "{} tidak punya isian \"{}\"; tulis salah satu dari {}",
              "{} has no field \"{}\"; write one of {}",
              of,
              rest.getFirst(),
              String.join(", ", fields.stream().map(Field::key).toList())));
    }
    return rest.size() == 1
        ? new Found.OfField(field)
        : behind(field, rest.subList(1, rest.size()));
  }

  /// What stands behind a field: a field of an entry, or of the register item it names.
  private Found behind(Field field, List<String> rest) {
    return switch (field.type()) {
      case LIST -> in(field.fields(), Bilingual.of("daftar {}", "the list {}", field.key()), rest);
      case NOTICE ->
          Set.of("to", "how", "when").contains(rest.getFirst())
              ? new Found.OfCase()
              : new Found.Nothing(
                  Bilingual.of(
                      "pemberitahuan punya to, how, dan when; tulis salah satunya",
                      "a notice has to, how and when; write one of them"));
      case CHECKLIST ->
          OF_CHECKLIST_ITEMS.contains(rest.getLast()) || rest.equals(List.of("open"))
              ? new Found.OfCase()
              : new Found.Nothing(
                  Bilingual.of(
                      "daftar periksa punya open, dan butirnya punya id, text, result, dan note",
                      "a checklist has open, and an item of it id, text, result and note"));
      case ITEM -> {
        Register register = registers.get(field.register());
        yield register == null
            ? new Found.OfCase()
            : in(
                register.fields(), Bilingual.of("register {}", "register {}", register.id()), rest);
      }
      default ->
          new Found.Nothing(
              Bilingual.of(
                  "{} bukan butir dan bukan daftar, dan tidak ada apa-apa di belakangnya; akhiri"
                      + " jalurnya di sana",
                  "{} is no item and no list, and has nothing behind it; end the path there",
                  field.key()));
    };
  }

  /// What a case says of itself, and what branches set.
  private Set<String> words() {
    Set<String> words = new TreeSet<>(Set.of("id", "number", "opened", "office_hours"));
    procedure.steps().stream()
        .flatMap(step -> step.branches().stream())
        .forEach(branch -> words.addAll(branch.sets().keySet()));
    return words;
  }
}
