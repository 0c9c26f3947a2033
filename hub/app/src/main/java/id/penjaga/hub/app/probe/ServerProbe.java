package id.penjaga.hub.app.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/// Looks at the ports of a server, all at once on the thread of whoever asks. One look at a time.
public final class ServerProbe {
  /// Ports of services that are commonly found open on servers.
  private static final List<Integer> COMMON =
      List.of(
          21, 22, 23, 25, 53, 80, 110, 111, 135, 139, 143, 389, 443, 445, 465, 587, 631, 636, 993,
          995, 1433, 1521, 2049, 3000, 3306, 3389, 5432, 5900, 5985, 6379, 8000, 8006, 8080, 8443,
          9090, 9100, 9200, 11211, 27017);

  private static final int MOST_PORTS = 100;

  /// A banner of SSH has at most 255 characters; lines before it are short.
  private static final int MOST_HEARD = 1024;

  private final Semaphore one = new Semaphore(1);
  private final List<Integer> common;
  private final LongSupplier nanos;
  private final Duration patience;

  /// @param nanos monotonic clock
  /// @param patience how long a look takes at most
  public ServerProbe(LongSupplier nanos, Duration patience) {
    this(nanos, patience, COMMON);
  }

  ServerProbe(LongSupplier nanos, Duration patience, List<Integer> common) {
    this.common = List.copyOf(common);
    this.nanos = nanos;
    this.patience = patience;
  }

  /// What a look finds.
  public sealed interface Look {
    /// @param heard what each open port said first, by itself
    record Seen(SortedSet<Integer> open, List<String> heard) implements Look {}

    /// No port takes a connection at the address, or it is none.
    record Silent() implements Look {}

    /// Somebody else looks at a server just now.
    record Busy() implements Look {}
  }

  /// @param address name or number, without a port
  /// @param more ports to look at beside the common ones
  public Look look(String address, Collection<Integer> more) {
    if (!one.tryAcquire()) {
      return new Look.Busy();
    }
    try {
      SortedSet<Integer> ports = new TreeSet<>(more);
      common.stream().takeWhile(_ -> ports.size() < MOST_PORTS).forEach(ports::add);
      InetAddress at = InetAddress.getByName(address);
      return new Connecting(at, ports).seen().<Look>map(seen -> seen).orElseGet(Look.Silent::new);
    } catch (IOException _) {
      return new Look.Silent();
    } finally {
      one.release();
    }
  }

  /// The connections of one look.
  private final class Connecting {
    private final InetAddress at;
    private final Collection<Integer> ports;
    private final SortedSet<Integer> open = new TreeSet<>();
    private final Map<Integer, ByteBuffer> heard = new TreeMap<>();

    Connecting(InetAddress at, Collection<Integer> ports) {
      this.at = at;
      this.ports = ports;
    }

    /// Empty when no port takes a connection.
    Optional<Look.Seen> seen() throws IOException {
      List<SocketChannel> channels = new ArrayList<>();
      try (Selector selector = Selector.open()) {
        for (int port : ports) {
          begin(selector, port, channels);
        }
        wait(selector);
      } finally {
        for (SocketChannel channel : channels) {
          channel.close();
        }
      }
      return !open.isEmpty()
          ? Optional.of(new Look.Seen(open, heard.values().stream().map(Connecting::text).toList()))
          : Optional.empty();
    }

    private void begin(Selector selector, int port, List<SocketChannel> channels)
        throws IOException {
      SocketChannel channel = SocketChannel.open();
      channels.add(channel);
      channel.configureBlocking(false);
      try {
        if (channel.connect(new InetSocketAddress(at, port))) {
          channel.register(selector, SelectionKey.OP_READ, port);
          opened(port);
        } else {
          channel.register(selector, SelectionKey.OP_CONNECT, port);
        }
      } catch (ConnectException _) {
        channel.close(); // refused at once
      }
    }

    private void wait(Selector selector) throws IOException {
      long end = nanos.getAsLong() + patience.toNanos();
      while (!selector.keys().isEmpty()) {
        long left = (end - nanos.getAsLong()) / 1_000_000;
        if (left <= 0) {
          return;
        }
        selector.select(this::ready, left);
        selector.selectNow(); // takes away the keys of channels that are closed
      }
    }

    private void ready(SelectionKey key) {
      int port = (Integer) key.attachment();
      try {
        SocketChannel channel = (SocketChannel) key.channel();
        if (key.isConnectable() && channel.finishConnect()) {
          opened(port);
          key.interestOps(SelectionKey.OP_READ);
        } else if (key.isReadable()) {
          ByteBuffer said = heard.computeIfAbsent(port, _ -> ByteBuffer.allocate(MOST_HEARD));
          if (channel.read(said) < 0
              || !said.hasRemaining()
              || text(said).contains("\nSSH-")
              || text(said).startsWith("SSH-") && text(said).contains("\n")) {
            channel.close();
          }
        }
      } catch (IOException _) {
        close(key); // refused, no way to it, or it broke off
      }
    }

    private void opened(int port) {
      open.add(port);
    }

    private static void close(SelectionKey key) {
      try {
        key.channel().close();
      } catch (IOException _) {
        key.cancel(); // it is of no use either way
      }
    }

    private static String text(ByteBuffer said) {
      return new String(said.array(), 0, said.position(), StandardCharsets.ISO_8859_1);
    }
  }
}
