package id.penjaga.hub.app.web;

import id.penjaga.hub.app.web.http.WebLimits;
import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Limits of the web server's connections: how many, how many from one address, and how long each
/// may take for headers, form and answer.
///
/// A new connection is never made to wait for those that hold theirs: when there is no seat, the
/// oldest that has not sent a whole request is closed, of the same address when that one has too
/// many, otherwise of the address that holds the most. So a flood of half-sent requests pushes out
/// itself, and an honest browser is served beside it. What was closed is counted by address, for
/// the log and the metrics.
final class ConnectionSeats implements Connection.Listener {
  static final int COUNTED_ADDRESSES = 20;
  private static final Duration BETWEEN_LOGS = Duration.ofMinutes(1);
  private static final int NAMED_IN_LOG = 3;
  private static final int PREFIX_BYTES = 8; // an IPv6 customer owns at least a /64

  private final WebLimits limits;
  private final boolean proxied;
  private final LongSupplier nanos;
  private final Map<Connection, Seat> seats = new HashMap<>();
  private final Map<String, Long> culprits =
      new LinkedHashMap<>(32, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > COUNTED_ADDRESSES;
        }
      };
  private long numbers;
  private long untold;
  private boolean told;
  private long toldNanos;

  /// What a connection is doing, and what it may be closed for.
  private enum Stage {
    /// Waits for the headers of a request.
    HEADERS,
    /// Its form is being read.
    BODY,
    /// A form with files of a person who is logged in is being read.
    UPLOAD,
    /// A whole request is being answered.
    ANSWER,
    /// An event stream of a session.
    LASTING;

    boolean unfinished() {
      return this == HEADERS || this == BODY;
    }

    boolean served() {
      return this == ANSWER || this == UPLOAD;
    }
  }

  private static final class Seat {
    final Connection connection;
    final String address;
    final boolean loopback;
    final long number;
    Stage stage = Stage.HEADERS;
    long since;
    long bytesBefore;

    Seat(Connection connection, @Nullable InetAddress remote, long number, long since) {
      this.connection = connection;
      this.address = remote == null ? "unknown" : name(remote);
      this.loopback = remote != null && remote.isLoopbackAddress();
      this.number = number;
      this.since = since;
    }
  }

  /// @param proxied whether a proxy on this machine stands before the hub: loopback is then every
  ///     visitor and has no limit of its own
  /// @param nanos monotonic clock
  ConnectionSeats(WebLimits limits, boolean proxied, LongSupplier nanos) {
    this.limits = limits;
    this.proxied = proxied;
    this.nanos = nanos;
  }

  @Override
  public void onOpened(Connection connection) {
    @Nullable Seat victim;
    synchronized (this) {
      Seat seat = new Seat(connection, remote(connection), ++numbers, nanos.getAsLong());
      seats.put(connection, seat);
      victim = oneTooMany(seat);
      if (victim != null) {
        seats.remove(victim.connection);
        blame(victim.address);
      }
    }
    if (victim != null) {
      end(victim);
    }
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    seats.remove(connection);
  }

  /// A request has come with all its headers.
  void answering(Context ctx) {
    Request request = ServletContextRequest.getServletContextRequest(ctx.req());
    Connection connection = request.getConnectionMetaData().getConnection();
    move(connection, Stage.ANSWER);
    Request.addCompletionListener(request, _ -> move(connection, Stage.HEADERS));
  }

  /// Its form is read from now on.
  void reading(Context ctx) {
    move(connection(ctx), Stage.BODY);
  }

  /// Its form with files is read from now on.
  void uploading(Context ctx) {
    move(connection(ctx), Stage.UPLOAD);
  }

  /// Its form has been read.
  void read(Context ctx) {
    move(connection(ctx), Stage.ANSWER);
  }

  /// It becomes an event stream.
  void lasting(Context ctx) {
    move(connection(ctx), Stage.LASTING);
  }

  synchronized int open() {
    return seats.size();
  }

  /// How many connections were closed for each of the addresses closed last, at most
  /// [#COUNTED_ADDRESSES].
  synchronized Map<String, Long> closed() {
    return Map.copyOf(culprits);
  }

  /// Closes what takes too long; asked every second.
  void sweep() {
    List<Seat> late = new ArrayList<>();
    synchronized (this) {
      long now = nanos.getAsLong();
      for (Seat seat : seats.values()) {
        Duration most =
            switch (seat.stage) {
              case HEADERS -> limits.headers();
              case BODY -> limits.body();
              case UPLOAD -> crawling(seat, now) ? Duration.ZERO : limits.uploads().whole();
              case ANSWER -> limits.answer();
              case LASTING -> null;
            };
        if (most != null && now - seat.since > most.toNanos()) {
          late.add(seat);
        }
      }
      for (Seat seat : late) {
        seats.remove(seat.connection);
        if (seat.stage == Stage.BODY || seat.stage == Stage.UPLOAD || begun(seat.connection)) {
          blame(seat.address);
        }
      }
      tell(now);
    }
    late.forEach(ConnectionSeats::end);
  }

  /// Whether files come so slowly that somebody may only want to hold the place.
  private boolean crawling(Seat seat, long now) {
    long took = now - seat.since - limits.body().toNanos();
    long wanted = took / 1_000_000_000L * limits.uploads().bytesPerSecond();
    return took > 0 && seat.connection.getBytesIn() - seat.bytesBefore < wanted;
  }

  private synchronized void move(Connection connection, Stage stage) {
    Seat seat = seats.get(connection);
    if (seat != null) {
      seat.stage = stage;
      seat.since = nanos.getAsLong();
      seat.bytesBefore = connection.getBytesIn();
    }
  }

  private @Nullable Seat oneTooMany(Seat fresh) {
    if (!(proxied && fresh.loopback) && count(fresh.address) > limits.perAddress()) {
      return oldest(s -> s.address.equals(fresh.address) && s.stage.unfinished(), fresh)
          .or(() -> oldest(s -> s.address.equals(fresh.address) && s.stage.served(), fresh))
          .orElse(fresh);
    }
    if (seats.size() <= limits.connections()) {
      return null;
    }
    return most(s -> s.stage.unfinished(), fresh)
        .or(() -> most(s -> s.stage.served(), fresh))
        .orElse(fresh);
  }

  /// The oldest seat of the address that holds the most of this kind.
  private Optional<Seat> most(Predicate<Seat> kind, Seat but) {
    Map<String, Long> held =
        seats.values().stream()
            .filter(seat -> seat != but && kind.test(seat))
            .collect(Collectors.groupingBy(seat -> seat.address, Collectors.counting()));
    return held.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .flatMap(top -> oldest(s -> s.address.equals(top.getKey()) && kind.test(s), but));
  }

  private Optional<Seat> oldest(Predicate<Seat> kind, Seat but) {
    return seats.values().stream()
        .filter(seat -> seat != but && kind.test(seat))
        .min(Comparator.comparingLong(seat -> seat.number));
  }

  private long count(String address) {
    return seats.values().stream().filter(seat -> seat.address.equals(address)).count();
  }

  private void blame(String address) {
    culprits.merge(address, 1L, Long::sum);
    untold++;
  }

  /// One line a minute at most, whatever the number of attackers.
  private void tell(long now) {
    if (untold == 0 || (told && now - toldNanos < BETWEEN_LOGS.toNanos())) {
      return;
    }
    String worst =
        culprits.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(NAMED_IN_LOG)
            .map(entry -> entry.getKey() + " (" + entry.getValue() + " in all)")
            .collect(Collectors.joining(", "));
    Logger.warn(
        "{} connections to the pages were closed as too many or too slow, most of them from {}",
        untold,
        worst);
    untold = 0;
    told = true;
    toldNanos = now;
  }

  private static void end(Seat seat) {
    seat.connection.getEndPoint().close(new EofException("closed by the limits of the hub"));
  }

  private static Connection connection(Context ctx) {
    return ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection();
  }

  /// Whether the first request has begun and is not complete. Browsers hold spare connections
  /// without a byte; those are no fault.
  private static boolean begun(Connection connection) {
    return connection.getBytesIn() > 0 && connection.getMessagesIn() == 0;
  }

  private static @Nullable InetAddress remote(Connection connection) {
    return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
        ? remote.getAddress()
        : null;
  }

  /// The name under which the connections of one place are counted.
  static String name(InetAddress address) {
    if (!(address instanceof Inet6Address) || address.isLoopbackAddress()) {
      return address.getHostAddress();
    }
    byte[] network = Arrays.copyOf(address.getAddress(), 16);
    Arrays.fill(network, PREFIX_BYTES, 16, (byte) 0);
    try {
      return InetAddress.getByAddress(network).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("sixteen bytes are an address", e);
    }
  }
}
