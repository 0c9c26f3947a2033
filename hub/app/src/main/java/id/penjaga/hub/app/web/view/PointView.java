package id.penjaga.hub.app.web.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A point over a span of time (ENV-06).
///
/// @param from begin of the span
/// @param to end of the span, now
/// @param alarms of this point, newest first
public record PointView(
    TileView tile,
    Span span,
    Instant from,
    Instant to,
    List<Sample> series,
    Stats stats,
    List<AlarmView> alarms) {

  public PointView {
    series = List.copyOf(series);
    alarms = List.copyOf(alarms);
  }

  /// @param least null when nothing was measured
  /// @param inBand share of the measured time within the limits; null without limits or measurement
  /// @param marginal share of it so near to a limit that the sensor cannot tell; null as above
  /// @param inBox share of the measured time inside the box that ASHRAE recommends; null where it
  ///     recommends nothing
  /// @param noData time without a believable reading; it counts neither as good nor as bad (ENV-04)
  public record Stats(
      @Nullable Double least,
      @Nullable Double most,
      @Nullable Double mean,
      @Nullable Double inBand,
      @Nullable Double marginal,
      @Nullable Double inBox,
      Duration measured,
      Duration noData,
      long readings) {}
}
