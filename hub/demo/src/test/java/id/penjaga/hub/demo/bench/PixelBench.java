package id.penjaga.hub.demo.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.penjaga.hub.app.Hub;
import id.penjaga.hub.app.config.HubConfigReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// From the event to the pixel: the alarm of a leak rope goes out over the broker, and a real
/// browser says when it was painted on the overview and on the wall. Two hundred rooms send their
/// readings meanwhile, each every ten seconds, and both pages show all of them.
///
/// Beside it, in the same browser and the same run, a bare page that paints what an event stream
/// sends, without broker, disk, login and layout.
///
/// ```
/// mvn -q package -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.PixelBench
/// ```
///
/// Needs Debian's chromium and mosquitto. Settings by environment, in `PIXEL`: `rooms events`.
final class PixelBench {
  static final String EVENT = "Peristiwa ";
  private static final long EVERY_MS = 10_000;
  private static final String PASSWORD = "empat kata yang panjang";

  /// Notes when a page has painted an event: after the frame in which its alarm stands there.
  private static final String WATCH =
      """
      () => {
        window.painted = {};
        const look = () => {
          for (const list of document.querySelectorAll('.answer-alarms, .wall-alarms')) {
            for (const [, event] of list.textContent.matchAll(/Peristiwa (\\d+)/g)) {
              if (event in window.painted) continue;
              window.painted[event] = 0;
              requestAnimationFrame(() => {
                const channel = new MessageChannel();
                channel.port1.onmessage = () => {
                  window.painted[event] = performance.timeOrigin + performance.now();
                };
                channel.port2.postMessage(0);
              });
            }
          }
        };
        new MutationObserver(look).observe(document.documentElement,
            { subtree: true, childList: true, characterData: true });
      }
      """;

  private static final String BARE =
      "<!DOCTYPE html><title>bare</title><ul class=wall-alarms></ul><script>"
          + "new EventSource('/stream').onmessage = event => {"
          + " document.querySelector('ul').innerHTML = '<li>' + event.data + '</li>'; };"
          + "</script>";

  private final int rooms;
  private final int events;
  private final Path folder;
  private final Path config;
  private final int broker = StartBench.freePort();
  private final int pages = StartBench.freePort();

  private PixelBench(int rooms, int events) throws IOException {
    this.rooms = rooms;
    this.events = events;
    folder = Files.createTempDirectory("pixel-bench");
    config = folder.resolve("hub.yaml");
    Path shipped = Program.ROOT.resolve("config");
    Files.writeString(
        config,
        Files.readString(shipped.resolve("hub.yaml"))
            .replace("definitions: .", "definitions: " + shipped)
            .replace("tcp://127.0.0.1:1883", "tcp://127.0.0.1:" + broker)
            .replace("port: 8080", "port: " + pages));
  }

