package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.monitor.MonitorRows;
import id.penjaga.hub.app.store.papers.PaperRows;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes the tables of work again in one pass over the book. It commits as it goes and holds a
/// bounded number of entries: a book is larger than the memory.
final class Rebuild {
  /// How many entries are read at once.
  private static final int PIECE = 250;

  /// How many pieces are committed together.
  private static final int TOGETHER = 16;

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
    CompletableFuture<List<Entry>> ahead = read(1, last);
    for (long next = 1; next <= last; next += PIECE) {
      List<Entry> entries = ahead.join();
      ahead = read(next + PIECE, last);
      for (Entry entry : entries) {
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
      if (next / PIECE % TOGETHER == 0) {
        session.connection().commit();
        told.accept(new Projections.Progress(next - 1, last));
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

  /// Reads a piece of the book; another processor decodes it while the piece before is folded.
  private CompletableFuture<List<Entry>> read(long from, long last) throws SQLException {
    return CompletableFuture.supplyAsync(
        book.sealed(FOLDED, from, Math.min(last, from + PIECE - 1)));
  }
}
