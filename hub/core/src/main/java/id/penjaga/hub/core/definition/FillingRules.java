package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.definition.DefinitionPaths.Found;
import id.penjaga.hub.core.definition.ProcedureFlaw.Rule;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules about who fills in which field of which form. For a procedure that keeps the
/// [ProcedureRules].
public final class FillingRules {
  private final Procedure procedure;
  private final Map<String, Form> forms;
  private final StepGraph graph;
  private final DefinitionPaths paths;
  private final List<ProcedureFlaw> flaws = new ArrayList<>();

  private FillingRules(Definition definition) {
    this.procedure = definition.procedure();
    this.forms = definition.forms();
    this.graph = new StepGraph(procedure);
    this.paths = new DefinitionPaths(procedure, forms, Map.of());
  }

  /// All flaws, in the order of the steps. Forms that are not there are left out.
  public static List<ProcedureFlaw> check(Definition definition) {
    FillingRules rules = new FillingRules(definition);
    rules.procedure.steps().forEach(rules::step);
    definition.forms().values().forEach(rules::form);
    rules.total();
    return List.copyOf(rules.flaws);
  }

  private void step(Step step) {
    Form form = form(step);
    if (form != null && step.form() != null) {
      for (String field : step.form().fields()) {
        if (form.field(field) == null) {
          add(
              Rule.FIELD_UNKNOWN,
              step,
              "form",
              Bilingual.of(
                  "mengisi \"{}\", yang tidak ada dalam formulir {}; tulis salah satu dari {}",
                  "fills in \"{}\", which form {} does not have; write one of {}",
                  field,
                  form.id(),
                  String.join(", ", form.fields().stream().map(Field::key).toList())));
        }
      }
    }
    for (String beside : StepGraph.beside(step)) {
      twice(step, beside);
    }
    Step.Until until = step.time().until();
    if (until != null) {
      until(step, until);
    }
    if (step.each() != null) {
      each(step, step.each());
    }
    if (step.actor().person() != null) {
      person(step, "actor", step.actor().person());
    }
    if (step.actor().except() != null) {
      person(step, "actor", step.actor().except());
    }
    for (Step.Need need : step.needs()) {
      if (need.form() != null && forms.containsKey(need.form()) && filling(need.form()).isEmpty()) {
        add(
            Rule.NEED_UNFILLED,
            step,
            "needs",
            Bilingual.of(
                "memerlukan formulir {}, yang tidak diisi langkah mana pun; sebut formulir itu"
                    + " dalam sebuah langkah",
                "needs form {}, which no step fills in; name the form in a step",
                need.form()));
      }
    }
  }

  /// A number counts the complete forms, and a paper prints them: each required field needs a step.
  private void form(Form form) {
    List<Step> filling = filling(form.id());
    if (filling.isEmpty() || (form.number() == null && form.paper() == null)) {
      return;
    }
    Set<String> filled = new HashSet<>();
    filling.forEach(step -> filled.addAll(filled(step)));
    for (Field field : form.fields()) {
      if (field.required() instanceof Field.Required.Always && !filled.contains(field.key())) {
        add(
            Rule.FIELD_UNFILLED,
            filling.getLast(),
            "form",
            Bilingual.of(
                "adalah pengisi terakhir formulir {}, yang mewajibkan \"{}\", padahal tidak ada"
                    + " langkah yang mengisinya; tambahkan pada fields sebuah langkah, atau jadikan"
                    + " tidak wajib",
                "is the last to fill in form {}, which requires \"{}\", which no step fills in; add"
                    + " it to the fields of a step, or make it not required",
                form.id(),
                field.key()));
      }
    }
  }

  private void twice(Step step, String beside) {
    Set<String> sideways = new HashSet<>();
    for (String id : graph.along(List.of(beside))) {
      sideways.addAll(named(procedure.step(id)));
    }
    for (String id : graph.along(StepGraph.next(step))) {
      for (String field : named(procedure.step(id))) {
        if (sideways.contains(field)) {
          add(
              Rule.FIELD_FILLED_TWICE,
              step,
              step.beside().contains(beside) ? "beside" : "branches",
              Bilingual.of(
                  "membuka {} di samping, dan keduanya mengisi {}, sehingga yang satu meniadakan"
                      + " yang lain; berikan kepada salah satunya",
                  "opens {} beside, and both fill in {}, so that one undoes the other; give it to"
                      + " one of them",
                  beside,
                  field));
          return;
        }
      }
    }
  }

