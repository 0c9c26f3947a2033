package id.penjaga.device.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.guard.TryLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who is answered by the page of a room that a test plays, and at what cost.
@Timeout(120)
class StatusServerTest extends PlayedPage {
  @Test
  @DisplayName("ENV-09 on the LAN who set something aside, and why, is told with the password only")
  void onTheNetworkWhoSetAsideIsBehindThePassword() throws Exception {
    play();
    setAside();
    InetAddress address = reachable();
    try (StatusServer server = serve(address, PASSWORD)) {
      for (String page :
          List.of(get(address, server, "/"), get(address, server, "/", login("salah")))) {
        assertEquals("HTTP/1.1 200 OK", status(page));
        assertTrue(page.contains("ditunda sampai") && page.contains("tidak bertugas"), page);
        assertTrue(page.contains("kata sandi daftar evakuasi"), page);
        assertFalse(page.contains("ratna") || page.contains("bocor&gt;"), page);
      }
      String known = get(address, server, "/", login(PASSWORD));
      assertTrue(known.contains("oleh ratna: AC &lt;bocor&gt;"), known);
      for (int i = 0; i < TryLimit.MOST; i++) {
        get(address, server, "/", login("salah" + i));
      }
      String waits = get(address, server, "/", login(PASSWORD));
      assertEquals("HTTP/1.1 200 OK", status(waits), "the room is told all the same");
      assertFalse(waits.contains("ratna"), "no password is guessed here either");
    }
  }

  @Test
  @DisplayName("ENV-09 on the LAN who is inside is told to nobody without the password")
  void onTheNetworkPeopleAreBehindAPassword() throws Exception {
    play();
    InetAddress address = reachable();
    try (StatusServer server = serve(address, PASSWORD)) {
      assertEquals("HTTP/1.1 200 OK", status(get(address, server, "/")));
      String refused = get(address, server, "/evacuation");
      assertEquals("HTTP/1.1 401 Unauthorized", status(refused));
      assertFalse(refused.contains("staff-7"));
      assertTrue(get(address, server, "/evacuation", login(PASSWORD)).contains("staff-7"));
      for (String broken : List.of("Basic", "Basic ####", "Bearer x", "Basic " + "A".repeat(900))) {
        assertEquals(
            "HTTP/1.1 401 Unauthorized",
            status(get(address, server, "/evacuation", "Authorization: " + broken)));
      }
    }
  }

  @Test
  @DisplayName("ENV-09 after five wrong passwords no other is looked at for a minute")
  void passwordsAreNotGuessed() throws Exception {
    play();
    InetAddress address = reachable();
    try (StatusServer server = serve(address, PASSWORD)) {
      for (int i = 0; i < TryLimit.MOST; i++) {
        assertEquals(
            "HTTP/1.1 401 Unauthorized",
            status(get(address, server, "/evacuation", login("salah" + i))));
      }
      String waits = get(address, server, "/evacuation", login(PASSWORD));
      assertTrue(status(waits).startsWith("HTTP/1.1 429"), waits);
      assertFalse(waits.contains("staff-7"));
      assertEquals("HTTP/1.1 200 OK", status(get(address, server, "/")));
    }
    TryLimit tries = new TryLimit();
    for (int i = 0; i < TryLimit.MOST; i++) {
      assertTrue(tries.open(address, i));
      tries.wrong(address, i);
    }
    assertFalse(tries.open(address, TryLimit.MINUTE_MS - 1));
    assertTrue(tries.open(address, TryLimit.MINUTE_MS));
  }

  @Test
  @DisplayName("ACC-17 whoever guesses passwords keeps nobody else from the evacuation list")
  void aGuesserLocksNobodyElseOut() throws Exception {
    TryLimit tries = new TryLimit();
    InetAddress guard = InetAddress.getByName("192.0.2.1");
    for (int from = 0; from < 3 * TryLimit.MOST_ADDRESSES; from++) {
      InetAddress guesser = InetAddress.getByName("198.51." + from / 256 + "." + from % 256);
      for (int i = 0; i < TryLimit.MOST; i++) {
        tries.wrong(guesser, 0);
      }
      assertFalse(tries.open(guesser, 1));
      assertTrue(tries.open(guard, 1));
    }
    play();
    InetAddress address = reachable();
    try (StatusServer server = serve(InetAddress.getByName("0.0.0.0"), PASSWORD)) {
      for (int i = 0; i <= TryLimit.MOST; i++) {
        get(server, "/evacuation", login("salah" + i));
      }
      assertTrue(status(get(server, "/evacuation", login(PASSWORD))).startsWith("HTTP/1.1 429"));
      assertTrue(get(address, server, "/evacuation", login(PASSWORD)).contains("staff-7"));
    }
  }

  @Test
  @DisplayName("ENV-09 the page takes no order, and nothing else is there")
  void thePageOnlyReads() throws Exception {
    play();
    try (StatusServer server = local()) {
      for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
        String answer =
            ask(
                InetAddress.getLoopbackAddress(),
                server.port(),
                method + " / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
        assertTrue(status(answer).startsWith("HTTP/1.1 405"), method + " " + answer);
      }
      for (String path :
          List.of("/x", "/../page_id.properties", "/style.css/", "//", "/%2e%2e/", "/?lang=x")) {
        String answer = status(get(server, path));
        assertTrue(
            answer.startsWith(path.equals("/?lang=x") ? "HTTP/1.1 200" : "HTTP/1.1 40"),
            path + " " + answer);
      }
      String page = get(server, "/");
      assertTrue(
          page.toLowerCase(java.util.Locale.ROOT)
              .contains("content-security-policy: default-src 'none'"));
      assertFalse(page.contains("<script") || page.contains("style=\""));
    }
  }

  @Test
  @DisplayName("ENV-09 a name that somebody lets point to this computer is not answered")
  void anotherSitesNameIsRefused() throws Exception {
    play();
    try (StatusServer server = local()) {
      String answer =
          ask(
              InetAddress.getLoopbackAddress(),
              server.port(),
              "GET /evacuation HTTP/1.1\r\nHost: evil.example\r\n\r\n");
      assertTrue(status(answer).startsWith("HTTP/1.1 421"), answer);
      assertFalse(answer.contains("staff-7"));
    }
  }

  @Test
  @DisplayName("ENV-09 sixteen connections and no more are held, and silent ones are closed")
  void aFloodCostsThePageAlone() throws Exception {
    play();
    try (StatusServer server = local()) {
      List<Socket> silent = new ArrayList<>();
      int refused = 0;
      int atOnce = 0;
      long before = System.nanoTime();
      for (int i = 0; i < 3 * StatusServer.MOST_CONNECTIONS; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(60_000);
        silent.add(socket);
      }
      // Behind the bound each is closed at once; the others when their time is over.
      for (Socket socket : silent.reversed()) {
        refused += closed(socket) ? 1 : 0;
        if (System.nanoTime() - before < TimeUnit.SECONDS.toNanos(StatusServer.SECONDS)) {
          atOnce = refused;
        }
      }
      assertTrue(atOnce >= 2 * StatusServer.MOST_CONNECTIONS, "only " + atOnce + " at once");
      assertEquals(silent.size(), refused, "every silent connection is closed");
      for (Socket socket : silent) {
        socket.close();
      }
      assertEquals("HTTP/1.1 200 OK", status(again(server)));
    }
  }

  private static boolean closed(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  private static String again(StatusServer server) throws Exception {
    while (true) {
      try {
        String page = get(server, "/");
        if (!page.isEmpty()) {
          return page;
        }
      } catch (IOException _) {
        // its places are still taken
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
