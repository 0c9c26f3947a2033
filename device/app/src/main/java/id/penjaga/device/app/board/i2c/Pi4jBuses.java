package id.penjaga.device.app.board.i2c;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CBusBase;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.i2c.I2CProviderBase;
import id.penjaga.device.app.linux.LinuxException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/// Pi4J's I2C on the kernel's buses. Trouble is Pi4J's {@link IOException} with the {@link
/// LinuxException} as cause.
public final class Pi4jBuses extends I2CProviderBase {
  private static final byte[] NOTHING = {};

  private final Buses buses;
  private final Map<Integer, Bus> known = new ConcurrentHashMap<>();

  public Pi4jBuses(Buses buses) {
    super("penjaga-i2c", "I2C through the Linux character device");
    this.buses = buses;
  }

  @Override
  public I2C create(I2CConfig config) {
    try {
      buses.look(config.bus());
    } catch (LinuxException e) {
      throw new IOException(e);
    }
    Device device =
        new Device(this, config, known.computeIfAbsent(config.bus(), _ -> new Bus(config)));
    context().registry().add(device);
    return device;
  }

  /// The bus object on which Pi4J serialises its calls.
  static final class Bus extends I2CBusBase {
    Bus(I2CConfig config) {
      super(config);
    }

    @Override
    public <R> R execute(I2C i2c, Callable<R> action) {
      return _execute(i2c, action);
    }
  }

  /// Registers are a write and a read in one transaction, as everywhere on this bus.
  private final class Device extends I2CBase<Bus> {
    Device(I2CProvider provider, I2CConfig config, Bus bus) {
      super(provider, config, bus);
      isOpen = true;
    }

    private int transfer(byte[] out, byte[] in) {
      try {
        buses.transfer(bus(), device(), out, in);
        return in.length > 0 ? in.length : out.length;
      } catch (LinuxException e) {
        throw new IOException(e);
      }
    }

    private int transfer(byte[] out, byte[] into, int offset, int length) {
      byte[] in = new byte[length];
      transfer(out, in);
      System.arraycopy(in, 0, into, offset, length);
      return length;
    }

    private int single(byte[] out) {
      byte[] in = new byte[1];
      transfer(out, in);
      return Byte.toUnsignedInt(in[0]);
    }

    private static byte[] joined(byte[] register, byte[] data, int offset, int length) {
      byte[] out = Arrays.copyOf(register, register.length + length);
      System.arraycopy(data, offset, out, register.length, length);
      return out;
    }

    private static byte[] one(int register) {
      return new byte[] {(byte) register};
    }

    @Override
    public int read() {
      return single(NOTHING);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return transfer(NOTHING, into, offset, length);
    }

    @Override
    public int write(byte single) {
      return transfer(new byte[] {single}, NOTHING);
    }

    @Override
    public int write(byte[] data, int offset, int length) {
      return transfer(joined(NOTHING, data, offset, length), NOTHING);
    }

    @Override
    public int readRegister(int register) {
      return single(one(register));
    }

    @Override
    public int readRegister(byte[] register, byte[] into, int offset, int length) {
      return transfer(register, into, offset, length);
    }

    @Override
    public int readRegister(int register, byte[] into, int offset, int length) {
      return transfer(one(register), into, offset, length);
    }

    @Override
    public int writeRegister(int register, byte single) {
      return transfer(new byte[] {(byte) register, single}, NOTHING);
    }

    @Override
    public int writeRegister(int register, byte[] data, int offset, int length) {
      return transfer(joined(one(register), data, offset, length), NOTHING);
    }

    @Override
    public int writeRegister(byte[] register, byte[] data, int offset, int length) {
      return transfer(joined(register, data, offset, length), NOTHING);
    }
  }
}
