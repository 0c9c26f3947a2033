package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.hub.app.store.sql.SqlSession;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The table `occupant`: who is inside, how that is known and since when. A person who may have
/// left unseen stays in the list as PRESUMED, because the list is the muster list in a fire.
final class OccupantRows {
  /// A door was opened from inside without a badge.
  private static final String EXIT = "EXIT";

  /// A door was opened without any grant.
  private static final String FORCED = "FORCED";

  /// A door stood open.
  private static final String HELD = "HELD";

  /// Records of the device are lost.
  static final String HOLE = "HOLE";

  /// The device began another log.
  static final String NEW_LOG = "NEW_LOG";

  private final SqlSession session;

  OccupantRows(SqlSession session) {
    this.session = session;
  }

  void on(int device, JournalEvent event, long atMs) throws SQLException {
    switch (event) {
      case JournalEvent.PersonEntered e -> {
        remove(device, e.badge());
        session.update(
            "INSERT INTO occupant (device_id, badge, holder, door, since_ms, certainty, known_ms)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
            device,
            e.badge().digest(),
            e.holder(),
            e.door().name(),
            atMs,
            e.certainty().name(),
            atMs);
      }
      case JournalEvent.PersonLeft e -> remove(device, e.badge());
      case JournalEvent.DoorOpened e -> {
        if (e.exit()) {
          doubt(device, e.door().name(), EXIT, atMs);
        } else if (e.holder() == null) {
          doubt(device, e.door().name(), FORCED, atMs);
        }
      }
      case JournalEvent.ExitRequested e -> {
        if (e.open()) {
          doubt(device, e.door().name(), EXIT, atMs);
        }
      }
      case JournalEvent.AlarmRaised e -> {
        if (e.kind() == AlarmKind.DOOR_HELD_OPEN) {
          doubt(device, e.point().name(), HELD, atMs);
        }
      }
      default -> {}
    }
  }

  /// Makes everyone who is inside by a door, or by any door, PRESUMED.
  void doubt(int device, @Nullable String door, String why, long atMs) throws SQLException {
    session.update(
        "UPDATE occupant SET certainty = ?, doubt = ?, known_ms = ?"
            + " WHERE device_id = ? AND certainty <> ? AND (CAST(? AS VARCHAR(63)) IS NULL"
            + " OR door = ?)",
        Certainty.PRESUMED.name(),
        why,
        atMs,
        device,
        Certainty.PRESUMED.name(),
        door,
        door);
  }

  /// The pseudonym of who is inside with a badge; null when there is no such person.
  @Nullable String holder(int device, BadgeId badge) throws SQLException {
    return session.first(
        row -> row.getString(1),
        "SELECT holder FROM occupant WHERE device_id = ? AND badge = ?",
        device,
        badge.digest());
  }

  void remove(int device, BadgeId badge) throws SQLException {
    session.update(
        "DELETE FROM occupant WHERE device_id = ? AND badge = ?", device, badge.digest());
  }

  void removeAll(int device) throws SQLException {
    session.update("DELETE FROM occupant WHERE device_id = ?", device);
  }
}
