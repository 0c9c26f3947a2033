package id.penjaga.hub.app.web.power;

import id.penjaga.hub.app.store.power.LoggedOutage;
import id.penjaga.hub.core.outage.OutageRecord;
import id.penjaga.hub.core.outage.Phase;
import id.penjaga.hub.core.outage.PowerFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One outage on one axis of time, 1000 units wide.
///
/// @param bars what carried the load
/// @param course of the temperature, as points of a polyline; empty for none
/// @param limitY where the limit lies; null for none
/// @param ticks doors and people
/// @param hours marks of the axis
public record OutageView(
    LoggedOutage of,
    Instant from,
    Instant until,
    List<Bar> bars,
    String course,
    @Nullable Double limitY,
    double least,
    double most,
    List<Tick> ticks,
    List<Mark> hours) {
  static final int WIDTH = 1000;

  /// Height of the part that shows the temperature.
  static final int HEIGHT = 100;

  private static final Duration AROUND = Duration.ofMinutes(5);
  private static final int MARKS = 6;

  public record Bar(double x, double width, Phase.Source source) {}

  /// @param lane `door` or `person`
  public record Tick(double x, String lane) {}

  public record Mark(double x, Instant at) {}

  static OutageView of(LoggedOutage of, List<PowerFact.Temperature> measured) {
    OutageRecord record = of.record();
    Instant end = record.end();
    Instant from = record.start().minus(AROUND);
    Instant until = end == null ? record.now() : end.plus(AROUND);
    List<Bar> bars = new ArrayList<>();
    bar(bars, from, until, new Phase(Phase.Source.MAINS, from, record.start()));
    record.phases().forEach(phase -> bar(bars, from, until, phase));
    if (end != null) {
      bar(bars, from, until, new Phase(Phase.Source.MAINS, end, until));
    }
    String point = record.heat() == null ? "" : record.heat().point();
    List<PowerFact.Temperature> course =
        measured.stream().filter(one -> one.point().equals(point)).toList();
    double limit = course.isEmpty() ? Double.NaN : course.getLast().limit();
    double least = course.stream().mapToDouble(PowerFact.Temperature::celsius).min().orElse(0);
    double most = course.stream().mapToDouble(PowerFact.Temperature::celsius).max().orElse(1);
    if (!Double.isNaN(limit)) {
      most = Math.max(most, limit);
      least = Math.min(least, limit);
    }
    double low = Math.floor(least - 0.5);
    double high = Math.ceil(most + 0.5);
    StringBuilder line = new StringBuilder();
    for (PowerFact.Temperature one : course) {
      line.append(fixed(x(one.at(), from, until)))
          .append(',')
          .append(fixed(y(one.celsius(), low, high)))
          .append(' ');
    }
    List<Tick> ticks = new ArrayList<>();
    for (PowerFact fact : record.lines()) {
      if (fact instanceof PowerFact.Door || fact instanceof PowerFact.Passage) {
        ticks.add(
            new Tick(
                x(fact.at(), from, until), fact instanceof PowerFact.Door ? "door" : "person"));
      }
    }
    List<Mark> marks = new ArrayList<>();
    long step = Math.max(1, Duration.between(from, until).toMillis() / MARKS);
    for (int i = 0; i <= MARKS; i++) {
      Instant at = from.plusMillis(i * step);
      marks.add(new Mark(x(at, from, until), at));
    }
    return new OutageView(
        of,
        from,
        until,
        bars,
        line.toString().strip(),
        course.isEmpty() || Double.isNaN(limit) ? null : y(limit, low, high),
        low,
        high,
        ticks,
        marks);
  }

  private static void bar(List<Bar> bars, Instant from, Instant until, Phase phase) {
    double x = x(phase.from(), from, until);
    double width = x(phase.until(), from, until) - x;
    if (width > 0) {
      bars.add(new Bar(round(x), round(Math.max(1, width)), phase.source()));
    }
  }

  private static double x(Instant at, Instant from, Instant until) {
    double all = Math.max(1, Duration.between(from, until).toMillis());
    return Math.clamp(Duration.between(from, at).toMillis() / all * WIDTH, 0, WIDTH);
  }

  private static double y(double value, double low, double high) {
    return round(HEIGHT - (value - low) / Math.max(0.1, high - low) * HEIGHT);
  }

  private static double round(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static String fixed(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
