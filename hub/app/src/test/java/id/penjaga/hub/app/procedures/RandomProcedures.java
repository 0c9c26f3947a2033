package id.penjaga.hub.app.procedures;

import id.penjaga.hub.core.definition.ProcedureFlaw;
import id.penjaga.hub.core.definition.ProcedureRules;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Makes procedures by chance: loops, side stretches, lists, amendments, signatures.
final class RandomProcedures {
  static final List<String> ROLES = List.of("staf", "kepala", "kabid");
  private static final String LIST = "subject.visitors";

  private final SplittableRandom random;

  RandomProcedures(long seed) {
    random = new SplittableRandom(seed);
  }

  /// One that the rules for definitions accept.
  Definition sound(int number) {
    while (true) {
      Procedure procedure = procedure("P" + number);
      if (ProcedureRules.check(procedure).stream().allMatch(ProcedureFlaw::warning)) {
        return new Definition("hash" + number, procedure, Map.of("F", form()), Map.of());
      }
    }
  }

  private Procedure procedure(String id) {
    int main = random.nextInt(3, 9);
    int side = random.nextInt(3);
    List<Step> steps = new ArrayList<>();
    int listed = random.nextInt(3) == 0 ? random.nextInt(1, main) : -1;
    for (int i = 0; i < main; i++) {
      steps.add(step(i, main, side, i == listed));
    }
    for (int i = 0; i < side; i++) {
      steps.add(
          plain("B" + i, i + 1 < side && random.nextBoolean() ? "B" + (i + 1) : Procedure.END));
    }
    return new Procedure(
        id,
        Bilingual.same(id),
        new Procedure.Source("", ""),
        "flow",
        "X",
        new Procedure.Sheet("", List.of(), List.of(), List.of(), List.of(), Bilingual.EMPTY),
        List.of(visitors()),
        null,
        null,
        Procedure.Counting.CLOCK,
        List.of(
            new Procedure.Opener(
                "by_hand", "person", Bilingual.EMPTY, "S0", List.of("staf"), List.of())),
        "S0",
        new Procedure.Totals(null, Bilingual.EMPTY),
        steps,
        List.of(),
        null,
        List.of(),
        null);
  }

  private Step step(int i, int main, int side, boolean listed) {
    String next = i + 1 < main ? "S" + (i + 1) : Procedure.END;
    List<String> beside = side > 0 && random.nextInt(4) == 0 ? List.of("B0") : List.of();
    if (listed || random.nextInt(3) == 0) {
      return made(i, Step.Mode.TASK, List.of(), next, listed ? List.of() : beside, listed);
    }
    List<Step.Branch> branches = new ArrayList<>();
    branches.add(branch("ya", next, beside));
    String other =
        switch (random.nextInt(3)) {
          case 0 -> Procedure.END;
          case 1 -> "S" + random.nextInt(i + 1);
          default -> "S" + random.nextInt(main);
        };
    branches.add(branch("tidak", other, List.of()));
    return made(
        i,
        random.nextBoolean() ? Step.Mode.APPROVAL : Step.Mode.DECISION,
        branches,
        null,
        List.of(),
        false);
  }

  private static Step.Branch branch(String when, String next, List<String> beside) {
    return new Step.Branch(
        when, Bilingual.same(when), "seed", next, false, beside, Map.of(), List.of());
  }

  private Step made(
      int i,
      Step.Mode mode,
      List<Step.Branch> branches,
      @Nullable String next,
      List<String> beside,
      boolean listed) {
    boolean form = random.nextInt(3) == 0;
    boolean decides = mode == Step.Mode.DECISION && !branches.isEmpty() && random.nextBoolean();
    List<Step.Sign> signs =
        decides || random.nextInt(4) == 0
            ? List.of(
                new Step.Sign(
                    "decision",
                    Bilingual.same("tanda"),
                    List.of(ROLES.get(random.nextInt(3))),
                    decides,
                    null,
                    List.of()))
            : List.of();
    Step.Amend amend =
        form && !listed && i > 0 && random.nextBoolean()
            ? new Step.Amend(List.of("S" + (i + 1)))
            : null;
    return step("S" + i, mode, form, branches, signs, listed ? LIST : null, beside, amend, next);
  }

  private Step plain(String id, String next) {
    return step(id, Step.Mode.TASK, false, List.of(), List.of(), null, List.of(), null, next);
  }

  private Step step(
      String id,
      Step.Mode mode,
      boolean form,
      List<Step.Branch> branches,
      List<Step.Sign> signs,
      @Nullable String each,
      List<String> beside,
      Step.@Nullable Amend amend,
      @Nullable String next) {
    return new Step(
        id,
        "",
        "seed",
        Bilingual.same(id),
        mode,
        new Step.ActorRule(
            List.of(ROLES.get(random.nextInt(2))), null, null, null, false, false, "seed"),
        List.of(),
        List.of(),
        List.of(),
        new Step.TimeStandard(random.nextInt(2) == 0 ? 15 : null, false, null, Bilingual.EMPTY),
        null,
        Bilingual.EMPTY,
        form ? new Step.FormUse("F", List.of()) : null,
        List.of(),
        branches,
        signs,
        each,
        beside,
        amend,
        List.of(),
        List.of(),
        List.of(),
        Bilingual.EMPTY,
        next);
  }

  private static Form form() {
    return new Form(
        "F",
        Bilingual.same("F"),
        "",
        null,
        null,
        List.of(),
        List.of(field("isi", FieldType.TEXT, List.of())));
  }

  private static Field visitors() {
    return field("visitors", FieldType.LIST, List.of(field("name", FieldType.TEXT, List.of())));
  }

  private static Field field(String key, FieldType type, List<Field> fields) {
    return new Field(
        key,
        Bilingual.same(key),
        type,
        new Field.Required.Always(),
        "seed",
        false,
        null,
        null,
        null,
        null,
        List.of(),
        fields,
        type == FieldType.LIST
            ? new Field.Limits(BigDecimal.ONE, null, "", null, null, false)
            : Field.Limits.NONE,
        null);
  }
}
