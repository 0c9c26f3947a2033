package id.penjaga.hub.app.store.sql;

import id.penjaga.device.shell.files.DurableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.h2.jdbcx.JdbcDataSource;

/// The H2 file: where it is, how it is opened, how a commit becomes durable.
///
/// H2 never forces a commit to disk by itself; `CHECKPOINT SYNC` does. It is pinned to 2.4.240
/// (decision 0001). After some torn writes H2 opens an empty database without a word, so a marker
/// file beside it remembers that there was one.
public final class Database {
  private static final String OPTIONS =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=8192;TRACE_LEVEL_FILE=0;DEFAULT_LOCK_TIMEOUT=10000";

  private final Path file;
  private final Path marker;
  private final Path before;
  private final JdbcDataSource source = new JdbcDataSource();

  /// @param folder holds `penjaga.mv.db`; made when missing, with access for its owner only
  public Database(Path folder) {
    file = folder.resolve("penjaga.mv.db");
    marker = folder.resolve("penjaga.initialised");
    before = folder.resolve("penjaga.before-update.mv.db");
    source.setURL("jdbc:h2:file:" + folder.resolve("penjaga").toAbsolutePath() + OPTIONS);
    source.setUser("sa");
    source.setPassword("");
  }

  /// Brings the schema up to date; the first start makes it. A failure in between, such as a full
  /// disk, leaves the database as it was, so that it can be tried again.
  ///
  /// @throws StoreException when a database that was there is gone or empty, or cannot be opened
  public void migrate() {
    try {
      takeBack();
      boolean fresh = !Files.exists(marker);
      if (!fresh && !Files.exists(file)) {
        throw vanished();
      }
      PrivateFiles.database(file);
      Flyway rooms = rooms();
      Flyway work = WorkSchema.of(source);
      if (outdated(fresh, rooms, work)) {
        update(fresh, rooms, work);
      }
      if (fresh) {
        DurableFile.write(
            marker,
            "A database was made here; see penjaga.mv.db.\n".getBytes(StandardCharsets.UTF_8),
            "rw-------");
      }
    } catch (FlywayException | IOException | SQLException e) {
      throw new StoreException("the database cannot be opened. " + words(e), e);
    }
  }

  private boolean outdated(boolean fresh, Flyway... schemas) throws SQLException {
    try (Connection held = source.getConnection()) {
      if (!fresh && empty(held)) {
        throw vanished();
      }
      boolean pending = false;
      for (Flyway schema : schemas) {
        MigrationInfoService info = schema.info();
        requireKnown(info);
        pending |= info.pending().length > 0;
      }
      return pending;
    }
  }

  /// H2 cannot take back a change of its schema, so the file is kept until all changes are made.
  private void update(boolean fresh, Flyway... schemas) throws IOException {
    if (!fresh) {
      setAside();
    }
    try {
      Migrations.run(source, schemas);
    } catch (FlywayException e) {
      if (fresh) {
        Files.deleteIfExists(file);
      }
      takeBack();
      throw e;
    }
    DurableFile.delete(before);
  }

  /// The copy bears its name only when it is whole: what is found under it may be taken back.
  private void setAside() throws IOException {
    Path part = before.resolveSibling(before.getFileName() + ".part");
    try {
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel copy = FileChannel.open(part, StandardOpenOption.WRITE)) {
        copy.force(true);
      }
      Files.move(part, before, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// An update that failed, or that a power cut ended half way, is undone.
  private void takeBack() throws IOException {
    if (Files.exists(before)) {
      Files.move(before, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private HistoryMissing vanished() {
    return new HistoryMissing(
        file
            + " was in use here and is now missing or empty. Restore it from a backup, or"
            + " delete "
            + marker
            + " to begin with an empty history.");
  }

  /// What the database refused, in words for an operator.
  public String words(Exception e) {
    return e instanceof StoreException known
        ? String.valueOf(known.getMessage())
        : DatabaseWords.of(file, e);
  }

  /// Makes connections for parts with a thread of their own.
  public DataSource source() {
    return source;
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

  private static boolean empty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'JOURNAL'")) {
      return !rows.next() || rows.getInt(1) == 0;
    }
  }

  /// Whether another process has the database of a data folder open.
  public static boolean openElsewhere(Path folder) {
    try (Connection connection = connection(folder, "penjaga")) {
      return connection.isClosed();
    } catch (SQLException e) {
      if (DatabaseWords.openElsewhere(e)) {
        return true;
      }
      throw new StoreException(
          "the database cannot be opened. " + DatabaseWords.of(folder.resolve("penjaga.mv.db"), e),
          e);
    }
  }

  /// Writes a consistent copy of a database, closed or open in this process, as an archive.
  ///
  /// @param name without `.mv.db`
  public static void copy(Path folder, String name, Path to) throws SQLException {
    try (Connection connection = connection(folder, name);
        PreparedStatement statement = connection.prepareStatement("BACKUP TO ?")) {
      statement.setString(1, to.toAbsolutePath().toString());
      statement.execute();
    }
  }

  /// How many entries the book of a data folder has; 0 while it has none.
  public static long entries(Path folder) throws SQLException {
    try (Connection connection = connection(folder, "penjaga");
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'BOOK_ENTRY'");
        ResultSet tables = statement.executeQuery()) {
      if (!tables.next() || tables.getInt(1) == 0) {
        return 0;
      }
      try (PreparedStatement last =
              connection.prepareStatement("SELECT MAX(sequence) FROM book_entry");
          ResultSet row = last.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /// @throws StoreException when the database of a data folder was written by a newer version
  public static void requireKnown(Path folder) {
    Database database = new Database(folder);
    try (Connection _ = database.connect()) {
      database.requireKnown(database.rooms().info());
      database.requireKnown(WorkSchema.of(database.source).info());
    } catch (FlywayException | SQLException e) {
      throw new StoreException("the database cannot be opened. " + database.words(e), e);
    }
  }

  /// A program must not write into tables that a newer one has changed.
  private void requireKnown(MigrationInfoService schema) {
    for (MigrationInfo one : schema.applied()) {
      if (one.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new StoreException(
            file
                + " was written by a newer Penjaga ("
                + one.getDescription()
                + "); run that version, or restore a backup that this one made");
      }
    }
  }

  private Flyway rooms() {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:id/penjaga/hub/app/store/migration/rooms")
        .loggers("slf4j")
        .load();
  }

  private static Connection connection(Path folder, String name) throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve(name).toAbsolutePath() + ";IFEXISTS=TRUE");
    if (name.equals("penjaga")) {
      source.setUser("sa");
      source.setPassword("");
    }
    return source.getConnection();
  }
}
