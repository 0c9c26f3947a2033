package id.penjaga.hub.app.store.accounts;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.security.Account;
import id.penjaga.hub.app.security.AccountBook;
import id.penjaga.hub.app.security.AccountEvent;
import id.penjaga.hub.app.security.AccountsUnavailable;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.store.sql.PrivateFiles;
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
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The accounts in H2 or PostgreSQL.
///
/// Every statement runs on one platform thread that nothing interrupts: an interrupt in a JDBC call
/// closes H2 for every connection (decision 2). When the disk refuses the writes of opening, the
/// accounts are read from the file as it is, and opening for writing is tried again at each write.
public final class AccountTables implements AccountBook {
  private static final String SELECT =
      "select id, name, role, enabled, created, last_login, password_hash from account ";

  private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=512";

  private final DataSource database;

  /// Reads the same database without writing to it; null where that is not possible.
  private final @Nullable DataSource readOnly;

  private final ExecutorService thread;

  /// Whether the schema is known to be up to date; used by the one thread only.
  private boolean migrated;

  private boolean h2;

  private static final RowMapper<Kept> KEPT =
      (row, _) -> {
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
    Path file = folder.resolve("accounts").toAbsolutePath();
    JdbcDataSource writable = new JdbcDataSource();
    writable.setURL("jdbc:h2:file:" + file + OPTIONS);
    Path database = folder.resolve("accounts.mv.db");
    boolean known = Files.exists(database);
    try {
      PrivateFiles.database(database);
    } catch (IOException e) {
      if (!known) {
        throw unavailable(e);
      }
      Logger.warn("the accounts' file keeps its rights: {}", FileWords.of(database, e));
    }
    return new AccountTables(writable, known ? reading(file) : null, threads);
  }

  /// The names of all accounts, read beside a stopped hub without writing anything.
  ///
  /// @throws AccountsUnavailable when there are none here, or the hub has them open at this moment
  public static List<String> namesIn(Path folder) {
    try {
      return Jdbi.create(reading(folder.resolve("accounts").toAbsolutePath()))
          .withHandle(handle ->
              handle
                  .createQuery("select name from account order by name_key")
                  .mapTo(String.class)
                  .list());
    } catch (RuntimeException e) {
      throw unavailable(e);
    }
  }

