package id.penjaga.device.drivers.wire;

import java.util.List;

/// A board with connectors. Each connector can be open once at a time; a two-wire bus is shared by
/// the parts on it, and so is a serial line whose settings say so.
///
/// Every `open…` fails with [id.penjaga.device.messages.MissReason#NOT_CONNECTED] and a sentence if
/// there is no such connector, if it is of another kind or if it is in use.
public interface Board extends AutoCloseable {
  /// The name it was opened by, such as `raspberry-pi` or `simulated`.
  String name();

  /// Whether nothing behind this board is real. Every page says so then (SYS-08).
  boolean simulated();

  /// All connectors, in the order of the schematic.
  List<Connector> connectors();

  Timing timing();

  DigitalInput openInput(String connector) throws WireException;

  /// @param initiallyHigh the level from the first instant on
  DigitalOutput openOutput(String connector, boolean initiallyHigh) throws WireException;

  SerialLink openSerial(String connector, SerialSettings settings) throws WireException;

  PulsePair openPulses(String connector) throws WireException;

  /// Whether a server answers there is only seen by {@link NetworkLink#connect}.
  NetworkLink openNetwork(NetworkAddress address) throws WireException;

  KernelSensor openKernelSensor(String connector) throws WireException;

  /// Whether a part is there is only seen by the first transfer. The same address may be open more
  /// than once: two parts of a configuration can be two halves of one chip.
  ///
  /// @param address seven bits, 0x08 to 0x77
  I2cDevice openI2c(String connector, int address) throws WireException;

  /// Opens it silent.
  Tone openTone(String connector) throws WireException;

  /// Releases every wire and stops the board's thread.
  @Override
  void close();
}
