package id.penjaga.hub.core.visit;

import id.penjaga.hub.core.definition.ProcedureFlaw;
import id.penjaga.hub.core.definition.ProcedureFlaw.Rule;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.procedure.VisitOutline;
import id.penjaga.hub.core.text.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a procedure of visits has what doors, lists and papers read of a visit: without it an
/// approved visit would open no door, and nobody would be told why.
public final class VisitRules {
  private static final Bilingual ASKS =
      new Bilingual("yang memohon kunjungan", "that asks for the visit");
  private static final Bilingual PERMITS =
      new Bilingual("yang mengizinkan kunjungan", "that permits the visit");
  private static final Bilingual TAKES_BACK =
      new Bilingual("yang menarik izinnya", "that takes the permission back");
  private static final Bilingual REGISTERS =
      new Bilingual("yang mendaftarkan tiap pengunjung", "that registers each visitor");
  private static final Bilingual ACCOUNTS =
      new Bilingual("yang mencatat kegiatan tiap pengunjung", "that records what each visitor did");

  private final Definition definition;
  private final VisitOutline outline;
  private final List<ProcedureFlaw> flaws = new ArrayList<>();

  private VisitRules(Definition definition, VisitOutline outline) {
    this.definition = definition;
    this.outline = outline;
  }

  /// All flaws of a definition whose forms are sound; none of a procedure that is no visit.
  ///
  /// @param stated whether it says itself where a visit is read; the first releases, which do not,
  ///     have no days
  public static List<ProcedureFlaw> check(Definition definition, boolean stated) {
    VisitOutline outline = definition.procedure().visit();
    if (outline == null) {
      return List.of();
    }
    VisitRules rules = new VisitRules(definition, outline);
    rules.request(stated);
    rules.turn(outline.approval(), PERMITS);
    rules.turn(outline.withdrawal(), TAKES_BACK);
    rules.assignment();
    rules.arrival();
    rules.each(outline.departure(), ACCOUNTS);
    return List.copyOf(rules.flaws);
  }

  private void request(boolean stated) {
    Step step = step(outline.request(), ASKS);
    if (step != null) {
      Field visitors = field(step, VisitOutline.VISITORS, FieldType.LIST);
      for (String key : List.of(VisitOutline.NAME, VisitOutline.UNIT)) {
        if (visitors != null
            && visitors.fields().stream().noneMatch(one -> one.key().equals(key))) {
          lacks(step, VisitOutline.VISITORS + "." + key);
        }
      }
      field(step, outline.from(), FieldType.TIME);
      field(step, outline.until(), FieldType.TIME);
      field(step, outline.work(), null);
      if (stated || filled(step, outline.days(), null) != null) {
        days(step);
      }
      if (!outline.organisation().isEmpty()) {
        field(step, outline.organisation(), null);
      }
    }
  }

  /// A word that no door knows would leave its visitors outside on all days.
  private void days(Step step) {
    Field days = outline.days().isEmpty() ? null : field(step, outline.days(), FieldType.CHOICE);
    List<String> words = VisitWindow.Days.words();
    if (days != null) {
      for (Field.Choice choice : days.choices()) {
        if (!words.contains(choice.id())) {
          add(
              step.id(),
              "form",
              Bilingual.of(
                  "mengisi {} dengan pilihan \"{}\", yang tidak dikenal pintu; tulis salah satu"
                      + " dari {}",
                  "fills in {} with the choice \"{}\", which no door knows; write one of {}",
                  days.key(),
                  choice.id(),
                  String.join(", ", words)));
        }
      }
    }
  }

  private void turn(VisitOutline.@Nullable Turn turn, Bilingual what) {
    Step step = turn == null ? null : step(turn.step(), what);
    if (turn != null && step != null && step.branch(turn.branch()) == null) {
      add(
          step.id(),
          "branches",
          Bilingual.of(
              "tidak punya pilihan \"{}\", {}; tulis when: {}",
              "has no branch \"{}\", {}; write when: {}",
              turn.branch(),
              what,
              turn.branch()));
    }
  }

