package id.penjaga.hub.app.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The series of a chart as JSON: four arrays of equal length, times in seconds, `null` where
/// nothing was measured.
public final class SeriesJson {
  private SeriesJson() {}

  public static String of(Instant from, Instant to, List<Sample> series) {
    return String.format(
        Locale.ROOT,
        "{\"from\":%d,\"to\":%d,\"data\":[%s,%s,%s,%s]}",
        from.getEpochSecond(),
        to.getEpochSecond(),
        array(series, sample -> sample.atMs() / 1000.0),
        array(series, Sample::mean),
        array(series, Sample::least),
        array(series, Sample::most));
  }

  private static String array(List<Sample> series, ToDoubleFunction<Sample> value) {
    return series.stream()
        .map(sample -> number(value.applyAsDouble(sample)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.3f", value);
  }
}
