package id.penjaga.hub.app.store.erasure;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.retention.Kept;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What was removed because its time of keeping was over, by the hour (DOC-12).
public final class Removals {
  private static final long HOUR_MS = 3_600_000;

  private final SqlSession session;

  public Removals(SqlSession session) {
    this.session = session;
  }

  /// So much of a kind, in an hour.
  ///
  /// @param amount rows; of personal data the things that lost theirs
  public record Removal(Instant hour, Kept kind, long amount) {}

  /// Adds up what was removed now, in the transaction that removes it.
  ///
  /// @return the amount
  public int add(Kept kind, int amount, Instant now) throws SQLException {
    if (amount > 0) {
      long hour = Math.floorDiv(now.toEpochMilli(), HOUR_MS) * HOUR_MS;
      int known =
          session.update(
              "UPDATE removal SET amount = amount + ? WHERE hour_ms = ? AND kind = ?",
              amount,
              hour,
              kind.word());
      if (known == 0) {
        session.update(
            "INSERT INTO removal (hour_ms, kind, amount) VALUES (?, ?, ?)",
            hour,
            kind.word(),
            amount);
      }
    }
    return amount;
  }

  /// The removals since a moment, the newest first.
  public List<Removal> since(Instant from) throws SQLException {
    List<Removal> all = new ArrayList<>();
    session.list(
        row -> {
          Kept kind = Kept.of(row.getString("kind"));
          if (kind != null) {
            all.add(
                new Removal(
                    Instant.ofEpochMilli(row.getLong("hour_ms")), kind, row.getLong("amount")));
          }
          return 0;
        },
        "SELECT hour_ms, kind, amount FROM removal WHERE hour_ms >= ? ORDER BY hour_ms DESC, kind",
        from.toEpochMilli());
    return all;
  }

  /// Forgets removals of long ago.
  public void forget(Instant before) throws SQLException {
    session.update("DELETE FROM removal WHERE hour_ms < ?", before.toEpochMilli());
  }
}
