package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.ingest.IngestStream;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.alarm.AlarmName;
import id.penjaga.hub.core.alarm.Climb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An alarm as people handle it (ENV-11). Times are milliseconds since 1970.
///
/// @param kind an [id.penjaga.device.messages.AlarmKind] or DEVICE_OFFLINE, which the hub raises
///     itself
/// @param severity an [id.penjaga.device.messages.Severity]
/// @param measured the value that was over the limit, in `unit`
/// @param stoodMs how long it stood by the device's uptime; null while it stands and when a restart
///     lay between
/// @param standing the condition has not cleared
/// @param occurrence which occurrence it is, as its device knows it; null for the hub's own alarms
///     and for those raised before occurrences had names
/// @param detail what an alarm of the hub's own is about: the logs, the position
/// @param remark why it was closed though no record clears it: UNSEEN (that record is lost),
///     NEW_LOG (the device began another log), RETIRED; null otherwise
/// @param aside SHELVED or OUT_OF_SERVICE when it stood while it was set aside; null otherwise
/// @param heardMs when it came back while it stood; null when it did not
/// @param raises how often it was raised while it stood as one, as far as is told; null when it
///     never chattered
/// @param settledMs when it chattered no longer; null while it does, and when it never did
/// @param attention it stands, or is not acknowledged
public record AlarmLine(
    long id,
    DeviceId device,
    String kind,
    String point,
    String severity,
    @Nullable Double measured,
    @Nullable String unit,
    long raisedMs,
    @Nullable Long clearedMs,
    @Nullable Long stoodMs,
    @Nullable Long acknowledgedMs,
    @Nullable String acknowledgedBy,
    @Nullable String note,
    @Nullable OccurrenceId occurrence,
    @Nullable String detail,
    @Nullable String remark,
    @Nullable String aside,
    @Nullable Long heardMs,
    @Nullable Long raises,
    @Nullable Long settledMs,
    boolean standing,
    boolean attention) {
  static final String ALL =
      "SELECT a.*, d.name AS device, l.name AS log FROM alarm a"
          + " JOIN device d ON d.id = a.device_id LEFT JOIN log l ON l.id = a.log_id";

  /// Which alarms to list. Newest first.
  ///
  /// @param device null for all
  /// @param kind null for all
  /// @param attentionOnly only those that stand or are not acknowledged
  /// @param beforeId the smallest id of the page before; `Long.MAX_VALUE` for the first page
  /// @param most lines of a page
  public record Filter(
      @Nullable DeviceId device,
      @Nullable String kind,
      boolean attentionOnly,
      long beforeId,
      int most) {
    public static Filter attention() {
      return new Filter(null, null, true, Long.MAX_VALUE, 200);
    }
  }

  /// Whether it is raised again and again, and stands as one.
  public boolean chatters() {
    return standing && raises != null && settledMs == null;
  }

  /// How the book names it.
  public String name() {
    return new AlarmName(device.name(), occurrence, kind, point, raisedMs).toString();
  }

  /// As it climbs its chain, without what was told of it: one that was set aside from when it came
  /// back.
  ///
  /// @param shelved whether it is set aside now
  public Climb climb(boolean shelved) {
    boolean overBefore = aside != null && heardMs == null && !standing;
    return new Climb(
        name(),
        Severity.valueOf(severity),
        kind,
        Instant.ofEpochMilli(heardMs == null ? raisedMs : heardMs),
        standing,
        acknowledgedMs != null,
        shelved || overBefore,
        List.of());
  }

  /// The alarms that nobody acknowledged, the oldest first: those that stand, and those raised
  /// since a moment. Those of a device that was taken out of service do not count, nor do those
  /// that are set aside and those that were over before they came back.
  static List<AlarmLine> unacknowledged(SqlSession session, long sinceMs, long nowMs)
      throws SQLException {
    return session.list(
        AlarmLine::read,
        ALL
            + " WHERE a.attention = TRUE AND a.acknowledged_ms IS NULL"
            + " AND (a.standing = TRUE OR a.raised_ms >= ?)"
            + " AND COALESCE(a.remark, '') <> 'RETIRED'"
            + " AND (d.retired_ms IS NULL OR a.kind = 'RETIRED_SPEAKS')"
            + " AND (a.aside IS NULL OR a.standing = TRUE OR a.heard_ms IS NOT NULL)"
            + " AND NOT EXISTS (SELECT 1 FROM shelf s WHERE s.device_id = a.device_id"
            + " AND s.point = a.point AND (s.kind = '' OR s.kind = a.kind)"
            + " AND (s.until_ms IS NULL OR s.until_ms > ?)) ORDER BY a.id",
        sinceMs,
        nowMs);
  }

  static AlarmLine read(ResultSet row) throws SQLException {
    return new AlarmLine(
        row.getLong("id"),
        new DeviceId(row.getString("device")),
        row.getString("kind"),
        row.getString("point"),
        row.getString("severity"),
        SqlSession.doubleOrNull(row, "measured"),
        row.getString("unit"),
        row.getLong("raised_ms"),
        SqlSession.longOrNull(row, "cleared_ms"),
        SqlSession.longOrNull(row, "stood_ms"),
        SqlSession.longOrNull(row, "acknowledged_ms"),
        row.getString("acknowledged_by"),
        row.getString("note"),
        occurrence(row),
        row.getString("detail"),
        row.getString("remark"),
        row.getString("aside"),
        SqlSession.longOrNull(row, "heard_ms"),
        SqlSession.longOrNull(row, "raises"),
        SqlSession.longOrNull(row, "settled_ms"),
        row.getBoolean("standing"),
        row.getBoolean("attention"));
  }

  private static @Nullable OccurrenceId occurrence(ResultSet row) throws SQLException {
    String log = row.getString("log");
    Position position = IngestStream.position(row, "epoch", "sequence");
    return log == null || position == null ? null : new OccurrenceId(log, position);
  }
}
