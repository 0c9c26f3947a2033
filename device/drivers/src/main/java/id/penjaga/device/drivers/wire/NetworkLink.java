package id.penjaga.device.drivers.wire;

import java.time.Duration;

/// A conversation with a part on the local network: a stream of bytes both ways. One thread uses
/// it.
///
/// Nothing is connected until {@link #connect}. Once a call has failed the conversation is over,
/// and what the part was told before is forgotten on both sides.
public interface NetworkLink extends AutoCloseable {
  /// Connects if it is not connected.
  ///
  /// @return whether this began a new conversation: nothing said before is known to the part any
  ///     more
  /// @throws WireException if no server answers at the address
  boolean connect() throws WireException;

  void write(byte[] bytes) throws WireException;

  /// Waits until at least one byte is there or the time has passed, and reads what is there.
  ///
  /// @return how many bytes were read into the front of `into`; 0 if none came in time
  /// @throws WireException if the conversation is over
  int read(byte[] into, Duration wait) throws WireException;

  /// Ends the conversation; the next {@link #connect} begins another.
  void hangUp();

  @Override
  void close();
}
