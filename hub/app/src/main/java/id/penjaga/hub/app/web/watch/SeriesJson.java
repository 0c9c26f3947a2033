package id.penjaga.hub.app.web.watch;

import id.penjaga.hub.app.web.view.PointView;
import id.penjaga.hub.app.web.view.Sample;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The series of a chart as JSON: four arrays of equal length, times in seconds, `null` where
/// nothing was measured.
final class SeriesJson {
  private SeriesJson() {}

  static String of(PointView view) {
    return String.format(
        Locale.ROOT,
        "{\"from\":%d,\"to\":%d,\"data\":[%s,%s,%s,%s]}",
        view.from().getEpochSecond(),
        view.to().getEpochSecond(),
        array(view, sample -> sample.atMs() / 1000.0),
        array(view, Sample::mean),
        array(view, Sample::least),
        array(view, Sample::most));
  }

  private static String array(PointView view, ToDoubleFunction<Sample> value) {
    return view.series().stream()
        .map(sample -> number(value.applyAsDouble(sample)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.3f", value);
  }
}
