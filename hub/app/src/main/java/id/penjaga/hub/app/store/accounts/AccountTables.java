package id.penjaga.hub.app.store.accounts;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.security.Account;
import id.penjaga.hub.app.security.AccountBook;
import id.penjaga.hub.app.security.AccountEvent;
import id.penjaga.hub.app.security.AccountsUnavailable;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.DatabaseWords;
import id.penjaga.hub.app.store.sql.Migrations;
import id.penjaga.hub.app.store.sql.PrivateFiles;
import id.penjaga.hub.app.store.sql.SqlSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The accounts in H2 or PostgreSQL.
///
/// Every statement runs on one platform thread that nothing interrupts: an interrupt in a JDBC call
/// closes H2 for every connection (device decision 0003). When the disk refuses the writes of
/// opening, the accounts are read from the file as it is, and opening for writing is tried again at
/// each write.
public final class AccountTables implements AccountBook {
  private static final String SELECT =
      "SELECT id, name, role, enabled, created, last_login, password_hash FROM account ";

  private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=512";

  private final DataSource database;

  /// Reads the same database without writing to it; null where that is not possible.
  private final @Nullable DataSource readOnly;

  private final ExecutorService thread;

  /// Whether the schema is known to be up to date; used by the one thread only.
  private final Path file;

  private boolean migrated;

  private boolean h2;

