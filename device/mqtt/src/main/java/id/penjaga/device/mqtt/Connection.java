package id.penjaga.device.mqtt;

import java.util.List;

/// One MQTT 3.1.1 connection over one socket. It is made, used and closed; nothing is retried here.
public interface Connection extends AutoCloseable {
  /// Subscribes, and waits for the SUBACK.
  ///
  /// @throws BrokerException when it does not come in time or refuses; the connection is closed
  ///     then
  void subscribe(List<Subscription> subscriptions) throws BrokerException;

  /// Hands a message over with QoS 1. Does not wait for the broker; its PUBACK is told by
  /// [ConnectionListener#confirmed].
  ///
  /// @throws BrokerException when the connection is gone
  void publish(Publication publication) throws BrokerException;

  /// Waits up to a second until what was handed over is confirmed, and disconnects in order: the
  /// broker does not send the last will.
  void leave();

  /// Closes the socket first, whatever state the connection is in, and then what hangs on it. The
  /// broker sends the last will.
  @Override
  void close();
}
