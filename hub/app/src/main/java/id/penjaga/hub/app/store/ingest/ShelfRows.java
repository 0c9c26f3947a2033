package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.RefusalReason;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.hub.app.store.sql.SqlSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `shelf`: what people set aside at the devices now. The history is the journal; an
/// alarm that stood meanwhile bears a mark, so that it is known why nobody was told of it.
final class ShelfRows {
  /// The kind of a whole point.
  private static final String POINT = "";

  /// Standing alarms of a point that nobody heard of, and that nothing sets aside any more.
  private static final String RETURNING =
      "device_id = ? AND point = ? AND standing AND aside IS NOT NULL AND heard_ms IS NULL"
          + " AND NOT EXISTS (SELECT 1 FROM shelf s WHERE s.device_id = alarm.device_id"
          + " AND s.point = alarm.point AND (s.kind = '' OR s.kind = alarm.kind)"
          + " AND (s.until_ms IS NULL OR s.until_ms > ?))";

  /// Two clocks that tell the same end differ by less.
  private static final long SAME_END_MS = 60_000;

  private final SqlSession session;
  private final List<Back> back = new ArrayList<>();

  /// An alarm that stands as it comes back.
  ///
  /// @param record that raised it, as `log/epoch/sequence`
  record Back(String kind, String point, String record, long atMs) {}

  /// A row as far as it may differ from what a device shows.
  private record Kept(long sinceMs, @Nullable Long untilMs, String by, String reason) {
    boolean is(String by, String reason) {
      return this.by.equals(by) && this.reason.equals(reason);
    }

    boolean is(StateMessage.Shelved shown) {
      Long until = untilMs;
      return is(shown.by(), shown.reason())
          && until != null
          && Math.abs(until - shown.untilMs()) < SAME_END_MS;
    }

    /// It ended with its time at the latest.
    long overMs(long nowMs) {
      return untilMs == null ? nowMs : Math.min(nowMs, untilMs);
    }
  }

  ShelfRows(SqlSession session) {
    this.session = session;
  }

  /// What came back since the last call.
  List<Back> back() {
    List<Back> all = List.copyOf(back);
    back.clear();
    return all;
  }

  /// Whether an alarm is set aside, or was when it ended.
  boolean aside(int log, Position raised) throws SQLException {
    return session.first(
            row -> row.getString(1),
            "SELECT aside FROM alarm WHERE log_id = ? AND epoch = ? AND sequence = ?"
                + " AND aside IS NOT NULL",
            log,
            raised.epoch(),
            raised.sequence())
        != null;
  }

  void on(int device, JournalEvent event, long atMs) throws SQLException {
    back.clear();
    switch (event) {
      case JournalEvent.AlarmShelved e -> {
        put(
            device,
            e.kind().name(),
            e.point().name(),
            atMs,
            atMs + e.forMs(),
            e.once(),
            e.by(),
            e.reason());
        mark(device, e.point().name(), atMs, "");
      }
      case JournalEvent.AlarmUnshelved e -> remove(device, e.kind().name(), e.point().name(), atMs);
      case JournalEvent.PointOutOfService e -> {
        put(device, POINT, e.point().name(), atMs, null, false, e.by(), e.reason());
        mark(device, e.point().name(), atMs, "");
      }
      case JournalEvent.PointInService e -> remove(device, POINT, e.point().name(), atMs);
      case JournalEvent.AlarmRaised e -> mark(device, e.point().name(), atMs, "");
      case JournalEvent.CommandRefused e -> refused(device, e.command(), atMs);
      default -> {}
    }
  }

  /// Whether a device refuses to end what it has not set aside.
  static boolean needless(JournalEvent.CommandRefused refused) {
    return refused.reason() == RefusalReason.NOT_SHELVED
        || refused.reason() == RefusalReason.ALREADY_IN_SERVICE;
  }

  /// Remembers which order is to end a row: its refusal may be all that is ever said of it.
  void ends(int device, DeviceCommand command, String order) throws SQLException {
    switch (command) {
      case DeviceCommand.UnshelveAlarm c -> ends(device, c.kind().name(), c.point().name(), order);
      case DeviceCommand.ReturnToService c -> ends(device, POINT, c.point().name(), order);
      default -> {}
    }
  }

  private void ends(int device, String kind, String point, String order) throws SQLException {
    session.update(
        "UPDATE shelf SET ending = ? WHERE device_id = ? AND kind = ? AND point = ?",
        order,
        device,
        kind,
        point);
  }

