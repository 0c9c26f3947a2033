package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.EpochClock;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The numbers behind names, as the writer sees them: devices, their logs, points and clocks. Made
/// anew whenever the database is opened again, so that it never knows more than the disk.
final class Registry {
  private static final long ALTERNATING_MS = 600_000;

  /// More devices than this are a flood of made-up names.
  static final int MOST_DEVICES = 1_000;

  /// A device that names more points than this is out of order.
  static final int MOST_POINTS = 2_000;

  private final SqlSession session;
  private final HubClock clock;
  private final Map<DeviceId, Device> devices = new HashMap<>();

  Registry(SqlSession session, HubClock clock) {
    this.session = session;
    this.clock = clock;
  }

  /// A device's row and everything below it that was asked for so far.
  static final class Device {
    final int id;
    final DeviceId name;
    @Nullable String log;
    boolean retired;

    /// Whether the alarm that two devices use this name was raised.
    boolean duplicate;

    /// When each of the latest logs last gave way to another.
    private final Map<String, Long> left = lru(4);

    final Map<String, Log> logs = lru(4);
    final Map<String, Integer> points = new HashMap<>();

    Device(int id, DeviceId name, @Nullable String log, boolean retired) {
      this.id = id;
      this.name = name;
      this.log = log;
      this.retired = retired;
    }

    /// Notes that `log` begins where `before` was written. Returns whether it is one that gave way
    /// to another within the last ten minutes: a new card begins a log once, two devices of one
    /// name alternate.
    boolean began(String log, @Nullable String before, long nowMs) {
      Long gaveWay = left.get(log);
      if (before != null) {
        left.put(before, nowMs);
      }
      return gaveWay != null && nowMs - gaveWay <= ALTERNATING_MS;
    }

    boolean alternates(long nowMs) {
      return left.values().stream().anyMatch(ms -> nowMs - ms <= ALTERNATING_MS);
    }
  }

  /// One journal of a device with its two streams.
  static final class Log {
    final int id;
    final String name;
    final IngestStream journal;
    final IngestStream trend;
    final Map<Integer, EpochClock> clocks = lru(64);
    long gapAnsweredMs = Long.MIN_VALUE / 2;

    Log(int id, String name, IngestStream journal, IngestStream trend) {
      this.id = id;
      this.name = name;
      this.journal = journal;
      this.trend = trend;
    }
  }

  /// The row of a device, made when it is first heard of. Null when there are too many: names come
  /// from outside.
  @Nullable Device device(DeviceId name) throws SQLException {
    Device device = found(name);
    if (device == null && devices() < MOST_DEVICES) {
      long id =
          session.insert(
              "INSERT INTO device (name, first_ms) VALUES (?, ?)", name.name(), clock.wallMs());
      device = new Device((int) id, name, null, false);
      devices.put(name, device);
    }
    return device;
  }

  /// The row of a device that was heard of.
  ///
  /// @throws IllegalArgumentException when it was not
  Device known(DeviceId name) throws SQLException {
    Device device = found(name);
    if (device == null) {
      throw new IllegalArgumentException("there is no device " + name);
    }
    return device;
  }

  private @Nullable Device found(DeviceId name) throws SQLException {
    Device device = devices.get(name);
    if (device == null) {
      device =
          session.first(
              row ->
                  new Device(
                      row.getInt("id"),
                      name,
                      row.getString("log"),
                      SqlSession.longOrNull(row, "retired_ms") != null),
              "SELECT id, log, retired_ms FROM device WHERE name = ?",
              name.name());
      if (device != null) {
        devices.put(name, device);
      }
    }
    return device;
  }

  Log log(Device device, String name) throws SQLException {
    Log log = device.logs.get(name);
    if (log == null) {
      Long known =
          session.first(
              row -> row.getLong(1),
              "SELECT id FROM log WHERE device_id = ? AND name = ?",
              device.id,
              name);
      long id =
          known != null
              ? known
              : session.insert(
                  "INSERT INTO log (device_id, name, first_ms) VALUES (?, ?, ?)",
                  device.id,
                  name,
                  clock.wallMs());
      Log found =
          new Log(
              (int) id,
              name,
              IngestStream.load(session, (int) id, StreamKind.JOURNAL),
              IngestStream.load(session, (int) id, StreamKind.TREND));
      session.list(
          row ->
              found.clocks.put(
                  row.getInt("epoch"),
                  new EpochClock(row.getLong("offset_ms"), row.getBoolean("believed"))),
          "SELECT * FROM epoch_clock WHERE log_id = ? ORDER BY epoch",
          id);
      log = found;
      device.logs.put(name, log);
    }
    return log;
  }

