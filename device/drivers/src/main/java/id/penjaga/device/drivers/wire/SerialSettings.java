package id.penjaga.device.drivers.wire;

/// How a serial line is spoken: always 8 data bits.
///
/// @param baud bits per second
/// @param direction who switches a half-duplex line between talking and listening
/// @param shared whether several parts with addresses of their own hang on the line; it can then be
///     opened more than once, with the same settings
/// @param lines what the outputs DTR and RTS do meanwhile; some cables and level shifters take
///     their supply from them
public record SerialSettings(
    int baud, Parity parity, StopBits stopBits, Direction direction, boolean shared, Lines lines) {

  /// The bit after the eighth.
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }

  /// How long a byte ends.
  public enum StopBits {
    ONE,
    TWO
  }

  /// Who switches the direction of a half-duplex line.
  public enum Direction {
    /// Not needed: two wires for two directions, or an adapter that does it by itself.
    AUTOMATIC,
    /// The kernel, with RTS high while it sends. Only some serial ports can.
    KERNEL
  }

  /// What the outputs beside the data do while the port is open.
  public enum Lines {
    BOTH_ON,
    /// DTR on and RTS off: cables of some UPS power their interface so.
    DTR_ONLY,
    /// RTS on and DTR off.
    RTS_ONLY,
    BOTH_OFF
  }

  public SerialSettings {
    if (baud < 50 || baud > 4_000_000) {
      throw new IllegalArgumentException(baud + " baud is no speed of a serial line");
    }
  }

  /// No parity, one stop bit, DTR and RTS on: what nearly every part wants.
  public static SerialSettings at(int baud) {
    return new SerialSettings(
        baud, Parity.NONE, StopBits.ONE, Direction.AUTOMATIC, false, Lines.BOTH_ON);
  }

  public SerialSettings with(Parity other) {
    return new SerialSettings(baud, other, stopBits, direction, shared, lines);
  }

  public SerialSettings with(StopBits other) {
    return new SerialSettings(baud, parity, other, direction, shared, lines);
  }

  public SerialSettings with(Direction other) {
    return new SerialSettings(baud, parity, stopBits, other, shared, lines);
  }

  public SerialSettings with(Lines other) {
    return new SerialSettings(baud, parity, stopBits, direction, shared, other);
  }

  /// The same, for a line with several parts.
  public SerialSettings sharing() {
    return new SerialSettings(baud, parity, stopBits, direction, true, lines);
  }
}
