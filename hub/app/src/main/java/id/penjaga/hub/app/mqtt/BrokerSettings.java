package id.penjaga.hub.app.mqtt;

import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Where the broker is and who we are there.
///
/// @param uri `tcp://host:port`, or `ssl://host:port` with `tls`
/// @param clientId unique at the broker
/// @param user null when the broker asks for none
/// @param password null when the broker asks for none
/// @param tls makes the sockets of an `ssl` address; null for `tcp`, and then for the JDK's own
///     trust
public record BrokerSettings(
    String uri,
    String clientId,
    @Nullable String user,
    @Nullable String password,
    @Nullable SSLSocketFactory tls) {

  /// Without a password, as on the loopback of one machine.
  public static BrokerSettings plain(String uri, String clientId) {
    return new BrokerSettings(uri, clientId, null, null, null);
  }

  /// Without the password.
  @Override
  public String toString() {
    return uri + " as " + clientId;
  }
}
