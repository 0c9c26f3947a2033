package id.penjaga.hub.app.monitor.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.CheckResult.Fault;
import id.penjaga.hub.core.monitor.WatchTarget;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AskingTest {
  private static final Instant AT = Instant.parse("2026-09-22T01:00:00Z");

  private final Threads threads = new Threads(bug -> {});
  private final AtomicInteger visits = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/away",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/secret");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/secret",
        exchange -> {
          visits.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            byte[] some = new byte[65_536];
            while (true) {
              out.write(some);
            }
          }
        });
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] text = "node_load1 1\nnode_cpu_seconds_total{cpu=\"0\"} 1\n".getBytes();
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String page(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static CheckResult asked(TargetAsking by, String target) throws Exception {
    CompletableFuture<CheckResult> told = new CompletableFuture<>();
    by.ask(
        WatchTarget.parse(target).targets().getFirst(), AT, (result, _) -> told.complete(result));
    return told.get(20, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("A redirect is an answer and is not followed: only what a register names is asked")
  void redirects() throws Exception {
    try (HttpAsking by = new HttpAsking(threads, HubClock.SYSTEM, false, List.of())) {
      CheckResult result = asked(by, page("/away"));
      assertEquals("NONE 302", result.line());
      assertEquals(0, visits.get());
      assertEquals("STATUS 404", asked(by, page("/nothing")).line());
    }
  }

  @Test
  @DisplayName("A page without an end is cut, and as readings refused")
  void endless() throws Exception {
    try (HttpAsking by = new HttpAsking(threads, HubClock.SYSTEM, false, List.of())) {
      assertTrue(asked(by, page("/endless")).good());
    }
    try (HttpAsking by = new HttpAsking(threads, HubClock.SYSTEM, true, List.of())) {
      assertEquals(Fault.GARBLED, asked(by, page("/endless")).fault());
      assertTrue(asked(by, page("/metrics")).good());
      assertEquals(Fault.GARBLED, asked(by, page("/secret")).fault(), "no readings in it");
    }
  }

  @Test
  @DisplayName(
      "A server that takes a connection and says nothing is given up; a closed port is"
          + " told at once")
  void silence() throws Exception {
    ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    String port = "127.0.0.1:" + silent.getLocalPort();
    try (HttpAsking by = new HttpAsking(threads, HubClock.SYSTEM, false, List.of());
        HostNames names = new HostNames(threads);
        TcpAsking ports = new TcpAsking(threads, HubClock.SYSTEM, names)) {
      assertEquals(Fault.TIMEOUT, asked(by, "http://" + port + "/").fault());
      assertTrue(asked(ports, "tcp://" + port).good());
      silent.close();
      assertEquals(Fault.REFUSED, asked(by, "http://" + port + "/").fault());
      assertEquals(Fault.REFUSED, asked(ports, "tcp://" + port).fault());
      assertEquals(Fault.UNRESOLVED, asked(ports, "tcp://no-such-name.invalid:22").fault());
      assertEquals(Fault.UNRESOLVED, asked(by, "http://no-such-name.invalid/").fault());
    }
  }

  @Test
  @DisplayName(
      "A certificate that nobody trusts is looked at all the same; one that has ended is" + " told")
  void certificates(@TempDir Path folder) throws Exception {
    HttpsServer soon = secure(folder.resolve("soon.p12"), "-1d", 10);
    HttpsServer ended = secure(folder.resolve("ended.p12"), "-20d", 10);
    try (TlsAsking by = new TlsAsking(threads, HubClock.SYSTEM);
        HttpAsking pages = new HttpAsking(threads, HubClock.SYSTEM, false, List.of())) {
      CompletableFuture<CheckResult> told = new CompletableFuture<>();
      Instant now = Instant.ofEpochMilli(HubClock.SYSTEM.wallMs());
      String target = "127.0.0.1:" + soon.getAddress().getPort();
      by.ask(
          WatchTarget.parse("tls://" + target).targets().getFirst(),
          now,
          (result, _) -> told.complete(result));
      CheckResult result = told.get(20, TimeUnit.SECONDS);
      assertTrue(result.good(), result::toString);
      assertEquals(8, result.days());
      assertEquals(Fault.TLS, asked(pages, "https://" + target + "/").fault());
      CompletableFuture<CheckResult> late = new CompletableFuture<>();
      by.ask(
          WatchTarget.parse("tls://127.0.0.1:" + ended.getAddress().getPort()).targets().getFirst(),
          now,
          (one, _) -> late.complete(one));
      assertEquals(Fault.EXPIRED, late.get(20, TimeUnit.SECONDS).fault());
    } finally {
      soon.stop(0);
      ended.stop(0);
    }
  }

  @Test
  @DisplayName("INC-01 a page behind the site's own authority is believed by its trust file only")
  void ownAuthority(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("own.p12");
    HttpsServer server = secure(store, "-1d", 10);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "secret".toCharArray());
    }
    Path pem = folder.resolve("ca.pem");
    Files.writeString(
        pem,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getCertificate("a").getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(yaml, "mqtt: {url: \"tcp://127.0.0.1:1\"}\nmonitors:\n  trust: ca.pem\n");
    List<X509Certificate> trusted = HubConfigReader.read(yaml).trusted();
    String page = "https://127.0.0.1:" + server.getAddress().getPort() + "/";
    try (HttpAsking strangers = new HttpAsking(threads, HubClock.SYSTEM, false, List.of());
        HttpAsking ours = new HttpAsking(threads, HubClock.SYSTEM, false, trusted)) {
      assertEquals(Fault.TLS, asked(strangers, page).fault());
      assertEquals("STATUS 404", asked(ours, page).line(), "it speaks, and has no such page");
      String other = "https://localhost:" + server.getAddress().getPort() + "/";
      assertEquals(Fault.TLS, asked(ours, other).fault(), "the name must fit as well");
    } finally {
      server.stop(0);
    }
    Files.writeString(pem, "no certificate");
    ConfigRefused refused = assertThrows(ConfigRefused.class, () -> HubConfigReader.read(yaml));
    assertTrue(refused.getMessage().contains("hub.yaml:3: monitors.trust: holds no certificates"));
  }

  private static HttpsServer secure(Path store, String begin, int days) throws Exception {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process made =
        new ProcessBuilder(
                tool.toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=contoh",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-startdate",
                begin,
                "-validity",
                Integer.toString(days),
                "-keystore",
                store.toString(),
                "-storepass",
                "secret",
                "-storetype",
                "PKCS12")
            .redirectErrorStream(true)
            .redirectOutput(store.resolveSibling(store.getFileName() + ".log").toFile())
            .start();
    assertEquals(0, made.waitFor());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "secret".toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, "secret".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.start();
    return server;
  }
}
