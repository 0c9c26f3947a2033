package id.penjaga.hub.app.store.audit;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What an audit reads and writes in the store, newest first.
public final class AuditRows {
  private static final int MOST_FORGOTTEN = 5_000;

  private final SqlSession session;

  public AuditRows(SqlSession session) {
    this.session = session;
  }

  public void add(ReadRow row) throws SQLException {
    session.update(
        "INSERT INTO personal_read (at_ms, account, person, kind, thing, address)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        row.at().toEpochMilli(),
        cut(row.account(), 100),
        row.person(),
        row.exported() ? "EXPORTED" : "SEEN",
        cut(row.thing(), 400),
        cut(row.address(), 64));
  }

  /// @param before number of the last one that is known; [Long#MAX_VALUE] for the newest
  /// @param from and `until` in time, until not included
  public List<ReadRow> reads(long before, Instant from, Instant until, int most)
      throws SQLException {
    return session.list(
        AuditRows::read,
        "SELECT * FROM personal_read WHERE id < ? AND at_ms >= ? AND at_ms < ?"
            + " ORDER BY id DESC LIMIT ?",
        before,
        from.toEpochMilli(),
        until.toEpochMilli(),
        most);
  }

  /// Deletes what is older, at most some thousand at a time.
  ///
  /// @return how many went
  public int forget(Instant before) throws SQLException {
    return session.update(
        "DELETE FROM personal_read WHERE id IN (SELECT id FROM personal_read WHERE at_ms < ?"
            + " ORDER BY id LIMIT ?)",
        before.toEpochMilli(),
        MOST_FORGOTTEN);
  }

  /// Numbers of the entries about subjects of some kinds. What monitors found is no deed of
  /// anybody: it stands on their own pages.
  ///
  /// @param before number of the last one that is known
  public List<Long> entries(
      Collection<Subject.Kind> kinds, long before, Instant from, Instant until, int most)
      throws SQLException {
    String names =
        kinds.stream()
            .map(kind -> "'" + kind.name().toLowerCase(Locale.ROOT) + "'")
            .collect(Collectors.joining(", "));
    return session.list(
        row -> row.getLong(1),
        "SELECT sequence FROM book_entry WHERE subject_kind IN ("
            + names
            + ") AND NOT (subject_kind = 'monitor' AND subject_id = 'turns') AND sequence < ? AND"
            + " typed_ms >= ? AND typed_ms < ? ORDER BY sequence DESC LIMIT ?",
        before,
        from.toEpochMilli(),
        until.toEpochMilli(),
        most);
  }

  /// Entries with their personal data, as far as they are there; the newest first.
  public List<Entry> entries(List<Long> numbers) throws SQLException {
    return BookTables.reading(session).entries(numbers).reversed();
  }

  private static ReadRow read(ResultSet row) throws SQLException {
    long person = row.getLong("person");
    Long known = row.wasNull() ? null : person;
    return new ReadRow(
        row.getLong("id"),
        Instant.ofEpochMilli(row.getLong("at_ms")),
        row.getString("account"),
        known,
        row.getString("kind").equals("EXPORTED"),
        row.getString("thing"),
        row.getString("address"));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
