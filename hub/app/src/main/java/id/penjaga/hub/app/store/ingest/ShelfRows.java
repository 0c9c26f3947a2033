package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.hub.app.store.sql.SqlSession;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `shelf`: what people set aside at the devices now. The history is the journal; an
/// alarm that stood meanwhile bears a mark, so that it is known why nobody was told of it.
final class ShelfRows {
  /// The kind of a whole point.
  private static final String POINT = "";

  private final SqlSession session;

  ShelfRows(SqlSession session) {
    this.session = session;
  }

  void on(int device, JournalEvent event, long atMs) throws SQLException {
    switch (event) {
      case JournalEvent.AlarmShelved e ->
          put(
              device,
              e.kind().name(),
              e.point().name(),
              atMs,
              atMs + e.forMs(),
              e.once(),
              e.by(),
              e.reason());
      case JournalEvent.AlarmUnshelved e -> remove(device, e.kind().name(), e.point().name(), atMs);
      case JournalEvent.PointOutOfService e ->
          put(device, POINT, e.point().name(), atMs, null, false, e.by(), e.reason());
      case JournalEvent.PointInService e -> remove(device, POINT, e.point().name(), atMs);
      case JournalEvent.AlarmRaised e -> mark(device, e.point().name());
      default -> {}
    }
  }

  /// Nothing of a device is set aside any more.
  void removeAll(int device) throws SQLException {
    session.update("DELETE FROM shelf WHERE device_id = ?", device);
  }

  /// Brings what is known of standing alarms into line with what their device shows, after all its
  /// records are held: records may have been lost. Returns whether something changed.
  boolean reconcile(int device, List<StateMessage.Alarm> shown, long nowMs) throws SQLException {
    boolean changed = false;
    for (StateMessage.Alarm alarm : shown) {
      String kind = alarm.kind().name();
      String point = alarm.point().name();
      StateMessage.Shelved shelved = alarm.shelved();
      if (shelved == null) {
        changed |= has(device, kind, point) && remove(device, kind, point, nowMs);
      } else if (!has(device, kind, point)) {
        put(
            device,
            kind,
            point,
            nowMs,
            shelved.untilMs(),
            shelved.once(),
            shelved.by(),
            shelved.reason());
        changed = true;
      }
      StateMessage.OutOfService out = alarm.outOfService();
      if (out == null) {
        changed |= has(device, POINT, point) && remove(device, POINT, point, nowMs);
      } else if (!has(device, POINT, point)) {
        put(device, POINT, point, nowMs, null, false, out.by(), out.reason());
        changed = true;
      }
    }
    return changed;
  }

  private boolean has(int device, String kind, String point) throws SQLException {
    return session.first(
            row -> row.getLong(1),
            "SELECT since_ms FROM shelf WHERE device_id = ? AND kind = ? AND point = ?",
            device,
            kind,
            point)
        != null;
  }

  private void put(
      int device,
      String kind,
      String point,
      long sinceMs,
      @Nullable Long untilMs,
      boolean once,
      String by,
      String reason)
      throws SQLException {
    session.update(
        "DELETE FROM shelf WHERE device_id = ? AND kind = ? AND point = ?", device, kind, point);
    session.update(
        "INSERT INTO shelf (device_id, kind, point, since_ms, until_ms, once, actor, reason)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        device,
        kind,
        point,
        sinceMs,
        untilMs,
        once,
        by,
        reason);
    mark(device, point);
  }

  /// Marks the standing alarms of a point that are set aside.
  private void mark(int device, String point) throws SQLException {
    session.update(
        "UPDATE alarm SET heard_ms = NULL, aside = CASE WHEN EXISTS (SELECT 1 FROM shelf s WHERE"
            + " s.device_id = alarm.device_id AND s.point = alarm.point AND s.kind = '')"
            + " THEN 'OUT_OF_SERVICE' ELSE 'SHELVED' END"
            + " WHERE device_id = ? AND point = ? AND standing AND EXISTS (SELECT 1 FROM shelf s"
            + " WHERE s.device_id = alarm.device_id AND s.point = alarm.point"
            + " AND (s.kind = '' OR s.kind = alarm.kind))",
        device,
        point);
  }

  /// What still stands is heard from now on, unless it is set aside otherwise as well.
  private boolean remove(int device, String kind, String point, long atMs) throws SQLException {
    session.update(
        "DELETE FROM shelf WHERE device_id = ? AND kind = ? AND point = ?", device, kind, point);
    session.update(
        "UPDATE alarm SET heard_ms = ? WHERE device_id = ? AND point = ? AND standing"
            + " AND aside IS NOT NULL AND heard_ms IS NULL AND NOT EXISTS (SELECT 1 FROM shelf s"
            + " WHERE s.device_id = alarm.device_id AND s.point = alarm.point"
            + " AND (s.kind = '' OR s.kind = alarm.kind))",
        atMs,
        device,
        point);
    return true;
  }
}
