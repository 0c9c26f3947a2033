package id.penjaga.hub.app.mqtt;

/// One connection to a broker, used once. Another client library would live behind this.
interface Wire extends AutoCloseable {

  /// Called on the wire's own threads. `arrived` may wait a little; meanwhile the broker is held
  /// back.
  interface Receiver {
    /// @param retained the broker had kept it; it was not sent just now
    void arrived(String topic, byte[] payload, boolean retained);

    void lost(String why);
  }

  /// Makes wires.
  @FunctionalInterface
  interface Maker {
    Wire make(BrokerSettings settings, Receiver receiver) throws WireException;
  }

  /// Connects, within ten seconds or not at all.
  void connect() throws WireException;

  void subscribe(String[] filters, int[] qualities) throws WireException;

  /// Hands a message to the broker with QoS 1, not retained, without waiting for its answer.
  void publish(String topic, byte[] payload) throws WireException;

  @Override
  void close();
}
