package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.BandVerdict;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.store.readings.History;
import id.penjaga.hub.app.web.view.PointView;
import id.penjaga.hub.app.web.view.Sample;
import id.penjaga.hub.core.RecommendedBox;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A history made ready to draw: gaps become samples without a value, and the numbers of the whole
/// stretch are added up. A missed reading and a time longer than the point's stale time without one
/// are gaps (ENV-04); a point that only speaks when it changes has none.
record Chart(List<Sample> series, PointView.Stats stats) {

  static Chart of(History history, PointInfo info, long fromMs, long toMs) {
    return switch (history) {
      case History.Readings(Samples samples) -> ofReadings(samples, info, fromMs, toMs);
      case History.Spans(long widthMs, List<History.Span> spans) ->
          ofSpans(spans, widthMs, info, fromMs, toMs);
    };
  }

  private static Chart ofReadings(Samples samples, PointInfo info, long fromMs, long toMs) {
    Sum sum = new Sum(info);
    List<Sample> series = new ArrayList<>();
    long stale = info.staleAfterMs() > 0 ? info.staleAfterMs() : Long.MAX_VALUE;
    for (int i = 0; i < samples.size(); i++) {
      long at = samples.wallMs(i);
      if (samples.missed(i)) {
        series.add(gap(at));
        continue;
      }
      double value = samples.value(i);
      series.add(new Sample(at, value, value, value));
      long end = i + 1 < samples.size() ? samples.wallMs(i + 1) : toMs;
      long covered = Math.clamp(end - at, 0, stale);
      sum.add(value, covered);
      if (end - at > stale && i + 1 < samples.size()) {
        series.add(gap(at + stale));
      } else if (i + 1 == samples.size() && info.unit() == Unit.STATE) {
        series.add(new Sample(toMs, value, value, value));
      }
    }
    return new Chart(series, sum.stats(toMs - fromMs));
  }

  private static Chart ofSpans(
      List<History.Span> spans, long widthMs, PointInfo info, long fromMs, long toMs) {
    boolean gaps = info.staleAfterMs() > 0;
    List<Sample> series = new ArrayList<>();
    Tally all = new Tally();
    long expected = 0;
    for (History.Span span : spans) {
      long middle = Math.clamp(span.fromMs() + widthMs / 2, fromMs, toMs);
      Tally tally = span.tally();
      if (gaps && !series.isEmpty() && span.fromMs() > expected) {
        series.add(gap(expected + widthMs / 2));
      }
      expected = span.fromMs() + widthMs;
      all.add(tally);
      series.add(
          tally.count() == 0
              ? gap(middle)
              : new Sample(middle, tally.least(), tally.mean(), tally.most()));
    }
    boolean any = all.count() > 0;
    Duration measured = Duration.ofMillis(Math.min(all.measuredMs(), toMs - fromMs));
    return new Chart(
        series,
        new PointView.Stats(
            any ? all.least() : null,
            any ? all.most() : null,
            any ? all.mean() : null,
            share(all.bandMs(), all.judgedMs()),
            share(all.marginalMs(), all.guardedMs()),
            share(all.boxMs(), all.boxedMs()),
            measured,
            Duration.ofMillis(toMs - fromMs).minus(measured),
            all.count()));
  }

  private static @Nullable Double share(long ms, long ofMs) {
    return ofMs > 0 ? (double) ms / ofMs : null;
  }

  private static Sample gap(long atMs) {
    return new Sample(atMs, Double.NaN, Double.NaN, Double.NaN);
  }

  private static final class Sum {
    private final PointInfo info;
    private final @Nullable RecommendedBox box;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private double total;
    private long count;
    private long measuredMs;
    private long bandMs;
    private long marginalMs;
    private long boxMs;

    Sum(PointInfo info) {
      this.info = info;
      box = RecommendedBox.of(info.kind());
    }

    void add(double value, long coveredMs) {
      least = Math.min(least, value);
      most = Math.max(most, value);
      total += value;
      count++;
      measuredMs += coveredMs;
      Limits limits = info.limits();
      if (limits != null && value >= limits.low() && value <= limits.high()) {
        bandMs += coveredMs;
      }
      if (info.verdict(value) == BandVerdict.MARGINAL) {
        marginalMs += coveredMs;
      }
      if (box != null && box.holds(value)) {
        boxMs += coveredMs;
      }
    }

    PointView.Stats stats(long lengthMs) {
      long judgedMs = info.limits() == null ? 0 : measuredMs;
      return new PointView.Stats(
          count == 0 ? null : least,
          count == 0 ? null : most,
          count == 0 ? null : total / count,
          share(bandMs, judgedMs),
          share(marginalMs, info.accuracy() > 0 ? judgedMs : 0),
          share(boxMs, box == null ? 0 : measuredMs),
          Duration.ofMillis(Math.min(measuredMs, lengthMs)),
          Duration.ofMillis(Math.max(0, lengthMs - measuredMs)),
          count);
    }
  }
}
