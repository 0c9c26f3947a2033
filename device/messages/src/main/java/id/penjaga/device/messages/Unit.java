package id.penjaga.device.messages;

/// Units by their SenML code (RFC 8428 §12.1), with the range outside which a number is not physics
/// but a fault.
public enum Unit {
  CELSIUS("Cel", -273.15, 1000),
  RELATIVE_HUMIDITY("%RH", 0, 100),
  /// A share of a whole: load of a UPS.
  PERCENT("%", 0, 1000),
  /// Charge of a battery.
  CHARGE("%EL", 0, 100),
  VOLT("V", -1000, 1000),
  HERTZ("Hz", 0, 1000),
  SECOND("s", 0, 1e9),
  /// Two-valued: 1 means open, wet, present, on.
  STATE("/", 0, 1);

  private final String code;
  private final double least;
  private final double most;

  Unit(String code, double least, double most) {
    this.code = code;
    this.least = least;
    this.most = most;
  }

  /// The code on the wire.
  public String code() {
    return code;
  }

  /// Whether a number is physics in this unit.
  public boolean holds(double value) {
    return value >= least && value <= most;
  }

  /// The number nearest to `value` that is physics in this unit: a calibrated 100.4 %RH is
  /// saturated air, no fault.
  public double nearest(double value) {
    return Math.clamp(value, least, most);
  }

  /// @throws IllegalArgumentException if no unit has this code
  public static Unit ofCode(String code) {
    return switch (code) {
      case "Cel" -> CELSIUS;
      case "%RH" -> RELATIVE_HUMIDITY;
      case "%" -> PERCENT;
      case "%EL" -> CHARGE;
      case "V" -> VOLT;
      case "Hz" -> HERTZ;
      case "s" -> SECOND;
      case "/" -> STATE;
      default ->
          throw new IllegalArgumentException("unknown unit \"" + Names.printable(code) + "\"");
    };
  }
}
