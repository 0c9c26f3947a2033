package id.penjaga.hub.app.office;

import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.rooms.OpenClimbs;
import id.penjaga.hub.app.store.work.AlarmDesk;
import id.penjaga.hub.app.store.work.FaultDesk;
import id.penjaga.hub.app.store.work.Standing;
import id.penjaga.hub.app.store.work.ToldRows;
import id.penjaga.hub.app.store.work.WorkQueries;
import id.penjaga.hub.core.alarm.AlarmName;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.alarm.EscalationChain;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.register.Due;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The climbs of alarms over the store.
final class StoredClimbs implements Climbs {
  private final Store store;
  private final Supplier<Standing> standing;
  private final List<EscalationChain> chains;

  private final LateSteps steps;

  StoredClimbs(
      Store store, Supplier<Standing> standing, List<EscalationChain> chains, LateSteps steps) {
    this.steps = steps;
    this.store = store;
    this.standing = standing;
    this.chains = chains;
  }

  @Override
  public Map<String, ClimbLine> of(List<Climb> alarms, Instant now) {
    Standing stands = standing.get();
    return store
        .reads()
        .in(session -> {
          ToldRows told = new ToldRows(session);
          Map<String, List<ToldRows.Told>> rows =
              told.of(alarms.stream().map(Climb::alarm).toList()).stream()
                  .collect(Collectors.groupingBy(ToldRows.Told::alarm));
          Map<String, ClimbLine> lines = new HashMap<>();
          for (Climb climb : told.climbs(alarms)) {
            lines.put(
                climb.alarm(),
                new ClimbLine(
                    rungs(rows.getOrDefault(climb.alarm(), List.of())),
                    climb.next(chains, stands.calendar(), now),
                    climb.chain(chains) != null));
          }
          return lines;
        });
  }

  @Override
  public List<EscalationChain> chains() {
    return chains;
  }

  @Override
  public List<Long> opened(AlarmName alarm) {
    OccurrenceId of = alarm.occurrence();
    return of == null
        ? List.of()
        : store
            .reads()
            .in(session ->
                new WorkQueries(session)
                    .openedBy(
                        of.log() + "/" + of.position().epoch() + "/" + of.position().sequence()));
  }

  @Override
  public List<ToldLine> unseen(long person, int most) {
    return store.reads().in(session -> new ToldRows(session).unseen(person, most)).stream()
        .map(row -> new ToldLine(row.alarm(), row.level(), row.role(), row.at()))
        .toList();
  }

  @Override
  public int unseen(long person) {
    return store.reads().in(session -> new ToldRows(session).unseen(person));
  }

  @Override
  public void seen(By.Human by, List<ToldLine> lines) {
    StoredOffice.await(
        store
            .actions()
            .work((work, _) -> {
              AlarmDesk desk = new AlarmDesk(work);
              for (ToldLine line : lines) {
                desk.seen(new By.Human(by.person(), line.role()), line.alarm(), line.level());
              }
              return true;
            }));
  }

  @Override
  public void missed(DutyLine duty, Instant since) {
    Due due = duty.due();
    Due.Past period = due.toTell();
    if (period == null) {
      return;
    }
    String of = due.of().id() + "/" + due.of().register() + "/" + due.of().item();
    String about =
        due.of().text().id()
            + (duty.thing().isEmpty() ? "" : ", " + duty.thing())
            + ", "
            + period.due();
    StoredOffice.await(
        store
            .actions()
            .work((work, _) -> {
              new FaultDesk(work).missed(of, since, duty.roles(), about);
              return true;
            }));
  }

  /// What is due is decided again inside the one transaction that keeps it: somebody may have
  /// acknowledged the alarm meanwhile.
  @Override
  public int round(Instant now) {
    return alarms(now) + steps.round(now);
  }

  private int alarms(Instant now) {
    Standing stands = standing.get();
    boolean due =
        store.reads().in(session -> OpenClimbs.of(session, now)).stream()
            .anyMatch(open ->
                !open.climb().due(chains, stands.calendar(), stands.people(), now).isEmpty());
    return !due
        ? 0
        : StoredOffice.await(
            store
                .actions()
                .work((work, session) -> {
                  int rungs = 0;
                  for (OpenClimbs.Open open : OpenClimbs.of(session, now)) {
                    rungs += new AlarmDesk(work).climb(open.climb(), open.about(), chains, now);
                  }
                  return rungs;
                }));
  }

  private static List<ClimbLine.Rung> rungs(List<ToldRows.Told> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(ToldRows.Told::level, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(rung ->
            new ClimbLine.Rung(
                rung.getFirst().level(),
                rung.getFirst().at(),
                rung.stream()
                    .filter(row -> row.person() != 0)
                    .map(row -> new ClimbLine.Told(row.role(), row.person(), row.seen()))
                    .toList(),
                rung.stream().filter(row -> row.person() == 0).map(ToldRows.Told::role).toList()))
        .toList();
  }
}
