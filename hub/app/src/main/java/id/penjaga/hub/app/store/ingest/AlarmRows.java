package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.alarm.AlarmName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The table `alarm`: one row for each occurrence of an alarm. The place of the record that raised
/// it is its identity, which device and hub share; the hub's own alarms have none.
final class AlarmRows {
  /// Closed without a record that clears it: that record is lost.
  static final String UNSEEN = "UNSEEN";

  /// Closed because the device began another log.
  static final String NEW_LOG = "NEW_LOG";

  /// Closed because the device was retired.
  static final String RETIRED = "RETIRED";

  private static final String SET_ATTENTION =
      " attention = CASE WHEN acknowledged_ms IS NULL OR (note = '' AND acknowledged_by <> '')"
          + " THEN TRUE ELSE FALSE END";

  private final SqlSession session;

  AlarmRows(SqlSession session) {
    this.session = session;
  }

  /// A standing row of a device.
  private record Standing(
      long id,
      @Nullable OccurrenceId occurrence,
      boolean acknowledged,
      @Nullable Long raises,
      @Nullable Long settledMs,
      String key) {

    /// Whether its device would have to tell of another number of raises, or of an end.
    boolean differs(StateMessage.@Nullable Chattering shown) {
      return shown == null
          ? raises != null && settledMs == null
          : settledMs != null || !Objects.equals(raises, shown.raises());
    }
  }

  /// A new occurrence. One of the same kind and point that still stands here has ended unseen.
  void raised(int device, int log, Position position, JournalEvent.AlarmRaised event, long atMs)
      throws SQLException {
    String kind = event.kind().name();
    String point = event.point().name();
    close(device, kind, point, atMs, UNSEEN);
    insert(
        device, log, position, kind, point, event.severity().name(), event.measured(), atMs, null);
  }

  void cleared(int device, JournalEvent.AlarmCleared event, long atMs) throws SQLException {
    Long stoodMs = event.raisedMs() < 0 ? null : event.raisedMs();
    OccurrenceId occurrence = event.occurrence();
    if (occurrence != null) {
      session.update(
          "UPDATE alarm SET standing = FALSE, remark = NULL, cleared_ms = ?, stood_ms = ?,"
              + SET_ATTENTION
              + " WHERE device_id = ? AND epoch = ? AND sequence = ?"
              + " AND log_id = (SELECT id FROM log WHERE device_id = ? AND name = ?)",
          atMs,
          stoodMs,
          device,
          occurrence.position().epoch(),
          occurrence.position().sequence(),
          device,
          occurrence.log());
    } else {
      session.update(
          "UPDATE alarm SET standing = FALSE, cleared_ms = ?, stood_ms = ?,"
              + SET_ATTENTION
              + " WHERE device_id = ? AND kind = ? AND point = ? AND standing",
          atMs,
          stoodMs,
          device,
          event.kind().name(),
          event.point().name());
    }
  }

  /// It is raised again and again, and stands as one.
  void chattering(int device, JournalEvent.AlarmChattering e) throws SQLException {
    chatters(device, e.kind(), e.point(), e.occurrence(), e.raises(), null);
  }

  void settled(int device, JournalEvent.AlarmSettled e, long atMs) throws SQLException {
    chatters(device, e.kind(), e.point(), e.occurrence(), e.raises(), atMs);
  }

  private void chatters(
      int device,
      AlarmKind kind,
      PointId point,
      @Nullable OccurrenceId occurrence,
      long raises,
      @Nullable Long settledMs)
      throws SQLException {
    Long row = occurrence == null ? null : row(device, occurrence);
    if (row != null) {
      chatters(row, raises, settledMs);
    } else if (occurrence == null) {
      Long standing =
          session.first(
              found -> found.getLong(1),
              "SELECT id FROM alarm WHERE device_id = ? AND kind = ? AND point = ? AND standing",
              device,
              kind.name(),
              point.name());
      if (standing != null) {
        chatters(standing, raises, settledMs);
      }
    }
  }

  private void chatters(long id, long raises, @Nullable Long settledMs) throws SQLException {
    session.update(
        "UPDATE alarm SET raises = ?, settled_ms = ? WHERE id = ?", raises, settledMs, id);
  }