  /// The number of a point; one that the birth certificate did not name gets a row of its own.
  /// 0 when the device has named too many already.
  int point(Device device, String name, @Nullable Unit unit) throws SQLException {
    Integer id = device.points.get(name);
    if (id == null) {
      id =
          session.first(
              row -> row.getInt(1),
              "SELECT id FROM point WHERE device_id = ? AND name = ?",
              device.id,
              name);
      if (id == null && points(device) >= MOST_POINTS) {
        return 0;
      }
      if (id == null) {
        id =
            (int)
                session.insert(
                    "INSERT INTO point (device_id, name, kind, unit, label_id, label_en,"
                        + " stale_after_ms) VALUES (?, ?, ?, ?, ?, ?, 0)",
                    device.id,
                    name,
                    PointKind.OTHER.name(),
                    unit == null ? Unit.STATE.code() : unit.code(),
                    name,
                    name);
      }
      device.points.put(name, id);
    }
    return id;
  }

  /// Writes down what a device says of itself. Returns whether it began another log than the one
  /// known.
  boolean born(Device device, StateMessage.Status status) throws SQLException {
    for (PointInfo info : status.points()) {
      int point = point(device, info.point().name(), info.unit());
      if (point != 0) {
        describe(point, info);
      }
    }
    boolean anotherLog = device.log != null && !device.log.equals(status.log());
    device.log = status.log();
    session.update(
        "UPDATE device SET log = ?, epoch = ?, version = ?, board = ?, simulated = ? WHERE id = ?",
        status.log(),
        status.epoch(),
        cut(status.version(), 200),
        cut(status.board(), 200),
        status.simulated(),
        device.id);
    return anotherLog;
  }

  /// The wall clock of a moment, corrected where that is known; learns from believed moments.
  long wallMs(Log log, int epoch, Moment at) throws SQLException {
    EpochClock known = log.clocks.get(epoch);
    if (at.clock().trusted()) {
      if (known == null || !known.believed()) {
        learn(log, epoch, EpochClock.of(at));
      }
      return at.wallMs();
    }
    return known == null ? at.wallMs() : known.wallMs(at);
  }

  boolean dated(Log log, int epoch, Moment at) {
    return at.clock().trusted() || log.clocks.containsKey(epoch);
  }

  void learn(Log log, int epoch, EpochClock learnt) throws SQLException {
    if (learnt.equals(log.clocks.put(epoch, learnt))) {
      return;
    }
    int known =
        session.update(
            "UPDATE epoch_clock SET offset_ms = ?, believed = ? WHERE log_id = ? AND epoch = ?",
            learnt.offsetMs(),
            learnt.believed(),
            log.id,
            epoch);
    if (known == 0) {
      session.update(
          "INSERT INTO epoch_clock (log_id, epoch, offset_ms, believed) VALUES (?, ?, ?, ?)",
          log.id,
          epoch,
          learnt.offsetMs(),
          learnt.believed());
    }
  }

  void changeBand(Device device, String point, double low, double high) throws SQLException {
    session.update(
        "UPDATE point SET low = ?, high = ? WHERE device_id = ? AND name = ? AND low IS NOT NULL",
        low,
        high,
        device.id,
        point);
  }

  /// The row of a log that was heard of; null for any other.
  @Nullable Integer logId(int device, String name) throws SQLException {
    return session.first(
        row -> row.getInt(1), "SELECT id FROM log WHERE device_id = ? AND name = ?", device, name);
  }

  /// A map that keeps the entries used last: its keys come from outside.
  private static <K, V> Map<K, V> lru(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  /// Devices that were not retired; retiring those that are gone makes room for others.
  private long devices() throws SQLException {
    Long count =
        session.first(
            row -> row.getLong(1), "SELECT COUNT(*) FROM device WHERE retired_ms IS NULL");
    return count == null ? 0 : count;
  }

  private long points(Device device) throws SQLException {
    Long count =
        session.first(
            row -> row.getLong(1), "SELECT COUNT(*) FROM point WHERE device_id = ?", device.id);
    return count == null ? 0 : count;
  }

  private void describe(int id, PointInfo info) throws SQLException {
    var limits = info.limits();
    session.update(
        "UPDATE point SET kind = ?, unit = ?, label_id = ?, label_en = ?, stale_after_ms = ?,"
            + " low = ?, high = ?, deadband = ?, raise_after_ms = ?, clear_after_ms = ?,"
            + " source = ?, standard_low = ?, standard_high = ?, accuracy = ? WHERE id = ?",
        info.kind().name(),
        info.unit().code(),
        info.labelId(),
        info.labelEn(),
        info.staleAfterMs(),
        limits == null ? null : limits.low(),
        limits == null ? null : limits.high(),
        limits == null ? null : limits.deadband(),
        limits == null ? null : limits.raiseAfterMs(),
        limits == null ? null : limits.clearAfterMs(),
        limits == null ? null : limits.source(),
        limits == null ? null : limits.standardLow(),
        limits == null ? null : limits.standardHigh(),
        info.accuracy(),
        id);
  }

  static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
