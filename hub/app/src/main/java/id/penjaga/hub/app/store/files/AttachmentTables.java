package id.penjaga.hub.app.store.files;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.files.Attachment;
import id.penjaga.hub.app.files.AttachmentBook;
import id.penjaga.hub.app.files.clean.FileKind;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The attachments in H2 or PostgreSQL.
///
/// Every statement runs on one platform thread that nothing interrupts: an interrupt in a JDBC call
/// closes H2 for every connection (device decision 0003).
public final class AttachmentTables implements AttachmentBook, AutoCloseable {
  private static final String SELECT =
      "SELECT id, sha256, media_type, bytes, name, at_ms, brought_by, subject FROM attachment ";
  private static final SqlSession.Row<Attachment> ATTACHMENT =
      row ->
          new Attachment(
              row.getLong("id"),
              row.getString("sha256"),
              FileKind.ofMediaType(row.getString("media_type")).orElseThrow(),
              row.getLong("bytes"),
              row.getString("name"),
              Instant.ofEpochMilli(row.getLong("at_ms")),
              row.getString("brought_by"),
              row.getString("subject"));

  private final DataSource database;
  private final ExecutorService thread;
  private @Nullable SqlSession session;

  /// @param database H2 or PostgreSQL, with the tables of people's work
  public AttachmentTables(DataSource database, Threads threads) {
    this.database = database;
    thread = Executors.newSingleThreadExecutor(threads.factory("attachments"));
  }

  /// Writes down, within the transaction of the entry that names it, that an attachment belongs to
  /// a subject. Said again it changes nothing.
  ///
  /// @param sha256 as the entry names it
  /// @return false when there is no such attachment any more; the entry must not be written then
  public static boolean bind(SqlSession session, String sha256, String subject)
      throws SQLException {
    if (one(session, "WHERE sha256 = ? AND subject = ?", sha256, subject) != null) {
      return true;
    }
    Attachment free = one(session, "WHERE sha256 = ? AND subject IS NULL ORDER BY id", sha256);
    if (free != null) {
      return session.update("UPDATE attachment SET subject = ? WHERE id = ?", subject, free.id())
          == 1;
    }
    Attachment elsewhere = one(session, "WHERE sha256 = ? ORDER BY id", sha256);
    if (elsewhere == null) {
      return false;
    }
    insert(session, elsewhere, subject); // the same paper may prove two things
    return true;
  }

  /// Takes away, within the transaction of the entry that erases it, what was attached to a
  /// subject.
  ///
  /// @return the SHA-256 of what it was; a file may have other rows
  public static List<String> release(SqlSession session, String subject) throws SQLException {
    List<String> files =
        session.list(
            row -> row.getString(1),
            "SELECT DISTINCT sha256 FROM attachment WHERE subject = ? ORDER BY sha256",
            subject);
    session.update("DELETE FROM attachment WHERE subject = ?", subject);
    return files;
  }

  private static @Nullable Attachment one(SqlSession session, String where, Object... values)
      throws SQLException {
    return session.first(ATTACHMENT, SELECT + where, values);
  }

  private static long insert(SqlSession session, Attachment one, @Nullable String subject)
      throws SQLException {
    return session.insert(
        "INSERT INTO attachment (sha256, media_type, bytes, name, at_ms, brought_by, subject)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        one.sha256(),
        one.kind().mediaType,
        one.bytes(),
        one.name(),
        one.at().toEpochMilli(),
        one.by(),
        subject);
  }

  @Override
  public Attachment add(
      String sha256, FileKind kind, long bytes, String name, Instant at, String by) {
    return durably(session -> {
      Attachment fresh = new Attachment(0, sha256, kind, bytes, name, at, by, null);
      long id = insert(session, fresh, null);
      return new Attachment(id, sha256, kind, bytes, name, at, by, null);
    });
  }

  @Override
  public List<Attachment> named(String sha256) {
    return in(session -> session.list(ATTACHMENT, SELECT + "WHERE sha256 = ? ORDER BY id", sha256));
  }

  @Override
  public List<Attachment> of(String subject) {
    return in(
        session -> session.list(ATTACHMENT, SELECT + "WHERE subject = ? ORDER BY id", subject));
  }

  @Override
  public int forget(Instant before) {
    return durably(session ->
        session.update(
            "DELETE FROM attachment WHERE subject IS NULL AND at_ms < ?", before.toEpochMilli()));
  }

  @Override
  public void close() {
    if (!thread.isShutdown()) {
      thread.execute(this::disconnect);
      thread.close();
    }
  }

  @FunctionalInterface
  private interface Task<T> {
    T run(SqlSession session) throws SQLException;
  }

  private <T> T durably(Task<T> task) {
    return in(session -> {
      T done = task.run(session);
      session.connection().commit();
      if (session.connection().getMetaData().getDatabaseProductName().equals("H2")) {
        try (Statement statement = session.connection().createStatement()) {
          statement.execute("CHECKPOINT SYNC");
        }
      }
      return done;
    });
  }

  private <T> T in(Task<T> task) {
    try {
      return thread.submit(() -> run(task)).get();
    } catch (ExecutionException e) {
      throw new StoreException("the attachments cannot be asked now: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for the attachments", e);
    }
  }

  /// A connection that failed is thrown away: the database may have been opened again since.
  private <T> T run(Task<T> task) throws SQLException {
    SqlSession open = session;
    if (open == null || !open.connection().isValid(5)) {
      disconnect();
      open = connect();
    }
    boolean done = false;
    try {
      T answer = task.run(open);
      open.connection().rollback(); // a question leaves nothing open
      done = true;
      return answer;
    } finally {
      if (!done) {
        disconnect();
      }
    }
  }

  private SqlSession connect() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    SqlSession fresh = new SqlSession(connection);
    session = fresh;
    return fresh;
  }

  private void disconnect() {
    SqlSession old = session;
    session = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException _) {
        // it is broken already, and nothing was written through it
      }
    }
  }
}
