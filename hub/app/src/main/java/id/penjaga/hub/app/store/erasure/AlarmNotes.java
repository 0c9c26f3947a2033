package id.penjaga.hub.app.store.erasure;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.alarm.AlarmName;
import java.sql.SQLException;
import java.time.Instant;

/// What people noted about alarms, in the table of the rooms; the book has it beside its entries.
final class AlarmNotes {
  private final SqlSession session;

  AlarmNotes(SqlSession session) {
    this.session = session;
  }

  /// Takes the note of an alarm away, and of those that the same note acknowledged.
  ///
  /// @param alarm its name in the book
  /// @param before only what was noted before
  void forget(String alarm, Instant before) throws SQLException {
    AlarmName name = AlarmName.parse(alarm).orElse(null);
    if (name == null || !rooms()) {
      return;
    }
    Long noted =
        name.occurrence() == null
            ? session.first(
                row -> row.getLong(1),
                "SELECT a.acknowledged_ms FROM alarm a JOIN device d ON d.id = a.device_id"
                    + " WHERE d.name = ? AND a.kind = ? AND a.point = ? AND a.raised_ms = ?"
                    + " AND a.acknowledged_ms IS NOT NULL",
                name.device(),
                name.kind(),
                name.point(),
                name.raisedMs())
            : session.first(
                row -> row.getLong(1),
                "SELECT a.acknowledged_ms FROM alarm a JOIN device d ON d.id = a.device_id"
                    + " JOIN log l ON l.id = a.log_id WHERE d.name = ? AND l.name = ?"
                    + " AND a.epoch = ? AND a.sequence = ? AND a.acknowledged_ms IS NOT NULL",
                name.device(),
                name.occurrence().log(),
                name.occurrence().position().epoch(),
                name.occurrence().position().sequence());
    if (noted != null && noted < before.toEpochMilli()) {
      session.update("UPDATE alarm SET note = '' WHERE acknowledged_ms = ?", noted);
    }
  }

  /// A database of the book alone has no rooms.
  private boolean rooms() throws SQLException {
    return session.first(
            row -> row.getInt(1),
            "SELECT 1 FROM information_schema.tables WHERE LOWER(table_name) = 'alarm'")
        != null;
  }
}
