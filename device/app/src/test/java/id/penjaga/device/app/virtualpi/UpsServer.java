package id.penjaga.device.app.virtualpi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A real `upsd` with a `dummy-ups` behind it, private to one test: Debian's packages nut-server
/// and nut-client's protocol.
public final class UpsServer implements AutoCloseable {
  private static final Path PROGRAMS = Path.of("/lib/nut");

  public final int port;
  private final Path folder;
  private @Nullable Process driver;
  private @Nullable Process server;

  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAMS.resolve("upsd"))
        && Files.isExecutable(PROGRAMS.resolve("dummy-ups"));
  }

  public UpsServer(Path folder) throws IOException {
    this.folder = folder;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    write(
        "ups.conf",
        "maxretry = 1\n[rack]\n driver = dummy-ups\n port = rack.dev\n mode = dummy-once\n");
    write("upsd.conf", "LISTEN 127.0.0.1 " + port + "\nMAXAGE 3\n");
    write("upsd.users", "[tester]\n password = testpass\n actions = SET\n instcmds = ALL\n");
    write(
        "rack.dev",
        """
        device.type: ups
        ups.status: OL CHRG
        battery.charge: 100
        battery.runtime: 1500
        battery.voltage: 27.1
        input.voltage: 230.1
        input.frequency: 50.0
        output.voltage: 230.0
        ups.load: 34
        ups.temperature: 29.5
        """);
    Files.createDirectory(folder.resolve("state"));
  }

  private void write(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
  }

  public void startDriver() throws IOException {
    driver = start("dummy-ups", "-a", "rack", "-F");
  }

  public void startServer() throws IOException {
    server = start("upsd", "-F");
  }

  private Process start(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(PROGRAMS.resolve(program).toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-u", System.getProperty("user.name")));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("NUT_CONFPATH", folder.toString());
    builder.environment().put("NUT_STATEPATH", folder.resolve("state").toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(folder.resolve(program + ".log").toFile()));
    return builder.start();
  }

  /// Sets a variable as an operator does with `upsrw`.
  public void set(String variable, String value) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (String line :
          List.of(
              "USERNAME tester",
              "PASSWORD testpass",
              "SET VAR rack " + variable + " \"" + value + "\"")) {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        String answer = in.readLine();
        if (answer == null || !answer.startsWith("OK")) {
          throw new IOException(line + " was answered by " + answer);
        }
      }
    }
  }

  /// Stops the driver's process as a hanging cable would, without ending it.
  public void freezeDriver() throws IOException, InterruptedException {
    signalDriver("-STOP");
  }

  public void thawDriver() throws IOException, InterruptedException {
    signalDriver("-CONT");
  }

  private void signalDriver(String signal) throws IOException, InterruptedException {
    Process process = driver;
    if (process != null) {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }
  }

  public void stopServer() throws InterruptedException {
    end(server);
    server = null;
  }

  public String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String program : List.of("dummy-ups", "upsd")) {
      Path log = folder.resolve(program + ".log");
      all.append(Files.exists(log) ? Files.readString(log) : "");
    }
    return all.toString();
  }

  private static void end(@Nullable Process process) throws InterruptedException {
    if (process != null) {
      process.destroy();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      thawDriver();
      end(server);
      end(driver);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
