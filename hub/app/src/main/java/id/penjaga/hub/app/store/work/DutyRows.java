package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Obligation;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/// What the book says of when duties were done, and of the cases that do them now.
public final class DutyRows implements Obligation.Done {
  private final SqlSession session;
  private final ItemRows items;
  private final ZoneId zone;

  /// @param zone of the site: days are days there
  public DutyRows(SqlSession session, ItemRows items, ZoneId zone) {
    this.session = session;
    this.items = items;
    this.zone = zone;
  }

  @Override
  public List<LocalDate> held(String register, String item, String field) {
    return items.days(register, item, field);
  }

  /// With an empty register: of cases whatever they are about.
  @Override
  public List<LocalDate> closed(String procedure, String register, String item) {
    return ask(() ->
        session.list(
            row -> Instant.ofEpochMilli(row.getLong(1)).atZone(zone).toLocalDate(),
            "SELECT ended_ms FROM work_case WHERE procedure = ? AND ended_ms > 0"
                + " AND ending <> 'cancelled'"
                + " AND (? = '' OR id IN (SELECT case_id FROM work_item WHERE register = ?"
                + " AND item = ?))",
            procedure,
            register,
            register,
            Item.key(item)));
  }

  /// The newest open case of a procedure about an item, opened in one of these ways; 0 for none.
  ///
  /// @param since opened on that day or later
  public long open(
      String procedure, Collection<String> ways, String register, String item, LocalDate since) {
    record Open(long id, String way) {}
    return ask(() ->
        session
            .list(
                row -> new Open(row.getLong("id"), row.getString("trigger_id")),
                "SELECT id, trigger_id FROM work_case WHERE procedure = ? AND ended_ms = 0"
                    + " AND opened_ms >= ?"
                    + " AND (? = '' OR id IN (SELECT case_id FROM work_item WHERE register = ?"
                    + " AND item = ?)) ORDER BY id DESC",
                procedure,
                since.atStartOfDay(zone).toInstant().toEpochMilli(),
                register,
                register,
                Item.key(item))
            .stream()
            .filter(one -> ways.contains(one.way()))
            .map(Open::id)
            .findFirst()
            .orElse(0L));
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
