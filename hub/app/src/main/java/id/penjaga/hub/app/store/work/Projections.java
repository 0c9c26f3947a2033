package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Whether the tables of work are those of the book. Where they are not, they are made again.
///
/// A row says which version of the fold wrote them, up to which entry, and how many cases there
/// are. It is written with every entry, in its transaction.
public final class Projections {
  /// Of the rows that the fold writes. To be raised whenever the same book gives other rows.
  static final int VERSION = 5;

  private static final int UNFINISHED = 0;

  /// How many entries a rebuild holds: some megabytes.
  private static final int HELD = 2000;

  private final SqlSession session;
  private final Pins pins;
  private final BookTables book;
  private final Consumer<Projections.@Nullable Progress> told;

  /// @param told how far making them again has come; null when it is over
  public Projections(SqlSession session, Pins pins, Consumer<Projections.@Nullable Progress> told) {
    this.session = session;
    this.pins = pins;
    this.told = told;
    book = BookTables.reading(session);
  }

  /// How far the tables are made again.
  ///
  /// @param entries that were taken
  /// @param all entries that there are
  public record Progress(long entries, long all) {
    /// 0 to 100.
    public int percent() {
      return all == 0 ? 100 : (int) (entries * 100 / all);
    }
  }

  /// Makes the tables again where they are not what the book says.
  void refresh() throws SQLException {
    String why = stale();
    if (why != null) {
      if (!why.isEmpty()) {
        Logger.info("The tables of work are made again from the book: {}", why);
      }
      rebuild();
    }
  }

  /// Makes the tables again, in transactions of its own; nothing else may be under way in the
  /// session. Ended half way, it begins anew at the next start.
  ///
  /// @return how many entries the book has
  public long rebuild() throws SQLException {
    try {
      session.update("UPDATE work_projection SET version = ?", UNFINISHED);
      session.connection().commit();
      long entries = book.last().sequence();
      long cases = new Rebuild(session, pins, told, HELD).run(entries);
      session.update(
          "UPDATE work_projection SET version = ?, upto = ?, cases = ?", VERSION, entries, cases);
      session.connection().commit();
      if (entries > 0) {
        Logger.info("The tables of work are made of {} entries", entries);
      }
      return entries;
    } catch (RuntimeException e) { // not what the writer has to store just now: it waits
      throw new StoreException("the tables of work cannot be made again: " + e.getMessage(), e);
    } finally {
      told.accept(null);
    }
  }

  /// Says that an entry is in the tables.
  void took(Entry entry) throws SQLException {
    session.later(
        "UPDATE work_projection SET upto = ?, cases = cases + ?",
        entry.sequence(),
        entry.facts().stream().filter(Fact.Opened.class::isInstance).count());
  }

  /// Why the tables are not those of the book, empty when nothing is in it yet; null when they are.
  private @Nullable String stale() throws SQLException {
    record Stamp(int version, long upto, long cases) {}
    Stamp stamp =
        Objects.requireNonNull(
            session.first(
                row -> new Stamp(row.getInt("version"), row.getLong("upto"), row.getLong("cases")),
                "SELECT version, upto, cases FROM work_projection"),
            "the migration wrote it");
    long last = book.last().sequence();
    if (stamp.version() == UNFINISHED) {
      return last == 0 ? "" : "they were not finished";
    }
    if (stamp.version() != VERSION) {
      return "they are of version " + stamp.version() + ", and this is " + VERSION;
    }
    if (stamp.upto() != last) {
      return "they end with entry " + stamp.upto() + ", and the book with " + last;
    }
    Long cases = session.first(row -> row.getLong(1), "SELECT COUNT(*) FROM work_case");
    return cases != null && cases == stamp.cases()
        ? null
        : "there are " + cases + " cases of " + stamp.cases();
  }
}
