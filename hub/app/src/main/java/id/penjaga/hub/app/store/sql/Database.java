package id.penjaga.hub.app.store.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/// The H2 file: where it is, how it is opened, how a commit becomes durable.
///
/// H2 never forces a commit to disk by itself; `CHECKPOINT SYNC` does. It is pinned to 2.4.240, see
/// `device/decisions`. After some torn writes H2 opens an empty database without a word, so a
/// marker file beside it remembers that there was one.
public final class Database {
  private static final String OPTIONS =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=8192;DEFAULT_LOCK_TIMEOUT=10000";

  private final Path file;
  private final Path marker;
  private final JdbcDataSource source = new JdbcDataSource();

  /// @param folder holds `penjaga.mv.db`; made when missing
  public Database(Path folder) {
    file = folder.resolve("penjaga.mv.db");
    marker = folder.resolve("penjaga.initialised");
    source.setURL("jdbc:h2:file:" + folder.resolve("penjaga").toAbsolutePath() + OPTIONS);
    source.setUser("sa");
    source.setPassword("");
  }

  /// Brings the schema up to date; the first start makes it.
  ///
  /// @throws StoreException when a database that was there is gone or empty, or cannot be opened
  public void migrate() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(marker) && (!Files.exists(file) || empty())) {
        throw new StoreException(
            file
                + " was in use here and is now missing or empty. Restore it from a backup, or"
                + " delete "
                + marker
                + " to begin with an empty history.");
      }
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:id/penjaga/hub/app/store/migration/rooms")
          .loggers("slf4j")
          .load()
          .migrate();
      if (!Files.exists(marker)) {
        Files.writeString(marker, "A database was made here; see penjaga.mv.db.\n");
      }
    } catch (FlywayException | IOException | SQLException e) {
      throw refused(e);
    }
  }

  private StoreException refused(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        return new StoreException(
            file + " is in use by another hub; stop that one, or write another data folder", e);
      }
    }
    return new StoreException("cannot open " + file + ": " + e.getMessage(), e);
  }

  public Connection connect() throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /// Commits and forces to disk: when this returns, a power cut takes nothing of it away.
  public static void commitDurably(Connection connection) throws SQLException {
    connection.commit();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  private boolean empty() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'JOURNAL'")) {
      return !rows.next() || rows.getInt(1) == 0;
    }
  }
}