  private static final SqlSession.Row<Kept> KEPT =
      row -> {
        OffsetDateTime last = row.getObject("last_login", OffsetDateTime.class);
        return new Kept(
            new Account(
                row.getLong("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("enabled"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                last == null ? null : last.toInstant()),
            row.getString("password_hash"));
      };

  /// @param folder holds `accounts.mv.db`; the file is made when missing
  /// @throws AccountsUnavailable when it can be neither opened nor read
  public static AccountTables inFolder(Path folder, Threads threads) {
    JdbcDataSource writable = new JdbcDataSource();
    writable.setURL("jdbc:h2:file:" + folder.resolve("accounts").toAbsolutePath() + OPTIONS);
    Path file = file(folder);
    boolean known = Files.exists(file);
    try {
      PrivateFiles.database(file);
    } catch (IOException e) {
      if (!known) {
        throw unavailable(file, e);
      }
      Logger.warn("the accounts' file keeps its rights: {}", FileWords.of(file, e));
    }
    return new AccountTables(file, writable, known ? reading(folder) : null, threads);
  }

  /// The names of all accounts, read beside a stopped hub without writing anything.
  ///
  /// @throws AccountsUnavailable when there are none here, or the hub has them open at this moment
  public static List<String> namesIn(Path folder) {
    try {
      return on(
          reading(folder),
          session ->
              session.list(row -> row.getString(1), "SELECT name FROM account ORDER BY name_key"));
    } catch (RuntimeException | SQLException e) {
      throw unavailable(file(folder), e);
    }
  }

  private static Path file(Path folder) {
    return folder.resolve("accounts.mv.db");
  }

  private static JdbcDataSource reading(Path folder) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:file:"
            + folder.resolve("accounts").toAbsolutePath()
            + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
    return source;
  }

  /// @param readOnly the same without writing; null where that is not possible
  AccountTables(Path file, DataSource database, @Nullable DataSource readOnly, Threads threads) {
    this.file = file;
    this.database = database;
    this.readOnly = readOnly;
    this.thread = Executors.newSingleThreadExecutor(threads.factory("accounts"));
    try {
      ask(() -> {
        open();
        return true;
      });
    } catch (AccountsUnavailable e) {
      if (readOnly == null || DatabaseWords.openElsewhere(e)) {
        thread.close();
        throw e;
      }
      Logger.warn("{}; they can be read and not changed until it can be written", e.getMessage());
    }
  }

  private void open() throws SQLException {
    if (!migrated) {
      migrate(database);
      h2 =
          on(
              database,
              session -> session.connection().getMetaData().getDatabaseProductName().equals("H2"));
      migrated = true;
    }
  }

  private static void migrate(DataSource database) {
    Migrations.run(
        database,
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:id/penjaga/hub/app/store/migration/accounts")
            .table("account_migration")
            .loggers("slf4j")
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .load());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Kept> accounts() {
    return read(session -> session.list(KEPT, SELECT + "ORDER BY name_key"));
  }

  @Override
  public Account add(String name, Role role, String passwordHash, Instant at) {
    return write(session -> {
      session.update(
          "INSERT INTO account (name, name_key, role, enabled, password_hash, created)"
              + " VALUES (?, ?, ?, TRUE, ?, ?)",
          name,
          key(name),
          role.name(),
          passwordHash,
          utc(at));
      return session.list(KEPT, SELECT + "WHERE name_key = ?", key(name)).getFirst().account();
    });
  }

  @Override
  public void setPassword(long id, String passwordHash) {
    change("UPDATE account SET password_hash = ? WHERE id = ?", id, passwordHash);
  }

  @Override
  public void setRole(long id, Role role) {
    change("UPDATE account SET role = ? WHERE id = ?", id, role.name());
  }

  @Override
  public void setEnabled(long id, boolean enabled) {
    change("UPDATE account SET enabled = ? WHERE id = ?", id, enabled);
  }

  private void change(String sql, long id, Object value) {
    write(session -> {
      session.update(sql, value, id);
      return session.update("DELETE FROM account_session WHERE account_id = ?", id);
    });
  }

  @Override
  public void setLastLogin(long id, Instant at) {
    write(session -> session.update("UPDATE account SET last_login = ? WHERE id = ?", utc(at), id));
  }

  @Override
  public void addSession(LoginSession login) {
    write(session ->
        session.update(
            "INSERT INTO account_session (key_hash, account_id, wall, form_token, started)"
                + " VALUES (?, ?, ?, ?, ?)",
            login.key(),
            login.account(),
            login.wall(),
            login.form(),
            utc(login.started())));
  }

  @Override
  public void removeSession(String key) {
    write(session -> session.update("DELETE FROM account_session WHERE key_hash = ?", key));
  }

  @Override
  public List<LoginSession> sessions() {
    return read(session ->
        session.list(
            row ->
                new LoginSession(
                    row.getString("key_hash"),
                    row.getLong("account_id"),
                    row.getString("name"),
                    Role.valueOf(row.getString("role")),
                    row.getBoolean("wall"),
                    row.getString("form_token"),
                    row.getObject("started", OffsetDateTime.class).toInstant()),
            "SELECT s.key_hash, s.account_id, a.name, a.role, s.wall, s.form_token, s.started"
                + " FROM account_session s JOIN account a ON a.id = s.account_id"
                + " WHERE a.enabled"));
  }

  /// Events older than five years give way to new ones.
  @Override
  public void note(AccountEvent event) {
    write(session -> {
      session.update(
          "INSERT INTO account_event (at, actor, action, subject, address)"
              + " VALUES (?, ?, ?, ?, ?)",
          utc(event.at()),
          event.actor(),
          event.action().name(),
          event.subject(),
          event.address());
      return session.update(
          "DELETE FROM account_event WHERE at < ?", utc(event.at()).minusYears(5));
    });
  }

  @Override
  public List<AccountEvent> events(Instant before, int most) {
    return read(session ->
        session.list(
            row ->
                new AccountEvent(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("actor"),
                    AccountEvent.Action.valueOf(row.getString("action")),
                    row.getString("subject"),
                    row.getString("address")),
            "SELECT at, actor, action, subject, address FROM account_event WHERE at < ?"
                + " ORDER BY id DESC LIMIT ?",
            utc(before),
            most));
  }

  @Override
  public void close() {
    thread.close();
  }

  /// Statements on one connection.
  @FunctionalInterface
  interface Work<T> {
    T run(SqlSession session) throws SQLException;
  }

  private static <T> T on(DataSource database, Work<T> work) throws SQLException {
    try (SqlSession session = new SqlSession(database.getConnection())) {
      return work.run(session);
    }
  }

  <T> T write(Work<T> work) {
    return ask(() -> {
      open();
      return on(
          database,
          session -> {
            session.connection().setAutoCommit(false);
            T result;
            try {
              result = work.run(session);
            } catch (SQLException | RuntimeException e) {
              session.connection().rollback();
              throw e;
            }
            if (h2) {
              Database.commitDurably(session.connection());
            } else {
              session.connection().commit();
            }
            return result;
          });
    });
  }

  /// Reads what is there, if need be from a file that cannot be written now.
  <T> T read(Work<T> work) {
    return ask(() -> {
      DataSource other = readOnly;
      try {
        open();
        return on(database, work);
      } catch (RuntimeException | SQLException e) {
        if (other == null || DatabaseWords.openElsewhere(e)) {
          throw e;
        }
        return on(other, work);
      }
    });
  }

  private <T> T ask(Callable<T> work) {
    Future<T> answer = thread.submit(work);
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the accounts", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw unavailable(file, e);
    }
  }

  private static AccountsUnavailable unavailable(Path file, Throwable cause) {
    return new AccountsUnavailable(
        "the accounts cannot be reached. " + DatabaseWords.of(file, cause), cause);
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
