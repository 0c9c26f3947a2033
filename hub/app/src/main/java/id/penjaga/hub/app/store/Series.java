package id.penjaga.hub.app.store;

import id.penjaga.device.messages.Limits;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.Tally;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Reads one point's past: folded series and tallies, and the packets not folded yet.
final class Series {
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

  private final Session session;
  private final int point;

  Series(Session session, int point) {
    this.session = session;
    this.point = point;
  }

  History history(long fromMs, long toMs, int most) throws SQLException {
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
  Map<Long, Tally> hours(long fromMs, long toMs) throws SQLException {
    long firstHour = Math.floorDiv(fromMs, Folding.HOUR_MS);
    long lastHour = Math.floorDiv(toMs - 1, Folding.HOUR_MS);
    Map<Long, Tally> hours = new TreeMap<>();
    session.list(
        row -> hours.put(row.getLong("id") - Packets.hourId(point, 0), Folding.tally(row)),
        "SELECT * FROM tally_hour WHERE id BETWEEN ? AND ?",
        Packets.hourId(point, firstHour),
        Packets.hourId(point, lastHour));
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
    Limits limits = base.limits();
    return new Folding.PointFacts(base.staleAfterMs(), limits, 0, Double.NaN)
        .tallying()
        .addAll(readings(fromMs, toMs))
        .minutes();
  }

  private long count(long fromMs, long toMs) throws SQLException {
    Long folded =
        session.first(
            row -> row.getLong(1),
            "SELECT COALESCE(SUM(count), 0) FROM series WHERE id BETWEEN ? AND ?",
            firstSeries(fromMs),
            Packets.seriesId(point, clamp(toMs - 1)));
    return (folded == null ? 0 : folded) + pending().size();
  }

  private Samples readings(long fromMs, long toMs) throws SQLException {
    Samples all = new Samples(1024);
    session.list(
        row -> {
          Packets.readSeries(row.getBytes(1), all);
          return true;
        },
        "SELECT data FROM series WHERE id BETWEEN ? AND ? ORDER BY id",
        firstSeries(fromMs),
        Packets.seriesId(point, clamp(toMs - 1)));
    Samples pending = pending();
    all.addAll(pending, 0, pending.size());
    Samples sorted = all.sorted();
    int from = 0;
    while (from < sorted.size() && sorted.wallMs(from) < fromMs) {
      from++;
    }
    int to = sorted.size();
    while (to > from && sorted.wallMs(to - 1) >= toMs) {
      to--;
    }
    Samples part = new Samples(to - from);
    part.addAll(sorted, from, to);
    return part;
  }

  /// A series never crosses a full hour, so one that holds `fromMs` begins in the same hour.
  private long firstSeries(long fromMs) {
    return Packets.seriesId(point, clamp(fromMs / Folding.HOUR_MS * Folding.HOUR_MS));
  }

  private static long clamp(long ms) {
    return Math.clamp(ms, 0, Packets.LATEST_MS);
  }

  private Samples pending() throws SQLException {
    Map<Integer, Samples> points = new HashMap<>();
    session.list(
        row -> {
          Packets.read(row.getBytes(1), points);
          return true;
        },
        "SELECT data FROM pending ORDER BY id");
    return Objects.requireNonNullElseGet(points.get(point), () -> new Samples(0));
  }

  private Folding.PointFacts base() throws SQLException {
    return Objects.requireNonNull(
        session.first(
            Folding.PointFacts::read,
            "SELECT " + Folding.PointFacts.COLUMNS + " FROM point WHERE id = ?",
            point));
  }
}
