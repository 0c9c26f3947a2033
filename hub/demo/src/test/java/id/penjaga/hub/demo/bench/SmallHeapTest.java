package id.penjaga.hub.demo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole hub with the heap it ships with: a hundred devices that fill in an outage as fast as
/// they can, while people guess passwords, must not take it out of memory.
@DisplayName("SYS-06, SYS-12: with the heap it ships with")
class SmallHeapTest {
  private static final Pattern FORM = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"");

  @Test
  void theHubTakesInAHundredBacklogsWhilePasswordsAreGuessed(@TempDir Path folder)
      throws Exception {
    IngestBench.Load load = new IngestBench.Load(100, 50, 10_000, 100);
    int port = StartBench.freePort();
    int pages = StartBench.freePort();
    try (Program _ = Program.mosquitto(folder, port);
        Program hub = IngestBench.hub(folder, port, pages);
        ExecutorService people = Executors.newFixedThreadPool(6)) {
      hub.untilWell(pages);
      List<Future<Integer>> guesses = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        guesses.add(people.submit(guess(pages, "orang-" + i)));
      }
      IngestBench.run(load, port, false);
      for (Future<Integer> guess : guesses) {
        assertTrue(List.of(200, 401, 429, 503).contains(guess.get()), "answered " + guess.get());
      }
      assertFalse(hub.ended(0), "the hub gave up");
      hub.end();
    }
    assertEquals(1_000_000, IngestBench.found(folder.resolve("data/hub"), load));
  }

  private static Callable<Integer> guess(int port, String name) {
    return () -> {
      String site = "http://127.0.0.1:" + port;
      URI login = URI.create(site + "/login");
      try (HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
        String page =
            client.send(HttpRequest.newBuilder(login).build(), BodyHandlers.ofString()).body();
        Matcher form = FORM.matcher(page);
        assertTrue(form.find(), page);
        String body = "name=" + name + "&password=not-this-one-either&_form=" + form.group(1);
        return client
            .send(
                HttpRequest.newBuilder(login)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", site)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.discarding())
            .statusCode();
      }
    };
  }
}