  private void until(Step step, Step.Until until) {
    Step promised = procedure.step(until.step());
    Form form = promised == null ? null : form(promised);
    Field field = form == null ? null : form.field(until.field());
    if (promised == null || field == null || !filled(promised).contains(field.key())) {
      add(
          Rule.FIELD_UNKNOWN,
          step,
          "time",
          Bilingual.of(
              "menunggu isian \"{}\", yang tidak diisi {}; sebut isian formulirnya",
              "waits for the field \"{}\", which {} does not fill in; name a field of its form",
              until.field(),
              until.step()));
    } else if (field.type() != FieldType.DURATION) {
      add(
          Rule.UNTIL_NO_DURATION,
          step,
          "time",
          Bilingual.of(
              "menunggu {}, yang bukan lama waktu; sebut isian jenis duration",
              "waits for {}, which is no duration; name a field of type duration",
              until.field()));
    }
  }

  private void each(Step step, String path) {
    boolean sound =
        paths.find(path, null) instanceof Found.OfField(Field field)
            && field.type() == FieldType.LIST
            && field.limits().min() != null
            && field.limits().min().compareTo(BigDecimal.ONE) >= 0
            && !(field.required() instanceof Field.Required.Never);
    if (!sound) {
      add(
          Rule.EACH_NO_LIST,
          step,
          "each",
          Bilingual.of(
              "dikerjakan untuk setiap butir {}, yang belum pasti daftar yang berisi, sehingga bisa"
                  + " tidak terbuka apa pun; sebut isian jenis list dengan required dan min: 1",
              "is done for each entry of {}, which is not surely a list with entries, so that"
                  + " nothing might open; name a field of type list with required and min: 1",
              path));
    }
  }

  private void person(Step step, String key, String path) {
    boolean sound =
        switch (paths.find(path, null)) {
          case Found.OfField(Field field) -> field.type() == FieldType.PERSON && !field.personal();
          case Found.OfCase _ -> true;
          case Found.Nothing _ -> false;
        };
    if (!sound) {
      add(
          Rule.ACTOR_NO_PERSON,
          step,
          key,
          Bilingual.of(
              "menyebut orang dalam {}, yang bukan isian dengan orang dari buku; sebut isian jenis"
                  + " person tanpa personal: true",
              "names the person in {}, which is no field with a person of the book; name a field of"
                  + " type person without personal: true",
              path));
    }
  }

  /// What stands in the file as the printed total is true, or the note says why not.
  private void total() {
    Integer printed = procedure.totals().printed();
    if (printed != null && printed != procedure.minutes() && procedure.totals().note().isEmpty()) {
      flaws.add(
          new ProcedureFlaw(
              Rule.TOTAL,
              "",
              "totals",
              Bilingual.of(
                  "menyebut {} menit, padahal jumlah langkahnya {}; perbaiki salah satunya, atau"
                      + " tulis dalam note mengapa berbeda",
                  "says {} minutes, and the steps add up to {}; correct one of them, or say in a"
                      + " note why they differ",
                  printed,
                  procedure.minutes())));
    }
  }

  private List<Step> filling(String form) {
    return procedure.steps().stream()
        .filter(step -> step.form() != null && step.form().form().equals(form))
        .toList();
  }

  private @Nullable Form form(Step step) {
    return step.form() == null ? null : forms.get(step.form().form());
  }

  private Set<String> filled(Step step) {
    Form form = form(step);
    if (form == null || step.form() == null) {
      return Set.of();
    }
    return step.form().fields().isEmpty()
        ? new HashSet<>(form.fields().stream().map(Field::key).toList())
        : new HashSet<>(step.form().fields());
  }

  private Set<String> named(@Nullable Step step) {
    Set<String> names = new HashSet<>();
    if (step != null && step.form() != null) {
      filled(step).forEach(field -> names.add(step.form().form() + "." + field));
    }
    return names;
  }

  private void add(Rule rule, Step step, String key, Bilingual what) {
    flaws.add(new ProcedureFlaw(rule, step.id(), key, what));
  }
}
