package id.penjaga.hub.app.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// An open mosquitto on a free loopback port, to be killed and frozen by tests.
final class LocalBroker implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

  final int port;
  private final Path folder;
  private Process process;

  LocalBroker(Path folder) throws Exception {
    this(folder, "");
  }

  /// @param more lines for the listener, such as its certificate
  LocalBroker(Path folder, String more) throws Exception {
    Assumptions.assumeTrue(
        Files.exists(PROGRAM) || System.getenv("CI") != null,
        "mosquitto is not installed: apt-get install mosquitto");
    this.folder = folder;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        """
        listener %d 127.0.0.1
        %s
        user root
        allow_anonymous true
        persistence false
        max_queued_messages 100000
        set_tcp_nodelay true
        """
            .formatted(port, more));
    process = start();
  }

  BrokerSettings settings(String clientId) {
    return BrokerSettings.plain("tcp://127.0.0.1:" + port, clientId);
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  void startAgain() throws Exception {
    process = start();
  }

  void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    kill();
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
        throw new IOException(Files.readString(folder.resolve("mosquitto.log")));
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
}
