package id.penjaga.hub.app.store.ingest;

import id.penjaga.hub.app.store.erasure.Removals;
import id.penjaga.hub.app.store.readings.OldReadings;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.retention.Kept;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Deletes what is older than its {@link Retention}, a bounded number of rows at a time, so that
/// ingest goes on between them. The file does not shrink; what is freed in it is used again.
///
/// Stays: what a hold covers, alarms that stand or wait for a person, the high-water marks.
final class Forgetting {
  private static final int MOST_ROWS = 5_000;

  private static final String HELD =
      " SELECT 1 FROM retention_hold r WHERE r.device_id = %s AND %s BETWEEN r.from_ms AND r.to_ms";

  private final SqlSession session;
  private final @Nullable Removals removals;

  /// @param removals takes down what goes; null in a store without work of people
  Forgetting(SqlSession session, @Nullable Removals removals) {
    this.session = session;
    this.removals = removals;
  }

  /// Returns how many rows were deleted; 0 when nothing old is left.
  int step(Retention keep, long nowMs) throws SQLException {
    long journal = nowMs - keep.journal().toMillis();
    int deleted =
        session.update(
            "DELETE FROM journal WHERE id IN (SELECT j.id FROM journal j"
                + " JOIN log l ON l.id = j.log_id WHERE j.received_ms < ? AND NOT EXISTS ("
                + HELD.formatted("l.device_id", "j.at_ms")
                + ") ORDER BY j.id LIMIT ?)",
            journal,
            MOST_ROWS);
    deleted +=
        session.update(
            "DELETE FROM alarm WHERE id IN (SELECT a.id FROM alarm a WHERE NOT a.attention"
                + " AND a.acknowledged_ms < ? AND NOT EXISTS ("
                + HELD.formatted("a.device_id", "a.raised_ms")
                + ") LIMIT ?)",
            journal,
            MOST_ROWS);
    deleted +=
        session.update(
            "DELETE FROM hole WHERE id IN (SELECT h.id FROM hole h JOIN log l ON l.id = h.log_id"
                + " WHERE h.found_ms < ? AND NOT EXISTS ("
                + HELD.formatted("l.device_id", "h.found_ms")
                + ") LIMIT ?)",
            journal,
            MOST_ROWS);
    deleted +=
        session.update(
            "DELETE FROM hub_event WHERE id IN (SELECT e.id FROM hub_event e WHERE e.at_ms < ?"
                + " AND NOT EXISTS ("
                + HELD.formatted("e.device_id", "e.at_ms")
                + ") LIMIT ?)",
            journal,
            MOST_ROWS);
    deleted += session.update("DELETE FROM set_aside WHERE at_ms < ?", journal);
    OldReadings old = new OldReadings(session);
    int readings = old.delete(nowMs - keep.readings().toMillis(), 0);
    int tallies = old.delete(0, nowMs - keep.tallies().toMillis());
    if (removals != null) {
      Instant now = Instant.ofEpochMilli(nowMs);
      removals.add(Kept.JOURNAL, deleted, now);
      removals.add(Kept.READINGS, readings, now);
      removals.add(Kept.TALLIES, tallies, now);
      removals.forget(now.minus(keep.tallies()));
    }
    return deleted + readings + tallies;
  }
}
