package id.penjaga.hub.app.store.readings;

import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointKind;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.RecommendedBox;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.Tally;
import id.penjaga.hub.core.Tallying;
import id.penjaga.hub.core.Yardstick;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Folds pending readings into series and hourly tallies, in one transaction: a reading is always
/// in one of the two places and never in both.
public final class Folding {
  public static final long HOUR_MS = 3_600_000;
  static final int MOST_IN_A_SERIES = 1024;

  private final SqlSession session;
  private final PendingReadings pending;

  /// The last reason why readings were refused.
  private @Nullable Exception refusal;

  public Folding(SqlSession session, PendingReadings pending) {
    this.session = session;
    this.pending = pending;
  }

  /// What tallying a point's readings needs to know.
  ///
  /// @param lastMs when the last folded reading was taken, 0 when there was none
  /// @param last its value; NaN when it was missed or there was none
  public record PointFacts(long staleAfterMs, Yardstick by, long lastMs, double last) {
    static final String COLUMNS =
        "kind, accuracy, stale_after_ms, low, high, deadband, raise_after_ms, clear_after_ms,"
            + " source, standard_low, standard_high, last_ms, last_value";

    static PointFacts read(ResultSet row) throws SQLException {
      Double last = SqlSession.doubleOrNull(row, "last_value");
      return new PointFacts(
          row.getLong("stale_after_ms"),
          new Yardstick(
              limits(row),
              row.getDouble("accuracy"),
              RecommendedBox.of(PointKind.valueOf(row.getString("kind")))),
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
      return new Tallying(staleAfterMs, by, lastMs, last);
    }
  }

  /// Folds all pending readings. Points whose readings the database or the arithmetic refuses are
  /// set aside, packed and with the reason; they hold up no other point.
  ///
  /// @return how many readings were set aside
  public int run(long nowMs) throws SQLException {
    int aside = 0;
    if (!within(() -> pending.each(this::fold))) {
      List<Integer> points = new ArrayList<>();
      pending.each((point, _) -> points.add(point));
      for (int point : points) {
        Samples samples = pending.of(point);
        if (!within(() -> fold(point, samples))) {
          setAside(point, samples, nowMs);
          aside += samples.size();
        }
      }
    }
    session.update("DELETE FROM pending");
    return aside;
  }

  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  /// Runs a step so that its failure takes nothing else with it. Returns whether it succeeded.
  private boolean within(Step step) throws SQLException {
    Savepoint before = session.savepoint();
    try {
      step.run();
      session.flush();
      return true;
    } catch (SQLException | RuntimeException e) {
      if (!SqlSession.refusesContent(e)) {
        throw e;
      }
      session.rollback(before);
      refusal = e;
      return false;
    }
  }

  private void setAside(int point, Samples samples, long nowMs) throws SQLException {
    String why = String.valueOf(refusal);
    Logger.error(
        refusal, "{} readings of point {} cannot be folded, set aside", samples.size(), point);
    for (int from = 0; from < samples.size(); from += MOST_IN_A_SERIES) {
      int to = Math.min(samples.size(), from + MOST_IN_A_SERIES);
      session.update(
          "INSERT INTO set_aside (at_ms, point_id, count, why, data) VALUES (?, ?, ?, ?, ?)",
          nowMs,
          point,
          to - from,
          why.substring(0, Math.min(why.length(), 4096)),
          SeriesPackets.series(samples, from, to));
    }
  }

  private void fold(int point, Samples samples) throws SQLException {
    tally(point, samples);
    Samples sorted = samples.sorted();
    for (int from = 0; from < sorted.size(); ) {
      long hour = sorted.wallMs(from) / HOUR_MS;
      int to = from;
      while (to < sorted.size() && sorted.wallMs(to) / HOUR_MS == hour) {
        to++;
      }
      store(point, hour, sorted, from, to);
      from = to;
    }
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
        row.getLong("band_ms"),
        row.getLong("guarded_ms"),
        row.getLong("marginal_ms"),
        row.getLong("boxed_ms"),
        row.getLong("box_ms"));
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
                  + " band_ms, guarded_ms, marginal_ms, boxed_ms, box_ms, id)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
              : "UPDATE tally_hour SET least = ?, most = ?, total = ?, count = ?, missed = ?,"
                  + " measured_ms = ?, judged_ms = ?, band_ms = ?, guarded_ms = ?, marginal_ms ="
                  + " ?, boxed_ms = ?, box_ms = ? WHERE id = ?",
          now.count() == 0 ? null : now.least(),
          now.count() == 0 ? null : now.most(),
          now.total(),
          now.count(),
          now.missed(),
          now.measuredMs(),
          now.judgedMs(),
          now.bandMs(),
          now.guardedMs(),
          now.marginalMs(),
          now.boxedMs(),
          now.boxMs(),
          id);
    }
    PendingReadings.Latest good = pending.latest(point);
    session.later(
        "UPDATE point SET last_ms = ?, last_value = ?, good_ms = ?, good = ?, changed_ms = ?"
            + " WHERE id = ?",
        tallying.lastMs(),
        Double.isNaN(tallying.last()) ? null : tallying.last(),
        good == null ? null : good.wallMs(),
        good == null ? null : good.value(),
        good == null ? null : good.sinceMs(),
        point);
  }

  /// Fills the hour's newest series up to {@link #MOST_IN_A_SERIES} readings, then begins new ones.
  /// Rows are split by count alone, so that no moment can make one grow without bound.
  private void store(int point, long hour, Samples samples, int from, int to) throws SQLException {
    long[] newest =
        session.first(
            row -> new long[] {row.getLong(1), row.getLong(2)},
            "SELECT id, count FROM series WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1",
            SeriesPackets.seriesId(point, hour, 0),
            SeriesPackets.seriesId(point, hour, SeriesPackets.LAST_NUMBER));
    int start = from;
    long id = SeriesPackets.seriesId(point, hour, 0);
    if (newest != null) {
      int room = (int) Math.max(0, MOST_IN_A_SERIES - newest[1]);
      start = Math.min(to, from + room);
      extend(newest[0], samples, from, start);
      id = newest[0] + 1;
    }
    while (start < to) {
      int end = Math.min(to, start + MOST_IN_A_SERIES);
      if (SeriesPackets.hourOf(id) != hour) {
        throw new IllegalStateException("the hour has no room for another series");
      }
      session.later(
          "INSERT INTO series (id, count, data) VALUES (?, ?, ?)",
          id++,
          end - start,
          SeriesPackets.series(samples, start, end));
      start = end;
    }
  }

  private void extend(long id, Samples samples, int from, int to) throws SQLException {
    if (from == to) {
      return;
    }
    Samples all = new Samples(MOST_IN_A_SERIES);
    byte[] before =
        session.first(row -> row.getBytes(1), "SELECT data FROM series WHERE id = ?", id);
    SeriesPackets.readSeries(Objects.requireNonNull(before), all);
    all.addAll(samples, from, to);
    all = all.sorted();
    session.later(
        "UPDATE series SET count = ?, data = ? WHERE id = ?",
        all.size(),
        SeriesPackets.series(all, 0, all.size()),
        id);
  }
}
