package id.penjaga.device.app.board;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.IO;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmConfigBuilder;
import id.penjaga.device.app.board.gpio.GpioLines;
import id.penjaga.device.app.board.gpio.Pi4jLines;
import id.penjaga.device.app.board.gpio.PulseWires;
import id.penjaga.device.app.board.i2c.Buses;
import id.penjaga.device.app.board.i2c.I2cWires;
import id.penjaga.device.app.board.i2c.Pi4jBuses;
import id.penjaga.device.app.board.kernel.BoardThread;
import id.penjaga.device.app.board.kernel.KernelTrouble;
import id.penjaga.device.app.board.sensor.IioSensor;
import id.penjaga.device.app.board.sensor.W1Bus;
import id.penjaga.device.app.board.serial.SerialPort;
import id.penjaga.device.app.board.serial.SharedLines;
import id.penjaga.device.app.board.tcp.TcpLink;
import id.penjaga.device.app.board.tone.Pi4jTones;
import id.penjaga.device.app.linux.LinuxException;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A Raspberry Pi with the connectors of the schematic: lines through Pi4J, the rest through the
/// kernel's files.
final class RaspberryPi implements Board {
  static final String NAME = "raspberry-pi";
  private static final int PULSES_KEPT = 256;

  private final Pins pins;
  private final BoardThread thread;
  private final Context pi4j;
  private final Consumers consumers;
  private final I2cWires buses;
  private final Path sensors;
  private final Path oneWire;
  private final GpioLines lines;
  private final SharedLines shared = new SharedLines();
  private final Set<String> inUse = new HashSet<>();

  /// What a board uses of the kernel.
  ///
  /// @param sensors normally `/sys/bus/iio/devices`
  /// @param oneWire normally `/sys/bus/w1/devices`
  /// @param pwm normally `/sys/class/pwm`
  record Machine(
      GpioLines lines, Consumers consumers, Buses buses, Path sensors, Path oneWire, Path pwm) {}

  /// Who uses a line now, for the sentence when it cannot be had.
  @FunctionalInterface
  interface Consumers {
    String of(int bcm) throws LinuxException;
  }

  /// @param thread becomes this board's and is closed with it
  RaspberryPi(Pins pins, Machine machine, BoardThread thread) {
    this.pins = pins;
    this.thread = thread;
    consumers = machine.consumers();
    sensors = machine.sensors();
    oneWire = machine.oneWire();
    lines = machine.lines();
    pi4j =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(new Pi4jLines(machine.lines(), thread).providers())
            .add(new Pi4jBuses(machine.buses()), new Pi4jTones(machine.pwm(), thread))
            .build();
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
    return pins.pins().stream().map(Pins.Pin::connector).toList();
  }

  @Override
  public Timing timing() {
    return thread;
  }

  @Override
  public DigitalInput openInput(String connector) throws WireException {
    return claim(
        connector,
        Pins.Pin.Input.class,
        WireKind.DIGITAL_INPUT,
        pin -> {
          var input =
              create(
                  pin.bcm(),
                  connector,
                  () ->
                      pi4j.create(
                          DigitalInputConfigBuilder.newInstance(pi4j)
                              .id("penjaga-" + connector)
                              .bcm(pin.bcm())
                              .pull(
                                  switch (pin.bias()) {
                                    case NONE -> PullResistance.OFF;
                                    case UP -> PullResistance.PULL_UP;
                                    case DOWN -> PullResistance.PULL_DOWN;
                                  })
                              .debounce(0L)
                              .build()));
          return new InputWire(connector, input);
        });
  }

