package id.penjaga.hub.core.work;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.CasePaths;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.cases.StandardTime;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The entry that is being decided: its facts so far, and the case as it stands after them.
final class EntryDraft {
  final Definition definition;
  final Command.Request request;
  final Surroundings around;
  private final @Nullable Case before;
  private @Nullable Case now;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Command.OpenCase> follow = new ArrayList<>();

  /// @param before null for a case that is being opened
  EntryDraft(
      @Nullable Case before, Definition definition, Command.Request request, Surroundings around) {
    this.before = before;
    this.now = before;
    this.definition = definition;
    this.request = request;
    this.around = around;
  }

  void add(Fact fact) {
    facts.add(fact);
    now = null;
  }

  void add(Command.OpenCase child) {
    follow.add(child);
  }

  /// The case after the facts so far.
  Case now() {
    Case known = now;
    if (known == null) {
      Entry entry =
          new Entry(
              0,
              request.typed(),
              request.at(),
              request.by(),
              request.id(),
              Subject.ofCase(0),
              facts,
              "",
              "");
      known = Objects.requireNonNull(Cases.with(before, entry), "the first fact opens the case");
      now = known;
    }
    return known;
  }

  /// Resolves paths as the case stands now.
  ///
  /// @param opening whose `item` is meant; null for none
  CasePaths paths(Case.@Nullable Opening opening, Map<String, Value> words) {
    return CasePaths.of(now(), definition, around, request.typed(), opening).words(words);
  }

  /// Seconds beyond the standard when an opening of a step ends at a moment.
  long beyond(Step step, Case.Opening opening, Instant end) {
    return StandardTime.beyond(now(), definition, around.calendar(), step, opening, end);
  }

  int nextOpening() {
    return now().last() + 1;
  }

  int nextDeviation() {
    return now().deviations().size() + 1;
  }

  Decision.Accepted accepted() {
    if (LateEntry.late(request) && request.by() instanceof By.Human) {
      facts.add(new Fact.Late(new Value.Personal(request.late())));
    }
    return new Decision.Accepted(facts, follow);
  }
}
