package id.penjaga.hub.demo.office;

import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.app.store.work.WorkQueries;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Types what people did, in the order in which it happened.
final class Typing {
  /// Entries of one transaction.
  private static final int TOGETHER = 100;

  private final Store store;
  private final PastClock clock;
  private final Definitions definitions;
  private final Answers answers;
  private final Sayings sayings;
  private final RandomGenerator random;
  private final BooleanSupplier stopped;
  private final PriorityQueue<Turn> turns =
      new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparing(Turn::number));
  private final List<String> stuck = new ArrayList<>();
  private int number;

  /// One case and when its next entry is made.
  private record Turn(Instant at, int number, Running running) {}

  /// Something that is written down about people at a moment.
  record Deed(Instant at, DeedText deed) {}

  /// Writes it down.
  interface DeedText {
    void write(Office office, String id);
  }

  /// @param stopped whether somebody wants it to end early
  Typing(
      Store store,
      PastClock clock,
      Definitions definitions,
      RandomGenerator random,
      BooleanSupplier stopped) {
    this.store = store;
    this.clock = clock;
    this.definitions = definitions;
    this.random = random;
    this.stopped = stopped;
    sayings = new Sayings(random);
    answers = new Answers(sayings, random);
  }

  /// @param until nothing is typed later; what is not done by then stays open
  /// @return what nobody could go on with, in words for developers; empty as it should be
  List<String> write(Office office, List<CasePlan> plans, List<Deed> deeds, Instant until) {
    for (CasePlan plan : plans) {
      if (definitions.procedures().containsKey(plan.procedure())) {
        add(plan, null);
      }
    }
    Deque<Deed> people =
        new ArrayDeque<>(deeds.stream().sorted(Comparator.comparing(Deed::at)).toList());
    int deed = 0;
    while (!people.isEmpty() && people.getFirst().at().isBefore(until)) {
      Deed next = people.removeFirst();
      run(next.at());
      clock.set(next.at());
      deed++;
      next.deed().write(office, "demo/people/" + deed);
    }
    run(until);
    return List.copyOf(stuck);
  }

  private void add(CasePlan plan, @Nullable Long about) {
    number++;
    turns.add(
        new Turn(
            plan.opens(),
            number,
            new Running(plan, Integer.toString(number), about, answers, sayings, random)));
  }

  private void run(Instant until) {
    while (!turns.isEmpty() && turns.element().at().isBefore(until)) {
      if (stopped.getAsBoolean()) {
        throw new CancellationException("the demo ends");
      }
      try {
        store.actions().work((work, session) -> kept(work, session, until)).get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      } catch (ExecutionException e) {
        throw new IllegalStateException("the year of the demo cannot be written", e);
      }
    }
  }

  /// One transaction; whatever fails in it fails as the store does.
  private boolean kept(WorkBook work, SqlSession session, Instant until) {
    try {
      return some(work, session, until);
    } catch (Exception e) {
      throw StoreException.of(e);
    }
  }

  private boolean some(WorkBook work, SqlSession session, Instant until) throws Exception {
    Hints hints = new Hints(definitions, work);
    for (int i = 0; i < TOGETHER && !turns.isEmpty(); i++) {
      Turn turn = turns.element();
      if (!turn.at().isBefore(until)) {
        return true;
      }
      turns.remove();
      Instant at = turn.at().isBefore(clock.now()) ? clock.now() : turn.at();
      clock.set(at);
      Optional<Instant> next;
      try {
        next = turn.running().next(work, session, hints, at);
      } catch (Running.Stuck e) { // refused, so that nothing of it was written
        stuck.add(Objects.requireNonNull(e.getMessage()));
        continue;
      }
      next.ifPresent(then -> turns.add(new Turn(then, turn.number(), turn.running())));
      children(turn.running(), session, at);
    }
    return true;
  }

  /// Goes on with cases that this one has opened.
  private void children(Running parent, SqlSession session, Instant at) throws Exception {
    Long about = parent.about();
    if (about == null) {
      return;
    }
    for (WorkQueries.CaseRow row : new WorkQueries(session).children(about)) {
      boolean known =
          turns.stream().anyMatch(turn -> Long.valueOf(row.id()).equals(turn.running().about()));
      if (!known && row.endedMs() == 0) {
        add(CasePlan.of(row.procedure(), "", at.plusSeconds(7_200), Map.of()), row.id());
      }
    }
  }
}
