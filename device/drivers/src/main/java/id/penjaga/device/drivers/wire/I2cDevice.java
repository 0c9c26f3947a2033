package id.penjaga.device.drivers.wire;

/// One part on a two-wire bus (I2C). Each call is one transaction, from start to stop; no byte of
/// another master comes between.
///
/// A part that is not there is told by the first transfer, as {@link
/// id.penjaga.device.messages.MissReason#NOT_CONNECTED}: no acknowledgement. A bus that is held
/// low is a `TIMEOUT`, everything else that the bus shows a `BUS_ERROR`. Parts that hold the clock
/// for long (stretching) are unreliable on a Raspberry Pi 0 to 4; use commands that do not.
public interface I2cDevice extends AutoCloseable {
  void write(byte... bytes) throws WireException;

  /// @return exactly `count` bytes; a bus cannot say that there are fewer, missing ones read as
  ///     `FF`
  byte[] read(int count) throws WireException;

  /// Writes and, after a repeated start, reads: what most sheets call reading a register.
  byte[] writeThenRead(byte[] bytes, int count) throws WireException;

  /// Runs several transactions, between which no other part of this program speaks to the same
  /// address. For parts that share a chip and change a part of a register each.
  <T> T together(Exchange<T> exchange) throws WireException;

  @Override
  void close();

  /// Several transactions that belong together.
  @FunctionalInterface
  interface Exchange<T> {
    T run() throws WireException;
  }
}
