package id.penjaga.device.app.board.gpio;

import id.penjaga.device.app.linux.LinuxException;

/// GPIO lines that can be requested. The kernel's in production; a plain object in tests of what is
/// above it.
public interface GpioLines {
  /// Requests a line for this process alone.
  ///
  /// @param offset the line's number on its chip, on a Raspberry Pi the BCM number
  /// @param consumer what `gpioinfo` shows as the user of the line; at most 31 ASCII characters
  Line request(int offset, String consumer, Use use) throws LinuxException;

  /// Requests two lines together, for the falling edges on them, in the order in which they came.
  ///
  /// @param buffer how many edges the kernel keeps until they are read; the oldest are dropped
  ///     beyond that
  Pair requestPair(int first, int second, String consumer, Bias bias, int buffer)
      throws LinuxException;

  /// The resistor inside the chip.
  enum Bias {
    NONE,
    UP,
    DOWN
  }

  /// What a line is requested for.
  sealed interface Use {
    /// @param initiallyHigh the level it takes in the same call, so that no other level is ever
    ///     seen
    record Output(boolean initiallyHigh) implements Use {}

    /// An input with both edges.
    ///
    /// @param debounceMicros how long a level must be still before the kernel tells of it; 0 for
    ///     every edge
    /// @param buffer how many edges the kernel keeps until they are read; the oldest are dropped
    ///     beyond that
    record Input(Bias bias, int debounceMicros, int buffer) implements Use {}
  }

  /// A requested line. Closing releases it; which level an output then has is the chip's business.
  interface Line extends AutoCloseable {
    boolean high() throws LinuxException;

    void set(boolean high) throws LinuxException;

    /// Readable while edges wait.
    int descriptor();

    /// Hands over the edges that wait, oldest first; at least one must.
    void takeEdges(EdgeConsumer consumer) throws LinuxException;

    @Override
    void close();
  }

  /// Two lines that were requested together.
  interface Pair extends AutoCloseable {
    boolean bothHigh() throws LinuxException;

    /// Readable while edges wait.
    int descriptor();

    /// Hands over the edges that wait, oldest first; at least one must.
    void takeFalls(FallConsumer consumer) throws LinuxException;

    @Override
    void close();
  }

  /// Takes falling edges.
  @FunctionalInterface
  interface FallConsumer {
    /// @param nanos on the scale of {@link System#nanoTime}, taken by the kernel in its interrupt
    void fall(boolean second, long nanos);
  }

  /// Takes edges.
  @FunctionalInterface
  interface EdgeConsumer {
    /// @param nanos on the scale of {@link System#nanoTime}, taken by the kernel in its interrupt
    void edge(boolean rising, long nanos);
  }
}
