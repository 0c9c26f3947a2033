package id.penjaga.device.app.board;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import id.penjaga.device.app.board.gpio.GpioLines;
import id.penjaga.device.app.board.gpio.GpioWires;
import id.penjaga.device.app.board.gpio.LineTrouble;
import id.penjaga.device.app.board.gpio.Pi4jLines;
import id.penjaga.device.app.board.i2c.Buses;
import id.penjaga.device.app.board.i2c.I2cWires;
import id.penjaga.device.app.board.i2c.Pi4jBuses;
import id.penjaga.device.app.board.kernel.BoardThread;
import id.penjaga.device.app.board.sensor.IioSensor;
import id.penjaga.device.app.board.sensor.W1Bus;
import id.penjaga.device.app.board.serial.SerialPort;
import id.penjaga.device.app.board.serial.SharedLines;
import id.penjaga.device.app.board.tcp.TcpLink;
import id.penjaga.device.app.board.tone.Pi4jTones;
import id.penjaga.device.app.board.tone.ToneWire;
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
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A Raspberry Pi with the connectors of the schematic: lines through Pi4J, the rest through the
/// kernel's files.
final class RaspberryPi implements Board {
  static final String NAME = "raspberry-pi";

  private final BoardPins pins;
  private final BoardThread thread;
  private final Context pi4j;
  private final LineTrouble trouble;
  private final GpioWires gpio;
  private final I2cWires buses;
  private final Path sensors;
  private final Path oneWire;
  private final SharedLines shared = new SharedLines();
  private final Set<String> inUse = new HashSet<>();

  /// What a board uses of the kernel.
  ///
  /// @param sensors normally `/sys/bus/iio/devices`
  /// @param oneWire normally `/sys/bus/w1/devices`
  /// @param pwm normally `/sys/class/pwm`
  record Machine(
      GpioLines lines,
      LineTrouble.Consumers consumers,
      Buses buses,
      Path sensors,
      Path oneWire,
      Path pwm) {}

  /// @param thread becomes this board's and is closed with it
  RaspberryPi(BoardPins pins, Machine machine, BoardThread thread) {
    this.pins = pins;
    this.thread = thread;
    trouble = new LineTrouble(machine.consumers());
    sensors = machine.sensors();
    oneWire = machine.oneWire();
    pi4j =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(new Pi4jLines(machine.lines(), thread).providers())
            .add(new Pi4jBuses(machine.buses()), new Pi4jTones(machine.pwm(), thread))
            .build();
    gpio = new GpioWires(machine.lines(), trouble, thread, pi4j);
    buses = new I2cWires(pi4j);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean simulated() {
    return false;
  }

  @Override
  public List<Connector> connectors() {
    return pins.pins().stream().map(BoardPins.Pin::connector).toList();
  }

  @Override
  public Timing timing() {
    return thread;
  }

  @Override
  public DigitalInput openInput(String connector) throws WireException {
    return claim(
        connector,
        BoardPins.Pin.Input.class,
        WireKind.DIGITAL_INPUT,
        pin -> gpio.input(connector, pin.bcm(), pin.bias(), () -> released(connector)));
  }

  @Override
  public DigitalOutput openOutput(String connector, boolean initiallyHigh) throws WireException {
    return claim(
        connector,
        BoardPins.Pin.Output.class,
        WireKind.DIGITAL_OUTPUT,
        pin -> gpio.output(connector, pin.bcm(), initiallyHigh, () -> released(connector)));
  }

  @Override
  public SerialLink openSerial(String connector, SerialSettings settings) throws WireException {
    return settings.shared()
        ? shared.join(connector, settings, () -> alone(connector, settings))
        : alone(connector, settings);
  }

  private SerialLink alone(String connector, SerialSettings settings) throws WireException {
    return claim(
        connector,
        BoardPins.Pin.Serial.class,
        WireKind.SERIAL,
        pin -> SerialPort.at(pin.device(), connector, settings, thread, () -> released(connector)));
  }

  @Override
  public PulsePair openPulses(String connector) throws WireException {
    return claim(
        connector,
        BoardPins.Pin.Pair.class,
        WireKind.WIEGAND,
        pin ->
            gpio.pulses(
                connector, pin.first(), pin.second(), pin.bias(), () -> released(connector)));
  }

  @Override
  public NetworkLink openNetwork(NetworkAddress address) {
    return new TcpLink(address);
  }

  @Override
  public KernelSensor openKernelSensor(String connector) throws WireException {
    if (pin(connector, BoardPins.Pin.Kernel.class, WireKind.KERNEL_SENSOR).oneWire()) {
      return new W1Bus(oneWire);
    }
    return claim(
        connector,
        BoardPins.Pin.Kernel.class,
        WireKind.KERNEL_SENSOR,
        pin -> new IioSensor(sensors, pin.name(), () -> released(connector)));
  }

  @Override
  public I2cDevice openI2c(String connector, int address) throws WireException {
    return buses.open(
        connector, pin(connector, BoardPins.Pin.Bus.class, WireKind.I2C).bus(), address);
  }

  @Override
  public Tone openTone(String connector) throws WireException {
    return claim(
        connector,
        BoardPins.Pin.Tone.class,
        WireKind.TONE,
        pin -> ToneWire.open(pi4j, trouble, connector, pin.bcm(), () -> released(connector)));
  }

  @Override
  public void close() {
    if (!pi4j.isShutdown()) {
      pi4j.shutdown();
      thread.close();
    }
  }

  @FunctionalInterface
  private interface Opener<P, W> {
    W open(P pin) throws WireException;
  }

  private <P extends BoardPins.Pin, W> W claim(
      String name, Class<P> kind, WireKind wanted, Opener<P, W> opener) throws WireException {
    P pin = pin(name, kind, wanted);
    synchronized (inUse) {
      if (!inUse.add(name)) {
        throw notConnected(name + " is in use; each connector serves one part");
      }
    }
    try {
      return opener.open(pin);
    } catch (WireException | RuntimeException e) {
      released(name);
      throw e;
    }
  }

  private <P extends BoardPins.Pin> P pin(String name, Class<P> kind, WireKind wanted)
      throws WireException {
    BoardPins.Pin pin =
        pins.at(name)
            .orElseThrow(() ->
                notConnected(
                    "this board has no connector "
                        + name
                        + "; it has "
                        + connectors().stream().map(Connector::name).toList()));
    if (!kind.isInstance(pin)) {
      throw notConnected(name + " is a " + pin.connector().kind() + ", not a " + wanted);
    }
    return kind.cast(pin);
  }

  private void released(String connector) {
    synchronized (inUse) {
      inUse.remove(connector);
    }
  }

  private static WireException notConnected(String sentence) {
    return new WireException(MissReason.NOT_CONNECTED, sentence);
  }
}
