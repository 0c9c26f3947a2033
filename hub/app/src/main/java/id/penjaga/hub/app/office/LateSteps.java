package id.penjaga.hub.app.office;

import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.LateDesk;
import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.app.store.work.Standing;
import id.penjaga.hub.app.store.work.ToldRows;
import id.penjaga.hub.app.store.work.WorkQueries;
import id.penjaga.hub.app.store.work.WorkQueries.TaskRow;
import id.penjaga.hub.core.alarm.Ladder;
import id.penjaga.hub.core.alarm.StepChain;
import id.penjaga.hub.core.cases.LateStep;
import id.penjaga.hub.core.procedure.Definition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Steps past their standard time, brought to the next who is to hear of them (SYS-02). They are
/// told and nothing more: no step is done by its time running out.
final class LateSteps {
  private final Store store;
  private final Supplier<Standing> standing;
  private final Pins pins;
  private final Lines lines;
  private final List<StepChain> chains;

  LateSteps(
      Store store, Supplier<Standing> standing, Pins pins, Lines lines, List<StepChain> chains) {
    this.store = store;
    this.standing = standing;
    this.pins = pins;
    this.lines = lines;
    this.chains = chains;
  }

  /// A late step and where it stands.
  ///
  /// @param about case and step
  /// @param late whose step it is
  private record Late(LateStep step, String about, Ladder ladder, Collection<Long> late) {}

  /// What is due is decided again inside the one transaction that keeps it: somebody may have done
  /// the step meanwhile.
  ///
  /// @return how many rungs were told
  int round(Instant now) {
    if (chains.isEmpty()) {
      return 0;
    }
    Standing stands = standing.get();
    boolean due =
        store
            .reads()
            .in(session ->
                late(session, now).stream()
                    .anyMatch(one ->
                        !one.ladder()
                            .due(
                                stands.calendar(),
                                role ->
                                    stands.people().lookers(role, now).stream()
                                        .filter(person -> !one.late().contains(person))
                                        .toList(),
                                now)
                            .isEmpty()));
    return !due
        ? 0
        : StoredOffice.await(
            store
                .actions()
                .work((work, session) -> {
                  int rungs = 0;
                  LateDesk desk = new LateDesk(work);
                  for (Late one : late(session, now)) {
                    rungs += desk.climb(one.step(), one.about(), one.ladder(), one.late(), now);
                  }
                  return rungs;
                }));
  }

  private List<Late> late(SqlSession session, Instant now) {
    Map<LateStep, Late> all = new LinkedHashMap<>();
    ToldRows told = new ToldRows(session);
    for (TaskRow row : new WorkQueries(session).maybeLate(now)) {
      TaskLine line = lines.task(row, now);
      StepChain chain = chain(row);
      Instant due = line.due();
      if (chain == null || due == null || line.left() == null || !line.left().isNegative()) {
        continue;
      }
      LateStep step = new LateStep(row.about(), row.opening(), row.awaited());
      Late before = all.get(step);
      Collection<Long> people = new TreeSet<>(line.people());
      if (before != null) {
        people.addAll(before.late());
      }
      all.put(
          step,
          new Late(
              step,
              about(line),
              before != null
                  ? before.ladder()
                  : new Ladder(
                      step.toString(), due, chain.rungs(), chain.office(), told.told(step)),
              people));
    }
    return new ArrayList<>(all.values());
  }

  private static String about(TaskLine line) {
    String number = line.number().isEmpty() ? "#" + line.about() : line.number();
    return number + " " + line.step() + " " + line.text().id();
  }

  private @Nullable StepChain chain(TaskRow row) {
    Definition definition = pins.get(row.definition());
    String group = definition == null ? "" : definition.procedure().group();
    return chains.stream()
        .filter(chain -> chain.takes(row.procedure(), group))
        .findFirst()
        .orElse(null);
  }
}