  private void refused(int device, String order, long atMs) throws SQLException {
    String[] row =
        session.first(
            found -> new String[] {found.getString("kind"), found.getString("point")},
            "SELECT kind, point FROM shelf WHERE device_id = ? AND ending = ?",
            device,
            order);
    if (row != null) {
      remove(device, row[0], row[1], atMs);
    }
  }

  /// Nothing of a device is set aside any more.
  void removeAll(int device) throws SQLException {
    session.update("DELETE FROM shelf WHERE device_id = ?", device);
  }

  /// Brings what is known of standing alarms into line with what their device shows, after all its
  /// records are held: records may have been lost. Returns whether something changed.
  boolean reconcile(int device, List<StateMessage.Alarm> shown, long nowMs) throws SQLException {
    back.clear();
    boolean changed = false;
    for (StateMessage.Alarm alarm : shown) {
      String kind = alarm.kind().name();
      String point = alarm.point().name();
      changed |= shelved(device, kind, point, alarm.shelved(), nowMs);
      changed |= outOfService(device, point, alarm.outOfService(), nowMs);
      changed |= mark(device, point, nowMs, " AND aside IS NULL");
    }
    return changed;
  }

  private boolean shelved(
      int device, String kind, String point, StateMessage.@Nullable Shelved shown, long nowMs)
      throws SQLException {
    Kept kept = kept(device, kind, point);
    if (shown == null) {
      return kept != null && remove(device, kind, point, kept.overMs(nowMs));
    }
    if (kept != null && kept.is(shown)) {
      return false;
    }
    long sinceMs = kept != null && kept.is(shown.by(), shown.reason()) ? kept.sinceMs() : nowMs;
    put(device, kind, point, sinceMs, shown.untilMs(), shown.once(), shown.by(), shown.reason());
    mark(device, point, nowMs, "");
    return true;
  }

  private boolean outOfService(
      int device, String point, StateMessage.@Nullable OutOfService shown, long nowMs)
      throws SQLException {
    Kept kept = kept(device, POINT, point);
    if (shown == null) {
      return kept != null && remove(device, POINT, point, nowMs);
    }
    if (kept != null && kept.is(shown.by(), shown.reason())) {
      return false;
    }
    put(device, POINT, point, nowMs, null, false, shown.by(), shown.reason());
    mark(device, point, nowMs, "");
    return true;
  }

  private @Nullable Kept kept(int device, String kind, String point) throws SQLException {
    return session.first(
        row ->
            new Kept(
                row.getLong("since_ms"),
                SqlSession.longOrNull(row, "until_ms"),
                row.getString("actor"),
                row.getString("reason")),
        "SELECT since_ms, until_ms, actor, reason FROM shelf"
            + " WHERE device_id = ? AND kind = ? AND point = ?",
        device,
        kind,
        point);
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
  }

  /// Marks the standing alarms of a point that are set aside at a moment. Returns whether there
  /// were any.
  ///
  /// @param only which of them; empty for all
  private boolean mark(int device, String point, long atMs, String only) throws SQLException {
    return session.update(
            "UPDATE alarm SET heard_ms = NULL, aside = CASE WHEN EXISTS (SELECT 1 FROM shelf s"
                + " WHERE s.device_id = alarm.device_id AND s.point = alarm.point AND s.kind = '')"
                + " THEN 'OUT_OF_SERVICE' ELSE 'SHELVED' END"
                + " WHERE device_id = ? AND point = ? AND standing"
                + only
                + " AND EXISTS (SELECT 1 FROM shelf s WHERE s.device_id = alarm.device_id"
                + " AND s.point = alarm.point AND (s.kind = '' OR s.kind = alarm.kind)"
                + " AND (s.until_ms IS NULL OR s.until_ms > ?))",
            device,
            point,
            atMs)
        > 0;
  }

  /// What still stands is heard from now on, unless it is set aside otherwise as well.
  private boolean remove(int device, String kind, String point, long atMs) throws SQLException {
    session.update(
        "DELETE FROM shelf WHERE device_id = ? AND kind = ? AND point = ?", device, kind, point);
    back.addAll(
        session.list(
            row ->
                new Back(
                    row.getString("kind"),
                    point,
                    row.getString("log")
                        + "/"
                        + row.getInt("epoch")
                        + "/"
                        + row.getLong("sequence"),
                    atMs),
            "SELECT kind, epoch, sequence, (SELECT name FROM log WHERE id = alarm.log_id) AS log"
                + " FROM alarm WHERE log_id IS NOT NULL AND "
                + RETURNING
                + " ORDER BY id",
            device,
            point,
            atMs));
    session.update("UPDATE alarm SET heard_ms = ? WHERE " + RETURNING, atMs, device, point, atMs);
    return true;
  }
}
