package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.monitor.TallyRows;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Obligation;
import id.penjaga.hub.core.register.Register;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the book says of when duties were done, and of the cases that do them now. Each kind of
/// answer is read at once when it is first asked for: as many questions to the database for ten
/// thousand items as for one.
public final class DutyRows implements Obligation.Done {
  /// What a duty says that any reading meets.
  private static final String ANYTHING = "reading";

  private final SqlSession session;
  private final ZoneId zone;
  private final Scope scope;
  private final Map<LocalDate, LocalDate> days = new HashMap<>();
  private @Nullable Map<String, List<LocalDate>> held;
  private @Nullable Map<String, List<LocalDate>> closed;
  private @Nullable Map<String, List<LocalDate>> closedOfSite;
  private @Nullable Map<String, List<LocalDate>> read;
  private @Nullable Map<String, List<Open>> open;

  /// @param procedures whose cases do duties
  /// @param latest only what was done last until that day; null for all that was done
  /// @param register with `item` the only one that is asked about; empty for all
  private record Scope(
      List<String> procedures, @Nullable LocalDate latest, String register, String item) {
    String done() {
      return " IN (" + "?, ".repeat(procedures.size()) + "'') AND";
    }

    /// A day, or the newest of several.
    String day(String column) {
      return latest == null ? column : "MAX(" + column + ")";
    }

    String grouped(String columns) {
      return latest == null ? "" : " GROUP BY " + columns;
    }

    String only(String table) {
      return register.isEmpty() ? "" : " AND " + table + "register = ? AND " + table + "item = ?";
    }

    Object[] with(Collection<?> first, Object second) {
      List<Object> all = new ArrayList<>(first);
      all.add(second);
      if (!register.isEmpty()) {
        all.add(register);
        all.add(item);
      }
      return all.toArray();
    }
  }

  private record Open(long id, String way, long openedMs) {}

  private DutyRows(SqlSession session, ZoneId zone, Scope scope) {
    this.session = session;
    this.zone = zone;
    this.scope = scope;
  }

  /// Of all items, with everything that was ever done.
  ///
  /// @param procedures whose cases are what meets a duty
  /// @param zone of the site: days are days there
  public static DutyRows all(SqlSession session, ZoneId zone, Collection<String> procedures) {
    return new DutyRows(session, zone, new Scope(List.copyOf(procedures), null, "", ""));
  }

  /// Of all items, with what was done last.
  ///
  /// @param today nothing later counts
  public static DutyRows latest(
      SqlSession session, ZoneId zone, Collection<String> procedures, LocalDate today) {
    return new DutyRows(session, zone, new Scope(List.copyOf(procedures), today, "", ""));
  }

  /// Of one item, with everything that was ever done.
  public static DutyRows of(SqlSession session, ZoneId zone, Register register, String item) {
    List<String> procedures = Obligation.metByCases(List.of(register));
    return new DutyRows(session, zone, new Scope(procedures, null, register.id(), Item.key(item)));
  }

  @Override
  public List<LocalDate> held(String register, String item, String field) {
    Map<String, List<LocalDate>> known = held;
    if (known == null) {
      known = ask(this::readHeld);
      held = known;
    }
    return known.getOrDefault(key(register, Item.key(item), field), List.of());
  }

  private Map<String, List<LocalDate>> readHeld() throws SQLException {
    Map<String, List<LocalDate>> all = new HashMap<>();
    LocalDate latest = scope.latest();
    session.list(
        row ->
            put(
                all,
                key(row.getString(1), row.getString(2), row.getString(3)),
                LocalDate.parse(row.getString(4))),
        "SELECT register, item, field, "
            + scope.day("held")
            + " FROM register_day WHERE held <= ?"
            + scope.only("")
            + scope.grouped("register, item, field")
            + " ORDER BY 4",
        scope.with(List.of(), latest == null ? "9999-12-31" : latest.toString()));
    return all;
  }

  @Override
  public List<LocalDate> closed(String procedure, String register, String item) {
    if (register.isEmpty()) {
      Map<String, List<LocalDate>> known = closedOfSite;
      if (known == null) {
        known = ask(this::readClosedOfSite);
        closedOfSite = known;
      }
      return known.getOrDefault(procedure, List.of());
    }
    Map<String, List<LocalDate>> known = closed;
    if (known == null) {
      known = ask(this::readClosed);
      closed = known;
    }
    return known.getOrDefault(key(register, Item.key(item), procedure), List.of());
  }

  private Map<String, List<LocalDate>> readClosed() throws SQLException {
    Map<String, List<LocalDate>> all = new HashMap<>();
    session.list(
        row -> put(all, key(row.getString(1), row.getString(2), row.getString(3)), day(row, 4)),
        "SELECT i.register, i.item, c.procedure, "
            + scope.day("c.ended_ms")
            + " FROM work_case c JOIN work_item i ON i.case_id = c.id"
            + " WHERE c.procedure"
            + scope.done()
            + " c.ended_ms > 0 AND c.ended_ms < ? AND c.ending <> 'cancelled'"
            + scope.only("i.")
            + scope.grouped("i.register, i.item, c.procedure")
            + " ORDER BY 4",
        scope.with(scope.procedures(), end()));
    return all;
  }

