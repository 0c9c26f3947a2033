package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.JournalEvent;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.alarm.AsideHistory;
import id.penjaga.hub.core.alarm.SetAside;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people set aside at the devices, from their records and from what lasts now, within the
/// transaction of a session.
public final class AsideRows {
  private static final String RECORDS =
      "SELECT j.*, l.name AS log, d.name AS device FROM journal j"
          + " JOIN log l ON l.id = j.log_id JOIN device d ON d.id = l.device_id"
          + " WHERE j.category = ? AND j.type IN ('AlarmShelved', 'AlarmUnshelved',"
          + " 'PointOutOfService', 'PointInService')";

  private final SqlSession session;

  public AsideRows(SqlSession session) {
    this.session = session;
  }

  /// What is set aside now, the oldest first.
  public List<SetAside> now(Instant now) throws SQLException {
    return ShelfLine.all(session, now.toEpochMilli()).stream().map(AsideRows::lasting).toList();
  }

  /// Everything that was set aside within a stretch, by its beginning.
  public List<SetAside> within(Instant from, Instant until, Instant now) throws SQLException {
    AsideHistory history = new AsideHistory();
    Set<List<String>> seen = new HashSet<>();
    List<JournalLine> lines =
        session.list(
            JournalLine::read,
            RECORDS + " AND j.at_ms >= ? ORDER BY j.id",
            Category.ALARM.code(),
            from.toEpochMilli());
    for (JournalLine line : lines) {
      JournalEvent event = line.event();
      List<String> what = event == null ? null : what(line.device().name(), event);
      if (event != null && what != null) {
        if (seen.add(what)) {
          before(history, what, from);
        }
        history.on(line.device().name(), event, Instant.ofEpochMilli(line.atMs()));
      }
    }
    for (SetAside lasting : now(now)) {
      if (!history.lasts(lasting.device(), lasting.kind(), lasting.point())) {
        history.begin(lasting); // the records that say so are older, or lost
      }
    }
    return history.within(from, until, now);
  }

  /// The last record before a moment says whether something was set aside then.
  private void before(AsideHistory history, List<String> what, Instant from) throws SQLException {
    JournalLine line =
        session.first(
            JournalLine::read,
            RECORDS
                + " AND d.name = ? AND COALESCE(j.alarm, '') = ? AND j.point = ? AND j.at_ms < ?"
                + " ORDER BY j.id DESC LIMIT 1",
            Category.ALARM.code(),
            what.get(0),
            what.get(1),
            what.get(2),
            from.toEpochMilli());
    JournalEvent event = line == null ? null : line.event();
    if (line != null && event != null) {
      history.on(what.get(0), event, Instant.ofEpochMilli(line.atMs()));
    }
  }

  private static @Nullable List<String> what(String device, JournalEvent event) {
    return switch (event) {
      case JournalEvent.AlarmShelved e -> List.of(device, e.kind().name(), e.point().name());
      case JournalEvent.AlarmUnshelved e -> List.of(device, e.kind().name(), e.point().name());
      case JournalEvent.PointOutOfService e -> List.of(device, "", e.point().name());
      case JournalEvent.PointInService e -> List.of(device, "", e.point().name());
      default -> null;
    };
  }

  private static SetAside lasting(ShelfLine line) {
    Long untilMs = line.untilMs();
    String kind = line.kind();
    return new SetAside(
        line.device().name(),
        kind == null ? "" : kind,
        line.point(),
        Instant.ofEpochMilli(line.sinceMs()),
        untilMs == null ? null : Instant.ofEpochMilli(untilMs),
        line.by(),
        line.reason(),
        null);
  }
}