  void acknowledged(int device, JournalEvent.AlarmAcknowledged event, long atMs)
      throws SQLException {
    OccurrenceId occurrence = event.occurrence();
    Long row = occurrence == null ? null : row(device, occurrence);
    if (row != null) {
      acknowledge(row, event.by(), event.note(), atMs);
    } else if (occurrence == null) {
      Long newest =
          session.first(
              found -> found.getLong(1),
              "SELECT id FROM alarm WHERE device_id = ? AND kind = ? AND point = ?"
                  + " ORDER BY id DESC LIMIT 1",
              device,
              event.kind().name(),
              event.point().name());
      if (newest != null) {
        acknowledge(newest, event.by(), event.note(), atMs);
      }
    }
  }

  /// A person takes note of an occurrence and of earlier ones of the same kind and point. Later
  /// ones, which that person did not see, stay as they are. Returns how many rows it was.
  int acknowledge(long id, String by, String note, long atMs) throws SQLException {
    return session.update(
        "UPDATE alarm SET acknowledged_ms = ?, acknowledged_by = ?, note = ?,"
            + " attention = (standing OR ? = 1)"
            + " WHERE id <= ? AND acknowledged_ms IS NULL AND (device_id, kind, point) ="
            + " (SELECT device_id, kind, point FROM alarm WHERE id = ?)",
        atMs,
        by,
        note,
        note.isEmpty() && !by.isEmpty() ? 1 : 0,
        id,
        id);
  }

  /// Adds the note to what was acknowledged without one: at its device, where nobody can write. One
  /// press took note of all that stood there, so one note is for all of it.
  ///
  /// @return the rows that have it now
  List<Long> addNote(long id, String note) throws SQLException {
    List<Long> rows =
        session.list(
            row -> row.getLong(1),
            "SELECT b.id FROM alarm a JOIN alarm b ON b.device_id = a.device_id"
                + " AND b.acknowledged_ms = a.acknowledged_ms"
                + " AND b.acknowledged_by = a.acknowledged_by AND b.note = a.note"
                + " WHERE a.id = ? AND a.note = '' AND a.acknowledged_by <> '' ORDER BY b.id",
            id);
    for (long row : rows) {
      session.update("UPDATE alarm SET note = ?, attention = standing WHERE id = ?", note, row);
    }
    return rows;
  }

  /// How the book names the occurrence of a row.
  ///
  /// @throws IllegalStateException when there is no such row
  String name(long id) throws SQLException {
    String name =
        session.first(
            row -> {
              Long epoch = SqlSession.longOrNull(row, "epoch");
              String log = row.getString("log");
              return new AlarmName(
                      row.getString("device"),
                      epoch == null || log == null
                          ? null
                          : new OccurrenceId(
                              log, new Position(epoch.intValue(), row.getLong("sequence"))),
                      row.getString("kind"),
                      row.getString("point"),
                      row.getLong("raised_ms"))
                  .toString();
            },
            "SELECT a.*, d.name AS device, l.name AS log FROM alarm a"
                + " JOIN device d ON d.id = a.device_id LEFT JOIN log l ON l.id = a.log_id"
                + " WHERE a.id = ?",
            id);
    if (name == null) {
      throw new IllegalStateException("there is no alarm " + id);
    }
    return name;
  }

  /// An alarm of the hub's own; one that stands already stays the same alarm.
  ///
  /// @return its row; null when it stood already
  @Nullable Long raiseOwn(
      int device, String name, HubAlarm kind, @Nullable String detail, long atMs)
      throws SQLException {
    Long standing =
        session.first(
            row -> row.getLong(1),
            "SELECT id FROM alarm WHERE device_id = ? AND kind = ? AND point = ? AND standing",
            device,
            kind.name(),
            name);
    if (standing != null) {
      return null;
    }
    String severity = kind.severity().name();
    return insert(device, null, null, kind.name(), name, severity, null, atMs, detail);
  }

  void clearOwn(int device, String name, HubAlarm kind, long atMs) throws SQLException {
    close(device, kind.name(), name, atMs, null);
  }

  /// Closes all alarms of the device's own that stand: it will never clear them.
  void closeAll(int device, String remark, long atMs) throws SQLException {
    for (Standing row : standing(device)) {
      close(row.id(), remark, atMs);
    }
  }

