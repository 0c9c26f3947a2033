package id.penjaga.device.drivers.pn532;

import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.Arrays;

/// The chip on a serial line, which its sheet calls high speed UART.
final class Pn532Serial implements Chip.Carrier {
  private static final byte[] WAKE = new byte[16];

  static {
    WAKE[0] = 0x55;
    WAKE[1] = 0x55;
  }

  private final SerialLink wire;
  private final byte[] buffer = new byte[64];

  Pn532Serial(SerialLink wire) {
    this.wire = wire;
  }

  @Override
  public void wake() throws WireException {
    wire.write(WAKE);
  }

  @Override
  public void send(byte[] frame) throws WireException {
    // A late answer to an earlier command is not an answer to this one.
    int most = 16;
    while (most-- > 0 && wire.read(buffer, Duration.ZERO) > 0) {
      // dropped
    }
    wire.write(frame);
  }

  @Override
  public byte[] receive(int most, Duration wait) throws WireException {
    return Arrays.copyOf(buffer, wire.read(buffer, wait));
  }

  @Override
  public void close() {
    wire.close();
  }
}
