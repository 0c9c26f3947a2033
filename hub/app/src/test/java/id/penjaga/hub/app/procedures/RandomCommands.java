package id.penjaga.hub.app.procedures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A crowd that tries anything, half of it plausible, and what must hold after each try.
final class RandomCommands {
  final Desk desk;
  int accepted;
  int refused;

  private final SplittableRandom random;
  private final List<Long> persons = new ArrayList<>();
  private final List<String> roles;
  private final Clerk clerk;
  private final List<Long> mine = new ArrayList<>();
  private Instant now = Desk.at("2026-09-07T08:00");

  RandomCommands(Map<String, Definition> definitions, List<String> roles, long seed) {
    desk = new Desk(definitions);
    random = new SplittableRandom(seed);
    this.roles = roles;
    for (int i = 0; i < 24; i++) {
      persons.add(desk.person("Orang " + i, one(roles), one(roles), one(roles)));
    }
    desk.onDuty("Orang 0", "2026-09-01T00:00", "2027-12-01T00:00");
    clerk = new Clerk(random, persons, Desk.SHIPPED.checklists());
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /// Tries once.
  void play() {
    now = now.plusSeconds(random.nextInt(1, 600));
    if (mine.isEmpty() || random.nextInt(25) == 0) {
      open();
      return;
    }
    long id = one(mine);
    Case state = Desk.present(desk.cases.get(id));
    Definition definition = Desk.present(desk.pinned(state.definition()));
    Command command =
        random.nextBoolean() ? plausible(state, definition) : anything(state, definition);
    Instant at = random.nextInt(10) == 0 ? now.minusSeconds(random.nextInt(90_000)) : now;
    By by = by(state, definition, command, at);
    Command.Request request =
        new Command.Request(
            "c" + desk.book.size() + "-" + refused,
            now,
            at,
            by,
            at.equals(now) || random.nextInt(5) == 0 ? "" : "buku kertas",
            command);
    Decision decision = Work.decide(state, request, desk);
    if (decision instanceof Decision.Accepted yes) {
      check(state, definition, request, yes);
      desk.act(state, request);
      holds(id);
      accepted++;
    } else {
      Decision.Refused no = (Decision.Refused) decision;
      assertFalse(no.text().id().isBlank() || no.text().en().isBlank(), no.why().name());
      refused++;
    }
    if (!Desk.present(desk.cases.get(id)).isOpen() && random.nextInt(20) == 0) {
      mine.remove(id);
    }
  }

  private void open() {
    Definition definition = one(List.copyOf(desk.definitions.values()));
    Procedure.Opener opener = one(definition.procedure().opens());
    By by =
        switch (random.nextInt(5)) {
          case 0 -> new By.Monitor("m");
          case 1 -> new By.Anyone("aduan");
          case 2 -> new By.House();
          default -> Desk.as(one(persons), one(roles));
        };
    long id = desk.nextCase();
    Decision decision =
        desk.act(
            null,
            by,
            now,
            new Command.OpenCase(
                definition.id(),
                opener.id(),
                clerk.filled(definition.procedure().subject(), now),
                random.nextInt(3) == 0 ? 1L : null,
                ""));
    if (decision instanceof Decision.Accepted && desk.cases.containsKey(id)) {
      mine.add(id);
      holds(id);
    }
  }

  private By by(Case state, Definition definition, Command command, Instant at) {
    if (random.nextInt(12) == 0) {
      return one(
          List.of(
              new By.House(),
              new By.Monitor("m"),
              new By.Device("d", "log/1/1"),
              new By.Anyone("aduan")));
    }
    String role = random.nextInt(3) == 0 ? one(roles) : roleOf(state, definition, command);
    List<Long> holders = desk.people().holders(role, at);
    long person = holders.isEmpty() || random.nextInt(4) == 0 ? one(persons) : one(holders);
    if (random.nextInt(8) == 0) {
      return new By.Human(
          person,
          role,
          new By.Behalf(
              one(roles), random.nextBoolean() ? one(persons) : null, Value.of("Tamu"), "present"));
    }
    return Desk.as(person, role);
  }

  private String roleOf(Case state, Definition definition, Command command) {
    int number =
        switch (command) {
          case Command.Complete c -> c.opening();
          case Command.Begin b -> b.opening();
          case Command.Sign s -> s.opening();
          case Command.Skip s -> s.opening();
          case Command.Undo u -> u.opening();
          case Command _ -> 1;
        };
    Case.Opening opening = state.openings().get(number);
    Step step = opening == null ? null : definition.procedure().step(opening.step());
    if (step == null) {
      return one(roles);
    }
    List<String> all = new ArrayList<>(step.actor().roles());
    step.signs().forEach(sign -> all.addAll(sign.roles()));
    all.addAll(step.onBehalf());
    return all.isEmpty() ? one(roles) : one(all);
  }

  private Command plausible(Case state, Definition definition) {
    List<Awaiting> all = Awaiting.of(state, definition);
    if (all.isEmpty()) {
      return anything(state, definition);
    }
    Awaiting awaiting = one(all);
    Step step = definition.step(awaiting.step());
    String branch = step.branches().isEmpty() ? null : one(step.branches()).when();
    boolean decidedBySign = step.signs().stream().anyMatch(Step.Sign::decides);
    if (!awaiting.key().isEmpty()) {
      return new Command.Sign(
          awaiting.opening(), awaiting.key(), random.nextInt(6) == 0 ? null : branch, "alasan");
    }
    Map<String, Value> answers = answers(state, definition, step, awaiting.opening());
    if (!answers.isEmpty() && random.nextInt(8) == 0) {
      answers.remove(one(List.copyOf(answers.keySet())));
    }
    return new Command.Complete(
        awaiting.opening(),
        answers,
        decidedBySign && random.nextInt(6) > 0 ? null : branch,
        "alasan",
        Map.of(),
        "");
  }

  private Map<String, Value> answers(Case state, Definition definition, Step step, int opening) {
    if (step.form() == null) {
      return new HashMap<>();
    }
    Map<String, Value> answers =
        clerk.filled(
            FormRules.fields(
                Desk.present(definition.forms().get(step.form().form())), step.form().fields()),
            now);
    answers.putAll(Work.suggested(state, definition, opening, desk, now));
    return answers;
  }

  private Command anything(Case state, Definition definition) {
    int opening = random.nextInt(state.openings().size() + 2);
    Step step = one(definition.procedure().steps());
    String reason = random.nextBoolean() ? "alasan" : "";
    return switch (random.nextInt(18)) {
      case 0 -> new Command.Begin(opening);
      case 1 ->
          new Command.Complete(
              opening, Map.of("x", Value.of("y")), null, reason, Map.of("z", ""), reason);
      case 2 -> new Command.Sign(opening, random.nextBoolean() ? "decision" : "at", null, reason);
      case 3, 4 -> new Command.Amend(step.id(), answers(state, definition, step, 1), reason);
      case 5 -> new Command.Skip(opening, reason);
      case 6, 7 -> new Command.HandOver(one(roles), one(persons), one(roles));
      case 8, 9 ->
          new Command.TakeOver(
              state.offers().isEmpty() ? one(roles) : one(List.copyOf(state.offers().keySet())));
      case 10 -> new Command.Account(random.nextInt(state.deviations().size() + 2), reason);
      case 11 -> new Command.Note(reason, List.of());
      case 12 -> new Command.Link(reason, "lihat");
      case 13 -> new Command.StartOffered(opening, "RESTORE");
      case 14, 15 -> new Command.Undo(opening);
      case 16 -> random.nextInt(6) == 0 ? new Command.Cancel(reason) : new Command.Begin(opening);
      default -> {
        String document = "doc" + random.nextInt(5);
        yield new Command.Freeze(paper(step), "", null, "00", document, document, null, null, "id");
      }
    };
  }

  private static String paper(Step step) {
    return step.papers().isEmpty() ? "X" : step.papers().getFirst();
  }

  // What must hold.

  private void check(
      Case state, Definition definition, Command.Request request, Decision.Accepted yes) {
    Set<Long> persons = new HashSet<>();
    if (request.by() instanceof By.Human human) {
      persons.add(human.person());
      right(state, definition, request, human);
    }
    ownApproval(state, definition, request, persons);
    for (Fact fact : yes.facts()) {
      if (fact instanceof Fact.Done(int number, String branch, _)) {
        Case.Opening opening = Desk.present(state.openings().get(number));
        Step step = definition.step(opening.step());
        assertEquals(step.branches().isEmpty(), branch == null, step.id());
      }
    }
  }

  /// Nobody approves what they asked for, nor decides by signature what they filled in.
  private static void ownApproval(
      Case state, Definition definition, Command.Request request, Set<Long> persons) {
    switch (request.command()) {
      case Command.Complete(int number, _, _, _, _, _) -> {
        Case.Opening opening = Desk.present(state.openings().get(number));
        Step step = definition.step(opening.step());
        assertFalse(
            step.mode() == Step.Mode.APPROVAL
                && step.signs().stream().noneMatch(Step.Sign::decides)
                && opening.via().stream().anyMatch(persons::contains),
            () -> "own approval: " + request + " of " + opening);
      }
      case Command.Sign(int number, String key, _, _) -> {
        Case.Opening opening = Desk.present(state.openings().get(number));
        assertFalse(
            definition.step(opening.step()).signs().stream()
                    .anyMatch(sign -> sign.key().equals(key) && sign.decides())
                && opening.doneBy().stream().anyMatch(persons::contains),
            () -> "own decision: " + request + " of " + opening);
      }
      case Command _ -> {}
    }
  }

  /// Whoever does or signs a step holds a right to it at that moment.
  private void right(Case state, Definition definition, Command.Request request, By.Human human) {
    Case.Opening opening =
        switch (request.command()) {
          case Command.Complete c -> state.openings().get(c.opening());
          case Command.Sign s when !s.key().equals(Command.Sign.AT) ->
              state.openings().get(s.opening());
          case Command _ -> null;
        };
    if (opening == null) {
      return;
    }
    Step step = definition.step(opening.step());
    Set<String> may = new HashSet<>(step.actor().roles());
    may.addAll(step.onBehalf());
    boolean named = step.actor().person() != null;
    if (step.actor().duty() != null) {
      may.add(step.actor().duty());
    }
    for (Step.Sign sign : step.signs()) {
      may.addAll(sign.roles());
      may.addAll(sign.onBehalf());
      named |= sign.each() != null;
    }
    boolean holds = may.stream().anyMatch(role -> holds(state, role, human.person(), request.at()));
    assertTrue(named || holds, () -> "no right: " + request + " of " + opening);
  }

  private boolean holds(Case state, String role, long person, Instant at) {
    Case.@Nullable Holder taker = state.takers().get(role);
    return taker == null
        ? desk.people().holds(person, role, at)
        : taker.person() == person && desk.people().holds(person, taker.as(), at);
  }

  private void holds(long id) {
    Case state = Desk.present(desk.cases.get(id));
    assertEquals(state.isOpen(), !state.open().isEmpty(), () -> "dead or undead: " + state);
    for (int number : state.open()) {
      assertEquals(null, Desk.present(state.openings().get(number)).done());
    }
    if (random.nextInt(50) == 0) {
      desk.now(id);
    }
    List<Entry> all = desk.entries.getOrDefault(id, List.of());
    assertTrue(all.size() < 100_000);
  }
}
