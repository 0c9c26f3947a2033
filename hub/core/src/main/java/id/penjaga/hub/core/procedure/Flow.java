package id.penjaga.hub.core.procedure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The shape of a procedure: which steps stand beside the main stretch, which run once for each
/// entry of a list.
public final class Flow {
  private Flow() {}

  /// Steps that follow directly.
  public static List<String> targets(Step step) {
    return Stream.concat(
            step.branches().stream().map(Step.Branch::next), Stream.ofNullable(step.next()))
        .filter(next -> !next.equals(Procedure.END))
        .distinct()
        .toList();
  }

  /// Steps of side stretches: those that `beside` leads to.
  public static Set<String> side(Procedure procedure) {
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
  public static boolean together(Step step, @Nullable Step other) {
    return other != null
        && step.each() != null
        && other.each() != null
        && step.each().equals(other.each());
  }

  /// Where an `each` stretch leads to.
  public static String exit(Procedure procedure, Step step) {
    Set<String> seen = new HashSet<>();
    Step here = step;
    while (seen.add(here.id())) {
      String next = here.next() == null ? onward(here, seen) : here.next();
      Step there = procedure.step(next);
      if (there == null || !together(step, there)) {
        return next;
      }
      here = there;
    }
    return Procedure.END;
  }

  /// The first branch that does not lead back.
  private static String onward(Step step, Set<String> seen) {
    return step.branches().stream()
        .map(Step.Branch::next)
        .filter(next -> !seen.contains(next))
        .findFirst()
        .orElse(Procedure.END);
  }

  /// The step through which an `each` stretch over a list is entered.
  public static @Nullable Step entry(Procedure procedure, String list) {
    List<Step> stretch =
        procedure.steps().stream().filter(step -> list.equals(step.each())).toList();
    return stretch.stream()
        .filter(step -> stretch.stream().noneMatch(other -> targets(other).contains(step.id())))
        .findFirst()
        .orElse(stretch.isEmpty() ? null : stretch.getFirst());
  }
}
