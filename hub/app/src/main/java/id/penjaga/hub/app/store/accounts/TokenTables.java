package id.penjaga.hub.app.store.accounts;

import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.security.token.ApiToken;
import id.penjaga.hub.app.security.token.TokenBook;
import id.penjaga.hub.app.security.token.TokenScope;
import id.penjaga.hub.app.store.sql.SqlSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The tokens beside their accounts. Roles and rooms stand as words between spaces; null is all.
public final class TokenTables implements TokenBook {
  private static final String SELECT =
      "SELECT id, account_id, name, key_hash, level, roles, rooms, created, expires, revoked,"
          + " revoked_by, used, last_used, last_address FROM account_token ";

  private final AccountTables tables;

  private static final SqlSession.Row<ApiToken> TOKEN =
      row -> {
        Instant revoked = at(row, "revoked");
        return new ApiToken(
            row.getLong("id"),
            row.getLong("account_id"),
            row.getString("name"),
            row.getString("key_hash"),
            new TokenScope(
                Role.valueOf(row.getString("level")),
                words(row.getString("roles")),
                words(row.getString("rooms"))),
            Objects.requireNonNull(at(row, "created")),
            Objects.requireNonNull(at(row, "expires")),
            revoked == null ? null : new ApiToken.Revoked(revoked, row.getString("revoked_by")),
            new ApiToken.Use(
                row.getLong("used"), at(row, "last_used"), row.getString("last_address")));
      };

  /// @param tables whose database it is
  public TokenTables(AccountTables tables) {
    this.tables = tables;
  }

  @Override
  public List<ApiToken> tokens() {
    return tables.read(session -> session.list(TOKEN, SELECT + "ORDER BY id"));
  }

  @Override
  public ApiToken add(
      long account,
      String name,
      String keyHash,
      TokenScope scope,
      Instant created,
      Instant expires) {
    return tables.write(session -> {
      session.update(
          "INSERT INTO account_token"
              + " (account_id, name, key_hash, level, roles, rooms, created, expires, used)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
          account,
          name,
          keyHash,
          scope.level().name(),
          text(scope.roles()),
          text(scope.rooms()),
          AccountTables.utc(created),
          AccountTables.utc(expires));
      return session.list(TOKEN, SELECT + "WHERE key_hash = ?", keyHash).getFirst();
    });
  }

  @Override
  public void revoke(long id, ApiToken.Revoked end) {
    tables.write(session ->
        session.update(
            "UPDATE account_token SET revoked = ?, revoked_by = ? WHERE id = ? AND revoked IS NULL",
            AccountTables.utc(end.at()),
            end.by(),
            id));
  }

  @Override
  public void setUse(long id, ApiToken.Use use) {
    Instant last = use.last();
    tables.write(session ->
        session.update(
            "UPDATE account_token SET used = ?, last_used = ?, last_address = ? WHERE id = ?",
            use.count(),
            last == null ? null : AccountTables.utc(last),
            use.address(),
            id));
  }

  @Override
  public @Nullable String spend(String key, String digest, Instant now, Instant forget) {
    List<String> before =
        tables.write(session -> {
          session.update("DELETE FROM spent_key WHERE spent < ?", AccountTables.utc(forget));
          List<String> spent =
              session.list(
                  row -> row.getString(1), "SELECT digest FROM spent_key WHERE name = ?", key);
          if (spent.isEmpty()) {
            session.update(
                "INSERT INTO spent_key (name, digest, spent) VALUES (?, ?, ?)",
                key,
                digest,
                AccountTables.utc(now));
          }
          return spent;
        });
    return before.isEmpty() ? null : before.getFirst();
  }

  @Override
  public void giveBack(String key) {
    tables.write(session -> session.update("DELETE FROM spent_key WHERE name = ?", key));
  }

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable String text(@Nullable Set<String> words) {
    return words == null ? null : String.join(" ", new TreeSet<>(words));
  }

  private static @Nullable Set<String> words(@Nullable String text) {
    return text == null ? null : text.isEmpty() ? Set.of() : Set.of(text.split(" "));
  }
}
