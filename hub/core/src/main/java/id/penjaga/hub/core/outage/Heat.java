package id.penjaga.hub.core.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How warm an outage made the room, at the point that reaches its limit first.
///
/// @param first, last °C at the start and at the latest measurement
/// @param perHour slope of the last quarter of an hour by least squares, °C an hour
/// @param limit °C; not a number for none
/// @param minutesLeft from the latest measurement to the limit at this slope; 0 beyond it, null
///     while it does not rise or there is no limit
/// @param reachedAt when the limit was first exceeded; null for never
public record Heat(
    String point,
    double first,
    double last,
    Instant lastAt,
    double perHour,
    double limit,
    @Nullable Double minutesLeft,
    @Nullable Instant reachedAt) {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final Duration SHORTEST = Duration.ofMinutes(2);
  private static final int FEWEST = 3;

  /// A slower rise is none: sensors tell no more than tenths.
  private static final double LEAST_PER_HOUR = 0.1;

  /// What is first at its limit comes first; of what reaches none, the warmest.
  private static final Comparator<Heat> URGENCY =
      Comparator.comparing(
              Heat::minutesLeft, Comparator.nullsLast(Comparator.<Double>naturalOrder()))
          .thenComparing(Comparator.comparingDouble(Heat::last).reversed());

  /// The point that is first at its limit; null when nothing was measured.
  static @Nullable Heat of(List<PowerFact.Temperature> measured) {
    Map<String, List<PowerFact.Temperature>> points = new TreeMap<>();
    measured.forEach(one -> points.computeIfAbsent(one.point(), _ -> new ArrayList<>()).add(one));
    Heat worst = null;
    for (List<PowerFact.Temperature> point : points.values()) {
      Heat heat = of(point.getFirst().point(), point);
      if (worst == null || URGENCY.compare(heat, worst) < 0) {
        worst = heat;
      }
    }
    return worst;
  }

  private static Heat of(String name, List<PowerFact.Temperature> in) {
    PowerFact.Temperature last = in.getLast();
    double perHour = slope(in);
    Double left = null;
    if (last.celsius() > last.limit()) {
      left = 0.0;
    } else if (perHour >= LEAST_PER_HOUR && !Double.isNaN(last.limit())) {
      left = (last.limit() - last.celsius()) / perHour * 60;
    }
    Instant reached =
        in.stream()
            .filter(one -> one.celsius() > one.limit())
            .map(PowerFact.Temperature::at)
            .findFirst()
            .orElse(null);
    return new Heat(
        name,
        in.getFirst().celsius(),
        last.celsius(),
        last.at(),
        perHour,
        last.limit(),
        left,
        reached);
  }

  private static double slope(List<PowerFact.Temperature> all) {
    Instant last = all.getLast().at();
    List<PowerFact.Temperature> in =
        all.stream().filter(one -> !one.at().isBefore(last.minus(WINDOW))).toList();
    if (in.size() < FEWEST || Duration.between(in.getFirst().at(), last).compareTo(SHORTEST) < 0) {
      return 0;
    }
    double x = 0;
    double y = 0;
    for (PowerFact.Temperature one : in) {
      x += hours(one.at(), last);
      y += one.celsius();
    }
    x /= in.size();
    y /= in.size();
    double up = 0;
    double down = 0;
    for (PowerFact.Temperature one : in) {
      double dx = hours(one.at(), last) - x;
      up += dx * (one.celsius() - y);
      down += dx * dx;
    }
    return down == 0 ? 0 : up / down;
  }

  private static double hours(Instant at, Instant last) {
    return Duration.between(last, at).toMillis() / 3_600_000.0;
  }
}