  static void main() throws Exception {
    String given = System.getenv("PIXEL");
    String[] words = (given == null ? "200 100" : given).split(" ");
    PixelBench bench = new PixelBench(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    try (Program _ = Program.mosquitto(bench.folder, bench.broker);
        Playwright playwright = Playwright.create(withoutDownload());
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(
                            List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")))) {
      bench.setUp(browser);
      try (Program hub =
          Program.start(
              Program.java(
                  Program.ROOT.resolve("config/hub.options"),
                  List.of(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "id.penjaga.hub.app.Main",
                  "run",
                  "--config",
                  bench.config.toString()))) {
        hub.untilWell(bench.pages);
        bench.measure(browser, hub);
        hub.end();
      }
    }
    try (Stream<Path> files = Files.walk(bench.folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    System.exit(0);
  }

  private static Playwright.CreateOptions withoutDownload() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return new Playwright.CreateOptions().setEnv(environment);
  }

  private String url(String path) {
    return "http://localhost:" + pages + path;
  }

  /// Makes the account.
  private void setUp(Browser browser) throws Exception {
    try (Hub hub = Hub.start(HubConfigReader.read(config));
        BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(url(hub.setUpPath().orElseThrow()));
      page.locator("input[name=name]").fill("sari");
      page.locator("input[name=password]").fill(PASSWORD);
      page.locator("input[name=again]").fill(PASSWORD);
      page.locator("main form button").click();
      page.locator("h1#answer").waitFor();
    }
  }

  private void measure(Browser browser, Program hub) throws Exception {
    try (BareStream bare = new BareStream();
        PixelRooms load = new PixelRooms(rooms, broker);
        BrowserContext context =
            browser.newContext(
                new Browser.NewContextOptions().setLocale("id-ID").setViewportSize(1920, 1080))) {
      context.setDefaultTimeout(60_000);
      Page overview = context.newPage();
      overview.navigate(url("/login"));
      overview.locator("input[name=name]").fill("sari");
      overview.locator("input[name=password]").fill(PASSWORD);
      overview.locator("main form button").click();
      overview.locator("h1#answer").waitFor();
      Page wall = context.newPage();
      wall.navigate(url("/wall"));
      Page peer = context.newPage();
      peer.navigate("http://localhost:" + bare.port());
      bare.awaitReader();
      Thread readings = Thread.ofPlatform().daemon().start(() -> readings(load));
      Thread.sleep(EVERY_MS);
      for (Page each : List.of(overview, wall, peer)) {
        each.evaluate(WATCH);
      }
      double before = hub.cpuSeconds();
      long began = System.nanoTime();
      Map<Integer, Double> sent = new HashMap<>();
      Map<Integer, Double> sentBare = new HashMap<>();
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < events; i++) {
        int room = i * 7 % rooms;
        sent.put(i, nowMs());
        load.raises(room);
        Thread.sleep(1_000 + random.nextInt(500));
        sentBare.put(i, nowMs());
        bare.send(EVENT + room);
        Thread.sleep(100 + random.nextInt(500));
        load.clears(room);
        Thread.sleep(200 + random.nextInt(500));
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      Thread.sleep(3_000);
      readings.interrupt();
      System.out.printf(
          Locale.ROOT,
          "%d rooms, %.0f messages/s, load average %s; hub %.0f %% of a core, %.0f MB%n",
          rooms,
          rooms * 1_000.0 / EVERY_MS,
          Files.readString(Path.of("/proc/loadavg")).split(" ")[0],
          (hub.cpuSeconds() - before) / seconds * 100,
          hub.memory("VmRSS"));
      report("overview", overview, sent);
      report("wall", wall, sent);
      report("bare event stream", peer, sentBare);
    }
  }

  private void readings(PixelRooms load) {
    try {
      for (int i = 0; ; i++) {
        load.reads(i % rooms);
        Thread.sleep(EVERY_MS / rooms);
      }
    } catch (InterruptedException _) {
      // It is over.
    } catch (IOException e) {
      System.err.println(e);
    }
  }

  private static double nowMs() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000.0 + now.getNano() / 1e6;
  }

  private void report(String name, Page page, Map<Integer, Double> sent) {
    Object told = page.evaluate("() => window.painted");
    Map<?, ?> painted = told instanceof Map<?, ?> map ? map : Map.of();
    List<Double> late = new ArrayList<>();
    sent.forEach((event, at) -> {
      if (painted.get(Integer.toString(event * 7 % rooms)) instanceof Number then
          && then.doubleValue() > 0) {
        late.add(then.doubleValue() - at);
      }
    });
    late.sort(null);
    System.out.printf(
        Locale.ROOT,
        "  %-18s p50 %4.0f ms, p95 %4.0f ms, longest %4.0f ms; %d of %d painted%n",
        name,
        late.isEmpty() ? Double.NaN : late.get(late.size() / 2),
        late.isEmpty() ? Double.NaN : late.get(late.size() * 95 / 100),
        late.isEmpty() ? Double.NaN : late.getLast(),
        late.size(),
        sent.size());
  }

  /// The peer: a page, and a stream to its one reader.
  private static final class BareStream implements AutoCloseable {
    private final HttpServer server;
    private OutputStream reader = OutputStream.nullOutputStream();
    private boolean read;

    BareStream() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::answer);
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
      boolean stream = exchange.getRequestURI().getPath().equals("/stream");
      exchange
          .getResponseHeaders()
          .set("Content-Type", stream ? "text/event-stream" : "text/html; charset=utf-8");
      if (stream) {
        exchange.sendResponseHeaders(200, 0);
        reader = exchange.getResponseBody();
        read = true;
        notifyAll();
        reader.write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
        reader.flush();
        return;
      }
      byte[] page = BARE.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
      exchange.close();
    }

    synchronized void awaitReader() throws InterruptedException {
      while (!read) {
        wait();
      }
    }

    synchronized void send(String event) throws IOException {
      reader.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
      reader.flush();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
