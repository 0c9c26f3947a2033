package id.penjaga.hub.app.store.readings;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.Tally;
import id.penjaga.hub.core.Tallying;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Reads one point's past: folded series and tallies, and the packets not folded yet.
public final class Series {
  private static final long MINUTE = 60_000;
  private static final long[] WIDTHS = {
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    60 * MINUTE,
    180 * MINUTE,
    360 * MINUTE,
    1440 * MINUTE,
    10_080 * MINUTE
  };
  private static final long MOST_READINGS = 500_000;

  private final SqlSession session;
  private final int point;

  public Series(SqlSession session, int point) {
    this.session = session;
    this.point = point;
  }

  public History history(long fromMs, long toMs, int most) throws SQLException {
    long count = count(fromMs, toMs);
    if (count <= most) {
      return new History.Readings(readings(fromMs, toMs));
    }
    long width = WIDTHS[WIDTHS.length - 1];
    for (int i = WIDTHS.length - 1; i >= 0 && (toMs - fromMs) / WIDTHS[i] <= most; i--) {
      width = WIDTHS[i];
    }
    Map<Long, Tally> fine;
    long fineWidth;
    if (width >= Folding.HOUR_MS || count > MOST_READINGS) {
      width = Math.max(width, Folding.HOUR_MS);
      fineWidth = Folding.HOUR_MS;
      fine = hours(fromMs, toMs);
    } else {
      fineWidth = MINUTE;
      fine = minutes(fromMs, toMs);
    }
    Map<Long, Tally> spans = new TreeMap<>();
    long coarse = width / fineWidth;
    fine.forEach((at, tally) ->
        spans.computeIfAbsent(Math.floorDiv(at, coarse), _ -> new Tally()).add(tally));
    List<History.Span> all = new ArrayList<>();
    long step = width;
    spans.forEach((at, tally) -> all.add(new History.Span(at * step, tally)));
    return new History.Spans(width, all);
  }

  /// Tallies by hours since 1970, of the hours that touch the stretch.
  public Map<Long, Tally> hours(long fromMs, long toMs) throws SQLException {
    long firstHour = Math.floorDiv(fromMs, Folding.HOUR_MS);
    long lastHour = Math.floorDiv(toMs - 1, Folding.HOUR_MS);
    Map<Long, Tally> hours = new TreeMap<>();
    session.list(
        row -> hours.put(row.getLong("id") - SeriesPackets.hourId(point, 0), Folding.tally(row)),
        "SELECT * FROM tally_hour WHERE id BETWEEN ? AND ?",
        SeriesPackets.hourId(point, firstHour),
        SeriesPackets.hourId(point, lastHour));
    Folding.hours(base().tallying().addAll(pending()))
        .forEach((hour, tally) -> {
          if (hour >= firstHour && hour <= lastHour) {
            hours.merge(hour, tally, Tally::add);
          }
        });
    return hours;
  }

  private Map<Long, Tally> minutes(long fromMs, long toMs) throws SQLException {
    Folding.PointFacts base = base();
    Tallying tallying =
        new Folding.PointFacts(base.staleAfterMs(), base.limits(), 0, Double.NaN).tallying();
    eachHour(fromMs, toMs, tallying::addAll);
    return tallying.minutes();
  }

  private long count(long fromMs, long toMs) throws SQLException {
    Long folded =
        session.first(
            row -> row.getLong(1),
            "SELECT COALESCE(SUM(count), 0) FROM series WHERE id BETWEEN ? AND ?",
            firstSeries(fromMs),
            SeriesPackets.seriesId(point, clamp(toMs - 1)));
    return (folded == null ? 0 : folded) + pending().size();
  }

  private Samples readings(long fromMs, long toMs) throws SQLException {
    Samples all = new Samples(1024);
    eachHour(fromMs, toMs, hour -> all.addAll(hour, 0, hour.size()));
    return all;
  }

  /// Gives the stretch's readings in order of time, those of an hour at a time: half a million of
  /// them need not be in memory at once.
  private void eachHour(long fromMs, long toMs, Consumer<Samples> receiver) throws SQLException {
    SortedMap<Long, Samples> hours = new TreeMap<>();
    Samples pending = pending();
    for (int i = 0; i < pending.size(); i++) {
      long wallMs = pending.wallMs(i);
      if (wallMs >= fromMs && wallMs < toMs) {
        hours
            .computeIfAbsent(wallMs / Folding.HOUR_MS, _ -> new Samples(64))
            .add(wallMs, pending.value(i), pending.mark(i));
      }
    }
    session.list(
        row ->
            hours.putIfAbsent(
                (row.getLong(1) & SeriesPackets.LATEST_MS) / Folding.HOUR_MS, new Samples(0)),
        "SELECT id FROM series WHERE id BETWEEN ? AND ?",
        firstSeries(fromMs),
        SeriesPackets.seriesId(point, clamp(toMs - 1)));
    for (Map.Entry<Long, Samples> entry : hours.entrySet()) {
      long hour = entry.getKey();
      Samples folded = new Samples(1024);
      session.list(
          row -> {
            SeriesPackets.readSeries(row.getBytes(1), folded);
            return true;
          },
          "SELECT data FROM series WHERE id BETWEEN ? AND ? ORDER BY id",
          SeriesPackets.seriesId(point, hour * Folding.HOUR_MS),
          SeriesPackets.seriesId(point, (hour + 1) * Folding.HOUR_MS - 1));
      folded.addAll(entry.getValue(), 0, entry.getValue().size());
      receiver.accept(clipped(folded.sorted(), fromMs, toMs));
    }
  }

  private static Samples clipped(Samples samples, long fromMs, long toMs) {
    Samples part = new Samples(samples.size());
    for (int i = 0; i < samples.size(); i++) {
      if (samples.wallMs(i) >= fromMs && samples.wallMs(i) < toMs) {
        part.add(samples.wallMs(i), samples.value(i), samples.mark(i));
      }
    }
    return part;
  }

  /// A series never crosses a full hour, so one that holds `fromMs` begins in the same hour.
  private long firstSeries(long fromMs) {
    return SeriesPackets.seriesId(point, clamp(fromMs / Folding.HOUR_MS * Folding.HOUR_MS));
  }

  private static long clamp(long ms) {
    return Math.clamp(ms, 0, SeriesPackets.LATEST_MS);
  }

  private Samples pending() throws SQLException {
    Samples pending = new Samples(64);
    session.list(
        row -> {
          SeriesPackets.read(row.getBytes(1), point, pending);
          return true;
        },
        "SELECT data FROM pending ORDER BY id");
    return pending;
  }

  private Folding.PointFacts base() throws SQLException {
    return Objects.requireNonNull(
        session.first(
            Folding.PointFacts::read,
            "SELECT " + Folding.PointFacts.COLUMNS + " FROM point WHERE id = ?",
            point));
  }
}
