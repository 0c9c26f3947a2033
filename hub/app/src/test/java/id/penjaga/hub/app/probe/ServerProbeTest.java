package id.penjaga.hub.app.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.probe.SshProtocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServerProbeTest {
  private final List<ServerSocket> servers = new ArrayList<>();
  private final ServerProbe probe =
      new ServerProbe(System::nanoTime, Duration.ofSeconds(2), List.of());

  @AfterEach
  void close() throws IOException {
    for (ServerSocket server : servers) {
      server.close();
    }
  }

  /// A server that says something to whoever connects.
  private int saying(String text) throws IOException {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    servers.add(server);
    Thread.startVirtualThread(() -> {
      while (true) {
        try {
          Socket one = server.accept();
          one.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
          one.getOutputStream().flush();
        } catch (IOException _) {
          return;
        }
      }
    });
    return server.getLocalPort();
  }

  private ServerProbe.Look.Seen seen(int... ports) {
    List<Integer> more = new ArrayList<>();
    for (int port : ports) {
      more.add(port);
    }
    return assertInstanceOf(
        ServerProbe.Look.Seen.class,
        probe.look(InetAddress.getLoopbackAddress().getHostAddress(), more));
  }

  @Test
  @DisplayName("SEC-07 a port that says SSH-2.0 is protocol 2; 1.99, or silence, is not")
  void banners() throws IOException {
    int two = saying("SSH-2.0-x\r\n");
    int older = saying("Selamat datang\r\nSSH-1.99-x\r\n");
    int silent = saying("");
    ServerProbe.Look.Seen good = seen(two);
    assertTrue(good.heard().contains("SSH-2.0-x\r\n"), good::toString);
    assertTrue(good.open().contains(two));
    assertEquals(SshProtocol.TWO, protocol(two));
    assertEquals(SshProtocol.OLDER, protocol(older));
    assertEquals(SshProtocol.OLDER, protocol(two, older));
    assertEquals(SshProtocol.ABSENT, protocol(silent));
  }

  private SshProtocol protocol(int... ports) {
    return SshProtocol.of(seen(ports).heard());
  }

  @Test
  @DisplayName("SEC-09 an open port is seen, a closed one is not, and neither is told anything")
  void ports() throws IOException {
    int open = saying("");
    ServerSocket gone = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    int closed = gone.getLocalPort();
    gone.close();
    Set<Integer> seen = seen(open, closed).open();
    assertTrue(seen.contains(open), seen::toString);
    assertFalse(seen.contains(closed), seen::toString);
  }

  @Test
  @DisplayName("A server that talks without end costs a kilobyte, and the patience of one look")
  void endless() throws IOException {
    int port = saying("x".repeat(1_000_000));
    assertTrue(seen(port).heard().stream().allMatch(text -> text.length() <= 1024));
  }

  @Test
  @DisplayName("An address where nobody answers, and one that is none, tell nothing")
  void nobody() throws IOException {
    ServerSocket gone = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    int closed = gone.getLocalPort();
    gone.close();
    assertInstanceOf(
        ServerProbe.Look.Silent.class,
        probe.look(InetAddress.getLoopbackAddress().getHostAddress(), List.of(closed)));
    assertInstanceOf(ServerProbe.Look.Silent.class, probe.look("bukan alamat", List.of(22)));
  }
}
