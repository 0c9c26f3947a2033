package id.penjaga.hub.app.procedures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Awaiting;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.FormRules;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /// The ways out of the main stretch.
  private static Set<String> ends(Procedure procedure) {
    Set<String> beside = new TreeSet<>();
    for (Step step : procedure.steps()) {
      beside.addAll(step.beside());
      step.branches().forEach(branch -> beside.addAll(branch.beside()));
    }
    Set<String> ends = new TreeSet<>();
    for (Step step : procedure.steps()) {
      if (beside.contains(step.id())) {
        continue;
      }
      if (Procedure.END.equals(step.next())) {
        ends.add(step.id());
      }
      for (Step.Branch branch : step.branches()) {
        if (branch.next().equals(Procedure.END)) {
          ends.add(step.id() + "/" + branch.when());
        }
      }
    }
    return ends;
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
    Instant now = Desk.at("2026-09-07T08:00");
    long id = open(desk, definition, opener, clerk, now);
    for (int commands = 0; desk.now(id).isOpen(); commands++) {
      if (commands > MOST_COMMANDS) {
        fail("no end after " + commands + " commands: " + desk.now(id));
      }
      now = now.plusSeconds(random.nextInt(1, 3600));
      step(desk, definition, id, clerk, now);
    }
    Case state = desk.now(id);
    assertEquals(Set.of(), state.open());
    assertFalse(state.openings().isEmpty());
    ends.add(String.valueOf(state.end()));
  }

  private long open(
      Desk desk, Definition definition, Procedure.Opener opener, Clerk clerk, Instant now) {
    long id = desk.nextCase();
    By by =
        switch (opener.by()) {
          case "person" -> opener(desk, definition, opener, now);
          case "public" -> new By.Anyone("aduan");
          case "monitor" -> new By.Monitor("node");
          case "alarm" -> new By.Device("dev-1", "log/1/7");
          default -> new By.House();
        };
    Long parent = opener.by().equals("case") ? 1L : null;
    Story.accepted(
        desk.act(
            null,
            by,
            now,
            new Command.OpenCase(
                definition.id(),
                opener.id(),
                clerk.filled(definition.procedure().subject(), now),
                parent,
                "")));
    return id;
  }

  private By opener(Desk desk, Definition definition, Procedure.Opener opener, Instant now) {
    for (String role :
        opener.roles().isEmpty() ? List.copyOf(Desk.SHIPPED.roles().keySet()) : opener.roles()) {
      for (long person : desk.people().holders(role, now)) {
        if (Work.mayOpen(definition, opener.id(), person, desk.people(), now)) {
          return Desk.as(person, role);
        }
      }
    }
    return fail("nobody may open " + definition.id() + " by " + opener.id());
  }

  private void step(Desk desk, Definition definition, long id, Clerk clerk, Instant now) {
    Case state = desk.now(id);
    List<Awaiting> all = desk.awaiting(id).stream().filter(one -> !one.blocked()).toList();
    assertFalse(all.isEmpty(), () -> "nothing to do in " + state);
    Awaiting awaiting = clerk.one(all);
    Step step = definition.step(awaiting.step());
    if (awaiting.key().isEmpty()) {
      steps.add(awaiting.step());
    }
    Decision last = null;
    for (By by : actors(desk, step, state, awaiting, now)) {
      last = desk.act(state, by, now, command(desk, definition, state, awaiting, step, clerk, now));
      if (last instanceof Decision.Accepted) {
        return;
      }
    }
    fail(definition.id() + " is stuck at " + awaiting.step() + " " + awaiting.key() + ": " + last);
  }

  private Command command(
      Desk desk,
      Definition definition,
      Case state,
      Awaiting awaiting,
      Step step,
      Clerk clerk,
      Instant now) {
    boolean decides =
        awaiting.key().isEmpty()
            ? step.signs().stream().noneMatch(Step.Sign::decides)
            : step.signs().stream()
                .anyMatch(sign -> sign.key().equals(awaiting.key()) && sign.decides());
    String branch =
        decides && !step.branches().isEmpty() ? clerk.one(step.branches()).when() : null;
    if (!awaiting.key().isEmpty()) {
      return new Command.Sign(awaiting.opening(), awaiting.key(), branch, "alasan");
    }
    return new Command.Complete(
        awaiting.opening(),
        answers(desk, definition, state, awaiting, step, clerk, now),
        branch,
        "alasan",
        Map.of(),
        "");
  }

  private static Map<String, Value> answers(
      Desk desk,
      Definition definition,
      Case state,
      Awaiting awaiting,
      Step step,
      Clerk clerk,
      Instant now) {
    if (step.form() == null) {
      return Map.of();
    }
    Map<String, Value> answers =
        new HashMap<>(
            clerk.filled(
                FormRules.fields(
                    Desk.present(definition.forms().get(step.form().form())), step.form().fields()),
                now));
    answers.putAll(Work.suggested(state, definition, awaiting.opening(), desk, now));
    return answers;
  }

  /// Everybody who might, in the ways they might.
  private static List<By> actors(Desk desk, Step step, Case state, Awaiting awaiting, Instant now) {
    List<By> all = new ArrayList<>();
    Long only = awaiting.only();
    if (only != null) {
      all.add(Desk.as(only, ""));
      return all;
    }
    for (String role : awaiting.roles()) {
      for (long person : desk.people().holders(role, now)) {
        if (!awaiting.barred().contains(person)) {
          all.add(Desk.as(person, role));
        }
      }
    }
    List<String> recorders =
        awaiting.key().isEmpty()
            ? step.onBehalf()
            : step.signs().stream()
                .filter(sign -> sign.key().equals(awaiting.key()))
                .findFirst()
                .orElseThrow()
                .onBehalf();
    for (String role : recorders) {
      for (long person : desk.people().holders(role, now)) {
        all.add(
            new By.Human(
                person,
                role,
                new By.Behalf(
                    first(awaiting.roles()), null, new Value.Personal("Tamu"), "present")));
      }
    }
    return all;
  }

  private static String first(List<String> roles) {
    return roles.isEmpty() ? "" : roles.getFirst();
  }
}
