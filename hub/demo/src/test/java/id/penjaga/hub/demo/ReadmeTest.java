package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.peers.Mosquitto;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Runs what the README says, line by line as it stands there, on Debian's mosquitto with TLS.
@DisplayName("F66 What the README says runs as printed")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@Isolated("the README's ports")
class ReadmeTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /// Stands for a fresh clone: its folders are links to the built ones, what is made is its own.
  @TempDir Path clone;

  private final Deque<Process> running = new ArrayDeque<>();

  @AfterEach
  void end() {
    for (Process process : running) {
      process.destroy();
    }
    for (Process process : running) {
      process.onExit().join();
    }
  }

  @Test
  @DisplayName("F66 init, broker, hub and device are started as the README prints them")
  void runItForReal() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/sbin/mosquitto")),
        "mosquitto is not installed: apt-get install mosquitto");
    Mosquitto.withClients();
    assumeTrue(
        Files.exists(ROOT.resolve("hub/app/target/penjaga-hub.jar"))
            && Files.exists(ROOT.resolve("device/app/target/penjaga-device.jar")),
        "the JARs are not packaged: mvn package");
    assumeTrue(isFree(8883) && isFree(8080), "another program listens on 8883 or 8080");
    for (String folder : List.of("hub", "device", "config")) {
      Files.createSymbolicLink(clone.resolve(folder), ROOT.resolve(folder));
    }
    List<String> lines = block("## Run it for real");
    assertEquals(5, lines.size(), lines::toString);
    assertEquals("mvn -q package -DskipTests", lines.getFirst()); // Maven runs this test

    Path init = start("init", lines.get(1));
    Process made = running.pop();
    assertEquals(0, made.waitFor(), () -> text(init));
    for (String line : lines.subList(2, 5)) {
      assertTrue(text(init).contains(line), () -> "init prints \"" + line + "\": " + text(init));
    }
    assertEquals("rwx------", permissions(clone.resolve("site")));
    assertEquals("rw-------", permissions(clone.resolve("site/room-1/mqtt.password")));

    Path broker = start("broker", lines.get(2));
    until("the broker listens", broker, () -> !isFree(8883));
    Path hub = start("hub", lines.get(3));
    until("the hub serves", hub, () -> text(hub).contains("The hub serves http://localhost:8080"));
    Path device = start("device", lines.get(4));
    until(
        "the device is connected", device, () -> text(device).contains("Connected to the broker"));
    until("the hub is ready", hub, () -> get("http://localhost:8080/healthz") == 200);

    Matcher watch = Pattern.compile("(mosquitto_sub .*)").matcher(text(init));
    assertTrue(watch.find(), () -> text(init));
    Path noc = start("noc", watch.group(1) + " -C 5 -W 30");
    assertEquals(0, running.pop().waitFor(), () -> text(noc));
    assertTrue(text(noc).startsWith("penjaga/v1/room-1/state/"), () -> text(noc));

    // The same folder again: nothing is written over.
    Path again = start("again", lines.get(1));
    assertEquals(64, running.pop().waitFor(), () -> text(again));
    assertTrue(text(again).contains("something is there already"), () -> text(again));
  }

  @Test
  @DisplayName("F66 the README's replay prints journal events")
  void replayARecording() throws Exception {
    assumeTrue(
        Files.exists(ROOT.resolve("device/app/target/penjaga-device.jar")), "mvn package first");
    for (String folder : List.of("hub", "device", "config")) {
      Files.createSymbolicLink(clone.resolve(folder), ROOT.resolve(folder));
    }
    Path said = start("replay", block("## Replay a recording").getFirst());
    assertEquals(0, running.pop().waitFor(), () -> text(said));
    assertTrue(text(said).startsWith("{\"at\":"), () -> text(said));
    assertTrue(text(said).contains(" rows read, "), () -> text(said));
  }

  /// The lines of the first code block below a heading.
  private static List<String> block(String heading) throws IOException {
    List<String> lines = new ArrayList<>();
    String text = Files.readString(ROOT.resolve("README.md"));
    String below = text.substring(text.indexOf(heading));
    String code = below.split("```", 3)[1];
    code.strip().lines().forEach(lines::add);
    return lines;
  }

  /// Starts a line of a shell in the clone. `java` is the Java 25 that runs this test.
  private Path start(String name, String line) throws IOException {
    Path log = clone.resolve(name + ".log");
    ProcessBuilder shell =
        new ProcessBuilder(
            "sh",
            "-c",
            line.startsWith("java ") || line.startsWith("mosquitto -c") ? "exec " + line : line);
    String java = ProcessHandle.current().info().command().orElseThrow();
    shell
        .environment()
        .merge("PATH", "", (path, _) -> Path.of(java).getParent() + ":" + path + ":/usr/sbin");
    running.push(
        shell
            .directory(clone.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start());
    return log;
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private void until(String what, Path log, Condition condition) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (condition.holds()) {
        return;
      }
      assertTrue(running.getFirst().isAlive(), () -> what + ": " + text(log));
      Thread.sleep(100);
    }
    throw new AssertionError(what + ": " + text(log));
  }

  private static int get(String url) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException | InterruptedException e) {
      return 0;
    }
  }

  private static boolean isFree(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return false;
    } catch (IOException _) {
      try (ServerSocket server = new ServerSocket(port)) {
        return server.isBound();
      } catch (IOException _) {
        return false;
      }
    }
  }

  private static String permissions(Path file) throws IOException {
    return java.nio.file.attribute.PosixFilePermissions.toString(
        Files.getPosixFilePermissions(file));
  }

  private static String text(Path log) {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
