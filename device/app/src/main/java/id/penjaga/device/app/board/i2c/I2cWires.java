package id.penjaga.device.app.board.i2c;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfigBuilder;
import id.penjaga.device.app.board.kernel.KernelTrouble;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// The two-wire buses of a board. Parts at the same address share one Pi4J object and one lock.
public final class I2cWires {
  private static final int LEAST = 0x08;
  private static final int MOST = 0x77;

  private final Context pi4j;
  private final Map<String, Chip> chips = new HashMap<>();

  public I2cWires(Context pi4j) {
    this.pi4j = pi4j;
  }

  /// What is at one address. The number of users is guarded by {@link #chips}.
  private static final class Chip {
    final I2C i2c;
    final ReentrantLock lock = new ReentrantLock();
    int users;

    Chip(I2C i2c) {
      this.i2c = i2c;
    }
  }

  /// @param bus the number of its device file
  /// @param address seven bits
  public I2cDevice open(String connector, int bus, int address) throws WireException {
    if (address < LEAST || address > MOST) {
      throw new WireException(
          MissReason.NOT_CONNECTED,
          "0x%02X is no address of a part at %s; they are 0x08 to 0x77"
              .formatted(address, connector));
    }
    String id = "penjaga-%s-%02x".formatted(connector, address);
    synchronized (chips) {
      Chip chip = chips.get(id);
      if (chip == null) {
        chip = new Chip(create(connector, bus, address, id));
        chips.put(id, chip);
      }
      chip.users++;
      return new Wire(chip, id, connector, address);
    }
  }

  private I2C create(String connector, int bus, int address, String id) throws WireException {
    try {
      return pi4j.create(
          I2CConfigBuilder.newInstance(pi4j).id(id).bus(bus).device(address).build());
    } catch (IOException e) {
      throw e.getCause() instanceof LinuxException cause
          ? KernelTrouble.atBus(connector, KernelBuses.device(bus), cause)
          : new WireException(
              MissReason.NOT_CONNECTED, "the bus at " + connector + " cannot be used: " + e, e);
    }
  }

  private void released(Chip chip, String id) {
    synchronized (chips) {
      if (--chip.users == 0) {
        chips.remove(id);
        if (pi4j.hasIO(id)) {
          pi4j.shutdown(id);
        }
      }
    }
  }

  private final class Wire implements I2cDevice {
    private final Chip chip;
    private final String id;
    private final String connector;
    private final int address;
    private boolean closed;

    Wire(Chip chip, String id, String connector, int address) {
      this.chip = chip;
      this.id = id;
      this.connector = connector;
      this.address = address;
    }

    @Override
    public void write(byte... bytes) throws WireException {
      transfer(() -> chip.i2c.write(bytes, 0, bytes.length));
    }

    @Override
    public byte[] read(int count) throws WireException {
      byte[] in = new byte[count];
      transfer(() -> chip.i2c.read(in, 0, count));
      return in;
    }

    @Override
    public byte[] writeThenRead(byte[] bytes, int count) throws WireException {
      byte[] in = new byte[count];
      transfer(() -> chip.i2c.readRegister(bytes, in, 0, count));
      return in;
    }

    private void transfer(Runnable action) throws WireException {
      chip.lock.lock();
      try {
        action.run();
      } catch (IOException e) {
        throw e.getCause() instanceof LinuxException cause
            ? KernelTrouble.onBus(connector, address, cause)
            : new WireException(
                MissReason.BUS_ERROR, "the bus at " + connector + " failed: " + e, e);
      } finally {
        chip.lock.unlock();
      }
    }

    @Override
    public <T> T together(Exchange<T> exchange) throws WireException {
      chip.lock.lock();
      try {
        return exchange.run();
      } finally {
        chip.lock.unlock();
      }
    }

    @Override
    public void close() {
      synchronized (chips) {
        if (closed) {
          return;
        }
        closed = true;
      }
      released(chip, id);
    }
  }
}
