package id.penjaga.hub.app.store.readings;

import id.penjaga.hub.app.store.sql.SqlSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Deletes series and tallies of hours that ended before a time, except those that a hold covers.
public final class OldReadings {
  private static final int MOST_ROWS = 2_000;

  private final SqlSession session;

  public OldReadings(SqlSession session) {
    this.session = session;
  }

  /// Hours since 1970, both ends included.
  private record Hours(long first, long last) {}

  private record Row(int point, int device) {}

  /// Returns how many rows were deleted, at most some thousand.
  public int delete(long seriesBeforeMs, long talliesBeforeMs) throws SQLException {
    int deleted = 0;
    List<Row> points =
        session.list(
            row -> new Row(row.getInt(1), row.getInt(2)), "SELECT id, device_id FROM point");
    for (Row point : points) {
      if (deleted >= MOST_ROWS) {
        return deleted;
      }
      for (Hours free : free(point.device(), seriesBeforeMs)) {
        deleted +=
            delete(
                "series",
                SeriesPackets.seriesId(point.point(), free.first(), 0),
                SeriesPackets.seriesId(point.point(), free.last(), SeriesPackets.LAST_NUMBER));
      }
      for (Hours free : free(point.device(), talliesBeforeMs)) {
        deleted +=
            delete(
                "tally_hour",
                SeriesPackets.hourId(point.point(), free.first()),
                SeriesPackets.hourId(point.point(), free.last()));
      }
    }
    return deleted;
  }

  private int delete(String table, long first, long last) throws SQLException {
    return session.update(
        "DELETE FROM "
            + table
            + " WHERE id IN (SELECT id FROM "
            + table
            + " WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?)",
        first,
        last,
        MOST_ROWS);
  }

  /// The stretches of hours before a time that no hold touches.
  private List<Hours> free(int device, long beforeMs) throws SQLException {
    List<Hours> free = new ArrayList<>();
    long next = 0;
    long end = beforeMs / Folding.HOUR_MS - 1;
    List<Hours> held =
        session.list(
            row ->
                new Hours(
                    Math.max(0, row.getLong(1)) / Folding.HOUR_MS,
                    Math.max(0, row.getLong(2)) / Folding.HOUR_MS),
            "SELECT from_ms, to_ms FROM retention_hold WHERE device_id = ? ORDER BY from_ms",
            device);
    for (Hours hold : held) {
      if (hold.first() > next && next <= end) {
        free.add(new Hours(next, Math.min(end, hold.first() - 1)));
      }
      next = Math.max(next, hold.last() + 1);
    }
    if (next <= end) {
      free.add(new Hours(next, end));
    }
    return free;
  }
}
