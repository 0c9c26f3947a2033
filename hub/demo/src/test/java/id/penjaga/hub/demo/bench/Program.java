package id.penjaga.hub.demo.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process that is measured.
final class Program implements AutoCloseable {
  static final Path ROOT = root();

  private final Process process;
  final long startedNanos = System.nanoTime();

  private Program(Process process) {
    this.process = process;
  }

  static Program start(List<String> command) throws IOException {
    return new Program(
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /// This Java with the flags of a file, and after them others.
  static List<String> java(Path options, List<String> flags, String... rest) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + options);
    command.addAll(flags);
    command.addAll(List.of(rest));
    return command;
  }

  /// The flags that the hub's unit adds to those of its file, with which Java keeps what it loaded.
  ///
  /// @param archive the file for it
  static List<String> archiveFlags(Path archive) throws IOException {
    String unit = Files.readString(ROOT.resolve("config/penjaga-hub.service"));
    String command = unit.substring(unit.indexOf("ExecStart="), unit.indexOf(" -jar "));
    return Stream.of(command.split("[\\s\\\\]+"))
        .filter(word -> word.startsWith("-X"))
        .map(word -> word.replaceAll("=/.*", "=" + archive))
        .toList();
  }

  /// Debian's mosquitto on a port, everybody welcome, loopback only; it answers when this returns.
  static Program mosquitto(Path folder, int port) throws Exception {
    Path config = folder.resolve("mosquitto.conf");
    Files.writeString(
        config,
        """
        listener %d 127.0.0.1
        allow_anonymous true
        persistence false
        log_type error
        max_queued_messages 500000
        set_tcp_nodelay true
        """
            .formatted(port));
    Program broker = start(List.of("/usr/sbin/mosquitto", "-c", config.toString()));
    while (broker.process.isAlive()) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return broker;
      } catch (ConnectException _) {
        Thread.sleep(20);
      }
    }
    throw new IOException("mosquitto ended with " + broker.process.exitValue());
  }

  /// Waits until a page answers 200.
  ///
  /// @return seconds since the process was started
  double untilWell(int port) throws Exception {
    URI page = URI.create("http://127.0.0.1:" + port + "/healthz");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(page).build();
      while (process.isAlive()) {
        try {
          if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return seconds();
          }
        } catch (IOException _) {
          // Not yet.
        }
        Thread.sleep(5);
      }
    }
    throw new IOException("the program ended with " + process.exitValue());
  }

  /// Since the process was started.
  double seconds() {
    return (System.nanoTime() - startedNanos) / 1e9;
  }

  double cpuSeconds() throws IOException {
    String[] fields = Files.readString(Path.of("/proc/" + process.pid() + "/stat")).split(" ");
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
  }

  /// @param what `VmRSS` now, `VmHWM` at most
  /// @return megabytes
  double memory(String what) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
              .filter(line -> line.startsWith(what))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          / 1024.0;
    }
  }

  boolean ended(long seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  /// Asks it to end, and waits.
  void end() throws InterruptedException {
    process.destroy();
    if (!ended(60)) {
      close();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("config/hub.options"))) {
      here = here.getParent();
    }
    return here;
  }
}
