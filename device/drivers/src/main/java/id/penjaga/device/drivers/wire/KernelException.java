package id.penjaga.device.drivers.wire;

import id.penjaga.device.messages.MissReason;

/// The kernel refused a read, with its own error name.
public final class KernelException extends WireException {
  private final String errno;

  /// @param errno the symbol, such as `ETIMEDOUT` or `EIO`
  public KernelException(String errno, String message) {
    super(MissReason.BUS_ERROR, message);
    this.errno = errno;
  }

  public String errno() {
    return errno;
  }
}
