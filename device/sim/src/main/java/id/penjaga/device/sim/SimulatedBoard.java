package id.penjaga.device.sim;

import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Connector;
import id.penjaga.device.drivers.wire.DigitalInput;
import id.penjaga.device.drivers.wire.DigitalOutput;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.KernelSensor;
import id.penjaga.device.drivers.wire.NetworkAddress;
import id.penjaga.device.drivers.wire.NetworkLink;
import id.penjaga.device.drivers.wire.PulsePair;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.Tone;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.MissReason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/// The board of the simulated room.
public final class SimulatedBoard implements Board {
  public static final String NAME = "simulated";

  private final SimTime time;
  private final SplitMix random;
  private final SimulatedRoom room;
  private final Set<String> inUse = new HashSet<>();

  private SimulatedBoard(SimTime time, long seed) {
    this.time = time;
    random = new SplitMix(seed);
    room = new SimulatedRoom(time, random.stream("room"), this::released);
  }

  /// A board in virtual time: it moves only when the kernel runs, and a caller that waits on one of
  /// its wires runs the kernel meanwhile. One thread.
  public static SimulatedBoard virtual(long seed, Kernel kernel) {
    return new SimulatedBoard(new VirtualTime(kernel), seed);
  }

  /// A board with a thread of its own, which follows the real clock.
  ///
  /// @param speed simulated seconds in a real second, 1 to 1000
  /// @param threads makes that thread; it is told of what a task throws
  public static SimulatedBoard paced(long seed, int speed, ThreadFactory threads) {
    if (speed < 1 || speed > 1000) {
      throw new IllegalArgumentException(
          "speed is " + speed + "; write a whole number from 1 to 1000");
    }
    return new SimulatedBoard(new PacedTime(speed, threads), seed);
  }

  /// The room, for tests that move it by hand.
  public SimulatedRoom room() {
    return room;
  }

  /// Lets a story move the room from now until the board is closed.
  public void play(Scenario story) {
    new StoryTeller(story, room, time, random.stream("story")).begin();
  }

  /// Lets the story that is shipped begin now.
  public void playShipped() {
    play(SimulatedBoardProvider.shipped());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean simulated() {
    return true;
  }

  @Override
  public List<Connector> connectors() {
    return SimulatedRoom.CONNECTORS;
  }

  @Override
  public Timing timing() {
    return time;
  }

  @Override
  public DigitalInput openInput(String connector) throws WireException {
    return room.input(claim(connector, WireKind.DIGITAL_INPUT));
  }

  @Override
  public DigitalOutput openOutput(String connector, boolean initiallyHigh) throws WireException {
    return room.outputLine(claim(connector, WireKind.DIGITAL_OUTPUT))
        .request(initiallyHigh, () -> released(connector));
  }

  @Override
  public SerialLink openSerial(String connector, SerialSettings settings) throws WireException {
    return room.serial(claim(connector, WireKind.SERIAL)).open(settings, () -> released(connector));
  }

  @Override
  public PulsePair openPulses(String connector) throws WireException {
    throw new WireException(
        MissReason.NOT_CONNECTED,
        "the simulated room has no " + claim(connector, WireKind.WIEGAND));
  }

  @Override
  public NetworkLink openNetwork(NetworkAddress address) throws WireException {
    throw new WireException(
        MissReason.NOT_CONNECTED,
        "the simulated board has no network, so there is nothing at " + address);
  }

  @Override
  public KernelSensor openKernelSensor(String connector) throws WireException {
    claim(connector, WireKind.KERNEL_SENSOR);
    return room.probe().open(() -> released(connector));
  }

  @Override
  public I2cDevice openI2c(String connector, int address) throws WireException {
    connector(connector, WireKind.I2C);
    return room.bus().open(address);
  }

  @Override
  public Tone openTone(String connector) throws WireException {
    claim(connector, WireKind.TONE);
    throw new IllegalStateException("the room has no tone");
  }

  @Override
  public void close() {
    time.close();
  }

  /// @return what in the room is behind this connector
  private String claim(String name, WireKind kind) throws WireException {
    Connector connector = connector(name, kind);
    synchronized (inUse) {
      if (!inUse.add(name)) {
        throw new WireException(
            MissReason.NOT_CONNECTED, name + " is in use; each connector serves one part");
      }
    }
    return connector.purpose();
  }

  private static Connector connector(String name, WireKind kind) throws WireException {
    Connector connector =
        SimulatedRoom.CONNECTORS.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new WireException(
                    MissReason.NOT_CONNECTED,
                    "the simulated board has no connector "
                        + name
                        + "; it has "
                        + SimulatedRoom.CONNECTORS.stream().map(Connector::name).toList()));
    if (connector.kind() != kind) {
      throw new WireException(
          MissReason.NOT_CONNECTED, name + " is a " + connector.kind() + ", not a " + kind);
    }
    return connector;
  }

  private void released(String connector) {
    synchronized (inUse) {
      inUse.remove(connector);
    }
  }
}
