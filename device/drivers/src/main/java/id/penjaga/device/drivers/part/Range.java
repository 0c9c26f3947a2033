package id.penjaga.device.drivers.part;

/// The measuring range of a sensor, as its data sheet states it. A value outside is no measurement,
/// and a limit outside is an alarm that is never raised.
///
/// @param least the lowest value, itself included
/// @param most the highest value, itself included
public record Range(double least, double most) {
  /// @throws IllegalArgumentException when it holds no value
  public Range {
    if (!(least < most)) {
      throw new IllegalArgumentException("a range from " + least + " to " + most);
    }
  }

  public boolean holds(double value) {
    return value >= least && value <= most;
  }
}
