package id.penjaga.device.messages;

import org.jspecify.annotations.Nullable;

/// The band of a measured point, both ends allowed, in the point's unit (ENV-01, ENV-02, ENV-05).
///
/// @param low lowest value that is still good
/// @param high highest value that is still good
/// @param deadband how far inside the band a value must return before the alarm may clear, at least
///     0
/// @param raiseAfterMs how long the value must be outside before the alarm is raised
/// @param clearAfterMs how long it must be back inside before the alarm clears
/// @param source the clause that asks for it, for example `003 B.2.a`; empty when the site chose it
/// @param standardLow the low end that clause prints
/// @param standardHigh the high end that clause prints
/// @param critical the second band around this one; null without
public record Limits(
    double low,
    double high,
    double deadband,
    long raiseAfterMs,
    long clearAfterMs,
    String source,
    double standardLow,
    double standardHigh,
    @Nullable CriticalBand critical) {

  /// A band without a second one.
  public Limits(
      double low,
      double high,
      double deadband,
      long raiseAfterMs,
      long clearAfterMs,
      String source,
      double standardLow,
      double standardHigh) {
    this(low, high, deadband, raiseAfterMs, clearAfterMs, source, standardLow, standardHigh, null);
  }

  /// @throws IllegalArgumentException when the band is not wider than its two deadbands, a delay is
  ///     negative, or the critical band does not lie around it
  public Limits {
    if (!(low < high) || !(deadband >= 0) || !(high - low > 2 * deadband)) {
      throw new IllegalArgumentException(
          "limits "
              + low
              + " to "
              + high
              + " with deadband "
              + deadband
              + ": low must be below high and the deadband less than half the band");
    }
    if (raiseAfterMs < 0 || clearAfterMs < 0) {
      throw new IllegalArgumentException("delays of limits cannot be negative");
    }
    if (critical != null && !(critical.low() < low && high < critical.high())) {
      throw new IllegalArgumentException(
          "limits "
              + low
              + " to "
              + high
              + " must lie inside the critical limits "
              + critical.low()
              + " to "
              + critical.high());
    }
  }

  /// Whether the site's band differs from the one its source prints (ENV-14).
  public boolean deviates() {
    return low != standardLow || high != standardHigh;
  }

  /// @throws IllegalArgumentException when the new band does not fit its deadband or critical band
  public Limits withBand(double newLow, double newHigh) {
    return new Limits(
        newLow,
        newHigh,
        deadband,
        raiseAfterMs,
        clearAfterMs,
        source,
        standardLow,
        standardHigh,
        critical);
  }
}
