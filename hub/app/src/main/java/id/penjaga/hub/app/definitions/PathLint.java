package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.definition.DefinitionPaths;
import id.penjaga.hub.core.definition.DefinitionPaths.Found;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// DefinitionPaths and conditions: each must lead to something. A path of a form that several
/// procedures use must lead somewhere in one of them; in the others it is empty.
final class PathLint {
  private final Map<String, Definition> procedures;
  private final Map<String, Form> forms;
  private final Map<String, Register> registers;

  PathLint(
      Map<String, Definition> procedures,
      Map<String, Form> forms,
      Map<String, Register> registers) {
    this.procedures = procedures;
    this.forms = forms;
    this.registers = registers;
  }

  void procedure(Source source, Definition definition) {
    DefinitionPaths paths = paths(definition);
    List<Field> subject = definition.procedure().subject();
    for (Source.PathUse use : source.paths()) {
      if (use.path().equals("opener")) {
        values(
            use,
            new Sentence("jalan masuk", "way in"),
            definition.procedure().opens().stream().map(opener -> opener.id()).toList());
        continue;
      }
      Found found =
          !use.values().isEmpty() && own(subject, use.path())
              ? paths.among(subject, new Bilingual("pokok berkas", "the subject"), use.path())
              : in(paths, definition, use);
      wrong(use, found);
      choices(use, found, subject);
    }
  }

  void form(Source source) {
    Form form = forms.get(source.id());
    List<Definition> users =
        procedures.values().stream()
            .filter(definition -> definition.forms().containsKey(source.id()))
            .toList();
    if (form == null || users.isEmpty()) {
      return;
    }
    List<Field> own = new ArrayList<>(form.fields());
    form.fields().forEach(field -> own.addAll(field.fields()));
    for (Source.PathUse use : source.paths()) {
      if (use.path().equals("branch") && !use.values().isEmpty()) {
        values(
            use,
            new Sentence("pilihan langkah dengan formulir ini", "branch of a step with this form"),
            branches(users, form.id()));
        continue;
      }
      Found found =
          own(own, use.path())
              ? paths(users.getFirst())
                  .among(own, Bilingual.of("formulir {}", "form {}", form.id()), use.path())
              : first(users, use.path());
      wrong(use, found);
      choices(use, found, own);
    }
  }

  private Found first(List<Definition> users, String path) {
    Found nothing = null;
    for (Definition user : users) {
      Found found = paths(user).find(path, null);
      if (!(found instanceof Found.Nothing)) {
        return found;
      }
      nothing = nothing == null ? found : nothing;
    }
    return nothing == null ? new Found.OfCase() : nothing;
  }

  private static Found in(DefinitionPaths paths, Definition definition, Source.PathUse use) {
    Step step = definition.procedure().step(use.step());
    if (step == null || !use.path().startsWith("item")) {
      return paths.find(use.path(), null);
    }
    boolean starts =
        use.at().path().contains(".starts[")
            && step.starts().stream().anyMatch(start -> start.each() != null);
    if (step.each() == null && !starts) {
      return new Found.Nothing(
          Bilingual.of(
              "langkah ini dikerjakan sekali dan tidak punya butir; tulis each, atau jalur lain",
              "the step is done once and has no item; write each, or another path"));
    }
    return paths.find(
        use.path(),
        starts ? null : DefinitionPaths.entries(paths.find(String.valueOf(step.each()), null)));
  }

  private DefinitionPaths paths(Definition definition) {
    return new DefinitionPaths(definition.procedure(), definition.forms(), registers);
  }

  private static boolean own(List<Field> fields, String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    return fields.stream().anyMatch(field -> field.key().equals(first));
  }

  private static Set<String> branches(List<Definition> users, String form) {
    Set<String> branches = new TreeSet<>();
    users.stream()
        .flatMap(user -> user.procedure().steps().stream())
        .filter(step -> step.form() != null && step.form().form().equals(form))
        .flatMap(step -> step.branches().stream())
        .forEach(branch -> branches.add(branch.when()));
    return branches;
  }

  private static void wrong(Source.PathUse use, Found found) {
    if (found instanceof Found.Nothing(Bilingual why)) {
      use.at()
          .wrong(
              use.key(),
              Sentence.of(
                  "\"{}\" tidak menuju ke mana pun: {}",
                  "\"{}\" leads nowhere: {}",
                  use.path(),
                  YamlParts.sentence(why)));
    }
  }

  /// What a condition compares a choice or a yes-or-no with must be one of its answers, or another
  /// field.
  private static void choices(Source.PathUse use, Found found, List<Field> own) {
    List<String> known = answers(found);
    if (known != null && use.values().stream().noneMatch(value -> own(own, value))) {
      values(use, Sentence.of("jawaban {}", "answer of {}", use.path()), known);
    }
  }

  private static @Nullable List<String> answers(Found found) {
    if (!(found instanceof Found.OfField(Field field))) {
      return null;
    }
    List<String> given =
        field.type() == FieldType.BOOLEAN
            ? List.of("true", "false")
            : field.choices().stream().map(Field.Choice::id).toList();
    return given.isEmpty() ? null : Stream.concat(given.stream(), Stream.of("none")).toList();
  }

  private static void values(Source.PathUse use, Sentence what, Collection<String> known) {
    for (String value : use.values()) {
      if (!known.contains(value) && !value.contains(".")) {
        use.at()
            .wrong(
                use.key(),
                Sentence.of(
                    "membandingkan dengan \"{}\", yang bukan {}; tulis salah satu dari {}",
                    "compares with \"{}\", which is no {}; write one of {}",
                    value,
                    what,
                    String.join(", ", known)));
      }
    }
  }
}
