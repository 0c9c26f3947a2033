package id.penjaga.hub.app.store.readings;

import id.penjaga.hub.core.Heard;
import id.penjaga.hub.core.Hearing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The last day of one point in half hours. An hour is read again only when the number of readings
/// in it or before it changed, so that asking costs the running hour, and what comes late is seen.
public final class HeardPoint {
  /// Readings come in batches: what is younger may still be on its way.
  public static final long ARRIVING_MS = 120_000;

  private final long staleMs;
  private Map<Long, Hour> hours = Map.of();

  /// @param readings of this hour and the one before
  /// @param untilMs up to where it was judged
  private record Hour(long readings, long untilMs, Heard first, Heard second) {}

  /// @param staleMs how long a reading speaks for the time after it, more than 0
  public HeardPoint(long staleMs) {
    this.staleMs = staleMs;
  }

  /// A day.
  ///
  /// @param halves of [Hearing#HALF_MS] from `fromMs` on, the last one judged up to `untilMs`
  public record Day(long fromMs, long untilMs, List<Heard> halves) {
    public Day {
      halves = List.copyOf(halves);
    }
  }

  public synchronized Day day(Series series, long nowMs) throws SQLException {
    long untilMs = nowMs - ARRIVING_MS;
    long last = Math.floorDiv(untilMs - 1, Hearing.HALF_MS);
    long first = last - Hearing.HALVES + 1;
    long firstHour = Math.floorDiv(first, 2);
    long lastHour = Math.floorDiv(last, 2);
    Map<Long, Long> counts =
        series.counts((firstHour - 1) * Folding.HOUR_MS, (lastHour + 1) * Folding.HOUR_MS);
    Map<Long, Hour> judged = new HashMap<>();
    List<Heard> halves = new ArrayList<>();
    for (long half = first; half <= last; half++) {
      long hour = Math.floorDiv(half, 2);
      Hour known = judged.get(hour);
      if (known == null) {
        long readings = counts.getOrDefault(hour - 1, 0L) + counts.getOrDefault(hour, 0L);
        long end = Math.min((hour + 1) * Folding.HOUR_MS, untilMs);
        known = hours.get(hour);
        if (known == null || known.readings != readings || known.untilMs != end) {
          known = judge(series, hour, readings, end);
        }
        judged.put(hour, known);
      }
      halves.add(half % 2 == 0 ? known.first : known.second);
    }
    hours = judged;
    return new Day(first * Hearing.HALF_MS, untilMs, halves);
  }

  private Hour judge(Series series, long hour, long readings, long untilMs) throws SQLException {
    long from = hour * Folding.HOUR_MS;
    long middle = from + Hearing.HALF_MS;
    if (readings == 0) {
      return new Hour(0, untilMs, Heard.NOTHING, Heard.NOTHING);
    }
    Hearing hearing = new Hearing(series.readings(from - Hearing.LONGEST_MS, untilMs), staleMs);
    return new Hour(
        readings,
        untilMs,
        hearing.between(from, Math.min(middle, untilMs)),
        untilMs > middle ? hearing.between(middle, untilMs) : Heard.NOTHING);
  }
}
