package id.penjaga.device.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.config.PageAccount;
import id.penjaga.device.shell.threads.Threads;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// When the page is there.
@Timeout(60)
class OwnPageTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final CompletableFuture<Throwable> bug = new CompletableFuture<>();
  private final Threads threads = new Threads(bug::complete);

  private OwnPage page(int port) {
    return new OwnPage(
        new PageAccount(HERE, port, null, ZoneOffset.UTC),
        () -> {
          throw new AssertionError("the style needs no room");
        },
        threads,
        Duration.ofMillis(20));
  }

  @Test
  @DisplayName("ENV-09 a port that another program has is tried again until it becomes free")
  void aPortThatBecomesFreeIsTaken() throws Exception {
    ServerSocket other = new ServerSocket(0, 1, HERE);
    int port = other.getLocalPort();
    try (OwnPage _ = page(port)) {
      TimeUnit.MILLISECONDS.sleep(200);
      assertTrue(threads.running().contains("page"), "it goes on trying");
      other.close();
      while (!answers(port)) {
        assertTrue(!bug.isDone(), () -> "" + bug.join());
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    assertTrue(!answers(port), "closed with the device");
  }

  private static boolean answers(int port) throws Exception {
    URI style = new URI("http", null, HERE.getHostAddress(), port, "/style.css", null, null);
    HttpURLConnection asked = (HttpURLConnection) style.toURL().openConnection();
    try {
      assertEquals(200, asked.getResponseCode());
      return true;
    } catch (IOException _) {
      return false;
    } finally {
      asked.disconnect();
    }
  }
}
