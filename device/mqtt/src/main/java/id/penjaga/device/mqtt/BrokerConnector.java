package id.penjaga.device.mqtt;

import org.jspecify.annotations.Nullable;

/// Makes connections.
@FunctionalInterface
public interface BrokerConnector {
  /// Connects, within the deadlines or not at all.
  ///
  /// @param will sent by the broker when the connection ends without [Connection#leave]; null for
  ///     none
  /// @throws ConnectFailed with the step and a sentence; nothing of the try is left behind then
  Connection connect(@Nullable Publication will, ConnectionListener listener)
      throws BrokerException;
}
