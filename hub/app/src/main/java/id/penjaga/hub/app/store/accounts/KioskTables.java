package id.penjaga.hub.app.store.accounts;

import id.penjaga.hub.app.kiosk.Kiosk;
import id.penjaga.hub.app.kiosk.KioskBook;
import id.penjaga.hub.app.store.sql.SqlSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The screens at doors beside the accounts.
public final class KioskTables implements KioskBook {
  private static final String SELECT =
      "SELECT id, name, device, door, pairing_hash, pairing_until, key_hash, made, made_by, paired,"
          + " revoked, revoked_by, seen, address FROM account_kiosk ";

  private static final SqlSession.Row<Kiosk> KIOSK =
      row -> {
        Instant revoked = at(row, "revoked");
        return new Kiosk(
            row.getLong("id"),
            row.getString("name"),
            row.getString("device"),
            row.getString("door"),
            row.getString("pairing_hash"),
            Objects.requireNonNull(at(row, "pairing_until")),
            row.getString("key_hash"),
            Objects.requireNonNull(at(row, "made")),
            row.getString("made_by"),
            at(row, "paired"),
            revoked == null ? null : new Kiosk.Revoked(revoked, row.getString("revoked_by")),
            at(row, "seen"),
            row.getString("address"));
      };

  private final AccountTables tables;

  /// @param tables whose database it is
  public KioskTables(AccountTables tables) {
    this.tables = tables;
  }

  @Override
  public List<Kiosk> kiosks() {
    return tables.read(session -> session.list(KIOSK, SELECT + "ORDER BY id"));
  }

  @Override
  public Kiosk add(
      String name,
      String device,
      String door,
      String pairingHash,
      Instant pairingUntil,
      Instant made,
      String by) {
    return tables.write(session -> {
      session.update(
          "INSERT INTO account_kiosk"
              + " (name, device, door, pairing_hash, pairing_until, made, made_by)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?)",
          name,
          device,
          door,
          pairingHash,
          AccountTables.utc(pairingUntil),
          AccountTables.utc(made),
          by);
      return session
          .list(KIOSK, SELECT + "WHERE pairing_hash = ? ORDER BY id DESC", pairingHash)
          .getFirst();
    });
  }

  @Override
  public void pair(long id, String keyHash, Instant at, String address) {
    tables.write(session ->
        session.update(
            "UPDATE account_kiosk SET key_hash = ?, paired = ?, seen = ?, address = ?"
                + " WHERE id = ? AND revoked IS NULL",
            keyHash,
            AccountTables.utc(at),
            AccountTables.utc(at),
            address,
            id));
  }

  @Override
  public void revoke(long id, Kiosk.Revoked end) {
    tables.write(session ->
        session.update(
            "UPDATE account_kiosk SET revoked = ?, revoked_by = ?, key_hash = NULL"
                + " WHERE id = ? AND revoked IS NULL",
            AccountTables.utc(end.at()),
            end.by(),
            id));
  }

  @Override
  public void setSeen(long id, Instant at, String address) {
    tables.write(session ->
        session.update(
            "UPDATE account_kiosk SET seen = ?, address = ? WHERE id = ?",
            AccountTables.utc(at),
            address,
            id));
  }

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
