package id.penjaga.hub.app.store.erasure;

import id.penjaga.hub.app.store.audit.AuditRows;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.retention.Kept;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What goes by rule, without anybody asking: personal data whose time of keeping is over, rows of
/// who saw them, and drafts that nobody sent.
public final class ErasureRound {
  /// So many things at a time, so that the writer goes on between them.
  private static final int MOST = 50;

  private static final int DAYS = 3;
  private static final Duration LATELY = Duration.ofDays(30);

  private final SqlSession session;
  private final int keep;

  /// @param keep days for which personal data stay after they were needed
  public ErasureRound(SqlSession session, int keep) {
    this.session = session;
    this.keep = keep;
  }

  /// The next things whose personal data go. None while the book does not bear the clock out: a
  /// clock that was set years ahead must not erase everything.
  public List<Subject> due(People people, Instant now) throws SQLException {
    return borneOut(now)
        ? new ErasureQueries(session, keep)
            .due(people, now).stream().map(ErasureQueries.Erasable::about).limit(MOST).toList()
        : List.of();
  }

  /// Whether people worked on three days of the last thirty.
  private boolean borneOut(Instant now) throws SQLException {
    long before = BookTables.reading(session).typedBefore(now.minus(LATELY));
    Long days =
        session.first(
            row -> row.getLong(1),
            "SELECT COUNT(DISTINCT typed_ms / 86400000) FROM book_entry WHERE sequence > ?"
                + " AND typed_ms <= ?",
            before,
            now.toEpochMilli());
    return days != null && days >= DAYS;
  }

  /// Deletes rows of reads and drafts that are older.
  ///
  /// @return how many went; 0 when nothing old is left
  public int forget(Instant now, Duration reads, Duration drafts) throws SQLException {
    int seen = new AuditRows(session).forget(now.minus(reads));
    int typed =
        session.update("DELETE FROM work_draft WHERE at_ms < ?", now.minus(drafts).toEpochMilli());
    Removals removals = new Removals(session);
    return removals.add(Kept.READS, seen, now) + removals.add(Kept.DRAFTS, typed, now);
  }
}
