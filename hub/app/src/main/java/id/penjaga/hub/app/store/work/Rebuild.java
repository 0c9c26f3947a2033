package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.papers.PaperRows;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import java.sql.SQLException;
import java.util.Set;
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
      Set.of(Subject.Kind.CASE, Subject.Kind.ITEM, Subject.Kind.ALARM, Subject.Kind.PAPER);

  private final SqlSession session;
  private final BookTables book;
  private final Pins pins;
  private final Consumer<Projections.@Nullable Progress> told;

  Rebuild(SqlSession session, Pins pins, Consumer<Projections.@Nullable Progress> told) {
    this.session = session;
    this.pins = pins;
    this.told = told;
    book = BookTables.reading(session);
  }

  /// @param last number of the last entry to take
  /// @return how many cases there are
  long run(long last) throws SQLException {
    CaseRows.empty(session);
    ItemRows.empty(session);
    ToldRows.empty(session);
    PaperRows.empty(session);
    CaseIndexes.drop(session); // made at the end, from sorted keys
    PaperRows papers = new PaperRows(session);
    CaseFold cases = new CaseFold(book, new CaseRows(session), papers, pins);
    ItemFold items = new ItemFold(new ItemRows(session));
    ToldRows alarms = new ToldRows(session);
    long next = 1;
    for (int piece = 1; next <= last; piece++) {
      long upto = Math.min(last, next + PIECE - 1);
      for (Entry entry : book.sealed(FOLDED, next, upto)) {
        if (entry.subject().kind() == Subject.Kind.CASE) {
          cases.take(entry);
        } else {
          papers.take(entry, null);
        }
        items.take(entry);
        alarms.take(entry);
      }
      session.flush();
      if (piece % TOGETHER == 0) {
        session.connection().commit();
        told.accept(new Projections.Progress(upto, last));
      }
      next = upto + 1;
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
