package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.sql.Reads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What pages ask about one moment of the past.
public final class PastQueries {
  private final Reads reads;

  public PastQueries(Reads reads) {
    this.reads = reads;
  }

  /// Who was taken off the list of those inside at a device within a stretch of time, the earliest
  /// first: one by one, or all when it was retired.
  public List<HubEvent> takenOff(DeviceId device, long fromMs, long toMs) {
    return reads.in(session ->
        session.list(
            row ->
                new HubEvent(
                    row.getLong("at_ms"),
                    row.getString("type"),
                    row.getString("subject"),
                    row.getString("actor"),
                    row.getString("reason")),
            "SELECT e.* FROM hub_event e JOIN device d ON d.id = e.device_id WHERE d.name = ?"
                + " AND e.at_ms >= ? AND e.at_ms <= ? AND e.type IN ('STRUCK_OFF', 'RETIRED')"
                + " ORDER BY e.at_ms, e.id",
            device.name(),
            fromMs,
            toMs));
  }

  /// A door that was told to stand open.
  public record HeldOpen(String door, long atMs) {}

  /// The doors of a device that stood open too long within a stretch of time.
  public List<HeldOpen> heldOpen(DeviceId device, long fromMs, long toMs) {
    return reads.in(session ->
        session.list(
            row -> new HeldOpen(row.getString("point"), row.getLong("raised_ms")),
            "SELECT a.point, a.raised_ms FROM alarm a JOIN device d ON d.id = a.device_id"
                + " WHERE a.raised_ms >= ? AND a.raised_ms <= ? AND a.kind = 'DOOR_HELD_OPEN'"
                + " AND d.name = ?",
            fromMs,
            toMs,
            device.name()));
  }

  /// The last change of a point's limits up to a moment; null when no record says of one.
  public @Nullable JournalLine limitsChanged(DeviceId device, String point, long upToMs) {
    return last(device, point, upToMs, "j.type = ?", "LimitsChanged");
  }

  /// Who set an alarm or its point aside last, up to a moment; null when no record says of one.
  public @Nullable JournalLine setAside(DeviceId device, String kind, String point, long upToMs) {
    return last(
        device,
        point,
        upToMs,
        "(j.type = 'AlarmShelved' AND j.alarm = ? OR j.type = 'PointOutOfService')",
        kind);
  }

  private @Nullable JournalLine last(
      DeviceId device, String point, long upToMs, String which, String value) {
    List<JournalLine> lines =
        reads.in(session ->
            session.list(
                JournalLine::read,
                "SELECT j.*, l.name AS log, d.name AS device FROM journal j"
                    + " JOIN log l ON l.id = j.log_id JOIN device d ON d.id = l.device_id"
                    + " WHERE j.category = ? AND "
                    + which
                    + " AND j.point = ? AND j.at_ms <= ? AND d.name = ? ORDER BY j.id DESC LIMIT 1",
                Category.ALARM.code(),
                value,
                point,
                upToMs,
                device.name()));
    return lines.isEmpty() ? null : lines.getFirst();
  }
}
