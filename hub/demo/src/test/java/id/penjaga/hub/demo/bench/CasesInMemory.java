package id.penjaga.hub.demo.bench;

import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides commands about one case after the other without a table: nothing else is open about the
/// same thing, and every register holds what is named.
final class CasesInMemory implements Surroundings {
  private final WorkBook work;
  private final List<Definition> definitions;
  private final Map<String, Long> numbers;
  private long next;

  /// @param next number of the next entry
  /// @param numbers the last that were given, by counter and period
  CasesInMemory(WorkBook work, long next, Map<String, Long> numbers) {
    this.work = work;
    this.next = next;
    this.numbers = numbers;
    definitions = work.inForce();
  }

  /// The entry of a command that is accepted.
  Entry act(String id, @Nullable Case state, ServerFault step, Instant at) {
    Decision decision =
        Work.decide(state, new Command.Request(id, at, at, step.by(), "", step.command()), this);
    if (!(decision instanceof Decision.Accepted(List<Fact> facts, List<Command.OpenCase> follow))
        || !follow.isEmpty()) {
      throw new IllegalStateException(String.valueOf(decision));
    }
    for (Fact fact : facts) {
      if (fact instanceof Fact.Numbered given) {
        numbers.put(given.kind() + " " + given.period(), given.number());
      }
    }
    Subject about = Subject.ofCase(state == null ? next : state.id());
    return new Entry(next++, at, at, step.by(), id, about, facts, "", "");
  }

  @Override
  public People people() {
    return work.standing().people();
  }

  @Override
  public OfficeCalendar calendar() {
    return work.standing().calendar();
  }

  @Override
  public @Nullable Definition inForce(String procedure) {
    return definitions.stream().filter(one -> one.id().equals(procedure)).findFirst().orElse(null);
  }

  @Override
  public @Nullable Definition pinned(String hash) {
    return definitions.stream().filter(one -> one.hash().equals(hash)).findFirst().orElse(null);
  }

  @Override
  public Bilingual role(String id) {
    return Bilingual.same(id);
  }

  @Override
  public @Nullable Long openCase(String procedure, String key) {
    return null;
  }

  @Override
  public long nextCase() {
    return next;
  }

  @Override
  public long nextNumber(String kind, String period) {
    return numbers.getOrDefault(kind + " " + period, 0L) + 1;
  }

  @Override
  public Ready ready(String fact, @Nullable Value of, Instant at) {
    return Ready.UNKNOWN;
  }

  @Override
  public @Nullable Value observed(Observed what, Map<String, Value> subject, Instant at) {
    return null;
  }

  @Override
  public @Nullable Value item(String register, String label, String path) {
    return null;
  }

  @Override
  public boolean known(String register, String label) {
    return true;
  }

  @Override
  public boolean exists(String register, String label) {
    return true;
  }
}
