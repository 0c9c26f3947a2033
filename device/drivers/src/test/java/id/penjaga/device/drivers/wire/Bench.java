package id.penjaga.device.drivers.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A board for tests: one wire of each kind behind every connector name.
public final class Bench implements Board {
  public final ManualTiming timing = new ManualTiming();
  public final HandInput input = new HandInput(timing, true);
  public final ScriptedSerial serial = new ScriptedSerial(timing);
  public final HandPulses pulses = new HandPulses(timing);
  public final ScriptedNetwork network = new ScriptedNetwork(timing);
  public final ScriptedKernel kernel = new ScriptedKernel();
  public final ScriptedI2c i2c = new ScriptedI2c();

  /// What is on the bus instead of the script.
  public @Nullable I2cDevice plugged;

  /// What is on the serial line instead of the script.
  public @Nullable SerialLink line;

  /// The kernel's files instead of the script.
  public @Nullable KernelSensor files;

  public final HandTone tone = new HandTone();
  public final List<HandOutput> outputs = new ArrayList<>();
  public SerialSettings settings = SerialSettings.at(50);
  public int address;
  public NetworkAddress host = NetworkAddress.of("nowhere:1");

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
  public SerialLink openSerial(String connector, SerialSettings asked) {
    settings = asked;
    return line == null ? serial : line;
  }

  @Override
  public PulsePair openPulses(String connector) {
    return pulses;
  }

  @Override
  public NetworkLink openNetwork(NetworkAddress asked) {
    host = asked;
    return network;
  }

  @Override
  public KernelSensor openKernelSensor(String connector) {
    return files == null ? kernel : files;
  }

  @Override
  public I2cDevice openI2c(String connector, int sevenBits) {
    address = sevenBits;
    return plugged == null ? i2c : plugged;
  }

  @Override
  public Tone openTone(String connector) {
    return tone;
  }

  @Override
  public void close() {}
}
