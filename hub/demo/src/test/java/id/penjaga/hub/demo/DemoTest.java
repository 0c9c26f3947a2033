package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.peers.Mosquitto;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The demo as a newcomer meets it: a process of its own, clumsily used.
@DisplayName("The demo is kind to newcomers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Order(2) // of the longest
class DemoTest {
  private static final Pattern LISTEN = Pattern.compile("Listen +(mosquitto_sub .*)");

  /// Moments of the start at which Ctrl-C is pressed; `.ci/slow` tries more.
  private static final int MOMENTS = Integer.getInteger("demo.moments", 2);

  /// A project of its own: the samples, and a target that these tests own.
  private Path root;

  /// Runs from the first test that asks for it to the last.
  private @Nullable Running shared;

  @BeforeAll
  void aProject(@TempDir Path folder) throws IOException {
    root = folder;
    prepare(root);
  }

  @AfterAll
  void end() {
    if (shared != null) {
      shared.close();
    }
  }

  /// A demo at the usual speed in a fresh folder, whose start was interrupted at several moments
  /// before.
  private Running demo() throws Exception {
    if (shared == null) {
      controlC();
      shared = start("--port", "0");
      shared.await("Stop ");
    }
    return shared;
  }

  @Test
  @DisplayName("F67 a wrong choice is one sentence, without a trace")
  void aWrongChoiceIsASentence() throws Exception {
    for (String[] choice :
        List.of(
            new String[] {"--speed", "0"},
            new String[] {"--speed", "fast"},
            new String[] {"--port", "99999"},
            new String[] {"--seed", "1.5"},
            new String[] {"--colour", "red"})) {
      try (Running demo = start(choice)) {
        assertEquals(74, demo.end(), demo::said);
        assertEquals(1, demo.said().lines().count(), demo::said);
      }
    }
  }

  @Test
  @DisplayName("F65 a second demo is refused before it touches anything; a fast one runs beside it")
  void aSecondDemoTouchesNothing() throws Exception {
    Running first = demo();
    List<String> before = listing(root.resolve("target/demo"));
    String password = Files.readString(root.resolve("target/demo/noc.password"));
    try (Running second = start("--port", "0")) {
      assertEquals(74, second.end(), second::said);
      assertTrue(second.said().startsWith("Another demo keeps its data in "), second::said);
      assertEquals(1, second.said().lines().count(), second::said);
    }
    try (Running fast = start("--port", "0", "--speed", "10")) {
      fast.await("deleted when the demo stops");
      fast.interrupt();
      assertEquals(130, fast.end(), fast::said);
    }
    assertEquals(before, listing(root.resolve("target/demo")), "nothing was deleted");
    assertEquals(password, Files.readString(root.resolve("target/demo/noc.password")));
    assertTrue(first.process.isAlive(), first::said);
    try (Stream<Path> left = Files.list(root.resolve("target"))) {
      assertEquals(1, left.count(), "the fast demo's folder is gone");
    }
  }

  @Test
  @DisplayName(
      "F68 Ctrl-C at any moment of the start ends without a trace, and the next start is well")
  void controlCAtAnyMoment() throws Exception {
    assertTrue(demo().process.isAlive());
    assertFalse(demo().said().contains("WARN"), demo()::said);
  }

  private void controlC() throws Exception {
    for (int moment = 0; moment < MOMENTS; moment++) {
      try (Running demo = start("--port", "0")) {
        demo.process.waitFor(400 + 3_500L * moment / MOMENTS, TimeUnit.MILLISECONDS);
        demo.interrupt();
        assertEquals(130, demo.end(), demo::said);
        assertFalse(demo.said().contains("\tat "), demo::said);
        assertFalse(demo.said().contains("Exception"), demo::said);
        assertFalse(demo.said().contains("bug"), demo::said);
      }
    }
  }

  @Test
  @DisplayName(
      "F76 the line printed behind Listen works as printed, and who leaves leaves no trace")
  void theListenLineWorksAsPrinted() throws Exception {
    Mosquitto.withClients();
    Running demo = demo();
    Matcher line = LISTEN.matcher(demo.said());
    assertTrue(line.find(), demo::said);
    for (String more : List.of("", " -i x", " -V 5", " -V mqttv31 -i y")) {
      // -C ends it after some messages, -W after some seconds.
      Process listener =
          new ProcessBuilder("sh", "-c", line.group(1) + " -C 5 -W 20" + more)
              .redirectErrorStream(true)
              .start();
      String heard = new String(listener.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, listener.waitFor(), heard);
      assertTrue(heard.startsWith("penjaga/v1/room-1/state/"), heard);
    }
    Process killed = new ProcessBuilder("sh", "-c", "exec " + line.group(1)).start();
    killed.waitFor(1, TimeUnit.SECONDS);
    killed.destroyForcibly().waitFor();
    Thread.sleep(1_000);
    assertFalse(demo.said().contains("\tat "), demo::said);
    assertFalse(demo.said().contains("netty"), demo::said);
  }

  @Test
  @DisplayName("F75 a folder that cannot be made or written is one sentence with its reason")
  void aFolderThatCannotBeMadeIsASentence(@TempDir Path other) throws Exception {
    prepare(other);
    Files.writeString(other.resolve("target"), "a file in the way");
    try (Running demo = startIn(other, "--port", "0")) {
      assertEquals(74, demo.end(), demo::said);
      assertEquals(1, demo.said().lines().count(), demo::said);
      assertTrue(demo.said().startsWith("The demo cannot keep its data. "), demo::said);
    }
  }

  @Test
  @DisplayName("A folder older than the office starts as well, with nobody to receive visitors")
  void aFolderWithoutAnOffice(@TempDir Path other) throws Exception {
    prepare(other);
    Files.createDirectories(other.resolve("target/demo/data/hub"));
    try (Running demo = startIn(other, "--port", "0")) {
      demo.await("Stop ");
      assertTrue(demo.said().contains("choose a name and a password"), demo::said);
      everythingIsMeasured(demo);
      theStoryStandsInItsColumn(demo);
    }
  }

  /// The device's own page, which needs no password, at the moment at which the demo says that it
  /// is ready.
  private static void everythingIsMeasured(Running demo) throws Exception {
    Matcher page = Pattern.compile("Device +(\\S+)").matcher(demo.said());
    assertTrue(page.find(), demo::said);
    try (HttpClient client = HttpClient.newHttpClient()) {
      String shown =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(page.group(1))).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      Pattern air = Pattern.compile("Suhu ruang</h3>\\s*<p class=\"value\">[0-9,]+ °C");
      assertTrue(air.matcher(shown).find(), shown);
      assertFalse(shown.contains("tidak masuk akal"), shown);
    }
  }

  private static void theStoryStandsInItsColumn(Running demo) {
    List<String> lines = demo.said().lines().dropWhile(line -> !line.contains(" Story ")).toList();
    int column = lines.getFirst().indexOf("0:05");
    int more = 1;
    for (; !lines.get(more).contains(" Stop "); more++) {
      assertEquals(column, lines.get(more).indexOf(lines.get(more).strip()), demo::said);
    }
    lines.subList(0, more).forEach(line -> assertTrue(line.length() <= 100, line));
  }

  private static void prepare(Path root) throws IOException {
    Path from = Path.of("../../config");
    try (Stream<Path> samples = Files.walk(from)) {
      for (Path sample : samples.toList()) {
        Files.copy(sample, root.resolve("config").resolve(from.relativize(sample).toString()));
      }
    }
  }

  private Running start(String... choices) throws IOException {
    return startIn(root, choices);
  }

  private static Running startIn(Path root, String... choices) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path").replace("target/test-classes", "target/x"),
                Demo.class.getName()));
    command.addAll(List.of(choices));
    Path log = Files.createTempFile(root, "demo", ".log");
    return new Running(
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start(),
        log);
  }

  private static List<String> listing(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private record Running(Process process, Path log) implements AutoCloseable {
    String said() {
      try {
        return Files.readString(log);
      } catch (IOException e) {
        return e.toString();
      }
    }

    void await(String text) throws InterruptedException {
      while (!said().contains(text)) {
        assertTrue(process.isAlive(), this::said);
        Thread.sleep(50);
      }
    }

    void interrupt() throws Exception {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    int end() throws InterruptedException {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), this::said);
      return process.exitValue();
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