  /// Brings the rows into line with what the device shows now, after all its records are held.
  /// Alarms that stand here and not there have ended unseen; alarms that stand there and not here
  /// are entered. Returns whether something changed.
  boolean reconcile(int device, List<StateMessage.Alarm> shown, Registry registry, long nowMs)
      throws SQLException {
    Map<String, StateMessage.Alarm> there = new HashMap<>();
    shown.forEach(alarm -> there.put(key(alarm.kind().name(), alarm.point().name()), alarm));
    boolean changed = false;
    for (Standing row : standing(device)) {
      StateMessage.Alarm alarm = there.get(row.key());
      OccurrenceId now = alarm == null ? null : alarm.occurrence();
      if (alarm == null
          || now != null && row.occurrence() != null && !now.equals(row.occurrence())) {
        close(row.id(), UNSEEN, nowMs);
        changed = true;
      } else {
        there.remove(row.key());
        if (alarm.acknowledged() && !row.acknowledged()) {
          acknowledge(row.id(), "", "", nowMs);
          changed = true;
        }
        if (row.differs(alarm.chattering())) {
          chatters(row, alarm.chattering(), nowMs);
          changed = true;
        }
      }
    }
    for (StateMessage.Alarm alarm : there.values()) {
      OccurrenceId occurrence = alarm.occurrence();
      if (occurrence != null && row(device, occurrence) != null) {
        continue; // it was closed here by a record
      }
      insert(
          device,
          occurrence == null ? null : registry.logId(device, occurrence.log()),
          occurrence == null ? null : occurrence.position(),
          alarm.kind().name(),
          alarm.point().name(),
          alarm.severity().name(),
          alarm.measured(),
          alarm.since().clock().trusted() ? alarm.since().wallMs() : nowMs,
          null);
      changed = true;
    }
    return changed;
  }

  /// Its records are lost: how it is shown is all that is known.
  private void chatters(Standing row, StateMessage.@Nullable Chattering shown, long nowMs)
      throws SQLException {
    Long before = row.raises();
    if (shown != null) {
      chatters(row.id(), shown.raises(), null);
    } else if (before != null) {
      chatters(row.id(), before, nowMs);
    }
  }

  private long insert(
      int device,
      @Nullable Integer log,
      @Nullable Position position,
      String kind,
      String point,
      String severity,
      @Nullable Measure measured,
      long atMs,
      @Nullable String detail)
      throws SQLException {
    return session.insert(
        "INSERT INTO alarm (device_id, log_id, epoch, sequence, kind, point, severity, measured,"
            + " unit, raised_ms, detail, standing, attention)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE, TRUE)",
        device,
        log,
        position == null ? null : position.epoch(),
        position == null ? null : position.sequence(),
        kind,
        point,
        severity,
        measured == null ? null : measured.value(),
        measured == null ? null : measured.unit().code(),
        atMs,
        detail);
  }

  private void close(int device, String kind, String point, long atMs, @Nullable String remark)
      throws SQLException {
    session.update(
        "UPDATE alarm SET standing = FALSE, cleared_ms = ?, remark = ?,"
            + SET_ATTENTION
            + " WHERE device_id = ? AND kind = ? AND point = ? AND standing",
        atMs,
        remark,
        device,
        kind,
        point);
  }

  private void close(long id, String remark, long atMs) throws SQLException {
    session.update(
        "UPDATE alarm SET standing = FALSE, cleared_ms = ?, remark = ?,"
            + SET_ATTENTION
            + " WHERE id = ?",
        atMs,
        remark,
        id);
  }

  private List<Standing> standing(int device) throws SQLException {
    List<Standing> all =
        session.list(
            row -> {
              Long epoch = SqlSession.longOrNull(row, "epoch");
              String log = row.getString("log");
              return new Standing(
                  row.getLong("id"),
                  epoch == null || log == null
                      ? null
                      : new OccurrenceId(
                          log, new Position(epoch.intValue(), row.getLong("sequence"))),
                  SqlSession.longOrNull(row, "acknowledged_ms") != null,
                  SqlSession.longOrNull(row, "raises"),
                  SqlSession.longOrNull(row, "settled_ms"),
                  key(row.getString("kind"), row.getString("point")));
            },
            "SELECT a.*, l.name AS log FROM alarm a LEFT JOIN log l ON l.id = a.log_id"
                + " WHERE a.device_id = ? AND a.standing",
            device);
    List<Standing> own = new ArrayList<>(all);
    own.removeIf(row -> HubAlarm.has(row.key().substring(0, row.key().indexOf('/'))));
    return own;
  }

  private @Nullable Long row(int device, OccurrenceId occurrence) throws SQLException {
    return session.first(
        row -> row.getLong(1),
        "SELECT a.id FROM alarm a JOIN log l ON l.id = a.log_id"
            + " WHERE a.device_id = ? AND l.name = ? AND a.epoch = ? AND a.sequence = ?",
        device,
        occurrence.log(),
        occurrence.position().epoch(),
        occurrence.position().sequence());
  }

  private static String key(String kind, String point) {
    return kind + "/" + point;
  }
}
