package id.penjaga.device.sim;

import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.util.HashMap;
import java.util.Map;

/// The simulated two-wire bus: parts sit on it, and may be plugged and unplugged at any time. An
/// address without a part does not acknowledge.
public final class I2cBus {
  private final String connector;
  private final Map<Integer, I2cPart> parts = new HashMap<>();
  private boolean stuck;

  I2cBus(String connector) {
    this.connector = connector;
  }

  public synchronized void plug(int address, I2cPart part) {
    parts.put(address, part);
  }

  public synchronized void unplug(int address) {
    parts.remove(address);
  }

  /// Something holds a line low, or lets it go again.
  public synchronized void stick(boolean isStuck) {
    stuck = isStuck;
  }

  I2cDevice open(int address) {
    return new Wire(address);
  }

  private final class Wire implements I2cDevice {
    private final int address;

    Wire(int address) {
      this.address = address;
    }

    @Override
    public void write(byte... bytes) throws WireException {
      synchronized (I2cBus.this) {
        require(part().write(bytes.clone()));
      }
    }

    @Override
    public byte[] read(int count) throws WireException {
      synchronized (I2cBus.this) {
        byte[] in = new byte[count];
        require(part().read(in));
        return in;
      }
    }

    @Override
    public byte[] writeThenRead(byte[] bytes, int count) throws WireException {
      synchronized (I2cBus.this) {
        write(bytes);
        return read(count);
      }
    }

    @Override
    public <T> T together(Exchange<T> exchange) throws WireException {
      synchronized (I2cBus.this) {
        return exchange.run();
      }
    }

    @Override
    public void close() {
      // Nothing to release: the bus is shared by all parts.
    }

    private I2cPart part() throws WireException {
      if (stuck) {
        throw new WireException(
            MissReason.TIMEOUT,
            "the bus at " + connector + " is stuck; unplug its parts one by one");
      }
      I2cPart part = parts.get(address);
      if (part == null) {
        throw silence();
      }
      return part;
    }

    private void require(boolean acknowledged) throws WireException {
      if (!acknowledged) {
        throw silence();
      }
    }

    private WireException silence() {
      return new WireException(
          MissReason.NOT_CONNECTED, "nobody answers at 0x%02X on %s".formatted(address, connector));
    }
  }
}
