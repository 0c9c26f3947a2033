package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import id.penjaga.hub.core.text.Bilingual;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alarms as figures count them.
final class OccurrenceRows {
  private OccurrenceRows() {}

  private static final String ALL =
      "SELECT a.id, d.name AS device, a.kind, a.point, a.severity, a.raised_ms, a.cleared_ms,"
          + " a.remark, a.acknowledged_ms, p.label_id, p.label_en"
          + " FROM alarm a JOIN device d ON d.id = a.device_id"
          + " LEFT JOIN point p ON p.device_id = a.device_id AND p.name = a.point";

  /// The alarms that came in last, the newest first.
  static List<AlarmOccurrence> newest(SqlSession session, int most) throws SQLException {
    return session.list(OccurrenceRows::read, ALL + " ORDER BY a.id DESC LIMIT ?", most);
  }

  static List<AlarmOccurrence> of(SqlSession session, long fromMs, long toMs) throws SQLException {
    return session.list(
        OccurrenceRows::read,
        ALL
            + " WHERE a.raised_ms < ?"
            + " AND (a.raised_ms >= ? OR a.cleared_ms IS NULL OR a.cleared_ms >= ?)"
            + " ORDER BY a.raised_ms, a.id",
        toMs,
        fromMs,
        fromMs);
  }

  private static AlarmOccurrence read(ResultSet row) throws SQLException {
    String point = row.getString("point");
    String id = row.getString("label_id");
    String en = row.getString("label_en");
    return new AlarmOccurrence(
        row.getLong("id"),
        row.getString("device"),
        row.getString("kind"),
        point,
        id == null || en == null ? Bilingual.same(point) : new Bilingual(id, en),
        Severity.valueOf(row.getString("severity")),
        Instant.ofEpochMilli(row.getLong("raised_ms")),
        moment(SqlSession.longOrNull(row, "cleared_ms")),
        row.getString("remark") == null,
        moment(SqlSession.longOrNull(row, "acknowledged_ms")),
        false);
  }

  private static @Nullable Instant moment(@Nullable Long ms) {
    return ms == null ? null : Instant.ofEpochMilli(ms);
  }
}
