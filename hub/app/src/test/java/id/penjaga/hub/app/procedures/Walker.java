package id.penjaga.hub.app.procedures;

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

/// Rightful people who do what cases wait for, choosing by chance.
final class Walker {
  private final Desk desk;
  private final Clerk clerk;

  Walker(Desk desk, Clerk clerk) {
    this.desk = desk;
    this.clerk = clerk;
  }

  /// Opens a case in one of its ways, as somebody who may.
  long open(
      Definition definition, Procedure.Opener opener, Map<String, Value> subject, Instant now) {
    long id = desk.nextCase();
    By by =
        switch (opener.by()) {
          case "person" -> opener(definition, opener, now);
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
            new Command.OpenCase(definition.id(), opener.id(), subject, parent, "")));
    return id;
  }

  private By opener(Definition definition, Procedure.Opener opener, Instant now) {
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

  /// Does one of the things that a case waits for.
  ///
  /// @return the step that was filled in; empty for a signature
  List<String> step(long id, Instant now) {
    Case state = desk.now(id);
    Definition definition = Desk.present(desk.pinned(state.definition()));
    List<Awaiting> all = desk.awaiting(id).stream().filter(one -> !one.blocked()).toList();
    assertFalse(all.isEmpty(), () -> "nothing to do in " + state);
    Awaiting awaiting = clerk.one(all);
    Step step = definition.step(awaiting.step());
    Decision last = null;
    for (By by : actors(step, state, awaiting, now)) {
      last = desk.act(state, by, now, command(definition, state, awaiting, step, now));
      if (last instanceof Decision.Accepted) {
        return awaiting.key().isEmpty() ? List.of(awaiting.step()) : List.of();
      }
    }
    return fail(
        definition.id() + " is stuck at " + awaiting.step() + " " + awaiting.key() + ": " + last);
  }

  private Command command(
      Definition definition, Case state, Awaiting awaiting, Step step, Instant now) {
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
        answers(definition, state, awaiting, step, now),
        branch,
        "alasan",
        Map.of(),
        "");
  }

  private Map<String, Value> answers(
      Definition definition, Case state, Awaiting awaiting, Step step, Instant now) {
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
  private List<By> actors(Step step, Case state, Awaiting awaiting, Instant now) {
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
