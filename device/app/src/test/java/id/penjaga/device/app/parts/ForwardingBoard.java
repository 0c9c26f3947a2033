package id.penjaga.device.app.parts;

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
import java.util.List;

/// A board whose wires are another board's, until a test says otherwise.
class ForwardingBoard implements Board {
  private final Board board;

  ForwardingBoard(Board board) {
    this.board = board;
  }

  @Override
  public String name() {
    return board.name();
  }

  @Override
  public boolean simulated() {
    return board.simulated();
  }

  @Override
  public List<Connector> connectors() {
    return board.connectors();
  }

  @Override
  public Timing timing() {
    return board.timing();
  }

  @Override
  public DigitalInput openInput(String connector) throws WireException {
    return board.openInput(connector);
  }

  @Override
  public SerialLink openSerial(String connector, SerialSettings settings) throws WireException {
    return board.openSerial(connector, settings);
  }

  @Override
  public PulsePair openPulses(String connector) throws WireException {
    return board.openPulses(connector);
  }

  @Override
  public NetworkLink openNetwork(NetworkAddress address) throws WireException {
    return board.openNetwork(address);
  }

  @Override
  public KernelSensor openKernelSensor(String connector) throws WireException {
    return board.openKernelSensor(connector);
  }

  @Override
  public I2cDevice openI2c(String connector, int address) throws WireException {
    return board.openI2c(connector, address);
  }

  @Override
  public Tone openTone(String connector) throws WireException {
    return board.openTone(connector);
  }

  @Override
  public DigitalOutput openOutput(String connector, boolean initiallyHigh) throws WireException {
    return board.openOutput(connector, initiallyHigh);
  }

  @Override
  public void close() {}
}
