package id.penjaga.hub.app.store.accounts;

import id.penjaga.hub.app.security.Account;
import id.penjaga.hub.app.security.AccountBook;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/// Every statement runs on one platform thread that nobody interrupts: an interrupt in a JDBC call
/// closes H2 for every connection (decision 2).
public final class AccountTables implements AccountBook {
  private static final String SELECT =
      "select id, name, role, enabled, created, last_login, password_hash from account ";

  private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=512";

  private final Jdbi jdbi;
  private final boolean h2;
  private final ExecutorService thread;

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

  /// @param folder holds `accounts.mv.db`; made when missing
  public static AccountTables inFolder(Path folder) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + folder.resolve("accounts").toAbsolutePath() + OPTIONS);
    return new AccountTables(database);
  }

  /// @param database H2 or PostgreSQL
  public AccountTables(DataSource database) {
    this.jdbi = Jdbi.create(database);
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("penjaga-accounts").daemon().factory());
    this.h2 =
        run(handle -> {
          migrate(database);
          return isH2(handle);
        });
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

  private static boolean isH2(Handle handle) {
    try {
      return handle.getConnection().getMetaData().getDatabaseProductName().equals("H2");
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say what it is", e);
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean empty() {
    return run(
        handle -> handle.createQuery("select count(*) from account").mapTo(Long.class).one() == 0L);
  }

  @Override
  public Optional<Kept> find(String name) {
    return run(handle ->
        handle
            .createQuery(SELECT + "where name_key = :key")
            .bind("key", key(name))
            .map(KEPT)
            .findOne());
  }

  @Override
  public List<Account> all() {
    return run(handle ->
        handle.createQuery(SELECT + "order by name_key").map(KEPT).stream()
            .map(Kept::account)
            .toList());
  }

  @Override
  public boolean add(String name, Role role, String passwordHash, Instant at) {
    return write(handle -> {
      boolean taken =
          handle
                  .createQuery("select count(*) from account where name_key = :key")
                  .bind("key", key(name))
                  .mapTo(Long.class)
                  .one()
              > 0;
      if (taken) {
        return false;
      }
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
      return true;
    });
  }

  @Override
  public void setPassword(long id, String passwordHash) {
    update("update account set password_hash = :value where id = :id", id, passwordHash);
  }

  @Override
  public void setRole(long id, Role role) {
    update("update account set role = :value where id = :id", id, role.name());
  }

  @Override
  public void setEnabled(long id, boolean enabled) {
    update("update account set enabled = :value where id = :id", id, enabled);
  }

  @Override
  public void setLastLogin(long id, Instant at) {
    update("update account set last_login = :value where id = :id", id, utc(at));
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
    return run(handle ->
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
  public void note(Instant at, String actor, String action, String subject, String address) {
    write(handle ->
        handle
            .createUpdate(
                "insert into account_event (at, actor, action, subject, address)"
                    + " values (:at, :actor, :action, :subject, :address)")
            .bind("at", utc(at))
            .bind("actor", actor)
            .bind("action", action)
            .bind("subject", subject)
            .bind("address", address)
            .execute());
  }

  @Override
  public void close() {
    thread.close();
  }

  private void update(String sql, long id, Object value) {
    write(handle -> handle.createUpdate(sql).bind("value", value).bind("id", id).execute());
  }

  private <T> T write(Function<Handle, T> work) {
    return run(handle -> {
      T result = handle.inTransaction(work::apply);
      if (h2) {
        handle.execute("checkpoint sync");
      }
      return result;
    });
  }

  private <T> T run(Function<Handle, T> work) {
    Future<T> answer = thread.submit(() -> jdbi.withHandle(work::apply));
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the accounts", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the accounts cannot be reached", e.getCause());
    }
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
