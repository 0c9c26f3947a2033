package id.penjaga.hub.app.store.book;

import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.json.CanonicalJson;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Writes what an auditor checks: the lines of the book and the records of the journals, byte for
/// byte as they were hashed, one a line.
public final class BookExport implements AutoCloseable {
  private static final int PIECE = 2000;

  private final SqlSession session;

  public BookExport(SqlSession session) {
    this.session = session;
  }

  /// Reads a copy of the hub's database, which nobody has open.
  ///
  /// @param folder as [id.penjaga.hub.app.store.backup.Backup#restore] made it
  /// @throws StoreException when it cannot be opened
  public static BookExport of(Path folder) {
    try {
      return new BookExport(new SqlSession(new Database(folder).connect()));
    } catch (SQLException e) {
      throw new StoreException("cannot open the copy in " + folder + ": " + e.getMessage(), e);
    }
  }

  /// What is to be exported.
  public enum Part {
    /// The book without personal data.
    BOOK,
    /// The records held of all journals, log by log.
    JOURNALS,
    /// The personal data that entries are committed to, with their salts.
    PERSONAL
  }

  /// Writes a part. Returns how many lines it is.
  ///
  /// @throws StoreException when the database does not answer
  public long write(Part part, Writer to) throws IOException {
    try {
      return switch (part) {
        case BOOK -> book(to);
        case JOURNALS -> journals(to);
        case PERSONAL -> personal(to);
      };
    } catch (SQLException e) {
      throw new StoreException("cannot read " + part + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      session.connection().rollback();
      session.close();
    } catch (SQLException e) {
      throw new StoreException("cannot close the copy: " + e.getMessage(), e);
    }
  }

  private long book(Writer to) throws SQLException, IOException {
    BookTables book = BookTables.reading(session);
    long written = 0;
    for (List<String> piece = book.exported(0, PIECE);
        !piece.isEmpty();
        piece = book.exported(written, PIECE)) {
      write(piece, to);
      written += piece.size();
    }
    return written;
  }

  private long personal(Writer to) throws SQLException, IOException {
    record Row(long sequence, String path, String line) {}
    long written = 0;
    Row last = new Row(0, "", "");
    while (true) {
      List<Row> piece =
          session.list(
              row ->
                  new Row(
                      row.getLong("sequence"),
                      row.getString("path"),
                      CanonicalJson.write(
                          Map.of(
                              "sequence",
                              row.getLong("sequence"),
                              "path",
                              row.getString("path"),
                              "salt",
                              row.getString("salt"),
                              "text",
                              CanonicalJson.parse(row.getString("text"))))),
              "SELECT sequence, path, salt, text FROM book_personal WHERE (sequence, path) > (?, ?)"
                  + " ORDER BY sequence, path LIMIT ?",
              last.sequence(),
              last.path(),
              PIECE);
      if (piece.isEmpty()) {
        return written;
      }
      write(piece.stream().map(Row::line).toList(), to);
      written += piece.size();
      last = piece.getLast();
    }
  }

  private long journals(Writer to) throws SQLException, IOException {
    record Row(int log, int epoch, long sequence, String line) {}
    long written = 0;
    Row last = new Row(0, 0, 0, "");
    while (true) {
      List<Row> piece =
          session.list(
              row ->
                  new Row(
                      row.getInt("log_id"),
                      row.getInt("epoch"),
                      row.getLong("sequence"),
                      row.getString("payload")),
              "SELECT log_id, epoch, sequence, payload FROM journal WHERE (log_id, epoch, sequence)"
                  + " > (?, ?, ?) ORDER BY log_id, epoch, sequence LIMIT ?",
              last.log(),
              last.epoch(),
              last.sequence(),
              PIECE);
      if (piece.isEmpty()) {
        return written;
      }
      write(piece.stream().map(Row::line).toList(), to);
      written += piece.size();
      last = piece.getLast();
    }
  }

  private static void write(List<String> lines, Writer to) throws IOException {
    for (String line : lines) {
      to.write(line);
      to.write('\n');
    }
  }
}
