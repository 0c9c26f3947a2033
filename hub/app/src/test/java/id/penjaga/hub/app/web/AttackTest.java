package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.web.http.WebLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What strangers may take of the pages")
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AttackTest {
  private static final String ATTACKER = "127.0.0.2";
  private static final WebLimits QUICK =
      new WebLimits(
          60,
          20,
          8 * 1024,
          50,
          50,
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(60),
          new WebLimits.Uploads(2, Duration.ofSeconds(20), 1000),
          200);

  private TestHub hub;
  private final List<Socket> sockets = new ArrayList<>();

  @BeforeEach
  void open(@TempDir Path folder) {
    hub = new TestHub(folder, SampleRoom.Mood.FINE, 0, QUICK);
    hub.people();
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    hub.close();
  }

  @Test
  @DisplayName("F25 A flood from one address pushes out itself, is named, and others are served")
  void aFloodOfOneAddress() throws Exception {
    for (int i = 0; i < 400; i++) {
      connect(ATTACKER).getOutputStream().write(bytes("POST /login HTTP/1.1\r\nHost: x\r\nA"));
      if (i % 50 == 49) {
        assertEquals(200, hub.browser().get("/login").statusCode(), "after " + i);
      }
    }
    String metrics = metrics();
    assertTrue(number(metrics, "penjaga_web_connections") <= 30, metrics);
    String named = "penjaga_web_closed_connections_total{address=\"" + ATTACKER + "\"}";
    assertTrue(number(metrics, named) >= 370, metrics);
  }

  @Test
  @DisplayName("F25 A flood from many addresses stays inside all seats, and others are served")
  void aFloodOfManyAddresses() throws Exception {
    for (int i = 0; i < 400; i++) {
      connect("127.0.1." + (1 + i % 100)).getOutputStream().write(bytes("GET / HTTP/1.1\r\nX: "));
      if (i % 50 == 49) {
        assertEquals(200, hub.browser().get("/login").statusCode(), "after " + i);
      }
    }
    assertTrue(number(metrics(), "penjaga_web_connections") <= QUICK.connections());
  }

  @Test
  @DisplayName("F25 Headers and forms that trickle are cut off, and so is a seat without a request")
  void whatTricklesIsCutOff() throws Exception {
    String cookie = formCookie();
    Map<String, String> begun =
        Map.of(
            "headers",
            "GET /login HTTP/1.1\r\nX-Slow: ",
            "form",
            "POST /login HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nCookie: "
                + cookie
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 4000\r\n\r\nname=",
            "second request",
            "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nX: ");
    for (Map.Entry<String, String> slow : begun.entrySet()) {
      Socket socket = connect(ATTACKER);
      socket.getOutputStream().write(bytes(slow.getValue()));
      long before = System.nanoTime();
      assertTrue(endsWhileTrickling(socket), slow.getKey());
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before);
      assertTrue(seconds < 30, slow.getKey() + " held for " + seconds + " s");
    }
    assertTrue(metrics().contains("{address=\"" + ATTACKER + "\"}"), "named");
  }

  @Test
  @DisplayName("SYS-10 Files that crawl are cut off, and others are served meanwhile")
  void filesThatCrawlAreCutOff() throws Exception {
    String own = "127.0.0.1:" + hub.web.port();
    String session = hub.logIn("sari", false).id();
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 3; i++) { // one more than are read at the same time
      Socket socket = connect(ATTACKER);
      slow.add(socket);
      socket
          .getOutputStream()
          .write(
              bytes(
                  ("POST /files HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nCookie: penjaga=%s\r\n"
                          + "Content-Type: multipart/form-data; boundary=x\r\n"
                          + "Content-Length: 4000000\r\n\r\n--x\r\n"
                          + "Content-Disposition: form-data; name=f; filename=a\r\n\r\n")
                      .formatted(own, own, session)));
    }
    assertEquals(200, hub.browser().get("/login").statusCode());
    for (Socket socket : slow) {
      assertTrue(endsWhileTrickling(socket));
    }
    assertTrue(metrics().contains("{address=\"" + ATTACKER + "\"}"), "named");
  }

  @Test
  @DisplayName(
      "F25 What a stranger's headers give away is refused before a byte of the form is read")
  void headersAreJudgedFirst() throws Exception {
    String cookie = formCookie();
    String form = "Content-Type: application/x-www-form-urlencoded\r\n";
    String own = "Origin: http://x\r\n";
    String whole = own + form + "Cookie: " + cookie + "\r\n";
    assertEquals(403, post(own + form + "Content-Length: 4000\r\n"), "no cookie");
    String forged = "Cookie: penjaga-form=" + "0".repeat(64) + "\r\n";
    assertEquals(403, post(own + form + forged + "Content-Length: 4000\r\n"), "forged cookie");
    assertEquals(403, post("Origin: http://y\r\n" + form + "Content-Length: 4000\r\n"), "foreign");
    assertEquals(413, post(whole + "Content-Length: 8193\r\n"), "too large");
    String multipart = "Content-Type: multipart/form-data; boundary=x\r\n";
    String cookies = "Cookie: " + cookie + "\r\n";
    assertEquals(415, post(own + multipart + cookies + "Content-Length: 4000\r\n"), "multipart");
    String json = "Content-Type: application/json\r\n";
    assertEquals(415, post(own + json + cookies + "Content-Length: 40\r\n"), "JSON");
    assertEquals(415, post(own + cookies + "Transfer-Encoding: chunked\r\n"), "no type");
    assertEquals(400, post(own + form + "Cookie: " + "a=b; ".repeat(60) + "\r\n"), "60 cookies");
    assertEquals(431, post(own + "Cookie: a=" + "b".repeat(9_000) + "\r\n"), "9 KB of headers");
    assertEquals(413, chunked(whole, "x".repeat(9_000)), "a form that does not say its length");
    assertEquals(413, chunked(whole, "a=b&".repeat(60)), "60 fields");
    assertEquals(403, chunked(whole, "name=x&password=y"), "a whole form without its token");
  }

  private int post(String headers) throws IOException {
    Socket socket = connect("127.0.0.3");
    String request = "POST /login HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
    socket.getOutputStream().write(bytes(request));
    return status(socket);
  }

  private int chunked(String headers, String body) throws IOException {
    Socket socket = connect("127.0.0.3");
    String request =
        "POST /login HTTP/1.1\r\nHost: x\r\n"
            + headers
            + "Transfer-Encoding: chunked\r\n\r\n"
            + Integer.toHexString(body.length())
            + "\r\n"
            + body
            + "\r\n0\r\n\r\n";
    socket.getOutputStream().write(bytes(request));
    return status(socket);
  }

  private static int status(Socket socket) throws IOException {
    socket.setSoTimeout(20_000);
    String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
    return Integer.parseInt(line.substring(9));
  }

  /// Sends a byte now and then until the hub has closed the connection.
  private static boolean endsWhileTrickling(Socket socket) throws Exception {
    InputStream in = socket.getInputStream();
    socket.setSoTimeout(200);
    for (int i = 0; i < 150; i++) {
      try {
        if (in.read(new byte[4096]) < 0) {
          return true;
        }
      } catch (SocketTimeoutException _) {
        // still open
      } catch (IOException _) {
        return true;
      }
      try {
        socket.getOutputStream().write('x');
      } catch (IOException _) {
        return true;
      }
    }
    return false;
  }

  private String formCookie() {
    HttpResponse<String> page = hub.browser().get("/login");
    String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private String metrics() {
    return hub.browser().get("/metrics", "Authorization", "Bearer rahasia-prometheus").body();
  }

  private static double number(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }

  private Socket connect(String from) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", hub.web.port()), 20_000);
    return socket;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
