package id.penjaga.device.messages;

/// What a sensor said: a finite number inside its unit's physical range.
///
/// @param value in `unit`
/// @param unit see {@link Unit}
public record Measure(double value, Unit unit) {
  public static final Measure ON = new Measure(1, Unit.STATE);
  public static final Measure OFF = new Measure(0, Unit.STATE);

  public Measure {
    if (!unit.holds(value)) {
      throw new IllegalArgumentException(value + " " + unit.code() + " is out of physics");
    }
  }

  public static Measure celsius(double value) {
    return new Measure(value, Unit.CELSIUS);
  }

  public static Measure humidity(double percent) {
    return new Measure(percent, Unit.RELATIVE_HUMIDITY);
  }

  public static Measure state(boolean on) {
    return on ? ON : OFF;
  }

  /// Whether a two-valued measure is on: open, wet, present.
  public boolean on() {
    return value != 0;
  }
}
