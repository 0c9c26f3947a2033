package id.penjaga.device.mqtt.paho;

import id.penjaga.device.mqtt.BrokerAddress;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.mqtt.ConnectFailed;
import id.penjaga.device.mqtt.Deadlines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// The socket of one connection, which we own: opened here with deadlines, TLS included, and closed
/// here whatever the client library thinks of its state.
///
/// The library is given this object as a plain socket that is open already. It never sees the
/// address, so what its own parser makes of one does not matter.
final class BrokerSocket extends Socket {
  private static final int KEEP_IDLE_SECONDS = 20;
  private static final int KEEP_INTERVAL_SECONDS = 5;
  private static final int KEEP_PROBES = 4;

  private final Socket tcp;
  private final Socket top;
  private final InputStream in;
  private final OutputStream out;
  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile boolean closed;

  private BrokerSocket(Socket tcp, Socket top) throws IOException {
    this.tcp = tcp;
    this.top = top;
    in = new PacketInput(top.getInputStream(), this::awaitConnect);
    out = new Begun(top.getOutputStream());
  }

  /// Opens TCP and, where the address says so, TLS.
  ///
  /// @param timer ends a handshake that drips on
  /// @throws ConnectFailed with a sentence; nothing is left open then
  static BrokerSocket open(
      BrokerSettings settings, Deadlines deadlines, ScheduledExecutorService timer)
      throws ConnectFailed {
    BrokerAddress address = settings.address();
    Socket tcp = tcp(address, deadlines);
    try {
      tcp.setSoTimeout((int) deadlines.silenceMs());
      keepAlive(tcp);
      Socket top = address.tls() ? tls(tcp, settings, deadlines, timer) : tcp;
      return new BrokerSocket(tcp, top);
    } catch (IOException | RuntimeException e) {
      quietly(tcp);
      if (e instanceof ConnectFailed failed) {
        throw failed;
      }
      throw new ConnectFailed(
          ConnectFailed.Step.NETWORK, "no connection to " + address + ": " + e, e, false, 0);
    }
  }

  /// Tries each address of a name in turn; the first that takes the connection is used.
  private static Socket tcp(BrokerAddress address, Deadlines deadlines) throws ConnectFailed {
    InetAddress[] all;
    try {
      all = InetAddress.getAllByName(address.host());
    } catch (UnknownHostException e) {
      throw new ConnectFailed(
          ConnectFailed.Step.NETWORK,
          "the name "
              + address.host()
              + " is not known here; check mqtt.url and the name server of this computer",
          e,
          false,
          0);
    }
    IOException last = null;
    for (InetAddress one : all) {
      Socket tcp = new Socket();
      try {
        tcp.connect(new InetSocketAddress(one, address.port()), (int) deadlines.silenceMs());
        return tcp;
      } catch (IOException e) {
        quietly(tcp);
        last = e;
      }
    }
    throw new ConnectFailed(
        ConnectFailed.Step.NETWORK,
        unreachable(last) + " at " + address,
        last == null ? new UnknownHostException(address.host()) : last,
        false,
        0);
  }

  private static String unreachable(@Nullable IOException e) {
    return switch (e) {
      case SocketTimeoutException _ ->
          "nothing answers (its computer is off or not on this network, or a firewall is between)";
      case NoRouteToHostException _ -> "there is no way through the network";
      case ConnectException _ -> "nothing listens (the broker does not run, or on another port)";
      case null, default -> "no connection (" + e + ")";
    };
  }

  private static void keepAlive(Socket tcp) throws IOException {
    tcp.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    if (tcp.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      tcp.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_IDLE_SECONDS);
      tcp.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_INTERVAL_SECONDS);
      tcp.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_PROBES);
    }
  }

  private static SSLSocket tls(
      Socket tcp, BrokerSettings settings, Deadlines deadlines, ScheduledExecutorService timer)
      throws ConnectFailed {
    BrokerAddress address = settings.address();
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> end =
        timer.schedule(
            () -> {
              late.set(true);
              quietly(tcp);
            },
            deadlines.handshakeMs(),
            TimeUnit.MILLISECONDS);
    try {
      SSLSocketFactory factory = settings.tls();
      if (factory == null) {
        factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      }
      SSLSocket socket =
          (SSLSocket) factory.createSocket(tcp, address.host(), address.port(), true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      String why = TlsWords.of(e, address.host());
      if (late.get() || e instanceof SocketTimeoutException) {
        why =
            "the port takes connections and does not answer the TLS handshake; the broker hangs, or"
                + " speaks no TLS there";
      } else if (why == null || byPeer(e)) {
        why = "the TLS handshake was cut off; check that the port is the one with a certificate";
      }
      throw new ConnectFailed(ConnectFailed.Step.HANDSHAKE, why, e, byPeer(e), 0);
    } finally {
      end.cancel(false);
    }
  }

  /// Whether an exception says that the other side closed or reset the connection.
  static boolean byPeer(@Nullable Throwable wrong) {
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      String text = String.valueOf(cause.getMessage());
      if (cause instanceof java.io.EOFException
          || cause instanceof SocketException && text.contains("reset")
          || cause instanceof SocketException && text.contains("Broken pipe")
          || text.startsWith("Remote host terminated")) {
        return true;
      }
    }
    return false;
  }

  /// Waits until the CONNECT has been written, which is our own work and not the broker's.
  ///
  /// @return false when it takes longer than `millis`
  boolean connectWritten(long millis) throws InterruptedException {
    return begun.await(millis, TimeUnit.MILLISECONDS);
  }

  private void awaitConnect() throws IOException {
    try {
      begun.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (closed) {
      throw new SocketException("Socket closed");
    }
  }

  /// It is connected already.
  @Override
  public void connect(SocketAddress to, int timeout) {}

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    top.setSoTimeout(millis);
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  /// Closes the socket at the bottom first: closing TLS waits for locks that a hanging read or
  /// write holds.
  @Override
  public void close() {
    closed = true;
    quietly(tcp);
    begun.countDown();
    quietly(top);
  }

  private static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // Closed all the same.
    }
  }

  /// Notes the first write, which is the CONNECT.
  private final class Begun extends OutputStream {
    private final OutputStream to;

    Begun(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
      to.write(b);
      begun.countDown();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      to.write(bytes, offset, length);
      begun.countDown();
    }

    @Override
    public void flush() throws IOException {
      to.flush();
    }

    @Override
    public void close() {
      BrokerSocket.this.close();
    }
  }
}
