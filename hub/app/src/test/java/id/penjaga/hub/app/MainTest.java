package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.config.HubConfigReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@DisplayName("The hub's command line")
@Timeout(60)
@Isolated("it listens to what the JVM prints")
class MainTest {
  @TempDir Path folder;

  private record Outcome(int code, String said) {}

  private static Outcome run(String... args) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      return new Outcome(Main.run(List.of(args)), said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  /// A hub without a broker: it serves and says so.
  private Path config(int port) throws Exception {
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(
        yaml, "http: { port: %d }\nmqtt: { url: \"tcp://127.0.0.1:1\" }\n".formatted(port));
    return yaml;
  }

  @Test
  void whatIsNotUnderstoodIsAnsweredWithTheUsage() {
    assertEquals(64, run().code);
    Outcome outcome = run("serve", "--config", "x");
    assertEquals(64, outcome.code);
    assertTrue(outcome.said.contains("there is no command \"serve\""), outcome.said);
    assertTrue(outcome.said.contains("--config <yaml>"), outcome.said);
  }

  @Test
  void aRefusedConfigurationNamesFileLineAndRemedy() throws Exception {
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(yaml, "http:\n  prot: 80\n");
    Outcome outcome = run("check", "--config", yaml.toString());
    assertEquals(78, outcome.code);
    assertTrue(
        outcome.said.contains(yaml + ":2: http.prot: is no key here; did you mean \"port\"?"),
        outcome.said);
    assertEquals(78, run("run", "--config", folder.resolve("none.yaml").toString()).code);
  }

  @Test
  void aTakenPortIsSaidInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Outcome outcome = run("run", "--config", config(taken.getLocalPort()).toString());
      assertEquals(74, outcome.code);
      assertTrue(outcome.said.contains("the port is taken"), outcome.said);
      assertFalse(outcome.said.contains("\tat "), outcome.said);
    }
  }

  @Test
  void aSecondHubOnTheSameDataIsRefused() throws Exception {
    Path yaml = config(0);
    try (Hub hub = Hub.start(HubConfigReader.read(yaml))) {
      assertTrue(hub.setUpPath().isPresent());
      Process second =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "run",
                  "--config",
                  yaml.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(74, second.waitFor());
      assertTrue(said.contains("is in use by another hub"), said);
      assertFalse(said.contains("\tat "), said);
    }
  }

  @Test
  @DisplayName("SYS-12: a hub without its broker serves, and its health check says what is missing")
  void withoutABrokerItServesAndSaysSo() throws Exception {
    try (Hub hub = Hub.start(HubConfigReader.read(config(0)));
        HttpClient client = HttpClient.newHttpClient()) {
      URI health = URI.create("http://127.0.0.1:" + hub.port() + "/healthz");
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
      assertEquals(503, answer.statusCode());
      assertTrue(answer.body().contains("\"recording\":true,\"broker\":false"), answer.body());
      HttpResponse<String> numbers =
          client.send(
              HttpRequest.newBuilder(health.resolve("/metrics")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertTrue(numbers.body().contains("penjaga_broker_connected 0.0"), numbers.body());
      assertTrue(numbers.body().contains("penjaga_store_recording 1.0"), numbers.body());
    }
  }
}
