package id.penjaga.device.drivers.wire;

/// An output that can sound: a square wave, half high, half low. It is silent, and low, until it is
/// told otherwise.
public interface Tone extends AutoCloseable {
  /// Sounds until told otherwise.
  ///
  /// @param hertz 20 to 20 000
  void sound(int hertz) throws WireException;

  void silence() throws WireException;

  /// Silences it, as far as the wire lets it, and releases it.
  @Override
  void close();
}
