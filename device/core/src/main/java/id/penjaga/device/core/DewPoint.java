package id.penjaga.device.core;

/// The temperature at which the air's water begins to settle on cold things, by the Magnus formula
/// over water with Sonntag's constants (1990; WMO No. 8, annex 4.B): within 0.1 °C between -45 and
/// 60 °C.
final class DewPoint {
  private static final double B = 17.62;
  private static final double C = 243.12;

  private DewPoint() {}

  /// To a hundredth of a degree, which is more than the sources deserve.
  ///
  /// @return not a finite number for perfectly dry air
  static double celsius(double celsius, double relativeHumidity) {
    double gamma = StrictMath.log(relativeHumidity / 100) + B * celsius / (C + celsius);
    return Math.rint(100 * C * gamma / (B - gamma)) / 100;
  }
}
