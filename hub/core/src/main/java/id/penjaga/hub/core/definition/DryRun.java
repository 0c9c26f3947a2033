package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs closed cases along a new definition: would the ways they took still be there?
public final class DryRun {
  private DryRun() {}

  /// Why a case would no longer fit.
  public enum Why {
    /// A step that it did is gone.
    STEP,
    /// A branch that it took is gone.
    BRANCH,
    /// No way leads any more to a step that it came to.
    WAY,
    /// It would not end where it ended.
    END,
    /// What it was answered would not do: a field must be filled in now that need not be, or was
    /// none, or its answer is of another type.
    ANSWER
  }

  /// The first place at which a case leaves the new definition.
  ///
  /// @param what the branch taken there, or the field of [Why#ANSWER]; null for none
  public record Misfit(long about, String number, Why why, String step, @Nullable String what) {}

  /// A case that is over.
  ///
  /// @param pinned the definition it ran on
  public record Closed(Case state, Definition pinned) {}

  /// The misfits among closed cases; none means that all of them would have gone the same way with
  /// the same answers.
  public static List<Misfit> of(List<Closed> closed, Definition fresh) {
    List<Misfit> misfits = new ArrayList<>();
    for (Closed one : closed) {
      Misfit misfit = misfit(one.state(), fresh.procedure());
      if (misfit == null) {
        misfit = answered(one, fresh);
      }
      if (misfit != null) {
        misfits.add(misfit);
      }
    }
    return misfits;
  }

  private static @Nullable Misfit misfit(Case one, Procedure procedure) {
    List<Case.Opening> before = new ArrayList<>();
    for (Case.Opening opening : one.openings().values()) {
      Step step = procedure.step(opening.step());
      if (step == null) {
        return at(one, Why.STEP, opening);
      }
      if (opening.branch() != null && step.branch(opening.branch()) == null) {
        return at(one, Why.BRANCH, opening);
      }
      if (!begins(procedure, opening, before) && !leads(procedure, before, opening.step())) {
        return at(one, Why.WAY, opening);
      }
      before.add(opening);
    }
    return ends(one, procedure, before);
  }

  private static @Nullable Misfit answered(Closed one, Definition fresh) {
    for (Case.Opening opening : one.state().openings().values()) {
      Step step = fresh.procedure().step(opening.step());
      Step.FormUse use = step == null ? null : step.form();
      Form form = use == null ? null : fresh.forms().get(use.form());
      if (use != null && form != null && opening.done() != null && !opening.skipped()) {
        Map<String, Value> answers =
            one.state().answers().getOrDefault(Case.place(form.id(), opening.item()), Map.of());
        Form before = one.pinned().forms().get(form.id());
        for (Field field : form.fields()) {
          boolean asked = use.fields().isEmpty() || use.fields().contains(field.key());
          Field old = before == null ? null : before.field(field.key());
          if (asked && !fits(field, old, answers.containsKey(field.key()))) {
            return new Misfit(
                one.state().id(), one.state().number(), Why.ANSWER, opening.step(), field.key());
          }
        }
      }
    }
    return null;
  }

  /// @param old the field as it was; null when there was none
  private static boolean fits(Field field, @Nullable Field old, boolean answered) {
    if (answered) {
      return old == null || old.type() == field.type();
    }
    boolean must = field.required() instanceof Field.Required.Always && field.fixed() == null;
    return !must || old != null && old.required() instanceof Field.Required.Always;
  }

  private static boolean begins(
      Procedure procedure, Case.Opening opening, List<Case.Opening> before) {
    return before.isEmpty()
        ? new StepGraph(procedure).entries().contains(opening.step())
        : !opening.chain().isEmpty()
            || before.getFirst().step().equals(opening.step()) && opening.item() != null;
  }

  private static boolean leads(Procedure procedure, List<Case.Opening> before, String to) {
    return before.stream().anyMatch(opening -> ways(procedure, opening).contains(to));
  }

  /// What a done opening opens.
  private static Set<String> ways(Procedure procedure, Case.Opening opening) {
    Step step = procedure.step(opening.step());
    if (step == null) {
      return Set.of();
    }
    Step.Branch branch = opening.branch() == null ? null : step.branch(opening.branch());
    Stream<String> beside = step.beside().stream();
    Stream<String> main = Stream.ofNullable(step.next());
    if (branch != null) {
      main = Stream.of(branch.next());
      beside = Stream.concat(beside, branch.beside().stream());
    }
    return Set.copyOf(Stream.concat(main, beside).distinct().toList());
  }

  private static @Nullable Misfit ends(Case one, Procedure procedure, List<Case.Opening> openings) {
    String end = one.end();
    if (end == null || end.equals(Case.CANCELLED)) {
      return null;
    }
    String step = end.split("/", 2)[0];
    return openings.stream()
        .filter(opening -> opening.step().equals(step))
        .reduce((_, last) -> last)
        .filter(last -> !ways(procedure, last).contains(Procedure.END))
        .map(last -> at(one, Why.END, last))
        .orElse(null);
  }

  private static Misfit at(Case one, Why why, Case.Opening opening) {
    return new Misfit(one.id(), one.number(), why, opening.step(), opening.branch());
  }
}
