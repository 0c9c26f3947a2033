package id.penjaga.device.drivers.wire;

/// One output line, requested with its initial level so that it never glitches through another.
public interface DigitalOutput extends AutoCloseable {
  void set(boolean high) throws WireException;

  /// Releases the line. What level it keeps is the board's and the wiring's business; set it first.
  @Override
  void close();
}
