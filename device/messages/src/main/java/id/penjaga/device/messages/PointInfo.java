package id.penjaga.device.messages;

import org.jspecify.annotations.Nullable;

/// What a device says about a point in its birth certificate.
///
/// @param labelId what an Indonesian page calls it
/// @param labelEn what an English page calls it
/// @param staleAfterMs a reading older than this is not current; 0 for points that only speak when
///     they change
/// @param limits null when the point has none
/// @param range what the sensor can give; null where that is not known, and from older devices
/// @param accuracy how far a value may be from the true one, in the point's unit; 0 where that is
///     not known, and from older devices
public record PointInfo(
    PointId point,
    PointKind kind,
    Unit unit,
    String labelId,
    String labelEn,
    long staleAfterMs,
    @Nullable Limits limits,
    @Nullable MeasuringRange range,
    double accuracy) {

  /// @throws IllegalArgumentException when the accuracy is negative or no number
  public PointInfo {
    if (!(accuracy >= 0 && accuracy < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("accuracy " + accuracy + ": it must be 0 or more");
    }
  }

  /// A point of which nobody knows how exact its sensor is.
  public PointInfo(
      PointId point,
      PointKind kind,
      Unit unit,
      String labelId,
      String labelEn,
      long staleAfterMs,
      @Nullable Limits limits,
      @Nullable MeasuringRange range) {
    this(point, kind, unit, labelId, labelEn, staleAfterMs, limits, range, 0);
  }

  /// A point of which nobody knows what its sensor can give.
  public PointInfo(
      PointId point,
      PointKind kind,
      Unit unit,
      String labelId,
      String labelEn,
      long staleAfterMs,
      @Nullable Limits limits) {
    this(point, kind, unit, labelId, labelEn, staleAfterMs, limits, null);
  }

  public PointInfo withLimits(Limits next) {
    return new PointInfo(point, kind, unit, labelId, labelEn, staleAfterMs, next, range, accuracy);
  }

  /// What a value says of the limits; null without any.
  public @Nullable BandVerdict verdict(double value) {
    return limits == null ? null : BandVerdict.of(value, limits, accuracy);
  }
}
