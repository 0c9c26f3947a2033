package id.penjaga.hub.app.store.work;

import static id.penjaga.hub.app.store.sql.SqlSession.longOrNull;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.json.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What lists ask about the work of people.
public final class WorkQueries {
  private static final String TASK =
      "SELECT t.*, c.procedure, c.definition, c.number, c.subject FROM work_task t"
          + " JOIN work_case c ON c.id = t.case_id ";

  private final SqlSession session;

  public WorkQueries(SqlSession session) {
    this.session = session;
  }

  /// A row of `work_task` with its case.
  ///
  /// @param barred persons who may not
  /// @param countedMs null before the standard time counts
  /// @param minutes null without a standard
  /// @param office whether only working hours count
  public record TaskRow(
      long about,
      String procedure,
      String definition,
      String number,
      String subject,
      int opening,
      String awaited,
      String step,
      int run,
      @Nullable String item,
      List<String> roles,
      @Nullable Long person,
      List<Long> barred,
      long openedMs,
      @Nullable Long countedMs,
      @Nullable Integer minutes,
      boolean office,
      @Nullable Long dueMs) {}

  /// @param endedMs 0 while it is open
  public record CaseRow(
      long id,
      String procedure,
      String number,
      String subject,
      long openedMs,
      @Nullable Long opener,
      List<String> steps,
      int deviations,
      int unaccounted,
      long endedMs,
      String ending) {}

  public record DeviationRow(
      long about,
      int deviation,
      String procedure,
      String definition,
      String number,
      String step,
      String kind,
      long minutes,
      String what,
      @Nullable String need,
      List<Long> executors,
      long atMs,
      @Nullable String account,
      @Nullable Long accountedBy,
      @Nullable Long accountedMs) {}

