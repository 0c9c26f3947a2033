package id.penjaga.hub.demo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole hub with the heap it ships with, against thousands of connections that hold what they
/// took; 10,000 in `.ci/slow`.
@DisplayName("F25 SYS-12: the pages under attack, with the heap the hub ships with")
class FloodTest {
  private static final int CONNECTIONS = Integer.getInteger("flood.connections", 3_000);
  private static final int ATTACKERS = 4;
  private static final String HALF_A_FORM =
      """
      POST /login HTTP/1.1\r
      Host: 127.0.0.1\r
      Origin: http://127.0.0.1\r
      Sec-Fetch-Site: same-origin\r
      Content-Type: application/x-www-form-urlencoded\r
      Content-Length: 65000\r
      \r
      name=\
      """;
  private static final String HALF_A_HEADER = "GET /login HTTP/1.1\r\nHost: x\r\nX: ";

  @Test
  void aFloodLeavesRoomForHonestPeople(@TempDir Path folder) throws Exception {
    int port = StartBench.freePort();
    int pages = StartBench.freePort();
    try (Program _ = Program.mosquitto(folder, port);
        Program hub = IngestBench.hub(folder, port, pages);
        ExecutorService attack = Executors.newFixedThreadPool(ATTACKERS)) {
      hub.untilWell(pages);
      List<Future<Integer>> floods = new ArrayList<>();
      for (int i = 0; i < ATTACKERS; i++) {
        String from = "127.0.0." + (2 + i);
        floods.add(attack.submit(() -> flood(from, pages)));
      }
      int answered = 0;
      int asked = 0;
      while (floods.stream().anyMatch(flood -> !flood.isDone())) {
        asked++;
        answered += honest(pages) ? 1 : 0;
        Thread.sleep(100);
      }
      int opened = 0;
      for (Future<Integer> flood : floods) {
        opened += flood.get();
      }
      assertTrue(opened > CONNECTIONS * 9 / 10, opened + " connections were opened at all");
      assertTrue(asked > 0 && answered == asked, answered + " of " + asked + " were answered");
      assertFalse(hub.ended(0), "the hub gave up");
      String metrics = get(pages, "/metrics").body();
      assertTrue(metrics.contains("{address=\"127.0.0.2\"}"), metrics);
      assertEquals(200, get(pages, "/healthz").statusCode());
      hub.end();
    }
  }

  /// Opens a share of the connections, the latest two hundred held at any time.
  private static int flood(String from, int port) throws IOException {
    List<Socket> held = new ArrayList<>();
    int opened = 0;
    for (int i = 0; i < CONNECTIONS / ATTACKERS; i++) {
      Socket socket = new Socket();
      try {
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), 20_000);
        opened++;
        String half = i % 2 == 0 ? HALF_A_FORM + "a".repeat(60_000) : HALF_A_HEADER;
        socket.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
      } catch (IOException _) {
        // cut off while it wrote
      }
      held.add(socket);
      if (held.size() > 200) {
        held.removeFirst().close();
      }
    }
    for (Socket socket : held) {
      socket.close();
    }
    return opened;
  }

  private static boolean honest(int port) throws InterruptedException {
    try {
      return get(port, "/login").statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
