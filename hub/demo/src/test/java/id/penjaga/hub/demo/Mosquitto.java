package id.penjaga.hub.demo;

import id.penjaga.hub.app.setup.BrokerRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Debian's mosquitto on a free loopback port, with the settings that are shipped (but for TLS),
/// the rules as they are generated, and one account each, that a test may kill, freeze and start
/// again.
final class Mosquitto implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

  final int port;
  private final Path folder;
  private Process process;

  /// @param passwords account to password
  Mosquitto(Path folder, Map<String, String> passwords) throws Exception {
    Assumptions.assumeTrue(
        Files.exists(PROGRAM) || System.getenv("CI") != null,
        "mosquitto is not installed: apt-get install mosquitto");
    this.folder = folder;
    port = EmbeddedBroker.freePort();
    Path accounts = folder.resolve("mosquitto.passwd");
    StringBuilder lines = new StringBuilder();
    passwords.forEach(
        (account, password) -> lines.append(account).append(':').append(password).append('\n'));
    Files.writeString(accounts, lines);
    Files.setPosixFilePermissions(accounts, PosixFilePermissions.fromString("rw-------"));
    run("mosquitto_passwd", "-U", accounts.toString());
    Path rules = folder.resolve("mosquitto.acl");
    List<String> devices =
        passwords.keySet().stream()
            .filter(account -> account.startsWith("room-"))
            .sorted()
            .toList();
    Files.writeString(rules, BrokerRules.acl(devices));
    Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rw-------"));
    String shipped = Files.readString(Path.of("../../config/mosquitto.conf"));
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        shipped
                .replaceAll("(?m)^(cafile|certfile|keyfile|tls_version) .*$", "")
                .replaceAll("(?m)^listener .*$", "listener " + port + " 127.0.0.1")
                .replace("/etc/mosquitto/penjaga.passwd", accounts.toString())
                .replace("/etc/mosquitto/penjaga.acl", rules.toString())
            + "user root\npersistence_location "
            + folder
            + "/\n");
    process = start();
  }

  String url() {
    return "tcp://127.0.0.1:" + port;
  }

  /// kill -9: what was in its memory is gone.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  void startAgain() throws Exception {
    process = start();
  }

  /// SIGSTOP: connections stay open and nothing answers.
  void freeze() throws Exception {
    run("kill", "-STOP", Long.toString(process.pid()));
  }

  void thaw() throws Exception {
    run("kill", "-CONT", Long.toString(process.pid()));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private Process start() throws Exception {
    Process started =
        new ProcessBuilder(PROGRAM.toString(), "-c", folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!listens()) {
      if (System.nanoTime() > deadline || !started.isAlive()) {
        throw new IOException(
            "mosquitto did not start: " + Files.readString(folder.resolve("mosquitto.log")));
      }
      Thread.sleep(20);
    }
    return started;
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }
}
