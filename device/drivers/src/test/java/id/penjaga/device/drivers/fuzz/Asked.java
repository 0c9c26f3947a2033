package id.penjaga.device.drivers.fuzz;

import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;

/// A part that speaks only when it is asked: what is drained before a question would otherwise eat
/// the input.
final class Asked implements SerialLink {
  private final SerialLink part;
  private boolean asked;

  Asked(SerialLink part) {
    this.part = part;
  }

  @Override
  public void write(byte[] bytes) throws WireException {
    asked = true;
    part.write(bytes);
  }

  @Override
  public int read(byte[] into, Duration wait) throws WireException {
    if (wait.isZero() && asked) {
      asked = false;
      return 0;
    }
    return asked ? part.read(into, wait) : 0;
  }

  @Override
  public void close() {
    part.close();
  }
}