  private void assignment() {
    boolean named =
        definition.procedure().steps().stream()
            .anyMatch(step ->
                step.form() != null
                    && step.form().form().equals(outline.assignment())
                    && filled(step, VisitOutline.ESCORT, FieldType.PERSON) != null);
    if (!named) {
      add(
          "",
          "steps",
          Bilingual.of(
              "tidak punya langkah yang mengisi {} dari formulir {} sebagai orang, sehingga tidak"
                  + " ada pendamping; tulis langkah itu",
              "has no step that fills in {} of form {} as a person, so there would be no escort;"
                  + " write that step",
              VisitOutline.ESCORT,
              outline.assignment()));
    }
  }

  private void arrival() {
    Step step = each(outline.arrival(), REGISTERS);
    if (step != null) {
      field(step, VisitOutline.BADGE, null);
      field(step, VisitOutline.PURPOSE, null);
      field(step, outline.statement(), FieldType.CHECKLIST);
      identity(step);
    }
  }

  /// The screen could never send an answer that it does not ask for.
  private void identity(Step step) {
    Field field = outline.asks(step) ? filled(step, VisitOutline.IDENTITY, null) : null;
    if (field != null && !(field.required() instanceof Field.Required.Never)) {
      add(
          step.id(),
          "form",
          Bilingual.of(
              "mewajibkan {}, padahal layar pintu tidak menanyakannya kepada pengunjung; hapus"
                  + " required, dan tulis tanda tangan staf di bawah signs bila pintu harus"
                  + " menunggunya",
              "requires {}, which the screen of a door does not ask a visitor; drop required, and"
                  + " write a signature of staff under signs where the door must wait for it",
              VisitOutline.IDENTITY));
    }
  }

  private @Nullable Step each(String id, Bilingual what) {
    Step step = step(id, what);
    String list = outline.request() + "." + VisitOutline.VISITORS;
    if (step != null && !list.equals(step.each())) {
      add(
          id,
          "each",
          Bilingual.of(
              "ialah langkah {}; tulis each: {}", "is the step {}; write each: {}", what, list));
    }
    return step;
  }

  private @Nullable Step step(String id, Bilingual what) {
    Procedure procedure = definition.procedure();
    Step step = procedure.step(id);
    if (step == null) {
      add(
          "",
          "steps",
          Bilingual.of(
              "tidak punya langkah {}, {}; pintu dan daftar kunjungan membacanya di situ: tulis"
                  + " langkah itu, atau sebut langkah lain di bawah visit",
              "has no step {}, {}; doors and lists of visits read it there: write that step, or"
                  + " name another one under visit",
              id,
              what));
    }
    return step;
  }

  /// A field that a step fills in; says so where it does not.
  private @Nullable Field field(Step step, String key, @Nullable FieldType type) {
    Field field = filled(step, key, type);
    if (field == null) {
      lacks(step, type == null ? key : key + " (" + type.name().toLowerCase(Locale.ROOT) + ")");
    }
    return field;
  }

  private @Nullable Field filled(Step step, String key, @Nullable FieldType type) {
    Step.FormUse use = step.form();
    Form form = use == null ? null : definition.forms().get(use.form());
    Field field = form == null ? null : form.field(key);
    return use == null
            || field == null
            || type != null && field.type() != type
            || !use.fields().isEmpty() && !use.fields().contains(key)
        ? null
        : field;
  }

  private void lacks(Step step, String field) {
    add(
        step.id(),
        "form",
        Bilingual.of(
            "tidak mengisi {}, yang dibaca pintu dan daftar kunjungan; tulis isian itu dalam"
                + " formulirnya, dan dalam fields bila ada",
            "does not fill in {}, which doors and lists of visits read; write that field in its"
                + " form, and in fields where there are some",
            field));
  }

  private void add(String step, String key, Bilingual what) {
    flaws.add(new ProcedureFlaw(Rule.VISIT, step, key, what));
  }
}
