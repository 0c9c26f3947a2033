package id.penjaga.device.app.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.penjaga.device.app.config.PageAccount;
import id.penjaga.device.app.guard.TryLimit;
import id.penjaga.device.app.loop.Clocks;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Serves the device's page. It reads nothing that is sent but the first line and a few headers,
/// holds few connections, and closes one that takes its time, so whoever floods it costs the page
/// and nothing else.
public final class StatusServer implements AutoCloseable {
  /// Open connections at one time.
  static final int MOST_CONNECTIONS = 16;

  /// Seconds for a request to come, and for an answer to go.
  static final int SECONDS = 5;

  private static final int THREADS = 2;
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  static {
    // The server of the JDK reads its bounds from here, once.
    System.setProperty("jdk.httpserver.maxConnections", "" + MOST_CONNECTIONS);
    System.setProperty("sun.net.httpserver.maxReqTime", "" + SECONDS);
    System.setProperty("sun.net.httpserver.maxRspTime", "" + SECONDS);
    System.setProperty("sun.net.httpserver.idleInterval", "" + SECONDS);
    System.setProperty("sun.net.httpserver.maxIdleConnections", "4");
    System.setProperty("sun.net.httpserver.maxReqHeaders", "40");
    System.setProperty("sun.net.httpserver.maxReqHeaderSize", "16384");
    System.setProperty("sun.net.httpserver.drainAmount", "4096");
  }

  private final PageAccount account;
  private final Supplier<Situation> situation;
  private final ExecutorService workers;
  private final HttpServer server;
  private final TryLimit tries = new TryLimit();
  private final byte[] style;

  /// Listens from now on.
  ///
  /// @throws BindException when the address is not there yet, or the port is taken
  public StatusServer(PageAccount account, Supplier<Situation> situation, ThreadFactory threads)
      throws IOException {
    this.account = account;
    this.situation = situation;
    style = style();
    server =
        HttpServer.create(
            new InetSocketAddress(account.address(), account.port()), MOST_CONNECTIONS);
    workers = Executors.newFixedThreadPool(THREADS, threads);
    server.setExecutor(workers);
    server.createContext("/", this::answer);
    server.start();
  }

  private static byte[] style() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(StatusServer.class.getResourceAsStream("style.css"))) {
      return file.readAllBytes();
    }
  }

  /// The port it listens at: another than asked for when that was 0.
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      PageTexts texts = language(exchange);
      if (!exchange.getRequestMethod().equals("GET")
          && !exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, 405, texts.text("wrong.method"));
      } else if (!addressed(exchange)) {
        send(exchange, 421, texts.text("wrong.host"));
      } else if (path == null) {
        send(exchange, 404, texts.text("wrong.path"));
      } else {
        switch (path) {
          case "/" -> {
            exchange.getResponseHeaders().set("Refresh", "10");
            boolean names = login(exchange) == Login.KNOWN;
            page(exchange, StatusView.write(situation.get(), texts, account.zone(), names));
          }
          case "/evacuation" -> evacuation(exchange, texts);
          case "/style.css" -> send(exchange, 200, "text/css; charset=utf-8", style);
          default -> send(exchange, 404, texts.text("wrong.path"));
        }
      }
    }
  }

  private static PageTexts language(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return PageTexts.of(query != null && query.equals("lang=en") ? "en" : "id");
  }

  /// A page of another site in a browser on this computer must not read this one by a name that it
  /// lets point here.
  private boolean addressed(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return !account.address().isLoopbackAddress()
        || host != null && host.matches("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");
  }

  private void evacuation(HttpExchange exchange, PageTexts texts) throws IOException {
    switch (login(exchange)) {
      case WAITS -> {
        exchange.getResponseHeaders().set("Retry-After", "60");
        send(exchange, 429, texts.text("login.wait"));
      }
      case UNKNOWN -> {
        exchange
            .getResponseHeaders()
            .set("WWW-Authenticate", "Basic realm=\"Penjaga\", charset=\"UTF-8\"");
        send(exchange, 401, texts.text("login"));
      }
      case KNOWN -> page(exchange, EvacuationView.write(situation.get(), texts, account.zone()));
    }
  }

  /// Whether who asks may read names.
  private enum Login {
    KNOWN,
    UNKNOWN,
    /// Gave too many wrong passwords.
    WAITS
  }

  private Login login(HttpExchange exchange) {
    byte[] password = account.password();
    if (password == null) {
      return Login.KNOWN;
    }
    byte[] given = given(exchange);
    if (given == null) {
      return Login.UNKNOWN;
    }
    long now = Clocks.steadyMs();
    InetAddress from = exchange.getRemoteAddress().getAddress();
    if (!tries.open(from, now)) {
      return Login.WAITS;
    }
    if (MessageDigest.isEqual(digest(given), digest(password))) {
      return Login.KNOWN;
    }
    tries.wrong(from, now);
    return Login.UNKNOWN;
  }

  /// The password of a request; the name beside it does not matter. Null when there is none.
  private static byte @Nullable [] given(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return null;
    }
    try {
      String both =
          new String(
              Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
      return both.substring(both.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  /// So that the comparison takes as long for every length.
  private static byte[] digest(byte[] secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void page(HttpExchange exchange, String html) throws IOException {
    send(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int code, String sentence) throws IOException {
    send(
        exchange,
        code,
        "text/plain; charset=utf-8",
        (sentence + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int code, String type, byte[] body)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    headers.set("Connection", "close");
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", "" + body.length);
      exchange.sendResponseHeaders(code, -1);
    } else {
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
