package id.penjaga.device.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Assumptions;

/// Debian's mosquitto on a free loopback port, that a test may kill, freeze and start again. Tests
/// skip where it is not installed, except in CI.
public final class Mosquitto implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");
  private static final List<Path> CLIENTS =
      List.of(Path.of("/usr/bin/mosquitto_sub"), Path.of("/usr/bin/mosquitto_pub"));
  private static final String OPEN = "allow_anonymous true\npersistence false\n";

  public final int port;
  private final Path config;
  private final Path log;
  private Process process;

  /// Open to anybody, without persistence.
  public Mosquitto(Path folder) throws IOException {
    this(folder, "", OPEN);
  }

  /// Open to anybody, without persistence.
  ///
  /// @param listener lines for the listener, such as its certificate
  public Mosquitto(Path folder, String listener) throws IOException {
    this(folder, listener, OPEN);
  }

  /// @param listener lines for the listener, such as its certificate
  /// @param general all other lines, such as accounts and rights
  public Mosquitto(Path folder, String listener, String general) throws IOException {
    this(
        folder, port -> "listener " + port + " 127.0.0.1\n" + listener + "\nuser root\n" + general);
  }

  /// @param configuration the whole configuration for a loopback port
  public Mosquitto(Path folder, IntFunction<String> configuration) throws IOException {
    Assumptions.assumeTrue(
        Files.exists(PROGRAM) || System.getenv("CI") != null,
        "mosquitto is not installed: apt-get install mosquitto");
    port = freePort();
    config = folder.resolve("mosquitto.conf");
    log = folder.resolve("mosquitto.log");
    Files.writeString(config, configuration.apply(port));
    process = begin();
  }

  /// Skips a test that starts Debian's clients of it where they are not installed, except in CI.
  public static void withClients() {
    Assumptions.assumeTrue(
        CLIENTS.stream().allMatch(Files::isExecutable) || System.getenv("CI") != null,
        "mosquitto_sub and mosquitto_pub are not installed: apt-get install mosquitto-clients");
  }

  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  /// What it has logged since it was made.
  public String log() throws IOException {
    return Files.readString(log);
  }

  private Process begin() throws IOException {
    Process begun =
        new ProcessBuilder(PROGRAM.toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!listens()) {
      if (System.nanoTime() > deadline || !begun.isAlive()) {
        throw new IOException("mosquitto did not start: " + Files.readString(log));
      }
      pause(10);
    }
    return begun;
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  /// kill -9: what was in its memory is gone.
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  public void start() throws IOException {
    process = begin();
  }

  public void restart() throws IOException {
    kill();
    start();
  }

  /// SIGSTOP: connections stay open and nothing answers.
  public void freeze() throws IOException {
    signal("STOP");
  }

  /// SIGCONT: goes on after [#freeze].
  public void thaw() throws IOException {
    signal("CONT");
  }

  private void signal(String name) throws IOException {
    new ProcessBuilder(List.of("kill", "-" + name, Long.toString(process.pid())))
        .start()
        .onExit()
        .join();
  }

  public static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
