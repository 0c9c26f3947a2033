package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.monitor.MonitorRows;
import id.penjaga.hub.app.store.papers.PaperRows;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes the tables of work again in one pass over the book. It commits as it goes and holds a
/// bounded number of entries: a book is larger than the memory. Another thread reads the book, in a
/// session of its own, so that both processors of a small machine have something to do.
final class Rebuild {
  /// How many pieces are committed together.
  private static final int TOGETHER = 64;

  private static final Set<Subject.Kind> FOLDED =
      Set.of(
          Subject.Kind.CASE,
          Subject.Kind.ITEM,
          Subject.Kind.ALARM,
          Subject.Kind.MONITOR,
          Subject.Kind.PAPER);

  private final SqlSession session;
  private final BookTables book;
  private final Pins pins;
  private final Consumer<Projections.@Nullable Progress> told;
  private final int most;

  /// @param told how far it has come
  /// @param most entries to hold at once, some kilobytes each
  Rebuild(SqlSession session, Pins pins, Consumer<Projections.@Nullable Progress> told, int most) {
    this.session = session;
    this.pins = pins;
    this.told = told;
    this.most = most;
    book = BookTables.reading(session);
  }

  /// @param last number of the last entry to take
  /// @return how many cases there are
  long run(long last) throws SQLException {
    CaseRows.empty(session);
    ItemRows.empty(session);
    ToldRows.empty(session);
    PaperRows.empty(session);
    MonitorRows.empty(session);
    CaseIndexes.drop(session); // made at the end, from sorted keys
    session.connection().commit();
    if (last > 0) {
      told.accept(new Projections.Progress(0, last));
    }
    PaperRows papers = new PaperRows(session);
    CaseFold cases = new CaseFold(book, new CaseRows(session), papers, pins, most);
    ItemFold items = new ItemFold(new ItemRows(session));
    ToldRows alarms = new ToldRows(session);
    MonitorRows monitors = new MonitorRows(session);
    try (BookAhead ahead = new BookAhead(session.beside(), FOLDED, last)) {
      for (int pieces = 1; ahead.more(); pieces++) {
        for (Entry entry : ahead.next()) {
          if (entry.subject().kind() == Subject.Kind.CASE) {
            cases.take(entry);
          } else {
            papers.take(entry, null);
          }
          items.take(entry);
          alarms.take(entry);
          monitors.take(entry);
        }
        session.flush();
        if (pieces % TOGETHER == 0) {
          session.connection().commit();
          told.accept(new Projections.Progress(ahead.taken(), last));
        }
      }
    }
    items.finish();
    cases.writeHeld();
    session.flush();
    CaseIndexes.make(session);
    cases.writeAgain();
    session.flush();
    return cases.count();
  }
}
