package id.penjaga.device.app.year;

/// Thrown at a named place in the device: power is gone right there.
final class PowerCut extends RuntimeException {
  private static final long serialVersionUID = 1;

  PowerCut(String place) {
    super(place, null, false, false);
  }
}
