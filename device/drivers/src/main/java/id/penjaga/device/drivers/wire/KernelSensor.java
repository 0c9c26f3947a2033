package id.penjaga.device.drivers.wire;

/// A sensor that the Linux kernel decodes, as a folder of small text files
/// (`/sys/bus/iio/devices/iio:deviceN`).
public interface KernelSensor extends AutoCloseable {
  /// Reads one file; for many parts this starts a measurement and blocks for up to a second.
  ///
  /// @param file such as `in_temp_input`
  /// @return its text without the line end
  /// @throws KernelException with the kernel's error name; what it means depends on the part
  String read(String file) throws WireException;

  @Override
  void close();
}
