package id.penjaga.device.messages;

/// What a sensor can give, as its data sheet states it, in the point's unit and calibrated. A limit
/// outside is an alarm that is never raised.
///
/// @param low the lowest value, itself included
/// @param high the highest value, itself included
public record MeasuringRange(double low, double high) {
  /// @throws IllegalArgumentException when it holds no value
  public MeasuringRange {
    if (!(low < high)) {
      throw new IllegalArgumentException("a measuring range from " + low + " to " + high);
    }
  }

  /// Whether a band can be watched: both its ends lie inside, and something lies outside of it.
  public boolean watches(double bandLow, double bandHigh) {
    return bandLow >= low && bandHigh <= high && (bandLow > low || bandHigh < high);
  }
}
