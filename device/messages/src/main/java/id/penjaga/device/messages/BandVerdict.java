package id.penjaga.device.messages;

/// What a value says of its limits, the sensor's accuracy considered: what lies nearer to a limit
/// than the sensor is exact may be on either side of it (the guard band of JCGM 106). Shown, and
/// never an alarm.
public enum BandVerdict {
  /// Inside, and surely so.
  IN,
  /// On the limit as far as this sensor can tell.
  MARGINAL,
  /// Outside, and surely so.
  OUT;

  /// Absorbs the last digit of binary fractions.
  private static final double ROUNDING = 1e-6;

  /// @param accuracy how far a value may be from the true one; 0 when that is not known
  public static BandVerdict of(double value, Limits limits, double accuracy) {
    double inside = Math.min(value - limits.low(), limits.high() - value);
    if (accuracy > 0 && Math.abs(inside) <= accuracy + ROUNDING) {
      return MARGINAL;
    }
    return inside < 0 ? OUT : IN;
  }
}
