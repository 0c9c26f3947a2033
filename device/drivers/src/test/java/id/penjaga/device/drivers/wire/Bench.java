package id.penjaga.device.drivers.wire;

import java.util.ArrayList;
import java.util.List;

/// A board for tests: one wire of each kind behind every connector name.
public final class Bench implements Board {
  public final ManualTiming timing = new ManualTiming();
  public final HandInput input = new HandInput(timing, true);
  public final ScriptedSerial serial = new ScriptedSerial(timing);
  public final ScriptedKernel kernel = new ScriptedKernel();
  public final ScriptedI2c i2c = new ScriptedI2c();
  public final HandTone tone = new HandTone();
  public final List<HandOutput> outputs = new ArrayList<>();
  public int baud;
  public int address;

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public boolean simulated() {
    return true;
  }

  @Override
  public List<Connector> connectors() {
    return List.of();
  }

  @Override
  public Timing timing() {
    return timing;
  }

  @Override
  public DigitalInput openInput(String connector) {
    return input;
  }

  @Override
  public DigitalOutput openOutput(String connector, boolean initiallyHigh) {
    outputs.add(new HandOutput(initiallyHigh));
    return outputs.getLast();
  }

  @Override
  public SerialLink openSerial(String connector, int bitsPerSecond) {
    baud = bitsPerSecond;
    return serial;
  }

  @Override
  public KernelSensor openKernelSensor(String connector) {
    return kernel;
  }

  @Override
  public I2cDevice openI2c(String connector, int sevenBits) {
    address = sevenBits;
    return i2c;
  }

  @Override
  public Tone openTone(String connector) {
    return tone;
  }

  @Override
  public void close() {}
}
