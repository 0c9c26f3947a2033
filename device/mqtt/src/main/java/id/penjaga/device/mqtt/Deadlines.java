package id.penjaga.device.mqtt;

/// How long a broker may take. Each wait for the broker has an end; no wait hangs on the broker's
/// good will.
///
/// @param silenceMs longest wait for the next byte while the connection is made: TCP connect, each
///     step of the TLS handshake, CONNACK, SUBACK
/// @param handshakeMs longest TLS handshake in all, so that one byte now and then is no way around
///     the silence
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
