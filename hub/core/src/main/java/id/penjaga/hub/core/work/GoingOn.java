package id.penjaga.hub.core.work;

import static id.penjaga.hub.core.work.Words.no;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.procedure.Flow;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Decision.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What opens after a step is done: the next step, side stretches, the next entry of a list, the
/// rest of a chain; and the end of the case when nothing is open any more.
final class GoingOn {
  private static final int MOST_RUNS = 1000;

  private final EntryDraft draft;
  private final Procedure procedure;
  private @Nullable Refused refused;

  GoingOn(EntryDraft draft) {
    this.draft = draft;
    procedure = draft.definition.procedure();
  }

  /// Opens the first step of a case. Why that cannot be is null when it can.
  @Nullable Refused begin(Step step, List<Long> via) {
    enter(step, via);
    return refused;
  }

  /// After a step was done. Why it cannot be done is null when it can.
  ///
  /// @param withdrawn whether it rejected the amendment whose chain it belongs to
  @Nullable Refused after(
      Case.Opening opening, Step step, Step.@Nullable Branch branch, boolean withdrawn) {
    List<Long> via = persons(opening, step);
    if (!opening.chain().isEmpty()) {
      chain(opening, withdrawn, via);
    } else {
      String next = branch == null ? step.next() : branch.next();
      next(opening, step, next == null ? Procedure.END : next, via);
      Stream.concat(step.beside().stream(), branch == null ? Stream.of() : branch.beside().stream())
          .distinct()
          .map(procedure::step)
          .filter(Objects::nonNull)
          .forEach(beside -> enter(beside, via));
    }
    close(opening.number());
    return refused;
  }

  /// After an entry of a stretch was skipped: it leaves the stretch.
  @Nullable Refused afterSkip(Case.Opening opening, Step step) {
    leave(opening, step, Flow.exit(procedure, step), persons(opening, step));
    close(opening.number());
    return refused;
  }

  /// Runs the steps that an amendment repeats; without any it takes effect at once.
  @Nullable Refused afterAmend(List<String> chain, List<Long> via) {
    if (chain.isEmpty()) {
      enterNew(via);
    } else {
      add(chain.getFirst(), null, chain, via);
    }
    return refused;
  }

  /// The steps of an amendment that were done before; those still to come see the new answers
  /// anyway.
  static List<String> chain(Case state, Step.Amend amend) {
    return amend.reopens().stream()
        .filter(id -> {
          List<Case.Opening> runs =
              state.openings().values().stream().filter(one -> one.step().equals(id)).toList();
          return !runs.isEmpty() && runs.stream().noneMatch(one -> one.done() == null);
        })
        .toList();
  }

  /// Whether a chain decides otherwise than before, which withdraws the amendment.
  static boolean rejects(Case state, Case.Opening opening, Step.@Nullable Branch branch) {
    if (opening.chain().isEmpty() || branch == null) {
      return false;
    }
    String taken =
        state.openings().headMap(opening.number()).values().stream()
            .filter(one -> one.step().equals(opening.step()) && one.done() != null)
            .max(Comparator.comparingInt(Case.Opening::number))
            .map(Case.Opening::branch)
            .orElse(null);
    return taken != null && !taken.equals(branch.when());
  }

  private void chain(Case.Opening opening, boolean withdrawn, List<Long> via) {
    List<String> rest = opening.chain().subList(1, opening.chain().size());
    if (withdrawn) {
      return;
    }
    if (rest.isEmpty()) {
      enterNew(via);
    } else {
      add(rest.getFirst(), null, rest, via);
    }
  }

  private void next(Case.Opening opening, Step step, String next, List<Long> via) {
    Step target = procedure.step(next);
    if (opening.item() != null && Flow.together(step, target)) {
      add(next, opening.item(), List.of(), via);
    } else if (opening.item() != null) {
      leave(opening, step, next, via);
    } else if (target != null) {
      enter(target, via);
    }
  }

  /// The last one out of a stretch opens what follows it.
  private void leave(Case.Opening opening, Step step, String next, List<Long> via) {
    boolean last =
        draft.now().open().stream()
            .map(number -> draft.now().openings().get(number))
            .noneMatch(other ->
                other != null
                    && other.item() != null
                    && Flow.together(step, procedure.step(other.step())));
    Step target = procedure.step(next);
    if (last && target != null) {
      enter(target, via);
    }
  }