  @Override
  public DigitalOutput openOutput(String connector, boolean initiallyHigh) throws WireException {
    return claim(
        connector,
        Pins.Pin.Output.class,
        WireKind.DIGITAL_OUTPUT,
        pin -> {
          var output =
              create(
                  pin.bcm(),
                  connector,
                  () ->
                      pi4j.create(
                          DigitalOutputConfigBuilder.newInstance(pi4j)
                              .id("penjaga-" + connector)
                              .bcm(pin.bcm())
                              .initial(DigitalState.getState(initiallyHigh))
                              .build()));
          return new OutputWire(connector, output);
        });
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
        Pins.Pin.Serial.class,
        WireKind.SERIAL,
        pin -> SerialPort.at(pin.device(), connector, settings, thread, () -> released(connector)));
  }

  @Override
  public PulsePair openPulses(String connector) throws WireException {
    return claim(
        connector,
        Pins.Pin.Pair.class,
        WireKind.WIEGAND,
        pin -> {
          try {
            return new PulseWires(
                lines.requestPair(
                    pin.first(), pin.second(), "penjaga-" + connector, pin.bias(), PULSES_KEPT),
                thread,
                connector,
                () -> released(connector));
          } catch (LinuxException e) {
            throw refused(pin.first(), connector, e);
          }
        });
  }

  @Override
  public NetworkLink openNetwork(NetworkAddress address) {
    return new TcpLink(address);
  }

  @Override
  public KernelSensor openKernelSensor(String connector) throws WireException {
    if (pin(connector, Pins.Pin.Kernel.class, WireKind.KERNEL_SENSOR).oneWire()) {
      return new W1Bus(oneWire);
    }
    return claim(
        connector,
        Pins.Pin.Kernel.class,
        WireKind.KERNEL_SENSOR,
        pin -> new IioSensor(sensors, pin.name(), () -> released(connector)));
  }

  @Override
  public I2cDevice openI2c(String connector, int address) throws WireException {
    return buses.open(connector, pin(connector, Pins.Pin.Bus.class, WireKind.I2C).bus(), address);
  }

  @Override
  public Tone openTone(String connector) throws WireException {
    return claim(
        connector,
        Pins.Pin.Tone.class,
        WireKind.TONE,
        pin -> {
          var pwm =
              create(
                  pin.bcm(),
                  connector,
                  () ->
                      pi4j.create(
                          PwmConfigBuilder.newInstance(pi4j)
                              .id("penjaga-" + connector)
                              .bcm(pin.bcm())
                              .build()));
          return new ToneWire(connector, pwm);
        });
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

  private <P extends Pins.Pin, W> W claim(
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

  private <P extends Pins.Pin> P pin(String name, Class<P> kind, WireKind wanted)
      throws WireException {
    Pins.Pin pin =
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

  private <T> T create(int bcm, String connector, Supplier<T> creation) throws WireException {
    try {
      return creation.get();
    } catch (IOException e) {
      throw refused(bcm, connector, e);
    }
  }

  private WireException refused(int bcm, String connector, IOException e) {
    return e.getCause() instanceof LinuxException cause
        ? refused(bcm, connector, cause)
        : notConnected("GPIO" + bcm + " for " + connector + ": " + e.getMessage(), e);
  }

  private WireException refused(int bcm, String connector, LinuxException e) {
    return e.number() == LinuxException.EBUSY
        ? notConnected(
            "GPIO" + bcm + " for " + connector + " is used by " + user(bcm) + "; stop that first",
            e)
        : KernelTrouble.atDevice(connector, "GPIO" + bcm, e);
  }

  private String user(int bcm) {
    try {
      return "\"" + consumers.of(bcm) + "\"";
    } catch (LinuxException _) {
      return "somebody else";
    }
  }

  private static WireException notConnected(String sentence) {
    return new WireException(MissReason.NOT_CONNECTED, sentence);
  }

  private static WireException notConnected(String sentence, Exception cause) {
    return new WireException(MissReason.NOT_CONNECTED, sentence, cause);
  }

  /// Pi4J wraps what the kernel said.
  private static WireException failed(String connector, IOException e) {
    return e.getCause() instanceof LinuxException cause
        ? KernelTrouble.at(connector, cause)
        : new WireException(
            MissReason.BUS_ERROR, "the wire at " + connector + " failed: " + e.getMessage(), e);
  }

  private void release(String connector, IO<?, ?, ?> io) {
    if (pi4j.hasIO(io.id())) {
      pi4j.shutdown(io.id());
      released(connector);
    }
  }

  private final class InputWire implements DigitalInput {
    private final String connector;
    private final com.pi4j.io.gpio.digital.DigitalInput input;
    private volatile @Nullable EdgeListener listener;

    InputWire(String connector, com.pi4j.io.gpio.digital.DigitalInput input) {
      this.connector = connector;
      this.input = input;
      input.addListener(event -> {
        EdgeListener told = listener;
        if (told != null && event instanceof Pi4jLines.Edge edge) {
          told.edge(edge.state().isHigh(), edge.nanos());
        }
      });
    }

    @Override
    public boolean high() throws WireException {
      try {
        return input.isHigh();
      } catch (IOException e) {
        throw failed(connector, e);
      }
    }

    @Override
    public void onEdge(EdgeListener newListener) {
      listener = newListener;
    }

    @Override
    public void close() {
      listener = null;
      release(connector, input);
    }
  }

  private final class OutputWire implements DigitalOutput {
    private final String connector;
    private final com.pi4j.io.gpio.digital.DigitalOutput output;

    OutputWire(String connector, com.pi4j.io.gpio.digital.DigitalOutput output) {
      this.connector = connector;
      this.output = output;
    }

    @Override
    public void set(boolean high) throws WireException {
      try {
        output.state(DigitalState.getState(high));
      } catch (IOException e) {
        throw failed(connector, e);
      }
    }

    @Override
    public void close() {
      release(connector, output);
    }
  }

  private final class ToneWire implements Tone {
    private final String connector;
    private final Pwm pwm;

    ToneWire(String connector, Pwm pwm) {
      this.connector = connector;
      this.pwm = pwm;
    }

    @Override
    public void sound(int hertz) throws WireException {
      try {
        pwm.setFrequency(hertz);
        pwm.on();
      } catch (IOException e) {
        throw failed(connector, e);
      }
    }

    @Override
    public void silence() throws WireException {
      try {
        pwm.off();
      } catch (IOException e) {
        throw failed(connector, e);
      }
    }

    @Override
    public void close() {
      release(connector, pwm);
    }
  }
}
