package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Steps and the arrows between them. Arrows to steps that are not there lead nowhere.
final class StepGraph {
  private final Procedure procedure;

  StepGraph(Procedure procedure) {
    this.procedure = procedure;
  }

  /// Where a step leads to, `END` among them: its `next` and those of its branches.
  static Set<String> next(Step step) {
    Set<String> next = new LinkedHashSet<>();
    if (step.next() != null) {
      next.add(step.next());
    }
    step.branches().forEach(branch -> next.add(branch.next()));
    return next;
  }

  /// The side stretches that a step opens, in whichever branch.
  static Set<String> beside(Step step) {
    Set<String> beside = new LinkedHashSet<>(step.beside());
    step.branches().forEach(branch -> beside.addAll(branch.beside()));
    return beside;
  }

  /// Where a case may begin.
  Set<String> entries() {
    Set<String> entries = new LinkedHashSet<>();
    entries.add(procedure.start());
    procedure.opens().forEach(opener -> entries.add(opener.at()));
    return entries;
  }

  /// All steps reached from some, themselves included, along the main arrows.
  Set<String> along(Collection<String> from) {
    return reached(from, false);
  }

  /// As [#along], and into side stretches.
  Set<String> everywhere(Collection<String> from) {
    return reached(from, true);
  }

  /// Whether one step may be done before another, side stretches included.
  boolean before(String one, String other) {
    Step step = procedure.step(one);
    return step != null
        && everywhere(Stream.concat(next(step).stream(), beside(step).stream()).toList())
            .contains(other);
  }

  /// Whether a way leads from a step to `END` along the main arrows.
  boolean ends(String from) {
    return along(List.of(from)).stream()
        .map(procedure::step)
        .filter(Objects::nonNull)
        .anyMatch(step -> next(step).contains(Procedure.END));
  }

  /// Whether a step without a choice comes back to itself over steps without a choice.
  boolean loopsWithoutChoice(Step first) {
    Set<String> seen = new LinkedHashSet<>();
    Step at = first;
    while (at != null && next(at).size() == 1 && seen.add(at.id())) {
      at = procedure.step(next(at).iterator().next());
    }
    return at != null && at.id().equals(first.id()) && !seen.isEmpty();
  }

  private Set<String> reached(Collection<String> from, boolean sides) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      Step step = procedure.step(open.pop());
      if (step != null && reached.add(step.id())) {
        open.addAll(next(step));
        if (sides) {
          open.addAll(beside(step));
        }
      }
    }
    return reached;
  }
}
