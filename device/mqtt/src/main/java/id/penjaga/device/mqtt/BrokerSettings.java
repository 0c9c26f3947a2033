package id.penjaga.device.mqtt;

import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Where the broker is and who we are there.
///
/// @param clientId unique at the broker; with `use_username_as_clientid` the broker takes the user
///     instead, so both should be the same
/// @param user null when the broker asks for none
/// @param password null when the broker asks for none
/// @param tls makes the sockets of an `ssl` address; null for the authorities of the Java runtime
public record BrokerSettings(
    BrokerAddress address,
    String clientId,
    @Nullable String user,
    @Nullable String password,
    @Nullable SSLSocketFactory tls) {

  /// The account of a configuration.
  ///
  /// @throws BrokerException with a sentence, when the file of authorities cannot be used
  public static BrokerSettings of(BrokerAccount account, String clientId) throws BrokerException {
    Path authorities = account.authorities();
    return new BrokerSettings(
        account.address(),
        clientId,
        account.user(),
        account.password(),
        authorities == null ? null : Authorities.in(authorities));
  }

  /// Without a password, as on the loopback of one machine.
  public static BrokerSettings plain(String url, String clientId) {
    return new BrokerSettings(BrokerAddress.of(url), clientId, null, null, null);
  }

  /// Without the password.
  @Override
  public String toString() {
    return address + " as " + (user == null ? clientId : user);
  }
}
