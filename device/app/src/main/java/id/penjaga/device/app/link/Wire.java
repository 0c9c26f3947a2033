package id.penjaga.device.app.link;

import java.io.IOException;

/// One connection to a broker. It is made, used and closed; it never reconnects by itself.
public interface Wire extends AutoCloseable {
  /// Hands a message over, QoS 1. Does not wait for the broker.
  ///
  /// @throws IOException when the connection is gone
  void publish(Parcel parcel) throws IOException;

  /// Says good-bye without waiting long. The broker does not send the last will after {@link
  /// #part}, and does after this.
  @Override
  void close();

  /// Waits up to a second until what was handed over is confirmed, and leaves in order.
  void part();

  /// What a wire tells, on its own threads. Nobody may wait in here.
  interface Listener {
    /// The broker has taken one of the published messages.
    void confirmed();

    void arrived(String topic, byte[] payload, boolean retained);

    void lost(String why);
  }

  /// Makes connections.
  interface Maker extends AutoCloseable {
    /// Connects and subscribes; waits no longer than ten seconds.
    ///
    /// @param will sent by the broker when the connection ends without {@link #part}
    /// @param topics subscribed before this returns
    Wire connect(Parcel will, java.util.List<String> topics, Listener listener) throws IOException;

    @Override
    void close();
  }
}
