package id.penjaga.device.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// A broker on a loopback port that misbehaves as told.
public final class ScriptedBroker implements AutoCloseable {
  /// What it does with a connection.
  public enum Manner {
    /// Answers as a broker does.
    GOOD,
    /// Takes the connection and says nothing, not even for TLS.
    MUTE,
    /// Does TLS, where there is TLS, and then says nothing.
    MUTE_AFTER_HANDSHAKE,
    /// Ends its own side and reads on.
    HALF_CLOSE,
    /// Reads CONNECT and resets the connection.
    RESET_AFTER_CONNECT,
    /// Sends what is no MQTT.
    GARBAGE,
    /// Begins a long packet, or TLS record, and sends a byte of it now and then.
    DRIP,
    /// Sends CONNACK byte by byte, each later than a read timeout of the client library.
    SLOW_CONNACK,
    /// CONNACK and then silence.
    NO_SUBACK,
    /// SUBACK that refuses.
    SUBSCRIPTION_REFUSED,
    /// CONNACK that refuses user and password.
    WRONG_PASSWORD,
    /// CONNACK that does not authorise.
    NOT_AUTHORISED,
    /// CONNACK that says that it is not available.
    UNAVAILABLE,
    /// Ends the connection in order, right after CONNACK.
    CLOSE_AFTER_CONNACK,
    /// Answers and then sends a message of 8 MiB, and a small one after it.
    GIANT
  }

  private static final int GIANT_BYTES = 8 << 20;

  private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final List<Socket> held = new CopyOnWriteArrayList<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger connects = new AtomicInteger();
  private final @Nullable SSLSocketFactory tls;
  private volatile Manner manner;

  public ScriptedBroker(Manner manner) throws IOException {
    this(manner, null);
  }

  /// @param tls makes the server's side of TLS; null for none
  public ScriptedBroker(Manner manner, @Nullable SSLSocketFactory tls) throws IOException {
    this.manner = manner;
    this.tls = tls;
    Thread.ofPlatform().daemon().name("scripted-broker").start(this::accept);
  }

  public String url() {
    return (tls == null ? "tcp://localhost:" : "ssl://localhost:") + server.getLocalPort();
  }

  /// For connections from now on.
  public void be(Manner next) {
    manner = next;
  }

  /// Connections taken.
  public int accepted() {
    return accepted.get();
  }

  /// CONNECT packets read.
  public int connects() {
    return connects.get();
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = server.accept();
        accepted.incrementAndGet();
        held.add(socket);
        Manner now = manner;
        Thread.ofPlatform()
            .daemon()
            .name("scripted-connection")
            .start(() -> {
              try {
                serve(socket, now);
              } catch (IOException | InterruptedException _) {
                // The other side left, or the test is over.
              }
            });
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket raw, Manner now) throws IOException, InterruptedException {
    if (now == Manner.MUTE) {
      return;
    }
    if (now == Manner.DRIP && tls != null) {
      drip(raw.getOutputStream(), new byte[] {0x16, 3, 3, 0x40, 0});
    }
    Socket socket = tls == null ? raw : handshaken(raw, tls);
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    switch (now) {
      case MUTE_AFTER_HANDSHAKE -> in.transferTo(OutputStream.nullOutputStream());
      case HALF_CLOSE -> {
        socket.shutdownOutput();
        in.transferTo(OutputStream.nullOutputStream());
      }
      case GARBAGE -> {
        send(out, "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
        in.transferTo(OutputStream.nullOutputStream());
      }
      case DRIP -> drip(out, new byte[] {0x20, (byte) 0xe8, 7});
      default -> talk(socket, in, out, now);
    }
  }

  private static void drip(OutputStream out, byte[] begin)
      throws IOException, InterruptedException {
    send(out, begin);
    while (true) {
      send(out, new byte[] {0});
      Thread.sleep(20);
    }
  }

  private static Socket handshaken(Socket raw, SSLSocketFactory tls) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.createSocket(raw, raw.getInetAddress().getHostAddress(), 0, true);
    socket.setUseClientMode(false);
    socket.startHandshake();
    return socket;
  }

  private void talk(Socket socket, InputStream in, OutputStream out, Manner now)
      throws IOException, InterruptedException {
    for (int type = in.read(); type >= 0; type = in.read()) {
      byte[] body = in.readNBytes(length(in));
      switch (type >> 4) {
        case 1 -> {
          connects.incrementAndGet();
          if (!connack(socket, out, now)) {
            return;
          }
        }
        case 3 -> {
          if ((type & 6) != 0) {
            int id = 2 + ((body[0] & 0xff) << 8 | body[1] & 0xff);
            send(out, new byte[] {0x40, 2, body[id], body[id + 1]});
          }
        }
        case 8 -> suback(out, body, now);
        case 12 -> send(out, new byte[] {(byte) 0xd0, 0});
        case 14 -> {
          socket.close();
          return;
        }
        default -> {}
      }
    }
  }

  private boolean connack(Socket socket, OutputStream out, Manner now)
      throws IOException, InterruptedException {
    switch (now) {
      case RESET_AFTER_CONNECT -> {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
      }
      case SLOW_CONNACK -> {
        for (byte b : new byte[] {0x20, 2, 0, 0}) {
          send(out, new byte[] {b});
          Thread.sleep(1_200);
        }
      }
      case CLOSE_AFTER_CONNACK -> {
        send(out, new byte[] {0x20, 2, 0, 0});
        socket.close();
        return false;
      }
      case UNAVAILABLE -> send(out, new byte[] {0x20, 2, 0, 3});
      case WRONG_PASSWORD -> send(out, new byte[] {0x20, 2, 0, 4});
      case NOT_AUTHORISED -> send(out, new byte[] {0x20, 2, 0, 5});
      default -> send(out, new byte[] {0x20, 2, 0, 0});
    }
    return true;
  }

  private static void suback(OutputStream out, byte[] body, Manner now) throws IOException {
    if (now == Manner.NO_SUBACK) {
      return;
    }
    int filters = 0;
    for (int at = 2; at < body.length; filters++) {
      at += 3 + ((body[at] & 0xff) << 8 | body[at + 1] & 0xff);
    }
    byte[] answer = new byte[4 + filters];
    answer[0] = (byte) 0x90;
    answer[1] = (byte) (2 + filters);
    answer[2] = body[0];
    answer[3] = body[1];
    for (int i = 0; i < filters; i++) {
      answer[4 + i] = now == Manner.SUBSCRIPTION_REFUSED ? (byte) 0x80 : 1;
    }
    send(out, answer);
    if (now == Manner.GIANT) {
      int rest = GIANT_BYTES + 3;
      byte[] giant = new byte[1 + 4 + rest];
      giant[0] = 0x30;
      for (int i = 1; i <= 4; i++) {
        giant[i] = (byte) (rest & 0x7f | (i < 4 ? 0x80 : 0));
        rest >>= 7;
      }
      giant[6] = 1;
      giant[7] = 'g';
      send(out, giant);
      send(out, new byte[] {0x30, 4, 0, 1, 's', 42});
    }
  }

  private static int length(InputStream in) throws IOException {
    int length = 0;
    int shift = 0;
    int b;
    do {
      b = in.read();
      length |= (b & 0x7f) << shift;
      shift += 7;
    } while (b >= 0 && (b & 0x80) != 0);
    return length;
  }

  private static void send(OutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : held) {
      socket.close();
    }
  }
}
