package id.penjaga.hub.app.store.readings;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.Samples;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// An index in memory of the table `pending`: what was committed and is not folded yet, by point,
/// and the latest good reading of every point. A question reads the readings of its own point and
/// decodes no packet.
///
/// It is made from the tables whenever the database is opened, and follows each commit. At most
/// some 100,000 readings are in it, 17 bytes each, because folding empties it.
public final class PendingReadings {
  /// Takes the pending readings of one point.
  @FunctionalInterface
  interface Receiver {
    void accept(int point, Samples samples) throws SQLException;
  }

  private @Nullable Samples[] byPoint = new Samples[0];
  private @Nullable Latest[] latest = new Latest[0];
  private long count;

  /// The last reading that was taken, in the order the device delivered them. Its time may lie
  /// before that of an earlier one, when the device's clock was set.
  ///
  /// @param sinceMs when the value last became what it is; the start of a two-valued point's state
  public record Latest(long wallMs, double value, long sinceMs) {}

  /// Reads the tables again. A packet that cannot be read is moved to `set_aside`.
  ///
  /// @return how many packets were set aside
  public synchronized int load(SqlSession session, long nowMs) throws SQLException {
    clear();
    latest = new Latest[0];
    List<Integer> unknown = new ArrayList<>();
    session.list(
        row -> {
          int point = row.getInt("id");
          Double good = SqlSession.doubleOrNull(row, "good");
          if (good != null) {
            keep(point, new Latest(row.getLong("good_ms"), good, row.getLong("changed_ms")));
          } else if (SqlSession.longOrNull(row, "last_ms") != null) {
            unknown.add(point);
          }
          return true;
        },
        "SELECT id, good_ms, good, changed_ms, last_ms FROM point");
    for (int point : unknown) {
      fromHistory(session, point);
    }
    List<Long> unreadable = new ArrayList<>();
    session.list(
        row -> {
          byte[] packet = row.getBytes(2);
          if (SeriesPackets.readable(packet)) {
            add(packet);
          } else {
            unreadable.add(row.getLong(1));
          }
          return true;
        },
        "SELECT id, data FROM pending ORDER BY id");
    for (long id : unreadable) {
      Logger.error("packet {} of readings cannot be read and is set aside", id);
      session.update(
          "INSERT INTO set_aside (at_ms, count, why, data)"
              + " SELECT CAST(? AS BIGINT), count, 'unreadable packet', data FROM pending"
              + " WHERE id = ?",
          nowMs,
          id);
      session.update("DELETE FROM pending WHERE id = ?", id);
    }
    return unreadable.size();
  }

  /// After a packet was committed.
  public synchronized void add(byte[] packet) {
    SeriesPackets.Cursor cursor = SeriesPackets.packet(packet);
    while (cursor.next()) {
      take(cursor.point, cursor.wallMs, cursor.value, cursor.mark);
      count++;
    }
  }

  /// After everything was folded.
  public synchronized void clear() {
    byPoint = new Samples[0];
    count = 0;
  }

  public synchronized long count() {
    return count;
  }

  /// A copy of what is pending of a point.
  public synchronized Samples of(int point) {
    Samples pending = point < byPoint.length ? byPoint[point] : null;
    Samples copy = new Samples(pending == null ? 0 : pending.size());
    if (pending != null) {
      copy.addAll(pending, 0, pending.size());
    }
    return copy;
  }

  /// The latest good reading of a point; null when there never was one.
  public synchronized @Nullable Latest latest(int point) {
    return point < latest.length ? latest[point] : null;
  }

  /// All points with pending readings. Only the writer may call it, which alone changes them.
  void each(Receiver receiver) throws SQLException {
    @Nullable Samples[] now;
    synchronized (this) {
      now = byPoint;
    }
    for (int point = 0; point < now.length; point++) {
      Samples samples = now[point];
      if (samples != null) {
        receiver.accept(point, samples);
      }
    }
  }

  /// For a point folded before its last good reading was noted: looks for it in its newest hours.
  private void fromHistory(SqlSession session, int point) throws SQLException {
    List<byte[]> newest =
        session.list(
            row -> row.getBytes(1),
            "SELECT data FROM series WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 48",
            SeriesPackets.seriesId(point, 0, 0),
            SeriesPackets.seriesId(point + 1, 0, 0) - 1);
    for (byte[] data : newest) {
      Samples samples = new Samples(64);
      SeriesPackets.readSeries(data, samples);
      for (int i = samples.size() - 1; i >= 0; i--) {
        if (!samples.missed(i)) {
          keep(point, new Latest(samples.wallMs(i), samples.value(i), samples.wallMs(i)));
          return;
        }
      }
    }
  }

  private void take(int point, long wallMs, double value, byte mark) {
    if (point >= byPoint.length) {
      byPoint = Arrays.copyOf(byPoint, point + 64);
    }
    Samples samples = byPoint[point];
    if (samples == null) {
      samples = new Samples(16);
      byPoint[point] = samples;
    }
    samples.add(wallMs, value, mark);
    if (!Double.isNaN(value)) {
      Latest before = latest(point);
      long sinceMs = before != null && before.value == value ? before.sinceMs : wallMs;
      keep(point, new Latest(wallMs, value, sinceMs));
    }
  }

  private void keep(int point, Latest reading) {
    if (point >= latest.length) {
      latest = Arrays.copyOf(latest, point + 64);
    }
    latest[point] = reading;
  }
}
