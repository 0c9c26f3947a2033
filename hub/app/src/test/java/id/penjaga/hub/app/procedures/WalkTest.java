package id.penjaga.hub.app.procedures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rightful people walk every shipped procedure, choosing by chance, until all its ends were seen.
class WalkTest {
  private static final int MOST_WALKS = 400;
  private static final int MOST_COMMANDS = 1500;

  private final SplittableRandom random = new SplittableRandom(9);
  private final Set<String> ends = new TreeSet<>();
  private final Set<String> steps = new TreeSet<>();

  static List<String> procedures() {
    return Desk.SHIPPED.procedures().keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("procedures")
  @DisplayName("SYS-01 SYS-03 every procedure runs to each of its ends, and every step is done")
  void everyEnd(String id) {
    Definition definition = Desk.present(Desk.SHIPPED.procedures().get(id));
    Set<String> wantedEnds = ends(definition.procedure());
    Set<String> wantedSteps =
        new TreeSet<>(definition.procedure().steps().stream().map(Step::id).toList());
    for (int i = 0;
        i < MOST_WALKS && !(ends.containsAll(wantedEnds) && steps.equals(wantedSteps));
        i++) {
      for (Procedure.Opener opener : definition.procedure().opens()) {
        walk(definition, opener);
      }
    }
    assertEquals(wantedEnds, ends);
    assertEquals(wantedSteps, steps);
  }

  /// The ways out of the main stretch: of what an opener leads to without going beside. Told here
  /// once more, so that what the walk compares with does not come from what it walks by.
  private static Set<String> ends(Procedure procedure) {
    Set<String> ends = new TreeSet<>();
    Set<String> main = new TreeSet<>();
    Deque<String> todo = new ArrayDeque<>();
    procedure.opens().forEach(opener -> todo.add(opener.at()));
    while (!todo.isEmpty()) {
      String id = todo.pop();
      if (!main.add(id)) {
        continue;
      }
      Step step = Objects.requireNonNull(procedure.step(id), id);
      if (step.next() != null) {
        leads(step.next(), id, ends, todo);
      }
      for (Step.Branch branch : step.branches()) {
        leads(branch.next(), id + "/" + branch.when(), ends, todo);
      }
    }
    return ends;
  }

  private static void leads(String next, String from, Set<String> ends, Deque<String> todo) {
    if (next.equals(Procedure.END)) {
      ends.add(from);
    } else {
      todo.add(next);
    }
  }

  private void walk(Definition definition, Procedure.Opener opener) {
    Desk desk = Desk.shipped();
    List<Long> everybody = new ArrayList<>();
    for (String role : Desk.SHIPPED.roles().keySet()) {
      for (int i = 1; i <= 3; i++) {
        everybody.add(desk.person(role + " " + i, role));
      }
    }
    everybody.stream()
        .limit(3)
        .forEach(person ->
            desk.onDuty(
                desk.people().person(person).name(), "2026-09-01T00:00", "2026-12-01T00:00"));
    Clerk clerk = new Clerk(random, everybody, definition.checklists());
    Walker walker = new Walker(desk, clerk);
    Instant now = Desk.at("2026-09-07T08:00");
    long id =
        walker.open(definition, opener, clerk.filled(definition.procedure().subject(), now), now);
    for (int commands = 0; desk.now(id).isOpen(); commands++) {
      if (commands > MOST_COMMANDS) {
        fail("no end after " + commands + " commands: " + desk.now(id));
      }
      now = now.plusSeconds(random.nextInt(1, 3600));
      steps.addAll(walker.step(id, now));
    }
    Case state = desk.now(id);
    assertEquals(Set.of(), state.open());
    assertFalse(state.openings().isEmpty());
    ends.add(String.valueOf(state.end()));
  }
}
