package id.penjaga.device.drivers.wire;

/// A chip that keeps what it is told: bytes after a register's number in registers, a single byte
/// as its pins. Everything else is zero.
public final class MemoryChip implements I2cDevice {
  private final byte[] registers = new byte[256];
  private byte pins;

  @Override
  public void write(byte... bytes) {
    if (bytes.length == 1) {
      pins = bytes[0];
    }
    int first = Byte.toUnsignedInt(bytes[0]);
    System.arraycopy(bytes, 1, registers, first, bytes.length - 1);
  }

  @Override
  public byte[] read(int count) {
    byte[] read = new byte[count];
    read[0] = pins;
    return read;
  }

  @Override
  public byte[] writeThenRead(byte[] bytes, int count) {
    byte[] read = new byte[count];
    System.arraycopy(registers, Byte.toUnsignedInt(bytes[0]), read, 0, count);
    return read;
  }

  @Override
  public <T> T together(Exchange<T> exchange) throws WireException {
    return exchange.run();
  }

  @Override
  public void close() {}
}
