package id.penjaga.device.app.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real broker of our own on a free port.
public final class Mosquitto implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

  public final int port;
  private final Path config;
  private final Path log;
  private Process process;

  Mosquitto(Path folder) throws IOException {
    this(folder, "");
  }

  /// @param more lines for the listener, such as its certificate
  public Mosquitto(Path folder, String more) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    config = folder.resolve("mosquitto.conf");
    log = folder.resolve("mosquitto.log");
    Files.writeString(
        config,
        "listener "
            + port
            + " 127.0.0.1\n"
            + more
            + "user root\nallow_anonymous true\npersistence false\n");
    process = begin();
  }

  public static boolean installed() {
    return Files.isExecutable(PROGRAM);
  }

  String url() {
    return "tcp://127.0.0.1:" + port;
  }

  private Process begin() throws IOException {
    Process begun =
        new ProcessBuilder(PROGRAM.toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    for (int i = 0; i < 500; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
        return begun;
      } catch (IOException _) {
        pause(10);
      }
    }
    throw new IOException("mosquitto did not start: " + Files.readString(log));
  }

  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  void restart() throws IOException {
    kill();
    process = begin();
  }

  /// Sends a signal such as STOP or CONT to this broker alone.
  void signal(String name) throws IOException {
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
