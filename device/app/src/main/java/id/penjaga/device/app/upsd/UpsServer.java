package id.penjaga.device.app.upsd;

import id.penjaga.device.app.config.ShutdownAccount;
import id.penjaga.device.app.guard.TryLimit;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.app.upsd.UpsSession.Login;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.ServerGroup;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.shell.threads.Threads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Serves the protocol over TCP. Its address may come later than the device; it is tried again.
///
/// Connections are few, and fewer from one address; when all are taken the oldest that did not log
/// in makes room, so that a flood keeps no server from being told. One that says nothing, or no
/// whole line, for a minute is closed.
public final class UpsServer implements AutoCloseable {
  static final int MOST_CONNECTIONS = 64;
  static final int MOST_PER_ADDRESS = 8;

  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final ShutdownAccount account;
  private final Supplier<RoomController> room;
  private final Clocks clocks;
  private final String program;
  private final ThreadFactory conversations;
  private final Thread accepting;
  private final TryLimit tries = new TryLimit();
  private final Set<UpsConnection> open = new LinkedHashSet<>();

  /// Only the control thread looks at it.
  private final Map<PointId, Long> told = new HashMap<>();

  private @Nullable ServerSocket socket;
  private boolean closed;

  /// @param room asked for each line, on a thread of this server's
  /// @param version of the program
  public UpsServer(
      ShutdownAccount account,
      Supplier<RoomController> room,
      Clocks clocks,
      String version,
      Threads threads) {
    this.account = account;
    this.room = room;
    this.clocks = clocks;
    program = "Penjaga " + version;
    conversations = threads.factory("upsd");
    accepting = threads.start("upsd", this::serve);
  }

  private void serve() throws InterruptedException {
    boolean tell = true;
    while (!isClosed()) {
      try (ServerSocket listening = new ServerSocket()) {
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(account.address(), account.port()), MOST_CONNECTIONS);
        listensAt(listening);
        tell = true;
        Logger.info("Servers ask at {} whether they are to shut down", account);
        while (true) {
          admit(listening.accept());
        }
      } catch (IOException _) {
        if (isClosed()) {
          return;
        }
        if (tell) {
          tell = false;
          Logger.warn(
              "Servers cannot ask at {} whether they are to shut down: this computer does not have"
                  + " the address now, or another program, such as an upsd, has the port; it is"
                  + " tried again every {} s",
              account,
              AGAIN.toSeconds());
        }
      }
      Threads.pause(AGAIN);
    }
  }

  private synchronized void listensAt(ServerSocket listening) throws IOException {
    if (closed) {
      throw new SocketException("closed");
    }
    socket = listening;
    notifyAll();
  }

  /// The port it listens at, as soon as it does.
  synchronized int port() throws InterruptedException {
    while (socket == null) {
      wait();
    }
    return socket.getLocalPort();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /// Takes a connection, or refuses it by closing it at once.
  private void admit(Socket from) {
    UpsConnection connection;
    UpsConnection given = null;
    synchronized (this) {
      InetAddress address = from.getInetAddress();
      long same = open.stream().filter(one -> one.address().equals(address)).count();
      if (open.size() >= MOST_CONNECTIONS) {
        given = open.stream().filter(one -> one.login() == null).findFirst().orElse(null);
        open.remove(given);
      }
      if (closed || same >= MOST_PER_ADDRESS || open.size() >= MOST_CONNECTIONS) {
        connection = null;
      } else {
        connection = new UpsConnection(from, this);
        open.add(connection);
      }
    }
    if (given != null) {
      given.close();
    }
    if (connection == null) {
      UpsConnection.close(from);
    } else {
      conversations.newThread(connection::converse).start();
    }
  }

  synchronized void ended(UpsConnection connection) {
    open.remove(connection);
  }

  UpsSession session(InetAddress address) {
    return new UpsSession(new From(address), account, program);
  }

  /// Tells how many servers are connected, where that changed. On the control thread, once in each
  /// pass.
  public void count(Consumer<Event> tell) {
    for (ServerGroup group : room.get().serverGroups()) {
      PointId name = group.rule().name();
      long servers = logins(name.name()).stream().filter(one -> waitedFor(group, one)).count();
      if (!told.getOrDefault(name, 0L).equals(servers)) {
        told.put(name, servers);
        tell.accept(new Event.ServersCounted(clocks.now(), name, servers));
      }
    }
  }

  /// A server that came when the mains were back was told nothing.
  private static boolean waitedFor(ServerGroup group, Login login) {
    return group.phase() != ServerGroup.Phase.ORDERED
        || !group.heard()
        || group.orders(login.sinceMs());
  }

  private synchronized List<Login> logins(String group) {
    List<Login> logins = new ArrayList<>();
    for (UpsConnection connection : open) {
      Login login = connection.login();
      if (login != null && login.group().equals(group)) {
        logins.add(login);
      }
    }
    return logins;
  }

  private synchronized List<String> addresses(String group) {
    List<String> addresses = new ArrayList<>();
    for (UpsConnection connection : open) {
      Login login = connection.login();
      if (login != null && login.group().equals(group)) {
        addresses.add(connection.address().getHostAddress());
      }
    }
    return addresses;
  }

  /// What a conversation from an address asks of this server.
  private final class From implements UpsSession.Host {
    private final InetAddress address;
    private boolean warned;

    private From(InetAddress address) {
      this.address = address;
    }

    @Override
    public UpsPicture picture() {
      return new UpsPicture(room.get());
    }

    @Override
    public long uptimeMs() {
      return clocks.uptimeMs();
    }

    @Override
    public boolean mayTry() {
      return tries.open(address, Clocks.steadyMs());
    }

    @Override
    public void wrongPassword() {
      tries.wrong(address, Clocks.steadyMs());
      Logger.warn(
          "{} logs in with a wrong name or password and will not be told to shut down; write those"
              + " of `shutdown` in its upsmon.conf",
          address.getHostAddress());
    }

    @Override
    public void wrongName(String ups) {
      if (!warned) {
        warned = true;
        Logger.warn(
            "{} wants to be shut down with {}, which is a UPS and no group of servers; write a"
                + " group of `shutdown` in its upsmon.conf",
            address.getHostAddress(),
            ups);
      }
    }

    @Override
    public List<String> clients(String group) {
      return addresses(group);
    }
  }

  @Override
  public void close() {
    List<UpsConnection> last;
    synchronized (this) {
      closed = true;
      last = List.copyOf(open);
      if (socket != null) {
        try {
          socket.close();
        } catch (IOException _) {
          // It is closed as far as we can.
        }
      }
    }
    accepting.interrupt();
    last.forEach(UpsConnection::close);
  }
}
