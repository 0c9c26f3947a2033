package id.penjaga.hub.app.office;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.AlarmDesk;
import id.penjaga.hub.app.store.work.Standing;
import id.penjaga.hub.app.store.work.ToldRows;
import id.penjaga.hub.core.alarm.Chain;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.book.By;
import java.sql.SQLException;
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
  private final List<Chain> chains;

  StoredClimbs(Store store, Supplier<Standing> standing, List<Chain> chains) {
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
          Map<String, List<ToldRows.Told>> rows = rows(session, alarms);
          Map<String, ClimbLine> lines = new HashMap<>();
          for (Climb alarm : alarms) {
            List<ToldRows.Told> told = rows.getOrDefault(alarm.alarm(), List.of());
            Climb climb = alarm.after(told(told));
            lines.put(
                alarm.alarm(),
                new ClimbLine(
                    rungs(told),
                    climb.next(chains, stands.calendar(), now),
                    climb.chain(chains) != null));
          }
          return lines;
        });
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

  /// What is due is decided again inside the one transaction that keeps it: somebody may have
  /// acknowledged the alarm meanwhile.
  @Override
  public int round(Instant now) {
    Standing stands = standing.get();
    boolean due =
        store.reads().in(this::open).stream()
            .anyMatch(
                climb -> !climb.due(chains, stands.calendar(), stands.people(), now).isEmpty());
    return !due
        ? 0
        : StoredOffice.await(
            store
                .actions()
                .work((work, session) -> {
                  int rungs = 0;
                  for (Climb climb : open(session)) {
                    rungs += new AlarmDesk(work).climb(climb, chains, now);
                  }
                  return rungs;
                }));
  }

  /// The alarms that nobody acknowledged, with what was told of them.
  private List<Climb> open(SqlSession session) throws SQLException {
    List<Climb> bare = AlarmLine.unacknowledged(session).stream().map(StoredClimbs::climb).toList();
    Map<String, List<ToldRows.Told>> rows = rows(session, bare);
    return bare.stream()
        .map(climb -> climb.after(told(rows.getOrDefault(climb.alarm(), List.of()))))
        .toList();
  }

  private static Climb climb(AlarmLine line) {
    return new Climb(
        line.name(),
        Severity.valueOf(line.severity()),
        line.kind(),
        Instant.ofEpochMilli(line.raisedMs()),
        line.standing(),
        line.acknowledgedMs() != null,
        List.of());
  }

  private static Map<String, List<ToldRows.Told>> rows(SqlSession session, List<Climb> alarms)
      throws SQLException {
    return new ToldRows(session)
        .of(alarms.stream().map(Climb::alarm).toList()).stream()
            .collect(Collectors.groupingBy(ToldRows.Told::alarm));
  }

  private static List<Climb.Told> told(List<ToldRows.Told> rows) {
    return rungs(rows).stream()
        .map(rung -> new Climb.Told(rung.level(), rung.at(), !rung.told().isEmpty()))
        .toList();
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
