package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.store.sql.SqlSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody set aside at a device, and has not come back yet.
///
/// @param kind of the alarm; null when the whole point is out of service
/// @param untilMs when it ends at the latest; null for a point out of service
/// @param once whether it ends as well when the alarm clears
public record ShelfLine(
    DeviceId device,
    @Nullable String kind,
    String point,
    long sinceMs,
    @Nullable Long untilMs,
    boolean once,
    String by,
    String reason) {

  /// Those that last: the end of one may be among records that are lost.
  static List<ShelfLine> all(SqlSession session, long nowMs) throws SQLException {
    return session.list(
        ShelfLine::read,
        "SELECT s.*, d.name AS device FROM shelf s JOIN device d ON d.id = s.device_id"
            + " WHERE (s.until_ms IS NULL OR s.until_ms > ?) AND d.retired_ms IS NULL"
            + " ORDER BY s.since_ms, d.name, s.point, s.kind",
        nowMs);
  }

  /// Whether an alarm is set aside by it.
  public boolean takes(AlarmLine alarm) {
    return device.equals(alarm.device())
        && point.equals(alarm.point())
        && (kind == null || kind.equals(alarm.kind()));
  }

  private static ShelfLine read(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return new ShelfLine(
        new DeviceId(row.getString("device")),
        kind.isEmpty() ? null : kind,
        row.getString("point"),
        row.getLong("since_ms"),
        SqlSession.longOrNull(row, "until_ms"),
        row.getBoolean("once"),
        row.getString("actor"),
        row.getString("reason"));
  }
}