  private Map<String, List<LocalDate>> readClosedOfSite() throws SQLException {
    Map<String, List<LocalDate>> all = new HashMap<>();
    session.list(
        row -> put(all, row.getString(1), day(row, 2)),
        "SELECT procedure, "
            + scope.day("ended_ms")
            + " FROM work_case WHERE procedure"
            + scope.done()
            + " ended_ms > 0 AND ended_ms < ? AND ending <> 'cancelled'"
            + scope.grouped("procedure")
            + " ORDER BY 2",
        Stream.concat(scope.procedures().stream(), Stream.of(end())).toArray());
    return all;
  }

  /// The moment from which nothing counts.
  private long end() {
    LocalDate latest = scope.latest();
    return latest == null
        ? Long.MAX_VALUE
        : latest.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /// A day counts as read by a collector, by the hub's own check, or by a person.
  @Override
  public List<LocalDate> read(String register, String item, String what) {
    Map<String, List<LocalDate>> known = read;
    if (known == null) {
      known = ask(this::readRead);
      read = known;
    }
    return known.getOrDefault(key(register, Item.key(item), what), List.of());
  }

  private Map<String, List<LocalDate>> readRead() throws SQLException {
    Map<String, List<LocalDate>> all = new HashMap<>();
    LocalDate latest = scope.latest();
    session.list(
        row -> {
          LocalDate day = LocalDate.parse(row.getString(4));
          put(all, key(row.getString(1), row.getString(2), ANYTHING), day);
          return put(all, key(row.getString(1), row.getString(2), row.getString(3)), day);
        },
        "SELECT DISTINCT register, item, kind, "
            + scope.day("held")
            + " FROM monitor_day WHERE checks > 0 AND held <= ?"
            + scope.only("")
            + scope.grouped("register, item, kind")
            + " ORDER BY 4",
        scope.with(List.of(), latest == null ? "9999-12-31" : latest.toString()));
    session.list(
        row -> {
          LocalDate day = day(row, 3);
          put(all, key(row.getString(1), row.getString(2), ANYTHING), day);
          return put(all, key(row.getString(1), row.getString(2), TallyRows.DISK), day);
        },
        "SELECT DISTINCT register, item, "
            + scope.day("at_ms")
            + " FROM work_partition WHERE at_ms < ?"
            + scope.only("")
            + scope.grouped("register, item")
            + " ORDER BY 3",
        scope.with(List.of(), end()));
    return all;
  }

  /// The newest open case of a procedure about an item, opened in one of these ways; 0 for none.
  ///
  /// @param since opened on that day or later
  public long open(
      String procedure, Collection<String> ways, String register, String item, LocalDate since) {
    Map<String, List<Open>> known = open;
    if (known == null) {
      known = ask(this::readOpen);
      open = known;
    }
    long from = since.atStartOfDay(zone).toInstant().toEpochMilli();
    String about = register.isEmpty() ? key("", "", procedure) : key(register, item, procedure);
    return known.getOrDefault(about, List.of()).stream()
        .filter(one -> one.openedMs() >= from && ways.contains(one.way()))
        .map(Open::id)
        .findFirst()
        .orElse(0L);
  }

  /// The newest first, under each item that they are about and under none.
  private Map<String, List<Open>> readOpen() throws SQLException {
    Map<String, List<Open>> all = new HashMap<>();
    session.list(
        row -> {
          Open one = new Open(row.getLong(1), row.getString(3), row.getLong(4));
          String register = row.getString(5);
          if (register != null) {
            put(all, key(register, row.getString(6), row.getString(2)), one);
          }
          List<Open> any = all.getOrDefault(key("", "", row.getString(2)), List.of());
          return any.isEmpty() || any.getLast().id() != one.id()
              ? put(all, key("", "", row.getString(2)), one)
              : one;
        },
        "SELECT c.id, c.procedure, c.trigger_id, c.opened_ms, i.register, i.item FROM work_case c"
            + " LEFT JOIN work_item i ON i.case_id = c.id WHERE c.ended_ms = 0 ORDER BY c.id DESC");
    return all;
  }

  /// Numbers of the open cases about an item.
  public List<Long> cases(String register, String item) {
    return ask(() ->
        session.list(
            row -> row.getLong(1),
            "SELECT c.id FROM work_case c JOIN work_item i ON i.case_id = c.id"
                + " WHERE i.register = ? AND i.item = ? AND c.ended_ms = 0 ORDER BY c.id DESC",
            register,
            Item.key(item)));
  }

  /// The day of the first entry of the book: duties of the site hold from then on.
  public LocalDate began(LocalDate otherwise) {
    return ask(() ->
            session.list(
                row -> row.getLong(1), "SELECT typed_ms FROM book_entry WHERE sequence = 1"))
        .stream()
        .map(first -> Instant.ofEpochMilli(first).atZone(zone).toLocalDate())
        .findFirst()
        .orElse(otherwise);
  }

  private LocalDate day(ResultSet row, int column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column)).atZone(zone).toLocalDate();
  }

  /// Many duties are done on the same days.
  private LocalDate put(Map<String, List<LocalDate>> all, String key, LocalDate day) {
    LocalDate one = days.computeIfAbsent(day, _ -> day);
    all.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(one);
    return one;
  }

  private static Open put(Map<String, List<Open>> all, String key, Open one) {
    all.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(one);
    return one;
  }

  private static String key(String register, String item, String what) {
    return register + "/" + what + "/" + Item.key(item);
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask() throws SQLException;
  }

  private static <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }
}
