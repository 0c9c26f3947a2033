package id.penjaga.hub.core.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The shape of a procedure: which steps stand beside the main stretch, which run once for each
/// entry of a list.
final class Flow {
  private Flow() {}

  /// Steps that follow directly.
  static List<String> targets(Step step) {
    return Stream.concat(
            step.branches().stream().map(Step.Branch::next), Stream.ofNullable(step.next()))
        .filter(next -> !next.equals(Procedure.END))
        .distinct()
        .toList();
  }

  /// Steps of side stretches: those that `beside` leads to.
  static Set<String> side(Procedure procedure) {
    Set<String> side = new HashSet<>();
    Deque<String> todo = new ArrayDeque<>();
    for (Step step : procedure.steps()) {
      todo.addAll(step.beside());
      step.branches().forEach(branch -> todo.addAll(branch.beside()));
    }
    while (!todo.isEmpty()) {
      String id = todo.pop();
      Step step = procedure.step(id);
      if (step != null && side.add(id)) {
        todo.addAll(targets(step));
      }
    }
    return side;
  }

  /// Whether two steps belong to the same `each` stretch.
  static boolean together(Step step, @Nullable Step other) {
    return other != null
        && step.each() != null
        && other.each() != null
        && step.each().equals(other.each());
  }

  /// Where an `each` stretch leads to.
  static String exit(Procedure procedure, Step step) {
    Set<String> seen = new HashSet<>();
    Step here = step;
    while (seen.add(here.id())) {
      String next =
          here.next() == null
              ? here.branches().stream().map(Step.Branch::next).findFirst().orElse(Procedure.END)
              : here.next();
      Step there = procedure.step(next);
      if (there == null || !together(step, there)) {
        return next;
      }
      here = there;
    }
    return Procedure.END;
  }

  /// The step through which an `each` stretch over a list is entered.
  static @Nullable Step entry(Procedure procedure, String list) {
    List<Step> stretch =
        procedure.steps().stream().filter(step -> list.equals(step.each())).toList();
    return stretch.stream()
        .filter(step -> stretch.stream().noneMatch(other -> targets(other).contains(step.id())))
        .findFirst()
        .orElse(stretch.isEmpty() ? null : stretch.getFirst());
  }

  /// Whether a step must wait until the chain of an amendment has run: those of the main stretch
  /// that are no part of it.
  static boolean blocked(Case state, Definition definition, Case.Opening opening) {
    return state.amendment() != null
        && opening.chain().isEmpty()
        && opening.item() == null
        && !side(definition.procedure()).contains(opening.step());
  }
}
