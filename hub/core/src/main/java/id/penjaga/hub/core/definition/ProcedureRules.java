package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.definition.ProcedureFlaw.Rule;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules about the steps of a procedure and the arrows between them. A procedure without a flaw
/// that is no warning has cases that never get stuck.
public final class ProcedureRules {
  private final Procedure procedure;
  private final StepGraph graph;
  private final List<ProcedureFlaw> flaws = new ArrayList<>();

  private ProcedureRules(Procedure procedure) {
    this.procedure = procedure;
    this.graph = new StepGraph(procedure);
  }

  /// All flaws, in the order of the steps.
  public static List<ProcedureFlaw> check(Procedure procedure) {
    ProcedureRules rules = new ProcedureRules(procedure);
    rules.known();
    if (rules.flaws.isEmpty()) {
      rules.ways();
      procedure.steps().forEach(rules::step);
    }
    return List.copyOf(rules.flaws);
  }

  /// What the other rules rely on: each step once, and each arrow to a step that is there.
  private void known() {
    Set<String> ids = new LinkedHashSet<>();
    for (Step step : procedure.steps()) {
      if (!ids.add(step.id())) {
        add(Rule.STEP_TWICE, step, "id", "stands here a second time; give one of them another id");
      }
    }
    entry("start", procedure.start());
    procedure.opens().forEach(opener -> entry("opens", opener.at()));
    for (Step step : procedure.steps()) {
      if (step.next() == null && step.branches().isEmpty()) {
        add(Rule.NEXT_MISSING, step, "id", "has no next; write the step that follows, or END");
      }
      for (String next : StepGraph.next(step)) {
        if (!next.equals(Procedure.END)) {
          target(step, Objects.equals(next, step.next()) ? "next" : "branches", next);
        }
      }
      StepGraph.beside(step)
          .forEach(beside -> target(step, step.beside().isEmpty() ? "branches" : "beside", beside));
      if (step.amend() != null) {
        step.amend().reopens().forEach(reopened -> target(step, "amend", reopened));
      }
      if (step.time().until() != null) {
        target(step, "time", step.time().until().step());
      }
    }
    if (procedure.number() != null
        && !procedure.number().at().equals("opened")
        && procedure.step(procedure.number().at()) == null) {
      flaws.add(
          new ProcedureFlaw(
              Rule.STEP_UNKNOWN,
              "",
              "number",
              "at names \""
                  + procedure.number().at()
                  + "\", which is no step; write opened or one of "
                  + ids()));
    }
  }

  private void entry(String key, String at) {
    if (procedure.step(at) == null) {
      flaws.add(
          new ProcedureFlaw(
              Rule.STEP_UNKNOWN,
              "",
              key,
              "names \"" + at + "\", which is no step here; write one of " + ids()));
    }
  }

  private void target(Step step, String key, String to) {
    if (procedure.step(to) == null) {
      add(
          Rule.STEP_UNKNOWN,
          step,
          key,
          "names \"" + to + "\", which is no step here; write one of " + ids() + " or END");
    }
  }

  private String ids() {
    return String.join(", ", procedure.steps().stream().map(Step::id).toList());
  }

  private void ways() {
    Set<String> reached = graph.everywhere(graph.entries());
    Set<String> main = graph.along(graph.entries());
    boolean looping = false;
    for (Step step : procedure.steps()) {
      if (!reached.contains(step.id())) {
        add(
            Rule.UNREACHABLE,
            step,
            "id",
            "is reached by no step; name it as next of a step or as at of an opening, or take it"
                + " out");
      }
      if (!looping && graph.loopsWithoutChoice(step)) {
        looping = true;
        add(
            Rule.LOOP_WITHOUT_DECISION,
            step,
            "next",
            "comes back here without a decision, for ever; make one of the steps a decision with a"
                + " branch that leads on");
      }
    }
    if (looping) {
      return;
    }
    List<Step> stuck =
        procedure.steps().stream()
            .filter(step -> reached.contains(step.id()) && !graph.ends(step.id()))
            .toList();
    stuck(
        Rule.NO_WAY_OUT,
        stuck.stream().filter(step -> main.contains(step.id())).toList(),
        "has no way to END",
        ", and nor has ",
        "; let a branch or a step after it lead to END");
    stuck(
        Rule.BESIDE_WITHOUT_END,
        stuck.stream().filter(step -> !main.contains(step.id())).toList(),
        "belongs to a side stretch that never ends",
        ", as does ",
        "; let it lead to END");
  }

