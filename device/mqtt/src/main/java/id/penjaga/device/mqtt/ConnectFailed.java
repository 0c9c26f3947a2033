package id.penjaga.device.mqtt;

/// A connection was not made.
public final class ConnectFailed extends BrokerException {
  private static final long serialVersionUID = 1;

  /// How far it came.
  public enum Step {
    /// No TCP connection.
    NETWORK,
    /// No TLS.
    HANDSHAKE,
    /// CONNECT went out and no CONNACK came: silence, or the connection ended.
    CONNECT,
    /// The broker said no.
    REFUSED,
    /// CONNACK came, SUBACK did not.
    SUBSCRIBE
  }

  private final Step step;
  private final boolean byBroker;
  private final int bytes;

  /// @param byBroker the other side closed or reset the connection, after it was there
  /// @param bytes size of the packet that got no answer; 0 for none
  public ConnectFailed(Step step, String message, Throwable cause, boolean byBroker, int bytes) {
    super(message, cause);
    this.step = step;
    this.byBroker = byBroker;
    this.bytes = bytes;
  }

  /// Whether the broker answered in a try that failed by `e`, and turned us away.
  public static boolean answered(BrokerException e) {
    return e instanceof ConnectFailed failed
        && (failed.step == Step.REFUSED || failed.step == Step.SUBSCRIBE);
  }

  public Step step() {
    return step;
  }

  /// Whether the other side ended the connection.
  public boolean byBroker() {
    return byBroker;
  }

  /// Size of the packet that got no answer.
  public int bytes() {
    return bytes;
  }
}
