package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.hub.app.store.sql.SqlSession;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What follows from journal records as they are stored: which alarms stand, who is inside, which
/// limits hold.
final class Folds {
  /// The alarm the hub raises itself (SYS-12).
  static final String DEVICE_OFFLINE = "DEVICE_OFFLINE";

  private final SqlSession session;
  private final Registry registry;

  Folds(SqlSession session, Registry registry) {
    this.session = session;
    this.registry = registry;
  }

  /// Returns whether an alarm changed.
  boolean on(Registry.Device device, JournalEvent event, long atMs) throws SQLException {
    switch (event) {
      case JournalEvent.AlarmRaised e ->
          raise(
              device.id,
              e.kind().name(),
              e.point().name(),
              e.severity().name(),
              e.measured(),
              atMs);
      case JournalEvent.AlarmCleared e ->
          clear(
              device.id,
              e.kind().name(),
              e.point().name(),
              atMs,
              e.raisedMs() < 0 ? null : e.raisedMs());
      case JournalEvent.AlarmAcknowledged e ->
          acknowledge(device.id, e.kind().name(), e.point().name(), e.by(), e.note(), atMs);
      case JournalEvent.LimitsChanged e ->
          registry.changeBand(device, e.point().name(), e.low(), e.high());
      case JournalEvent.PersonEntered e -> {
        leave(device.id, e.badge().digest());
        session.update(
            "INSERT INTO occupant (device_id, badge, holder, door, since_ms)"
                + " VALUES (?, ?, ?, ?, ?)",
            device.id,
            e.badge().digest(),
            e.holder(),
            e.door().name(),
            atMs);
      }
      case JournalEvent.PersonLeft e -> leave(device.id, e.badge().digest());
      default -> {
        return false;
      }
    }
    return event instanceof JournalEvent.AlarmRaised
        || event instanceof JournalEvent.AlarmCleared
        || event instanceof JournalEvent.AlarmAcknowledged;
  }

  /// An alarm that stands already, raised again after a restart of the device, stays the same
  /// alarm.
  void raise(
      int device, String kind, String point, String severity, @Nullable Measure measured, long atMs)
      throws SQLException {
    Long standing =
        session.first(
            row -> row.getLong(1),
            "SELECT id FROM alarm WHERE device_id = ? AND kind = ? AND point = ? AND standing",
            device,
            kind,
            point);
    if (standing == null) {
      session.update(
          "INSERT INTO alarm (device_id, kind, point, severity, measured, unit, raised_ms,"
              + " standing, attention) VALUES (?, ?, ?, ?, ?, ?, ?, TRUE, TRUE)",
          device,
          kind,
          point,
          severity,
          measured == null ? null : measured.value(),
          measured == null ? null : measured.unit().code(),
          atMs);
    }
  }

  void clear(int device, String kind, String point, long atMs, @Nullable Long stoodMs)
      throws SQLException {
    session.update(
        "UPDATE alarm SET standing = FALSE, cleared_ms = ?, stood_ms = ?,"
            + " attention = CASE WHEN acknowledged_ms IS NULL THEN TRUE ELSE FALSE END"
            + " WHERE device_id = ? AND kind = ? AND point = ? AND standing",
        atMs,
        stoodMs,
        device,
        kind,
        point);
  }

  /// A person takes note of an alarm and of its earlier occurrences that nobody took note of.
  int acknowledge(int device, String kind, String point, String by, String note, long atMs)
      throws SQLException {
    return session.update(
        "UPDATE alarm SET acknowledged_ms = ?, acknowledged_by = ?, note = ?, attention = standing"
            + " WHERE device_id = ? AND kind = ? AND point = ? AND acknowledged_ms IS NULL",
        atMs,
        by,
        note,
        device,
        kind,
        point);
  }

  /// The device has a new, empty journal and will never clear what the old one raised.
  void forgetStanding(int device, long atMs) throws SQLException {
    session.update(
        "UPDATE alarm SET standing = FALSE, cleared_ms = ?,"
            + " attention = CASE WHEN acknowledged_ms IS NULL THEN TRUE ELSE FALSE END"
            + " WHERE device_id = ? AND standing AND kind <> ?",
        atMs,
        device,
        DEVICE_OFFLINE);
  }

  private void leave(int device, String badge) throws SQLException {
    session.update("DELETE FROM occupant WHERE device_id = ? AND badge = ?", device, badge);
  }
}