  private static JdbcDataSource reading(Path file) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + file + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
    return source;
  }

  /// @param database H2 or PostgreSQL
  /// @param readOnly the same without writing; null where that is not possible
  /// @throws AccountsUnavailable when it can be neither opened nor read
  public AccountTables(DataSource database, @Nullable DataSource readOnly, Threads threads) {
    this.database = database;
    this.readOnly = readOnly;
    this.thread = Executors.newSingleThreadExecutor(threads.factory("accounts"));
    try {
      ask(() -> {
        open();
        return true;
      });
    } catch (AccountsUnavailable e) {
      if (readOnly == null || locked(e)) {
        thread.close();
        throw e;
      }
      Logger.warn("{}; they can be read and not changed until it can be written", e.getMessage());
    }
  }

  private void open() throws SQLException {
    if (!migrated) {
      migrate(database);
      try (Handle handle = Jdbi.open(database)) {
        h2 = handle.getConnection().getMetaData().getDatabaseProductName().equals("H2");
      }
      migrated = true;
    }
  }

  private static boolean locked(Throwable e) {
    return sql(e) instanceof SQLException sql
        && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
  }

  private static @Nullable SQLException sql(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private static void migrate(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:id/penjaga/hub/app/store/migration/accounts")
        .table("account_migration")
        .loggers("slf4j")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Kept> accounts() {
    return read(handle -> handle.createQuery(SELECT + "order by name_key").map(KEPT).list());
  }

  @Override
  public Account add(String name, Role role, String passwordHash, Instant at) {
    return write(handle -> {
      handle
          .createUpdate(
              "insert into account (name, name_key, role, enabled, password_hash, created)"
                  + " values (:name, :key, :role, true, :hash, :at)")
          .bind("name", name)
          .bind("key", key(name))
          .bind("role", role.name())
          .bind("hash", passwordHash)
          .bind("at", utc(at))
          .execute();
      return handle
          .createQuery(SELECT + "where name_key = :key")
          .bind("key", key(name))
          .map(KEPT)
          .one()
          .account();
    });
  }

  @Override
  public void setPassword(long id, String passwordHash) {
    change("update account set password_hash = :value where id = :id", id, passwordHash);
  }

  @Override
  public void setRole(long id, Role role) {
    change("update account set role = :value where id = :id", id, role.name());
  }

  @Override
  public void setEnabled(long id, boolean enabled) {
    change("update account set enabled = :value where id = :id", id, enabled);
  }

  private void change(String sql, long id, Object value) {
    write(handle -> {
      handle.createUpdate(sql).bind("value", value).bind("id", id).execute();
      return handle
          .createUpdate("delete from account_session where account_id = :id")
          .bind("id", id)
          .execute();
    });
  }

  @Override
  public void setLastLogin(long id, Instant at) {
    write(handle ->
        handle
            .createUpdate("update account set last_login = :at where id = :id")
            .bind("at", utc(at))
            .bind("id", id)
            .execute());
  }

  @Override
  public void addSession(LoginSession session) {
    write(handle ->
        handle
            .createUpdate(
                "insert into account_session (key_hash, account_id, wall, form_token, started)"
                    + " values (:key, :account, :wall, :form, :started)")
            .bind("key", session.key())
            .bind("account", session.account())
            .bind("wall", session.wall())
            .bind("form", session.form())
            .bind("started", utc(session.started()))
            .execute());
  }

  @Override
  public void removeSession(String key) {
    write(handle ->
        handle
            .createUpdate("delete from account_session where key_hash = :key")
            .bind("key", key)
            .execute());
  }

  @Override
  public List<LoginSession> sessions() {
    return read(handle ->
        handle
            .createQuery(
                "select s.key_hash, s.account_id, a.name, a.role, s.wall, s.form_token,"
                    + " s.started from account_session s join account a on a.id ="
                    + " s.account_id where a.enabled")
            .map((row, _) ->
                new LoginSession(
                    row.getString("key_hash"),
                    row.getLong("account_id"),
                    row.getString("name"),
                    Role.valueOf(row.getString("role")),
                    row.getBoolean("wall"),
                    row.getString("form_token"),
                    row.getObject("started", OffsetDateTime.class).toInstant()))
            .list());
  }

  @Override
  public void note(AccountEvent event) {
    write(handle ->
        handle
            .createUpdate(
                "insert into account_event (at, actor, action, subject, address)"
                    + " values (:at, :actor, :action, :subject, :address)")
            .bind("at", utc(event.at()))
            .bind("actor", event.actor())
            .bind("action", event.action().name())
            .bind("subject", event.subject())
            .bind("address", event.address())
            .execute());
  }

  @Override
  public List<AccountEvent> events(int most) {
    return read(handle ->
        handle
            .createQuery(
                "select at, actor, action, subject, address from account_event"
                    + " order by id desc limit :most")
            .bind("most", most)
            .map((row, _) ->
                new AccountEvent(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("actor"),
                    AccountEvent.Action.valueOf(row.getString("action")),
                    row.getString("subject"),
                    row.getString("address")))
            .list());
  }

  @Override
  public void close() {
    thread.close();
  }

  private <T> T write(Function<Handle, T> work) {
    return ask(() -> {
      open();
      return Jdbi.create(database)
          .withHandle(handle -> {
            T result = handle.inTransaction(work::apply);
            if (h2) {
              handle.execute("checkpoint sync");
            }
            return result;
          });
    });
  }

  /// Reads what is there, if need be from a file that cannot be written now.
  private <T> T read(Function<Handle, T> work) {
    return ask(() -> {
      DataSource other = readOnly;
      try {
        open();
        return Jdbi.create(database).withHandle(work::apply);
      } catch (RuntimeException | SQLException e) {
        if (other == null || locked(e)) {
          throw e;
        }
        return Jdbi.create(other).withHandle(work::apply);
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
      throw unavailable(e);
    }
  }

  private static AccountsUnavailable unavailable(Throwable cause) {
    SQLException sql = sql(cause);
    String why =
        sql == null
            ? String.valueOf(cause.getMessage())
            : sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                ? "another program has them open"
                : String.valueOf(sql.getMessage()).lines().findFirst().orElse("");
    return new AccountsUnavailable("the accounts cannot be reached: " + why, cause);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
