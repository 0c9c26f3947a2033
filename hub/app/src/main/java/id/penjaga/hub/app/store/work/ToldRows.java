package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.cases.LateStep;
import id.penjaga.hub.core.notice.NoticeOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table of who was told of which alarm, within the transaction of a session.
public final class ToldRows {
  private static final int AT_ONCE = 500;

  private final SqlSession session;

  public ToldRows(SqlSession session) {
    this.session = session;
  }

  /// Who was told on one rung.
  ///
  /// @param person 0 when nobody held the role at that moment
  /// @param seen when that person said that they saw it; null until then
  public record Told(
      String alarm, int level, String role, long person, Instant at, @Nullable Instant seen) {}

  /// Folds an entry in.
  void take(Entry entry) throws SQLException {
    for (Fact fact : entry.facts()) {
      switch (fact) {
        case Fact.Escalated(String alarm, String role, int level, List<Long> people) -> {
          List<Long> told = people == null || people.isEmpty() ? List.of(0L) : people;
          for (long person : told) {
            session.update(
                "INSERT INTO work_told (alarm, level, role, person, at_ms, seen_ms)"
                    + " VALUES (?, ?, ?, ?, ?, 0)",
                alarm,
                level,
                role,
                person,
                entry.at().toEpochMilli());
          }
        }
        case Fact.Seen(String alarm) -> seen(alarm, entry);
        case Fact.Acknowledged(String alarm, var _) -> seen(alarm, entry);
        default -> {} // not of alarms
      }
    }
  }

  /// What somebody is told later is new to them again.
  private void seen(String alarm, Entry entry) throws SQLException {
    if (entry.by() instanceof By.Human human) {
      session.update(
          "UPDATE work_told SET seen_ms = ? WHERE alarm = ? AND person = ? AND seen_ms = 0",
          entry.at().toEpochMilli(),
          alarm,
          human.person());
    }
  }

  /// Forgets all of it, at once and for good; the book has it.
  static void empty(SqlSession session) throws SQLException {
    session.update("TRUNCATE TABLE work_told");
  }

  /// Who was told of some alarms, in the order they were told.
  public List<Told> of(Collection<String> alarms) throws SQLException {
    List<String> names = List.copyOf(alarms);
    List<Told> all = new ArrayList<>();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      List<String> some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
      all.addAll(
          session.list(
              ToldRows::read,
              "SELECT * FROM work_told WHERE alarm IN ("
                  + "?, ".repeat(some.size() - 1)
                  + "?) ORDER BY alarm, level, role, person",
              some.toArray()));
    }
    return all;
  }

  /// Alarms with what was told of them.
  ///
  /// @param bare without it
  public List<Climb> climbs(List<Climb> bare) throws SQLException {
    Map<String, List<Told>> rows =
        of(bare.stream().map(Climb::alarm).toList()).stream()
            .collect(Collectors.groupingBy(Told::alarm));
    Set<String> failed = failed(rows.keySet());
    return bare.stream()
        .map(climb -> climb.after(rungs(rows.getOrDefault(climb.alarm(), List.of()), failed)))
        .toList();
  }

  /// What was told of a late step, in the order it was told.
  public List<Climb.Told> told(LateStep step) {
    try {
      List<String> name = List.of(step.toString());
      return rungs(of(name), failed(name));
    } catch (SQLException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  /// Who was not reached by any of their channels (SYS-07), as `alarm level person`.
  private Set<String> failed(Collection<String> alarms) throws SQLException {
    Set<String> failed = new HashSet<>();
    for (NoticeRows.Line line : new NoticeRows(session).of(alarms)) {
      if (line.ended() == NoticeOrder.Ended.FAILED) {
        failed.add(key(line.notice().cause(), line.notice().level(), line.notice().person()));
      }
    }
    return failed;
  }

  private static String key(String alarm, int level, long person) {
    return alarm + " " + level + " " + person;
  }

  private static List<Climb.Told> rungs(List<Told> rows, Set<String> failed) {
    return rows.stream()
        .collect(Collectors.groupingBy(Told::level, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(rung ->
            new Climb.Told(
                rung.getFirst().level(),
                rung.getFirst().at(),
                rung.stream()
                    .anyMatch(row ->
                        row.person() != 0
                            && !failed.contains(key(row.alarm(), row.level(), row.person())))))
        .toList();
  }

  /// What was brought to somebody and not seen yet, one line for each alarm, the latest first.
  public List<Told> unseen(long person, int most) throws SQLException {
    return session.list(
        ToldRows::read,
        "SELECT t.* FROM work_told t WHERE t.person = ? AND t.seen_ms = 0 AND t.level ="
            + " (SELECT MAX(u.level) FROM work_told u WHERE u.alarm = t.alarm AND u.person ="
            + " t.person) ORDER BY t.at_ms DESC, t.alarm, t.role FETCH FIRST "
            + most
            + " ROWS ONLY",
        person);
  }

  /// Of how many alarms somebody was told and did not see it yet.
  public int unseen(long person) throws SQLException {
    Long count =
        session.first(
            row -> row.getLong(1),
            "SELECT COUNT(DISTINCT alarm) FROM work_told WHERE person = ? AND seen_ms = 0",
            person);
    return count == null ? 0 : count.intValue();
  }

  private static Told read(ResultSet row) throws SQLException {
    long seen = row.getLong("seen_ms");
    return new Told(
        row.getString("alarm"),
        row.getInt("level"),
        row.getString("role"),
        row.getLong("person"),
        Instant.ofEpochMilli(row.getLong("at_ms")),
        seen == 0 ? null : Instant.ofEpochMilli(seen));
  }
}