  private void enter(Step step, List<Long> via) {
    if (step.each() == null) {
      add(step.id(), null, List.of(), via);
      return;
    }
    Set<String> entries = draft.paths(null, Map.of()).list(step.each()).keySet();
    if (entries.isEmpty()) {
      refused =
          no(
              Reason.EMPTY,
              "Daftar untuk \""
                  + step.text().id()
                  + "\" kosong. Isi daftarnya, atau batalkan"
                  + " berkas.",
              "The list for \""
                  + step.text().en()
                  + "\" is empty. Fill it in, or cancel the"
                  + " case.");
    }
    for (String item : entries) {
      add(step.id(), item, List.of(), via);
    }
  }

  /// The new entries of lists whose stretch has been entered already.
  private void enterNew(List<Long> via) {
    for (String list : lists()) {
      Step first = Flow.entry(procedure, list);
      if (first == null || draft.now().runs().get(Case.place(first.id(), "1")) == null) {
        continue;
      }
      for (String item : draft.paths(null, Map.of()).list(list).keySet()) {
        if (!draft.now().runs().containsKey(Case.place(first.id(), item))) {
          add(first.id(), item, List.of(), via);
        }
      }
    }
  }

  private Set<String> lists() {
    Set<String> lists = new LinkedHashSet<>();
    for (Step step : procedure.steps()) {
      if (step.each() != null) {
        lists.add(step.each());
      }
    }
    return lists;
  }

  private void add(String step, @Nullable String item, List<String> chain, List<Long> via) {
    Case now = draft.now();
    boolean open =
        now.open().stream()
            .map(number -> now.openings().get(number))
            .anyMatch(
                one -> one != null && one.step().equals(step) && Objects.equals(one.item(), item));
    if (open) {
      return;
    }
    int run = now.runs().getOrDefault(Case.place(step, item), 0) + 1;
    if (run > MOST_RUNS) {
      refused =
          no(
              Reason.TOO_MANY_RUNS,
              "Langkah "
                  + step
                  + " sudah dijalankan "
                  + MOST_RUNS
                  + " kali. Pilih jalan lain atau"
                  + " batalkan berkas.",
              "Step "
                  + step
                  + " has run "
                  + MOST_RUNS
                  + " times. Choose another way or cancel the"
                  + " case.");
      return;
    }
    draft.add(new Fact.StepOpened(draft.nextOpening(), step, item, run, chain, via));
  }

  /// Everybody who filled, signed or recorded the step, in a stretch that of all its entries.
  private List<Long> persons(Case.Opening opening, Step step) {
    Set<Long> persons = new LinkedHashSet<>();
    for (Case.Opening one :
        opening.item() == null
            ? List.of(opening)
            : draft.now().openings().values().stream()
                .filter(other -> other.step().equals(step.id()))
                .toList()) {
      persons.addAll(one.doneBy());
      one.signed().values().forEach(persons::addAll);
    }
    persons.addAll(Cases.actors(draft.request.by()));
    persons.remove(0L);
    return List.copyOf(persons);
  }

  /// Closes the case when nothing is open any more, by the way out of the main stretch.
  private void close(int last) {
    Case now = draft.now();
    if (!now.open().isEmpty() || refused != null) {
      return;
    }
    Set<String> side = Flow.side(procedure);
    List<Case.Opening> ends = new ArrayList<>();
    for (Case.Opening one : now.openings().values()) {
      Step step = procedure.step(one.step());
      if (step != null
          && !side.contains(one.step())
          && one.chain().isEmpty()
          && !one.skipped()
          && Procedure.END.equals(way(step, one.branch()))) {
        ends.add(one);
      }
    }
    Case.Opening end =
        ends.stream()
            .max(Comparator.comparing(Case.Opening::done).thenComparing(Case.Opening::number))
            .orElse(now.openings().get(last));
    if (end != null) {
      draft.add(
          new Fact.Closed(end.branch() == null ? end.step() : end.step() + "/" + end.branch()));
    }
  }

  private static @Nullable String way(Step step, @Nullable String branch) {
    Step.Branch taken = branch == null ? null : step.branch(branch);
    return taken == null ? step.next() : taken.next();
  }
}
