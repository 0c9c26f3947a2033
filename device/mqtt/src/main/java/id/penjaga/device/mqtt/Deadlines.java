package id.penjaga.device.mqtt;

/// Timeouts of a connection. Each wait for the broker is bounded.
///
/// @param silenceMs longest wait for the next byte while the connection is made: TCP connect, each
///     step of the TLS handshake, CONNACK, SUBACK
/// @param handshakeMs longest TLS handshake in all, which ends a peer that sends one byte now and
///     then
public record Deadlines(long silenceMs, long handshakeMs) {
  /// 3.5 s of silence, 15 s for a handshake: a Raspberry Pi Zero 2 W computes for some seconds
  /// itself in a handshake, and a broker on the LAN answers in milliseconds.
  public static final Deadlines USUAL = new Deadlines(3_500, 15_000);

  /// Refuses times that are not positive.
  ///
  /// @throws IllegalArgumentException when one is not
  public Deadlines {
    if (silenceMs <= 0 || handshakeMs <= 0) {
      throw new IllegalArgumentException("a deadline must be positive");
    }
  }
}
