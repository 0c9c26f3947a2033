package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Position;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.live.Changes;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.sql.SqlSession;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What follows from what a device says: which alarms stand, who is inside, which limits hold.
final class RoomFolds {
  private final Registry registry;
  private final HubClock clock;
  private final Set<Changes.Kind> changes;
  private final SqlSession session;
  private final AlarmRows alarms;
  private final ShelfRows shelves;
  private final OccupantRows occupants;
  private boolean dirty;

  /// @param changes is told what changed
  RoomFolds(SqlSession session, Registry registry, HubClock clock, Set<Changes.Kind> changes) {
    this.session = session;
    this.registry = registry;
    this.clock = clock;
    this.changes = changes;
    alarms = new AlarmRows(session);
    shelves = new ShelfRows(session);
    occupants = new OccupantRows(session);
  }

  AlarmRows alarms() {
    return alarms;
  }

  ShelfRows shelves() {
    return shelves;
  }

  OccupantRows occupants() {
    return occupants;
  }

  /// Whether there is something to commit that no stream shows, since the last call.
  boolean changedSomething() {
    boolean changed = dirty;
    dirty = false;
    return changed;
  }

  /// What follows from a record: which alarms stand, who is inside, which limits hold.
  void on(Registry.Device device, Registry.Log log, JournalRecord record, long atMs)
      throws SQLException {
    occupants.on(device.id, record.event(), atMs);
    switch (record.event()) {
      case JournalEvent.AlarmRaised e ->
          alarms.raised(device.id, log.id, record.position(), e, atMs);
      case JournalEvent.AlarmCleared e -> alarms.cleared(device.id, e, atMs);
      case JournalEvent.AlarmAcknowledged e -> alarms.acknowledged(device.id, e, atMs);
      case JournalEvent.AlarmChattering e -> alarms.chattering(device.id, e);
      case JournalEvent.AlarmSettled e -> alarms.settled(device.id, e, atMs);
      case JournalEvent.LimitsChanged e -> {
        registry.changeBand(device, e.point().name(), e.low(), e.high());
        return;
      }
      case JournalEvent.AlarmShelved _,
          JournalEvent.AlarmUnshelved _,
          JournalEvent.PointOutOfService _,
          JournalEvent.PointInService _ -> {}
      case JournalEvent.CommandRefused e when ShelfRows.needless(e) -> {}
      default -> {
        return;
      }
    }
    shelves.on(device.id, record.event(), atMs);
    changes.add(Changes.Kind.ALARMS);
  }

  /// Records of the device's journal are lost: it is not known who left.
  void hole(Registry.Device device) throws SQLException {
    doubt(device, OccupantRows.HOLE);
  }

  /// The device began another log: it will never clear what the old one raised.
  void newLog(Registry.Device device, @Nullable String before, Message.Born born)
      throws SQLException {
    long now = clock.wallMs();
    alarms.closeAll(device.id, AlarmRows.NEW_LOG, now);
    shelves.removeAll(device.id);
    alarms.clearOwn(device.id, device.name.name(), HubAlarm.LOG_FORKED, now);
    doubt(device, OccupantRows.NEW_LOG);
    changes.add(Changes.Kind.ALARMS);
    String log = born.status().log();
    if (born.live() && device.began(log, before, clock.uptimeMs())) {
      device.duplicate = true;
      alarms.raiseOwn(
          device.id, device.name.name(), HubAlarm.DEVICE_DUPLICATE, before + ", " + log, now);
    }
  }

  /// A log that contradicts what is held of it will lose records until it is given up.
  void forked(Registry.Device device, Registry.Log log, Position position) throws SQLException {
    alarms.raiseOwn(
        device.id,
        device.name.name(),
        HubAlarm.LOG_FORKED,
        log.name + " " + position,
        clock.wallMs());
    dirty = true;
    changes.add(Changes.Kind.ALARMS);
  }

  private void doubt(Registry.Device device, String why) throws SQLException {
    occupants.doubt(device.id, null, why, clock.wallMs());
    changes.add(Changes.Kind.JOURNAL);
  }

  void speaksAgain(Registry.Device device) throws SQLException {
    if (session.update(
            "UPDATE device SET spoke_ms = ? WHERE id = ? AND spoke_ms IS NULL",
            clock.wallMs(),
            device.id)
        > 0) {
      dirty = true;
      changes.add(Changes.Kind.DEVICES);
      changes.add(Changes.Kind.ALARMS);
      alarms.raiseOwn(device.id, device.name.name(), HubAlarm.RETIRED_SPEAKS, null, clock.wallMs());
    }
  }

  /// The device holds no record that is not held here: the alarms it shows are the current ones.
  void settled(Registry.Device device, Message.Settled message) throws SQLException {
    if (device.retired) {
      return;
    }
    boolean changed = alarms.reconcile(device.id, message.alarms(), registry, clock.wallMs());
    if (shelves.reconcile(device.id, message.alarms(), clock.wallMs()) || changed) {
      dirty = true;
      changes.add(Changes.Kind.ALARMS);
    }
    if (device.duplicate && !device.alternates(clock.uptimeMs())) {
      device.duplicate = false;
      dirty = true;
      changes.add(Changes.Kind.ALARMS);
      alarms.clearOwn(device.id, device.name.name(), HubAlarm.DEVICE_DUPLICATE, clock.wallMs());
    }
  }
}
