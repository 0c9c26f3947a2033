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
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

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

  /// So many can be read to see how many of them are in a stretch.
  private static final long FEW_READINGS = 10_000;

  private final SqlSession session;
  private final PendingReadings pending;
  private final int point;

  public Series(SqlSession session, PendingReadings pending, int point) {
    this.session = session;
    this.pending = pending;
    this.point = point;
  }

  /// What is asked of one point's past.
  @FunctionalInterface
  public interface Question<T> {
    T ask(Series series) throws SQLException;
  }

  public History history(long fromMs, long toMs, int most) throws SQLException {
    long count = countOfHours(fromMs, toMs);
    if (count <= Math.max(most, FEW_READINGS)) {
      Samples readings = readings(fromMs, toMs);
      if (readings.size() <= most) {
        return new History.Readings(readings);
      }
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
    Folding.hours(base().tallying().addAll(pending.of(point)))
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
        new Folding.PointFacts(base.staleAfterMs(), base.by(), 0, Double.NaN).tallying();
    eachHour(fromMs, toMs, tallying::addAll);
    return tallying.minutes();
  }

  /// How many readings the hours hold that touch the stretch.
  private long countOfHours(long fromMs, long toMs) throws SQLException {
    Long folded =
        session.first(
            row -> row.getLong(1),
            "SELECT COALESCE(SUM(count), 0) FROM series WHERE id BETWEEN ? AND ?",
            firstSeries(fromMs),
            lastSeries(toMs));
    return (folded == null ? 0 : folded) + pending.of(point).size();
  }

  /// How many readings each hour holds that touches the stretch, by hours since 1970; an hour
  /// without readings is absent. Reads no reading.
  public Map<Long, Long> counts(long fromMs, long toMs) throws SQLException {
    Map<Long, Long> counts = new TreeMap<>();
    session.list(
        row -> counts.merge(SeriesPackets.hourOf(row.getLong(1)), row.getLong(2), Long::sum),
        "SELECT id, count FROM series WHERE id BETWEEN ? AND ?",
        firstSeries(fromMs),
        lastSeries(toMs));
    Samples waiting = pending.of(point);
    for (int i = 0; i < waiting.size(); i++) {
      long wallMs = waiting.wallMs(i);
      if (wallMs >= fromMs && wallMs < toMs) {
        counts.merge(wallMs / Folding.HOUR_MS, 1L, Long::sum);
      }
    }
    return counts;
  }

  /// The readings themselves, in order; to be asked of a short stretch.
  public Samples readings(long fromMs, long toMs) throws SQLException {
    Samples all = new Samples(1024);
    eachHour(fromMs, toMs, hour -> all.addAll(hour, 0, hour.size()));
    return all;
  }

  /// When something that goes on and off was on first within a stretch; empty for never.
  public OptionalLong firstOn(long fromMs, long toMs) throws SQLException {
    Samples samples = readings(fromMs, toMs);
    return IntStream.range(0, samples.size())
        .filter(i -> !samples.missed(i) && samples.value(i) != 0)
        .mapToLong(samples::wallMs)
        .findFirst();
  }

  /// Gives the stretch's readings in order of time, those of an hour at a time: half a million of
  /// them need not be in memory at once.
  private void eachHour(long fromMs, long toMs, Consumer<Samples> receiver) throws SQLException {
    SortedMap<Long, Samples> hours = new TreeMap<>();
    Samples waiting = pending.of(point);
    for (int i = 0; i < waiting.size(); i++) {
      long wallMs = waiting.wallMs(i);
      if (wallMs >= fromMs && wallMs < toMs) {
        hours
            .computeIfAbsent(wallMs / Folding.HOUR_MS, _ -> new Samples(64))
            .add(wallMs, waiting.value(i), waiting.mark(i));
      }
    }
    session.list(
        row -> hours.putIfAbsent(SeriesPackets.hourOf(row.getLong(1)), new Samples(0)),
        "SELECT id FROM series WHERE id BETWEEN ? AND ?",
        firstSeries(fromMs),
        lastSeries(toMs));
    for (Map.Entry<Long, Samples> entry : hours.entrySet()) {
      long hour = entry.getKey();
      Samples folded = new Samples(1024);
      session.list(
          row -> {
            SeriesPackets.readSeries(row.getBytes(1), folded);
            return true;
          },
          "SELECT data FROM series WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?",
          SeriesPackets.seriesId(point, hour, 0),
          SeriesPackets.seriesId(point, hour, SeriesPackets.LAST_NUMBER),
          MOST_READINGS / Folding.MOST_IN_A_SERIES);
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

  /// A series never crosses a full hour, so one that holds `fromMs` is in the same hour.
  private long firstSeries(long fromMs) {
    return SeriesPackets.seriesId(point, clamp(fromMs) / Folding.HOUR_MS, 0);
  }

  private long lastSeries(long toMs) {
    return SeriesPackets.seriesId(
        point, clamp(toMs - 1) / Folding.HOUR_MS, SeriesPackets.LAST_NUMBER);
  }

  private static long clamp(long ms) {
    return Math.clamp(ms, 0, SeriesPackets.LATEST_MS);
  }

  private Folding.PointFacts base() throws SQLException {
    return Objects.requireNonNull(
        session.first(
            Folding.PointFacts::read,
            "SELECT " + Folding.PointFacts.COLUMNS + " FROM point WHERE id = ?",
            point));
  }
}
