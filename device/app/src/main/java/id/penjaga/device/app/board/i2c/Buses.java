package id.penjaga.device.app.board.i2c;

import id.penjaga.device.app.linux.LinuxException;

/// I2C buses. The kernel's in production; a plain object in tests of what is above it.
public interface Buses {
  /// Whether the bus is there and may be used.
  ///
  /// @param bus its number, 1 on the header of a Raspberry Pi
  void look(int bus) throws LinuxException;

  /// One transaction: writes `out`, then reads `in` to its end after a repeated start. Either may
  /// be empty, not both.
  ///
  /// @param address seven bits
  void transfer(int bus, int address, byte[] out, byte[] in) throws LinuxException;
}
