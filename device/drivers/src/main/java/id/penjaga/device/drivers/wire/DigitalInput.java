package id.penjaga.device.drivers.wire;

/// One input line. Levels are electrical: what high means is the driver's business.
public interface DigitalInput extends AutoCloseable {
  /// The level now.
  boolean high() throws WireException;

  /// Hands every further edge to `listener`, on the board's thread. There is one listener; a second
  /// call replaces it. The level at the time of this call is not an edge: read {@link #high} once
  /// after it.
  void onEdge(EdgeListener listener);

  @Override
  void close();

  /// Told of level changes, undebounced. Edges may be lost in a storm, so an edge says what the
  /// level was, not how often it changed.
  @FunctionalInterface
  interface EdgeListener {
    /// @param high the level after the edge
    /// @param uptimeNanos when, on the scale of {@link Timing#nanos}
    void edge(boolean high, long uptimeNanos);
  }
}
