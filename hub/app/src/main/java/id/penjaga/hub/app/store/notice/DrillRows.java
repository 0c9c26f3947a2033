package id.penjaga.hub.app.store.notice;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.drill.Drill;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of drills, within the transaction of a session.
public final class DrillRows {
  private final SqlSession session;

  public DrillRows(SqlSession session) {
    this.session = session;
  }

  /// The one under way; null for none.
  public @Nullable Drill open() throws SQLException {
    return session.first(
        DrillRows::read, "SELECT * FROM drill WHERE ended_ms = 0 ORDER BY begun_ms DESC");
  }

  /// One by its beginning; null for none.
  public @Nullable Drill of(Instant begun) throws SQLException {
    return session.first(
        DrillRows::read, "SELECT * FROM drill WHERE begun_ms = ?", begun.toEpochMilli());
  }

  /// Those that began within a stretch, the first first; at most a hundred.
  public List<Drill> within(Instant from, Instant until) throws SQLException {
    return session.list(
        DrillRows::read,
        "SELECT * FROM drill WHERE begun_ms >= ? AND begun_ms < ? ORDER BY begun_ms"
            + " FETCH FIRST 100 ROWS ONLY",
        from.toEpochMilli(),
        until.toEpochMilli());
  }

  /// The latest first.
  public List<Drill> latest(int most) throws SQLException {
    return session.list(
        DrillRows::read,
        "SELECT * FROM drill ORDER BY begun_ms DESC FETCH FIRST " + most + " ROWS ONLY");
  }

  public void begin(Drill drill) throws SQLException {
    session.update(
        "INSERT INTO drill (begun_ms, device, person, reason, order_id, alarms, ended_ms, ended)"
            + " VALUES (?, ?, ?, ?, ?, ?, 0, '')",
        drill.begun().toEpochMilli(),
        drill.device(),
        drill.person(),
        drill.reason(),
        drill.order(),
        drill.alarms());
  }

  /// Keeps which order lets the device test its outputs.
  public void ordered(Instant begun, String order) throws SQLException {
    session.update("UPDATE drill SET order_id = ? WHERE begun_ms = ?", order, begun.toEpochMilli());
  }

  public void end(Drill drill, Drill.End why, Instant at) throws SQLException {
    session.update(
        "UPDATE drill SET ended_ms = ?, ended = ? WHERE begun_ms = ? AND ended_ms = 0",
        at.toEpochMilli(),
        why.name(),
        drill.begun().toEpochMilli());
  }

  /// When the last one began that was answered; null for never.
  public @Nullable Instant complete() throws SQLException {
    return moment("SELECT MAX(begun_ms) FROM drill WHERE ended = 'COMPLETE'");
  }

  /// When the first device was heard that is in service; null for none.
  public @Nullable Instant heard() throws SQLException {
    return moment(
        "SELECT MIN(first_ms) FROM device WHERE retired_ms IS NULL AND name <> 'penjaga-hub'");
  }

  private @Nullable Instant moment(String question) throws SQLException {
    Long at = session.first(row -> row.getLong(1), question);
    return at == null || at == 0 ? null : Instant.ofEpochMilli(at);
  }

  /// Deletes those that ended before a moment, but for the last one that was answered.
  public void forget(Instant before) throws SQLException {
    session.update(
        "DELETE FROM drill WHERE ended_ms > 0 AND begun_ms < ? AND begun_ms <> (SELECT"
            + " COALESCE(MAX(d.begun_ms), 0) FROM drill d WHERE d.ended = 'COMPLETE')",
        before.toEpochMilli());
  }

  /// The newest alarm of all devices and of the hub; 0 for none. What is set aside is meant for
  /// nobody.
  public long newestAlarm() throws SQLException {
    Long newest =
        session.first(
            row -> row.getLong(1),
            "SELECT COALESCE(MAX(id), 0) FROM alarm WHERE aside IS NULL OR heard_ms IS NOT NULL");
    return newest == null ? 0 : newest;
  }

  /// Whether there is such a device, and in service.
  public boolean known(String device) throws SQLException {
    return session.first(
            row -> row.getLong(1),
            "SELECT id FROM device WHERE name = ? AND retired_ms IS NULL",
            device)
        != null;
  }

  /// Whether a critical alarm stands that is not set aside.
  public boolean criticalStands() throws SQLException {
    return session.first(
            row -> row.getLong(1),
            "SELECT id FROM alarm WHERE attention = TRUE AND standing AND severity = 'CRITICAL'"
                + " AND (aside IS NULL OR heard_ms IS NOT NULL) FETCH FIRST 1 ROWS ONLY")
        != null;
  }

  private static Drill read(ResultSet row) throws SQLException {
    long ended = row.getLong("ended_ms");
    return new Drill(
        Instant.ofEpochMilli(row.getLong("begun_ms")),
        row.getString("device"),
        row.getLong("person"),
        row.getString("reason"),
        row.getString("order_id"),
        row.getLong("alarms"),
        ended == 0 ? null : Instant.ofEpochMilli(ended),
        ended == 0 ? null : Drill.End.valueOf(row.getString("ended")));
  }
}
