package id.penjaga.hub.app.notice;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.core.json.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Says that the hub is alive, by the broker and by HTTP, so that somebody else notices when it is
/// not (SYS-12): nobody can tell of their own death.
public final class Heartbeat implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final NoticeConfig config;
  private final HubClock clock;
  private final BiPredicate<String, byte[]> say;
  private final Threads threads;
  private final @Nullable ExecutorService worker;
  private final @Nullable HttpClient client;
  private volatile boolean closed;
  private boolean missed;

  /// @param say topic below `penjaga/v1/hub/` and bytes; false when there is no connection
  public Heartbeat(
      NoticeConfig config, HubClock clock, BiPredicate<String, byte[]> say, Threads threads) {
    this.config = config;
    this.clock = clock;
    this.say = say;
    this.threads = threads;
    worker =
        config.heartbeat() == null
            ? null
            : Executors.newFixedThreadPool(1, threads.factory("heartbeat-http"));
    client =
        worker == null
            ? null
            : HttpClient.newBuilder().executor(worker).connectTimeout(PATIENCE).build();
  }

  public void start() {
    threads.keep("heartbeat", AGAIN, this::beats);
  }

  private void beats() throws InterruptedException {
    while (!closed) {
      Map<String, Object> tree = new TreeMap<>();
      tree.put("v", 1L);
      tree.put("at_ms", clock.wallMs());
      tree.put("uptime_ms", clock.uptimeMs());
      tree.put("every_ms", config.beat().toMillis());
      byte[] beat = CanonicalJson.write(tree).getBytes(StandardCharsets.UTF_8);
      if (!say.test("heartbeat", beat)) {
        Logger.debug("no line to the broker for the heartbeat"); // whoever listens knows by that
      }
      call();
      Threads.pause(config.beat());
    }
  }

  private void call() throws InterruptedException {
    HttpClient http = client;
    String url = config.heartbeat();
    if (http == null || url == null) {
      return;
    }
    URI address = URI.create(url);
    String host = String.valueOf(address.getHost());
    try {
      int status =
          http.send(
                  HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      said(host, status / 100 == 2 ? null : "it answers " + status);
    } catch (IOException e) {
      said(host, String.valueOf(e));
    }
  }

  /// @param host without the rest of the address, which is the key to it
  private void said(String host, @Nullable String trouble) {
    if (trouble != null && !missed) {
      Logger.warn("The heartbeat is not heard by {}: {}", host, trouble);
    }
    missed = trouble != null;
  }

  @Override
  public void close() {
    closed = true;
    if (client != null) {
      client.shutdownNow();
    }
    if (worker != null) {
      worker.shutdownNow();
    }
  }
}
