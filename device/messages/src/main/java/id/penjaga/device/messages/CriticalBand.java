package id.penjaga.device.messages;

/// The second, wider band of a measured point: beyond it the room is in danger. It has its own
/// severity and delays and shares the deadband of the first band.
///
/// @param low lowest value that is no danger; negative infinity where only the high end matters
/// @param high highest value that is no danger; infinity where only the low end matters
/// @param raiseAfterMs how long the value must be outside before the alarm is raised
/// @param clearAfterMs how long it must be back inside before the alarm clears
public record CriticalBand(
    double low, double high, long raiseAfterMs, long clearAfterMs, Severity severity) {

  /// @throws IllegalArgumentException when the band is empty, has no end at all, or a delay is
  ///     negative
  public CriticalBand {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "critical limits " + low + " to " + high + ": low must be below high");
    }
    if (Double.isInfinite(low) && Double.isInfinite(high)) {
      throw new IllegalArgumentException("critical limits need a low or a high end");
    }
    if (raiseAfterMs < 0 || clearAfterMs < 0) {
      throw new IllegalArgumentException("delays of critical limits cannot be negative");
    }
  }
}
