package id.penjaga.device.drivers.wire;

/// What a connector offers and a driver needs.
public enum WireKind {
  DIGITAL_INPUT("digital input"),
  DIGITAL_OUTPUT("digital output"),
  SERIAL("serial line"),
  KERNEL_SENSOR("kernel sensor"),
  I2C("two-wire bus (I2C)"),
  TONE("tone output"),
  WIEGAND("Wiegand pair"),
  /// No connector of the board: the config entry writes a {@link NetworkAddress} instead.
  NETWORK("network address");

  private final String words;

  WireKind(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
