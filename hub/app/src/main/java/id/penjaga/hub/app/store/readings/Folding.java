package id.penjaga.hub.app.store.readings;

import id.penjaga.device.messages.Limits;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.Tally;
import id.penjaga.hub.core.Tallying;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Moves readings from packets into series and hourly tallies, in one transaction: a reading is
/// always in one of the two places and never in both.
public final class Folding {
  public static final long HOUR_MS = 3_600_000;
  static final int MOST_IN_A_SERIES = 1024;

  private final SqlSession session;

  public Folding(SqlSession session) {
    this.session = session;
  }

  /// What tallying a point's readings needs to know.
  ///
  /// @param lastMs when the last folded reading was taken, 0 when there was none
  /// @param last its value; NaN when it was missed or there was none
  public record PointFacts(long staleAfterMs, @Nullable Limits limits, long lastMs, double last) {
    static final String COLUMNS =
        "stale_after_ms, low, high, deadband, raise_after_ms, clear_after_ms, source,"
            + " standard_low, standard_high, last_ms, last_value";

    static PointFacts read(ResultSet row) throws SQLException {
      Double last = SqlSession.doubleOrNull(row, "last_value");
      return new PointFacts(
          row.getLong("stale_after_ms"),
          limits(row),
          row.getLong("last_ms"),
          last == null ? Double.NaN : last);
    }

    public static @Nullable Limits limits(ResultSet row) throws SQLException {
      Double low = SqlSession.doubleOrNull(row, "low");
      return low == null
          ? null
          : new Limits(
              low,
              row.getDouble("high"),
              row.getDouble("deadband"),
              row.getLong("raise_after_ms"),
              row.getLong("clear_after_ms"),
              row.getString("source"),
              row.getDouble("standard_low"),
              row.getDouble("standard_high"));
    }

    Tallying tallying() {
      return new Tallying(staleAfterMs, limits, lastMs, last);
    }
  }

  public void run() throws SQLException {
    Map<Integer, Samples> points = new HashMap<>();
    session.list(
        row -> {
          SeriesPackets.read(row.getBytes(1), points);
          return true;
        },
        "SELECT data FROM pending ORDER BY id");
    for (Map.Entry<Integer, Samples> entry : points.entrySet()) {
      tally(entry.getKey(), entry.getValue());
      Samples sorted = entry.getValue().sorted();
      for (int from = 0; from < sorted.size(); ) {
        long hour = sorted.wallMs(from) / HOUR_MS;
        int to = from;
        while (to < sorted.size() && sorted.wallMs(to) / HOUR_MS == hour) {
          to++;
        }
        store(entry.getKey(), hour, sorted, from, to);
        from = to;
      }
    }
    session.update("DELETE FROM pending");
  }

  /// Minutes to hours.
  static Map<Long, Tally> hours(Tallying tallying) {
    Map<Long, Tally> hours = new TreeMap<>();
    tallying
        .minutes()
        .forEach((minute, tally) ->
            hours.computeIfAbsent(Math.floorDiv(minute, 60), _ -> new Tally()).add(tally));
    return hours;
  }

  static Tally tally(ResultSet row) throws SQLException {
    return new Tally(
        row.getDouble("least"),
        row.getDouble("most"),
        row.getDouble("total"),
        row.getLong("count"),
        row.getLong("missed"),
        row.getLong("measured_ms"),
        row.getLong("judged_ms"),
        row.getLong("band_ms"));
  }

  private void tally(int point, Samples samples) throws SQLException {
    PointFacts base =
        Objects.requireNonNull(
            session.first(
                PointFacts::read,
                "SELECT " + PointFacts.COLUMNS + " FROM point WHERE id = ?",
                point));
    Tallying tallying = base.tallying().addAll(samples);
    for (Map.Entry<Long, Tally> hour : hours(tallying).entrySet()) {
      long id = SeriesPackets.hourId(point, hour.getKey());
      Tally before = session.first(Folding::tally, "SELECT * FROM tally_hour WHERE id = ?", id);
      Tally now = before == null ? hour.getValue() : before.add(hour.getValue());
      session.later(
          before == null
              ? "INSERT INTO tally_hour (least, most, total, count, missed, measured_ms, judged_ms,"
                  + " band_ms, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
              : "UPDATE tally_hour SET least = ?, most = ?, total = ?, count = ?, missed = ?,"
                  + " measured_ms = ?, judged_ms = ?, band_ms = ? WHERE id = ?",
          now.count() == 0 ? null : now.least(),
          now.count() == 0 ? null : now.most(),
          now.total(),
          now.count(),
          now.missed(),
          now.measuredMs(),
          now.judgedMs(),
          now.bandMs(),
          id);
    }
    session.later(
        "UPDATE point SET last_ms = ?, last_value = ? WHERE id = ?",
        tallying.lastMs(),
        Double.isNaN(tallying.last()) ? null : tallying.last(),
        point);
  }

  /// Appends readings of one hour to the hour's newest series, or begins new ones when that is
  /// full.
  private void store(int point, long hour, Samples samples, int from, int to) throws SQLException {
    Long newest =
        session.first(
            row -> row.getInt(2) + to - from <= MOST_IN_A_SERIES ? row.getLong(1) : -1,
            "SELECT id, count FROM series WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1",
            SeriesPackets.seriesId(point, hour * HOUR_MS),
            SeriesPackets.seriesId(point, (hour + 1) * HOUR_MS - 1));
    if (newest != null && newest >= 0) {
      put(newest, point, samples, from, to);
    } else {
      for (int start = from; start < to; start += MOST_IN_A_SERIES) {
        int end = Math.min(to, start + MOST_IN_A_SERIES);
        put(SeriesPackets.seriesId(point, samples.wallMs(start)), point, samples, start, end);
      }
    }
  }

  /// Puts readings into row `id`, together with what it holds already.
  private void put(long id, int point, Samples samples, int from, int to) throws SQLException {
    byte[] before =
        session.first(row -> row.getBytes(1), "SELECT data FROM series WHERE id = ?", id);
    Samples all = new Samples(MOST_IN_A_SERIES);
    if (before != null) {
      SeriesPackets.readSeries(before, all);
    }
    all.addAll(samples, from, to);
    all = all.sorted();
    byte[] data = SeriesPackets.series(all, 0, all.size());
    if (before == null) {
      session.later("INSERT INTO series (id, count, data) VALUES (?, ?, ?)", id, all.size(), data);
      return;
    }
    long first = SeriesPackets.seriesId(point, all.wallMs(0));
    if (first == id) {
      session.later("UPDATE series SET count = ?, data = ? WHERE id = ?", all.size(), data, id);
    } else {
      session.update("DELETE FROM series WHERE id = ?", id);
      put(first, point, all, 0, all.size());
    }
  }
}
