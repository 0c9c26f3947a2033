package id.penjaga.device.mqtt.paho;

import id.penjaga.device.mqtt.BrokerConnector;
import id.penjaga.device.mqtt.BrokerException;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.mqtt.Connection;
import id.penjaga.device.mqtt.ConnectionListener;
import id.penjaga.device.mqtt.Deadlines;
import id.penjaga.device.mqtt.Publication;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// Makes connections by Eclipse Paho: a fresh client, socket and set of threads for each, none of
/// its persistence, buffering and reconnecting.
///
/// @param threads makes the threads of all connections, such as
///     [id.penjaga.device.shell.threads.Threads#factory]
public record PahoConnector(BrokerSettings settings, Deadlines deadlines, ThreadFactory threads)
    implements BrokerConnector {
  /// With the usual deadlines.
  public PahoConnector(BrokerSettings settings, ThreadFactory threads) {
    this(settings, Deadlines.USUAL, threads);
  }

  @Override
  public Connection connect(@Nullable Publication will, ConnectionListener listener)
      throws BrokerException {
    return PahoConnection.open(settings, deadlines, threads, will, listener);
  }
}
