package id.penjaga.hub.demo;

import id.penjaga.device.peers.Mosquitto;
import id.penjaga.hub.app.setup.BrokerRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// Debian's mosquitto with the settings that are shipped (but for TLS), the rules as they are
/// generated, and one account each.
final class ShippedBroker {
  private ShippedBroker() {}

  /// @param passwords account to password
  static Mosquitto start(Path folder, Map<String, String> passwords) throws Exception {
    Path accounts = folder.resolve("mosquitto.passwd");
    StringBuilder lines = new StringBuilder();
    passwords.forEach(
        (account, password) -> lines.append(account).append(':').append(password).append('\n'));
    Files.writeString(accounts, lines);
    Files.setPosixFilePermissions(accounts, PosixFilePermissions.fromString("rw-------"));
    hash(accounts);
    Path rules = folder.resolve("mosquitto.acl");
    List<String> devices =
        passwords.keySet().stream()
            .filter(account -> account.startsWith("room-"))
            .sorted()
            .toList();
    Files.writeString(rules, BrokerRules.acl(devices));
    Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rw-------"));
    String shipped =
        Files.readString(Path.of("../../config/mosquitto.conf"))
                .replaceAll("(?m)^(cafile|certfile|keyfile|tls_version) .*$", "")
                .replace("/etc/mosquitto/penjaga.passwd", accounts.toString())
                .replace("/etc/mosquitto/penjaga.acl", rules.toString())
            + "user root\npersistence_location "
            + folder
            + "/\n";
    return new Mosquitto(
        folder, port -> shipped.replaceAll("(?m)^listener .*$", "listener " + port + " 127.0.0.1"));
  }

  private static void hash(Path accounts) throws Exception {
    Process process =
        new ProcessBuilder("mosquitto_passwd", "-U", accounts.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException("mosquitto_passwd: " + said);
    }
  }
}
