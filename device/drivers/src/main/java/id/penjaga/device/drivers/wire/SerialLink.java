package id.penjaga.device.drivers.wire;

import java.time.Duration;

/// A serial line with 8 data bits, spoken as its {@link SerialSettings} say. One thread reads at a
/// time.
public interface SerialLink extends AutoCloseable {
  void write(byte[] bytes) throws WireException;

  /// Waits until at least one byte is there or the time has passed, and reads what is there.
  ///
  /// @return how many bytes were read into the front of `into`; 0 if none came in time
  int read(byte[] into, Duration wait) throws WireException;

  /// Runs writes and reads that belong together. Where several parts share the line, no other part
  /// of this program uses it meanwhile.
  default <T> T together(Exchange<T> exchange) throws WireException {
    return exchange.run();
  }

  @Override
  void close();

  /// Writes and reads that belong together.
  @FunctionalInterface
  interface Exchange<T> {
    T run() throws WireException;
  }
}
