package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.app.store.readings.Series;
import id.penjaga.hub.app.store.sql.Reads;
import id.penjaga.hub.core.Samples;
import java.util.List;

/// What a trial of other settings asks about the past of one point. From inclusive, to exclusive.
public final class PointPastQueries {
  /// A device that starts more often in a quarter has other troubles than its settings.
  private static final int MOST_CHANGES = 10_000;

  private final Reads reads;
  private final PendingReadings pending;

  public PointPastQueries(Reads reads, PendingReadings pending) {
    this.reads = reads;
    this.pending = pending;
  }

  /// The readings of a short stretch, in order; none when the point is unknown.
  public Samples readings(DeviceId device, PointId point, long fromMs, long toMs) {
    return reads.in(session -> {
      Integer id =
          session.first(
              row -> row.getInt(1),
              "SELECT p.id FROM point p JOIN device d ON d.id = p.device_id"
                  + " WHERE d.name = ? AND p.name = ?",
              device.name(),
              point.name());
      return id == null ? new Samples(0) : new Series(session, pending, id).readings(fromMs, toMs);
    });
  }

  /// The orders that moved its band, in order.
  public List<JournalLine> moved(DeviceId device, PointId point, long fromMs, long toMs) {
    return reads.in(session ->
        session.list(
            JournalLine::read,
            "SELECT j.*, l.name AS log, d.name AS device FROM journal j"
                + " JOIN log l ON l.id = j.log_id JOIN device d ON d.id = l.device_id"
                + " WHERE j.category = ? AND j.type = 'LimitsChanged' AND j.point = ?"
                + " AND j.at_ms >= ? AND j.at_ms < ? AND d.name = ? ORDER BY j.at_ms, j.id LIMIT ?",
            Category.ALARM.code(),
            point.name(),
            fromMs,
            toMs,
            device.name(),
            MOST_CHANGES));
  }

  /// When its device started, in order.
  public List<Long> started(DeviceId device, long fromMs, long toMs) {
    return reads.in(session ->
        session.list(
            row -> row.getLong(1),
            "SELECT j.at_ms FROM journal j"
                + " JOIN log l ON l.id = j.log_id JOIN device d ON d.id = l.device_id"
                + " WHERE j.category = ? AND j.type = 'DeviceStarted'"
                + " AND j.at_ms >= ? AND j.at_ms < ? AND d.name = ? ORDER BY j.at_ms LIMIT ?",
            Category.SYSTEM.code(),
            fromMs,
            toMs,
            device.name(),
            MOST_CHANGES));
  }
}
