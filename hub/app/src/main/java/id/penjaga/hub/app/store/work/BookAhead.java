package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Entries of the book in order, read and decoded by another thread some pieces ahead of whoever
/// takes them.
final class BookAhead implements AutoCloseable {
  /// How many entries are read at once: so many are alive while the collector runs.
  private static final int PIECE = 64;

  /// How many pieces may wait to be taken.
  private static final int WAITING = 3;

  private final SqlSession session;
  private final BookTables book;
  private final Set<Subject.Kind> kinds;
  private final long last;
  private final Queue<CompletableFuture<List<Entry>>> ahead = new ArrayDeque<>();
  private CompletableFuture<?> reading = CompletableFuture.completedFuture(null);
  private long asked;
  private long taken;

  /// @param session of its own, which is closed with this
  /// @param kinds of subjects whose entries are read
  /// @param last number of the last entry to read
  BookAhead(SqlSession session, Set<Subject.Kind> kinds, long last) {
    this.session = session;
    this.kinds = kinds;
    this.last = last;
    book = BookTables.reading(session);
  }

  boolean more() {
    return taken < last;
  }

  /// The next piece, without personal data; empty when all its entries are of other kinds.
  List<Entry> next() throws SQLException {
    while (ahead.size() <= WAITING && asked < last) {
      long from = asked + 1;
      long upto = Math.min(last, asked + PIECE);
      CompletableFuture<List<Entry>> piece = reading.thenApplyAsync(_ -> read(from, upto));
      ahead.add(piece);
      reading = piece; // one after the other: a session is for one thread at a time
      asked = upto;
    }
    try {
      List<Entry> entries = ahead.remove().join();
      taken = Math.min(last, taken + PIECE);
      return entries;
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException failed
          && failed.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /// Number of the last entry that was taken.
  long taken() {
    return taken;
  }

  private List<Entry> read(long from, long upto) {
    try {
      return book.sealed(kinds, from, upto);
    } catch (SQLException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  /// Waits for what is being read, then closes the session.
  @Override
  public void close() throws SQLException {
    reading.handle((_, _) -> true).join();
    session.close();
  }
}
