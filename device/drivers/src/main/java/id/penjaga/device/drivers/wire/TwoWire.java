package id.penjaga.device.drivers.wire;

import id.penjaga.device.messages.MissReason;
import java.time.Duration;

/// A sensor on a two-wire bus with words of two bytes, highest byte first: registers, single
/// measurements and CRC-8 as several makers do them. It carries the name of the part for its
/// sentences.
public final class TwoWire implements AutoCloseable {
  private final I2cDevice wire;
  private final Pause pause;
  private final String name;

  private TwoWire(I2cDevice wire, Pause pause, String name) {
    this.wire = wire;
    this.pause = pause;
    this.name = name;
  }

  /// @param part what it is, such as `SHT3x`
  public static TwoWire open(Board board, String connector, int address, String part)
      throws WireException {
    return new TwoWire(
        board.openI2c(connector, address),
        board.timing(),
        "the %s at 0x%02X on %s".formatted(part, address, connector));
  }

  public void write(byte... bytes) throws WireException {
    wire.write(bytes);
  }

  /// Starts a measurement, waits for it and fetches the answer.
  public byte[] measure(byte[] command, Duration conversion, int count) throws WireException {
    wire.write(command);
    pause(conversion);
    return wire.read(count);
  }

  public void pause(Duration time) {
    pause.pause(time);
  }

  public byte[] registers(int first, int count) throws WireException {
    return wire.writeThenRead(new byte[] {(byte) first}, count);
  }

  /// One byte of a register, without sign.
  public int octet(int register) throws WireException {
    return Byte.toUnsignedInt(registers(register, 1)[0]);
  }

  /// A register of two bytes, with sign.
  public int word(int register) throws WireException {
    byte[] said = registers(register, 2);
    return said[0] << 8 | Byte.toUnsignedInt(said[1]);
  }

  /// A word without sign and its CRC-8 behind it, as a share of full scale.
  ///
  /// @throws WireException if the CRC is wrong
  public double share(byte[] frame, int at) throws WireException {
    if (Crc8.of(frame, at, at + 2) != Byte.toUnsignedInt(frame[at + 2])) {
      throw trouble(
          MissReason.CHECKSUM,
          "sent a damaged frame; if this goes on, shorten its cable and check pull-ups and supply");
    }
    return (Byte.toUnsignedInt(frame[at]) << 8 | Byte.toUnsignedInt(frame[at + 1])) / 65535.0;
  }

  /// @param what follows the part's name in the sentence
  public WireException trouble(MissReason reason, String what) {
    return new WireException(reason, name + " " + what);
  }

  @Override
  public void close() {
    wire.close();
  }
}