  /// What somebody may do by one of their roles or because it is up to them, the oldest first.
  public List<TaskRow> tasksOf(long person, Collection<String> roles, int most)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    values.add(person);
    String byRole = "";
    if (!roles.isEmpty()) {
      byRole =
          " OR EXISTS (SELECT 1 FROM work_task_role r WHERE r.case_id = t.case_id AND r.opening ="
              + " t.opening AND r.awaited = t.awaited AND r.role IN ("
              + marks(roles.size())
              + "))";
      values.addAll(roles);
    }
    values.add("% " + person + " %");
    return session.list(
        WorkQueries::task,
        TASK
            + "WHERE (t.person = ?"
            + byRole
            + ") AND t.barred NOT LIKE ? ORDER BY t.opened_ms, t.case_id, t.opening, t.awaited"
            + " FETCH FIRST "
            + most
            + " ROWS ONLY",
        values.toArray());
  }

  /// What the open cases that somebody took part in wait for.
  public List<TaskRow> tasksAround(long person, int most) throws SQLException {
    return session.list(
        WorkQueries::task,
        TASK
            + "WHERE t.case_id IN (SELECT p.case_id FROM work_part p WHERE p.person = ? AND"
            + " p.ended_ms = 0) ORDER BY t.opened_ms, t.case_id, t.opening, t.awaited FETCH FIRST "
            + most
            + " ROWS ONLY",
        person);
  }

  public List<TaskRow> tasks(long about) throws SQLException {
    return session.list(
        WorkQueries::task,
        TASK + "WHERE t.case_id = ? ORDER BY t.opening, t.awaited, t.signer",
        about);
  }

  /// What may be past its standard time: where working hours count, it need not be.
  public List<TaskRow> maybeLate(Instant now) {
    try {
      return session.list(
          WorkQueries::task,
          TASK
              + "WHERE t.due_ms < ? OR t.due_ms IS NULL AND t.minutes IS NOT NULL AND"
              + " t.counted_ms + t.minutes * 60000 < ? ORDER BY t.case_id, t.opening, t.awaited",
          now.toEpochMilli(),
          now.toEpochMilli());
    } catch (SQLException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  /// How many cases are open, by procedure; none for a procedure without any.
  public Map<String, Integer> open() throws SQLException {
    Map<String, Integer> open = new HashMap<>();
    session.list(
        row -> open.put(row.getString(1), row.getInt(2)),
        "SELECT procedure, COUNT(*) FROM work_case WHERE ended_ms = 0 GROUP BY procedure");
    return open;
  }

  /// Cases, the newest first; null or empty where it does not matter.
  public List<CaseRow> cases(
      @Nullable String procedure,
      @Nullable Boolean open,
      @Nullable Long person,
      String search,
      @Nullable Long before,
      int most)
      throws SQLException {
    List<String> where = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (procedure != null) {
      where.add("procedure = ?");
      values.add(procedure);
    }
    if (open != null) {
      where.add(open ? "ended_ms = 0" : "ended_ms > 0");
    }
    if (person != null) {
      where.add("id IN (SELECT case_id FROM work_part WHERE person = ?)");
      values.add(person);
    }
    if (!search.isBlank()) {
      where.add("search LIKE ? ESCAPE '!'");
      values.add(
          "%"
              + search
                  .strip()
                  .toLowerCase(Locale.ROOT)
                  .replace("!", "!!")
                  .replace("%", "!%")
                  .replace("_", "!_")
              + "%");
    }
    if (before != null) {
      where.add("id < ?");
      values.add(before);
    }
    return caseRows(
        (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where)) + " ORDER BY id DESC",
        most,
        values.toArray());
  }

  public List<CaseRow> children(long parent) throws SQLException {
    return caseRows(" WHERE parent = ? ORDER BY id", 100, parent);
  }

  public List<CaseRow> some(Collection<Long> ids) throws SQLException {
    return ids.isEmpty()
        ? List.of()
        : caseRows(
            " WHERE id IN (" + marks(ids.size()) + ") ORDER BY id", ids.size(), ids.toArray());
  }

  /// Cases somebody took part in that ended after a moment, the latest first.
  public List<CaseRow> closed(long person, long afterMs, int most) throws SQLException {
    return caseRows(
        " WHERE id IN (SELECT p.case_id FROM work_part p WHERE p.person = ? AND p.ended_ms > ?"
            + " ORDER BY p.ended_ms DESC FETCH FIRST "
            + most
            + " ROWS ONLY) ORDER BY ended_ms DESC, id DESC",
        most,
        person,
        afterMs);
  }

  /// Closed cases about an item that were not cancelled, the latest first.
  ///
  /// @param item its key
  public List<CaseRow> about(String register, String item, int most) throws SQLException {
    return caseRows(
        " WHERE ended_ms > 0 AND ending <> 'cancelled' AND id IN (SELECT case_id FROM work_item"
            + " WHERE register = ? AND item = ?) ORDER BY ended_ms DESC, id DESC",
        most,
        register,
        item);
  }

  /// The people who took part in a case.
  public List<Long> persons(long of) throws SQLException {
    return session.list(
        row -> row.getLong(1), "SELECT person FROM work_part WHERE case_id = ? ORDER BY 1", of);
  }

  /// Cases that name something, such as an alarm.
  public List<Long> linked(String what) throws SQLException {
    return session.list(
        row -> row.getLong(1),
        "SELECT case_id FROM work_link WHERE what = ? ORDER BY case_id",
        what);
  }

  /// The cases that a record of a device opened or was added to, the oldest first.
  ///
  /// @param record position as `log/epoch/sequence`
  public List<Long> openedBy(String record) throws SQLException {
    return session.list(
        row -> Long.valueOf(row.getString(1)),
        "SELECT DISTINCT e.subject_id, e.sequence FROM book_command c"
            + " JOIN book_entry e ON e.sequence = c.sequence"
            + " WHERE c.id LIKE ? AND e.subject_kind = 'case' ORDER BY e.sequence",
        record + "/%");
  }

  public List<DeviationRow> accountsOf(long person, int most) throws SQLException {
    return deviationRows(
        " WHERE d.accounted_ms IS NULL AND d.executors LIKE ?", most, "% " + person + " %");
  }

  public List<DeviationRow> deviations(@Nullable String procedure, boolean openOnly, int most)
      throws SQLException {
    String open = openOnly ? " AND d.accounted_ms IS NULL" : "";
    return procedure == null
        ? deviationRows(" WHERE 1 = 1" + open, most)
        : deviationRows(" WHERE d.procedure = ?" + open, most, procedure);
  }

  private List<DeviationRow> deviationRows(String where, int most, Object... values)
      throws SQLException {
    return session.list(
        row ->
            new DeviationRow(
                row.getLong("case_id"),
                row.getInt("deviation"),
                row.getString("procedure"),
                row.getString("definition"),
                row.getString("number"),
                row.getString("step"),
                row.getString("kind"),
                row.getLong("minutes"),
                Objects.requireNonNull(said(row, "what")),
                row.getString("need"),
                persons(row.getString("executors")),
                row.getLong("at_ms"),
                said(row, "account"),
                longOrNull(row, "accounted_by"),
                longOrNull(row, "accounted_ms")),
        "SELECT d.*, c.definition, c.number, w.text AS what_said, a.text AS account_said"
            + " FROM work_deviation d JOIN work_case c ON c.id = d.case_id"
            + " LEFT JOIN book_personal w ON w.sequence = d.what_entry AND w.path = d.what_path"
            + " LEFT JOIN book_personal a ON a.sequence = d.account_entry AND a.path ="
            + " d.account_path"
            + where
            + " ORDER BY d.at_ms DESC, d.case_id DESC, d.deviation FETCH FIRST "
            + most
            + " ROWS ONLY",
        values);
  }

  /// What a row says, or what lies beside the book; empty when that was erased.
  private static @Nullable String said(ResultSet row, String column) throws SQLException {
    String beside = row.getString(column + "_said");
    return beside == null ? row.getString(column) : String.valueOf(CanonicalJson.parse(beside));
  }

  private List<CaseRow> caseRows(String where, int most, Object... values) throws SQLException {
    return session.list(
        row ->
            new CaseRow(
                row.getLong("id"),
                row.getString("procedure"),
                row.getString("number"),
                row.getString("subject"),
                row.getLong("opened_ms"),
                longOrNull(row, "opener"),
                words(row.getString("steps")),
                row.getInt("deviations"),
                row.getInt("unaccounted"),
                row.getLong("ended_ms"),
                row.getString("ending")),
        "SELECT * FROM work_case" + where + " FETCH FIRST " + most + " ROWS ONLY",
        values);
  }

  private static TaskRow task(ResultSet row) throws SQLException {
    Long minutes = longOrNull(row, "minutes");
    return new TaskRow(
        row.getLong("case_id"),
        row.getString("procedure"),
        row.getString("definition"),
        row.getString("number"),
        row.getString("subject"),
        row.getInt("opening"),
        row.getString("awaited"),
        row.getString("step"),
        row.getInt("run"),
        row.getString("item"),
        words(row.getString("roles")),
        longOrNull(row, "person"),
        persons(row.getString("barred")),
        row.getLong("opened_ms"),
        longOrNull(row, "counted_ms"),
        minutes == null ? null : minutes.intValue(),
        row.getBoolean("office"),
        longOrNull(row, "due_ms"));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split(" "));
  }

  private static List<Long> persons(String text) {
    return words(text).stream().map(Long::valueOf).toList();
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
