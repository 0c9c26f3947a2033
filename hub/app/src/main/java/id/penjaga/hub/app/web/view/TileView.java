package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.BandVerdict;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.MeasuringRange;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Unit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A point as it is now.
///
/// @param value the last measured value, whether or not it is still current; null when there is
///     none
/// @param at when `value` was measured, or for two-valued points when it last changed; null when
///     that is not known
/// @param why why there is no fresh reading; null when there is one or the reason is unknown
/// @param range what its sensor can give; null where that is not known
/// @param band what the value says of the limits; null without limits or value
/// @param alarm the gravest standing alarm of this point
/// @param waiting what that alarm waits for; null while the value is outside, or without an alarm
/// @param spark the last hours; empty when the point has no series
/// @param heard the last day in half hours; null for a point that speaks only when it changes
public record TileView(
    DeviceId device,
    PointId point,
    PointKind kind,
    Unit unit,
    Label label,
    Freshness freshness,
    @Nullable Double value,
    @Nullable Instant at,
    @Nullable MissReason why,
    @Nullable Limits limits,
    @Nullable MeasuringRange range,
    @Nullable BandVerdict band,
    RoomStanding standing,
    @Nullable String alarm,
    @Nullable Waiting waiting,
    List<Sample> spark,
    @Nullable HeardDay heard) {

  public TileView {
    spark = List.copyOf(spark);
  }

  /// Whether it says open or closed rather than a number.
  public boolean twoValued() {
    return unit == Unit.STATE;
  }

  /// Whether a number or state may be shown as current (ENV-04).
  public boolean current() {
    return value != null && freshness.current();
  }

  public boolean on() {
    return value != null && value != 0;
  }

  public TileView withSpark(List<Sample> series) {
    return drawn(series, heard);
  }

  public TileView withHeard(@Nullable HeardDay day) {
    return drawn(spark, day);
  }

  private TileView drawn(List<Sample> series, @Nullable HeardDay day) {
    return new TileView(
        device, point, kind, unit, label, freshness, value, at, why, limits, range, band, standing,
        alarm, waiting, series, day);
  }

  /// The page of this point.
  public String path() {
    return "/points/" + device + "/" + point;
  }

  /// A name fit for an `id` attribute.
  public String anchor() {
    return "p-" + device.name().replace('.', '_') + "-" + point.name().replace('.', '_');
  }
}
