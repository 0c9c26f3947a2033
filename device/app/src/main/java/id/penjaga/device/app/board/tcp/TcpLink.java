package id.penjaga.device.app.board.tcp;

import id.penjaga.device.drivers.wire.NetworkAddress;
import id.penjaga.device.drivers.wire.NetworkLink;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A TCP connection to a part on the local network.
public final class TcpLink implements NetworkLink {
  private static final int CONNECT_MILLIS = 3_000;

  private final NetworkAddress address;
  private @Nullable Socket open;
  private volatile boolean closed;

  public TcpLink(NetworkAddress address) {
    this.address = address;
  }

  @Override
  public boolean connect() throws WireException {
    if (open != null) {
      return false;
    }
    if (closed) {
      throw over("the conversation with " + address + " was closed", null);
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
      open = socket;
      return true;
    } catch (IOException e) {
      shut(socket);
      throw refused(e);
    }
  }

  @Override
  public void write(byte[] bytes) throws WireException {
    Socket socket = connected();
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      hangUp();
      throw over("the connection to " + address + " broke", e);
    }
  }

  @Override
  public int read(byte[] into, Duration wait) throws WireException {
    Socket socket = connected();
    try {
      // Zero would mean no time limit.
      socket.setSoTimeout(Math.toIntExact(Math.clamp(wait.toMillis(), 1, Integer.MAX_VALUE)));
      int count = socket.getInputStream().read(into);
      if (count < 0) {
        hangUp();
        throw over(address + " hung up", null);
      }
      return count;
    } catch (SocketTimeoutException _) {
      return 0;
    } catch (IOException e) {
      hangUp();
      throw over("the connection to " + address + " broke", e);
    }
  }

  @Override
  public void hangUp() {
    Socket socket = open;
    open = null;
    if (socket != null) {
      shut(socket);
    }
  }

  @Override
  public void close() {
    closed = true;
    hangUp();
  }

  private Socket connected() throws WireException {
    Socket socket = open;
    if (socket == null) {
      throw over("there is no connection to " + address, null);
    }
    return socket;
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // close errors are ignored: the descriptor is released either way
    }
  }

  private WireException refused(IOException e) {
    return switch (e) {
      case SocketTimeoutException _ ->
          new WireException(
              MissReason.TIMEOUT,
              address + " does not answer; check that it is on and the network between",
              e);
      case UnknownHostException _ ->
          over("the name " + address.host() + " is not known here; write its number", e);
      case ConnectException _ ->
          over(address + " takes no connection; check that the service there runs and listens", e);
      case NoRouteToHostException _ ->
          over("there is no way to " + address + "; check cable, address and router", e);
      default -> over(address + " cannot be reached (" + e + "); check the network between", e);
    };
  }

  private static WireException over(String sentence, @Nullable Exception cause) {
    WireException e = new WireException(MissReason.NOT_CONNECTED, sentence);
    if (cause != null) {
      e.initCause(cause);
    }
    return e;
  }
}
