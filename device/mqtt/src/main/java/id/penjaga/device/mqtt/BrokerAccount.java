package id.penjaga.device.mqtt;

import id.penjaga.device.shell.net.Loopback;
import id.penjaga.device.yaml.Section;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The section `mqtt` of a configuration, the same for both programs: where the broker is and who
/// we are there.
///
/// @param user null when the broker asks for none
/// @param password null when there is no user
/// @param authorities certificates to trust with `ssl://`, in PEM; null for those of the Java
///     runtime
public record BrokerAccount(
    BrokerAddress address,
    @Nullable String user,
    @Nullable String password,
    @Nullable Path authorities) {

  /// Reads the section to its end. A password that would cross a network in clear text is refused
  /// unless the section says `insecure: yes`.
  ///
  /// @return null when the address is missing or wrong
  public static @Nullable BrokerAccount read(Section mqtt) {
    BrokerAddress address = mqtt.made("url", BrokerAddress::of);
    String user = mqtt.optionalText("user");
    String password = mqtt.secret("password-file");
    Path authorities = mqtt.file("ca-file");
    boolean insecure = mqtt.consent("insecure");
    if ((user == null) == mqtt.has("password-file")) {
      mqtt.wrong(
          user == null ? "password-file" : "user",
          "user and password-file belong together; write both or neither");
    }
    if (address != null && !address.tls()) {
      if (authorities != null) {
        mqtt.wrong(
            "ca-file",
            "is of use with an ssl:// url only, and url in line "
                + mqtt.line("url")
                + " is tcp://; write ssl:// there, or take this key out");
      }
      if (mqtt.has("password-file") && !insecure && !Loopback.is(address.host())) {
        mqtt.wrong(
            "url",
            "sends the password of password-file in line "
                + mqtt.line("password-file")
                + " over the network in clear text; write ssl:// and the broker's TLS port, or"
                + " insecure: yes when the cable is trusted on purpose");
      }
    }
    mqtt.end();
    return address == null ? null : new BrokerAccount(address, user, password, authorities);
  }

  /// Without the password.
  @Override
  public String toString() {
    return address + (user == null ? "" : " as " + user);
  }
}
