package id.penjaga.hub.app.notice.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.core.notice.Attempt;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Messages by an HTTP gateway")
class GatewayChannelTest {
  private final Threads threads = new Threads(Throwable::printStackTrace);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String answer = "{}";
  private HttpServer server;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Idempotency-Key")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.close();
  }

  private Attempt send(String preset, String address) throws InterruptedException {
    try (GatewayChannel channel =
        new GatewayChannel(
            new NoticeConfig.Gateway(
                "wa",
                preset,
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "s3cret",
                "5550"),
            threads)) {
      return channel.send(Peer.message(address));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "telegram | 4711 | {\"ok\": true} | /bots3cret/sendMessage null | \"chat_id\":\"4711\"",
        "fonnte | 0812-3456-789 | {\"status\":true} | /send s3cret | target=628123456789&message=",
        "waha | +62 812 3456 | {} | /api/sendText null | \"chatId\":\"628123456@c.us\"",
        "meta | 08123456 | {\"messages\":[1]} | /5550/messages Bearer s3cret |"
            + " \"to\":\"628123456\"",
        "json | x | ok | / Bearer s3cret | \"kind\":\"WATER_LEAK\""
      })
  @DisplayName("SYS-07 each service is asked its own way, with the id; taken is never received")
  void presets(String preset, String address, String said, String head, String part)
      throws Exception {
    answer = said;
    Attempt came = send(preset, address);
    assertInstanceOf(Attempt.Taken.class, came, came.said());
    assertTrue(asked.getFirst().startsWith(head), asked.getFirst());
    assertTrue(asked.getFirst().contains(part), asked.getFirst());
    assertTrue(asked.getFirst().contains(Peer.message("").id()), "an idempotency key");
  }

  @Test
  @DisplayName("What a service says decides: refused for good, or tried again")
  void answers() throws Exception {
    answer = "{\"status\":false,\"reason\":\"invalid token s3cret\"}";
    Attempt fonnte = send("fonnte", "08123456");
    assertInstanceOf(Attempt.Refused.class, fonnte, "200 is not enough");
    assertFalse(fonnte.said().contains("s3cret"), fonnte.said());
    status = 400;
    assertInstanceOf(Attempt.Refused.class, send("json", "x"));
    status = 429;
    assertInstanceOf(Attempt.Missed.class, send("json", "x"));
    status = 503;
    assertInstanceOf(Attempt.Missed.class, send("json", "x"));
  }

  @Test
  @DisplayName("A hostile answer costs a line, and nothing more")
  void hostile() throws Exception {
    answer = "<script>\u0000\n".repeat(200_000);
    Attempt came = send("json", "x");
    assertInstanceOf(Attempt.Missed.class, came);
    answer = "a\nb\u0007".repeat(1_000);
    assertTrue(send("json", "x").said().length() <= 200);
    server.stop(0);
    assertInstanceOf(Attempt.Missed.class, send("json", "x"));
  }

  @Test
  @DisplayName("An address that is no number is no address of WhatsApp")
  void addresses() {
    try (GatewayChannel channel =
        new GatewayChannel(
            new NoticeConfig.Gateway("wa", "waha", "http://127.0.0.1:1", null, ""), threads)) {
      assertEquals(
          List.of(true, true, false, false),
          List.of(
              channel.fits("0812-3456-7890"),
              channel.fits("+62 812 3456 7890"),
              channel.fits("sari"),
              channel.fits("0812&target=1")));
    }
  }
}
