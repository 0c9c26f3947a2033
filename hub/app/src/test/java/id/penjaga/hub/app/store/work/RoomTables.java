package id.penjaga.hub.app.store.work;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Position;
import id.penjaga.hub.app.store.sql.SqlSession;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The tables of devices as far as power asks them, beside those of people's work, in either
/// database.
final class RoomTables {
  private static final String DEVICE = "room-1";
  private static final String LOG = "0123456789abcdef";

  private final SqlSession session;
  private long records;

  RoomTables(SqlSession session) throws SQLException {
    this.session = session;
    session.update(
        "CREATE TABLE IF NOT EXISTS device (id INTEGER PRIMARY KEY, name VARCHAR(63), retired_ms"
            + " BIGINT)");
    session.update(
        "CREATE TABLE IF NOT EXISTS point (id INTEGER PRIMARY KEY, device_id INTEGER, name"
            + " VARCHAR(63), kind VARCHAR(40), unit VARCHAR(8), low DOUBLE PRECISION, high DOUBLE"
            + " PRECISION, deadband DOUBLE PRECISION, raise_after_ms BIGINT, clear_after_ms BIGINT,"
            + " source VARCHAR(100), standard_low DOUBLE PRECISION, standard_high DOUBLE"
            + " PRECISION)");
    session.update(
        "CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY, device_id INTEGER, name"
            + " VARCHAR(16))");
    session.update(
        "CREATE TABLE IF NOT EXISTS journal (id BIGINT PRIMARY KEY, log_id INTEGER, category"
            + " SMALLINT, type VARCHAR(63), point VARCHAR(63), alarm VARCHAR(40), at_ms BIGINT,"
            + " payload VARCHAR(4000))");
  }

  void device() throws SQLException {
    session.update("INSERT INTO device (id, name) VALUES (1, ?)", DEVICE);
    session.update("INSERT INTO log (id, device_id, name) VALUES (1, 1, ?)", LOG);
  }

  void point(int id, String name, PointKind kind) throws SQLException {
    session.update(
        "INSERT INTO point (id, device_id, name, kind, unit) VALUES (?, 1, ?, ?, '/')",
        id,
        name,
        kind.name());
  }

  /// A record of the device.
  ///
  /// @param category as the hub counts them: 1 access, 2 alarm, 3 power
  void record(Instant at, int category, JournalEvent event, String point, @Nullable String alarm)
      throws SQLException {
    long sequence = ++records;
    byte[] body =
        Codec.journalBody(
            new DeviceId(DEVICE),
            LOG,
            new Position(1, sequence),
            sequence == 1 ? null : new Position(1, sequence - 1),
            new Moment(sequence * 1_000, at.toEpochMilli(), ClockQuality.NTP),
            event,
            JournalRecord.GENESIS);
    String payload =
        new String(Codec.seal(body, Codec.sha256(body, body.length)), StandardCharsets.UTF_8);
    session.update(
        "INSERT INTO journal (id, log_id, category, type, point, alarm, at_ms, payload)"
            + " VALUES (?, 1, ?, ?, ?, ?, ?, ?)",
        sequence,
        category,
        event.getClass().getSimpleName(),
        point,
        alarm,
        at.toEpochMilli(),
        payload);
  }
}
