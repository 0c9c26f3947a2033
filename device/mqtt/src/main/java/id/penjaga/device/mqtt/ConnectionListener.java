package id.penjaga.device.mqtt;

/// What a connection tells, on its own threads. Implementations must not wait long in here: the
/// broker is held back meanwhile.
public interface ConnectionListener {
  /// The broker has acknowledged (PUBACK) one of the published messages.
  default void confirmed() {}

  /// A message came.
  ///
  /// @param payload a payload beyond 512 KiB is cut there
  /// @param retained the broker had kept it; it was not sent just now
  void arrived(String topic, byte[] payload, boolean retained);

  /// The connection ended, and not by our own [Connection#close]. Told once at most, and only after
  /// the connection was made.
  void lost(Loss loss);
}
