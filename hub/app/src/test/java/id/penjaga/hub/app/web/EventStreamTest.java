package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.security.LoginOutcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Seats of the event stream")
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventStreamTest {
  private TestHub hub;
  private final List<Page> pages = new ArrayList<>();

  @BeforeEach
  void open(@TempDir Path folder) {
    hub = new TestHub(folder, SampleRoom.Mood.FINE, 0);
    hub.people();
  }

  @AfterEach
  void close() throws IOException {
    for (Page page : pages) {
      page.socket.close();
    }
    hub.close();
  }

  @Test
  @DisplayName("F33 One account holds twelve seats whatever its sessions; its oldest gives way")
  void oneAccountCannotTakeEverySeat() throws Exception {
    List<Page> greedy = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      greedy.add(page(hub.logIn("tamu", false), "127.0.2." + (1 + i % 10)));
      assertEquals(200, greedy.getLast().status(), "page " + i);
    }
    assertEquals(200, page(hub.logIn("budi", false), "127.0.3.1").status(), "others find a seat");
    assertTrue(greedy.getFirst().ends(), "the oldest was sent away");
    assertTrue(!greedy.getLast().ends(), "the newest stays");
    eventually(EventStream.MOST_PER_ACCOUNT + 1);
  }

  @Test
  @DisplayName("F33 One address holds sixteen seats; the oldest of the same account gives way")
  void oneAddressCannotTakeEverySeat() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertEquals(200, page(hub.logIn("tamu", false), "127.0.2.1").status());
    }
    for (int i = 0; i < 8; i++) {
      assertEquals(200, page(hub.logIn("budi", false), "127.0.2.1").status());
    }
    eventually(EventStream.MOST_PER_ADDRESS);
    assertEquals(503, page(hub.logIn("sari", false), "127.0.2.1").status(), "others hold it all");
    assertEquals(200, page(hub.logIn("sari", false), "127.0.3.1").status());
  }

  private void eventually(int readers) throws Exception {
    String line = "penjaga_web_live_readers " + readers + ".0";
    String told = "";
    for (int i = 0; i < 100; i++) {
      told = hub.browser().get("/metrics", "Authorization", "Bearer rahasia-prometheus").body();
      if (told.contains(line)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("not " + line + " but " + told);
  }

  private Page page(LoginOutcome.Welcome session, String from) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", hub.web.port()), 20_000);
    socket.setSoTimeout(20_000);
    String request =
        "GET /live HTTP/1.1\r\nHost: x\r\nCookie: penjaga=" + session.id() + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    Page page = new Page(socket);
    pages.add(page);
    return page;
  }

  private static final class Page {
    private final Socket socket;
    private final BufferedReader in;

    Page(Socket socket) throws IOException {
      this.socket = socket;
      this.in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    int status() throws IOException {
      return Integer.parseInt(in.readLine().substring(9, 12));
    }

    /// Whether the hub says goodbye; false after two seconds without a word of it.
    boolean ends() throws IOException {
      socket.setSoTimeout(2_000);
      try {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          if (line.contains("event: bye")) {
            return true;
          }
        }
        return true;
      } catch (SocketTimeoutException _) {
        return false;
      }
    }
  }
}
