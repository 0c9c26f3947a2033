package id.penjaga.device.drivers.wire;

/// Two lines that rest high, on which short low pulses arrive: the data lines of a Wiegand reader.
public interface PulsePair extends AutoCloseable {
  /// Hands every further pulse to `listener`, on the board's thread, in the order in which they
  /// arrived. There is one listener; a second call replaces it.
  void onPulse(PulseListener listener);

  /// Whether both lines are high now, as they are between two pulses.
  boolean atRest() throws WireException;

  @Override
  void close();

  /// Told of pulses. Some may be lost in a storm.
  @FunctionalInterface
  interface PulseListener {
    /// @param second whether it came on the second line (D1)
    /// @param uptimeNanos when it began, on the scale of {@link Timing#nanos}
    void pulse(boolean second, long uptimeNanos);
  }
}