  /// One flaw for all steps that are caught together.
  private void stuck(Rule rule, List<Step> steps, String what, String also, String cure) {
    if (!steps.isEmpty()) {
      List<String> others = steps.stream().skip(1).map(Step::id).toList();
      add(
          rule,
          steps.getFirst(),
          steps.getFirst().branches().isEmpty() ? "next" : "branches",
          what + (others.isEmpty() ? "" : also + String.join(", ", others)) + cure);
    }
  }

  private void step(Step step) {
    branches(step);
    side(step, step.beside(), step.next());
    for (Step.Branch branch : step.branches()) {
      side(step, union(step.beside(), branch.beside()), branch.next());
    }
    if (step.each() != null && StepGraph.next(step).size() > 1) {
      add(
          Rule.EACH_TWO_WAYS,
          step,
          "branches",
          "is done once for each entry and must have one way out, or entries part for ever; let all"
              + " branches lead to the same step");
    }
    if (step.amend() != null) {
      for (String reopened : step.amend().reopens()) {
        if (!graph.before(reopened, step.id()) && !graph.before(step.id(), reopened)) {
          add(
              Rule.REOPENS_NEVER_DONE,
              step,
              "amend",
              "reopens " + reopened + ", which no case does together with this step; name another");
        }
      }
    }
    Step.Until until = step.time().until();
    if (until != null && !graph.before(until.step(), step.id())) {
      add(
          Rule.UNTIL_LATER,
          step,
          "time",
          "waits for an answer of " + until.step() + ", which comes later; name a step before it");
    }
    if (step.mode() == Step.Mode.APPROVAL) {
      persons(step);
    }
  }

  private void branches(Step step) {
    boolean decides = step.mode() == Step.Mode.DECISION || step.mode() == Step.Mode.APPROVAL;
    if (decides && step.branches().size() < 2) {
      add(
          Rule.DECISION_WITHOUT_BRANCHES,
          step,
          "mode",
          "is a decision or an approval and needs at least two branches; write them, or mode:"
              + " task");
    }
    if (!decides && !step.branches().isEmpty()) {
      add(
          Rule.BRANCHES_WITHOUT_DECISION,
          step,
          "branches",
          "has branches, which only a decision or an approval may have; write mode: decision, or"
              + " next instead");
    }
    if (step.next() != null && !step.branches().isEmpty()) {
      add(
          Rule.NEXT_BESIDE_BRANCHES,
          step,
          "next",
          "has a next beside branches, each of which has its own; take one of the two out");
    }
    Set<String> names = new LinkedHashSet<>();
    for (Step.Branch branch : step.branches()) {
      if (!names.add(branch.when())) {
        add(
            Rule.BRANCH_TWICE,
            step,
            "branches",
            "has the branch " + branch.when() + " twice; give one of them another name");
      }
    }
    if (step.signs().stream().filter(Step.Sign::decides).count() > 1) {
      add(
          Rule.TWO_DECIDERS,
          step,
          "signs",
          "has two signatures that decide; leave decides: true at one of them");
    }
  }

  /// A side stretch shares no step with what goes on beside it.
  private void side(Step step, List<String> beside, @Nullable String next) {
    Set<String> busy = new LinkedHashSet<>(graph.along(List.of(step.id())));
    if (next != null) {
      busy.addAll(graph.along(List.of(next)));
    }
    if (!beside.isEmpty() && graph.along(graph.entries()).contains(step.id())) {
      busy.addAll(graph.along(graph.entries()));
    }
    for (String first : beside) {
      Set<String> stretch = graph.along(List.of(first));
      String shared = stretch.stream().filter(busy::contains).findFirst().orElse(null);
      if (shared != null) {
        ProcedureFlaw flaw =
            new ProcedureFlaw(
                Rule.BESIDE_SHARES,
                step.id(),
                step.beside().contains(first) ? "beside" : "branches",
                "opens "
                    + first
                    + " beside, which comes to "
                    + shared
                    + ", a step that is also reached without it; let the side stretch end at END");
        if (!flaws.contains(flaw)) {
          flaws.add(flaw);
        }
      }
      busy.addAll(stretch);
    }
  }

  /// Requester and approver differ; where both have the same single role two persons must hold it.
  private void persons(Step approval) {
    for (Step step : procedure.steps()) {
      if (StepGraph.next(step).contains(approval.id())
          && !approval.actor().roles().isEmpty()
          && step.actor().roles().containsAll(approval.actor().roles())) {
        add(
            Rule.TWO_PERSONS,
            approval,
            "actor",
            "is approved by the role that does "
                + step.id()
                + "; nobody approves their own work, so two persons must hold "
                + String.join(" or ", approval.actor().roles()));
        return;
      }
    }
  }

  private static List<String> union(List<String> one, List<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }

  private void add(Rule rule, Step step, String key, String what) {
    flaws.add(new ProcedureFlaw(rule, step.id(), key, what));
  }
}
