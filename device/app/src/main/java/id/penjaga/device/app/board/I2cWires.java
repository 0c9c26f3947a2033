package id.penjaga.device.app.board;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfigBuilder;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// The two-wire buses of a board. Parts at the same address share one Pi4J object and one lock.
final class I2cWires {
  private static final int LEAST = 0x08;
  private static final int MOST = 0x77;

  private final Context pi4j;
  private final Map<String, Chip> chips = new HashMap<>();

  I2cWires(Context pi4j) {
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

  I2cDevice open(Pins.Pin.Bus pin, int address) throws WireException {
    String connector = pin.connector().name();
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
        chip = new Chip(create(pin, address, id));
        chips.put(id, chip);
      }
      chip.users++;
      return new Wire(chip, id, connector, address);
    }
  }

  private I2C create(Pins.Pin.Bus pin, int address, String id) throws WireException {
    try {
      return pi4j.create(
          I2CConfigBuilder.newInstance(pi4j).id(id).bus(pin.bus()).device(address).build());
    } catch (IOException e) {
      throw e.getCause() instanceof LinuxException cause
          ? Trouble.atBus(pin.connector().name(), KernelBuses.device(pin.bus()), cause)
          : new WireException(MissReason.NOT_CONNECTED, "" + e.getMessage(), e);
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
            ? Trouble.onBus(connector, address, cause)
            : new WireException(MissReason.BUS_ERROR, "" + e.getMessage(), e);
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
