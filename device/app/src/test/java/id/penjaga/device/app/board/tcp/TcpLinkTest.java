package id.penjaga.device.app.board.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.wire.NetworkAddress;
import id.penjaga.device.drivers.wire.NetworkLink;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The connection to a part on the network, over the loopback of this machine.
class TcpLinkTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(10);

  private final byte[] buffer = new byte[64];
  private ServerSocket part;
  private NetworkLink link;

  @BeforeEach
  void listen() throws Exception {
    part = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    link = new TcpLink(new NetworkAddress("127.0.0.1", part.getLocalPort()));
  }

  @AfterEach
  void stop() throws Exception {
    link.close();
    part.close();
  }

  @Test
  void bytesGoBothWaysAndSilenceIsZeroBytes() throws Exception {
    assertTrue(link.connect(), "a new conversation");
    assertFalse(link.connect(), "the same one");
    try (Socket end = part.accept()) {
      link.write(new byte[] {1, 2});
      assertEquals(1, end.getInputStream().read());
      assertEquals(2, end.getInputStream().read());
      assertEquals(0, link.read(buffer, Duration.ZERO));
      assertEquals(0, link.read(buffer, SHORT));
      end.getOutputStream().write(7);
      assertEquals(1, link.read(buffer, LONG));
      assertEquals(7, buffer[0]);
    }
  }

  @Test
  void aPartThatHangsUpIsLostOnceAndCanBeCalledAgain() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertTrue(link.connect());
      part.accept().close();
      WireException over = assertThrows(WireException.class, () -> link.read(buffer, LONG));
      assertEquals(MissReason.NOT_CONNECTED, over.reason());
      assertTrue(over.advice().endsWith(" hung up"), over.advice());
      assertThrows(WireException.class, () -> link.read(buffer, LONG));
      assertThrows(WireException.class, () -> link.write(buffer));
    }
    link.connect();
    link.hangUp();
    assertTrue(link.connect());
  }

  @Test
  void nobodyThereIsASentence() throws Exception {
    part.close();
    WireException refused = assertThrows(WireException.class, link::connect);
    assertEquals(MissReason.NOT_CONNECTED, refused.reason());
    assertTrue(refused.advice().contains("check that the service there runs"), refused.advice());
    assertTrue(
        assertThrows(
                WireException.class,
                () -> new TcpLink(new NetworkAddress("no-such-host.invalid", 1)).connect())
            .advice()
            .startsWith("the name no-such-host.invalid is not known here"));
  }

  @Test
  void afterClosingThereIsNoConversation() {
    link.close();
    assertThrows(WireException.class, link::connect);
  }
}
