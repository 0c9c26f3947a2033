package id.penjaga.hub.demo.office;

import com.sun.net.httpserver.HttpServer;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tinylog.Logger;

/// What the monitors of the simulated office look at: a web service that falls over now and then,
/// the ports of two links of which one has trouble, nodes, and a collector of readings; and the
/// gateway that takes messages for its people. All on this machine, at ports that stand in the
/// registers and the configuration of the demo.
///
/// A port that something else holds is left alone: its monitor then tells what it finds there.
public final class Neighbours implements AutoCloseable {
  static final int PORTAL = 18_181;
  static final int SERVICE = 18_182;
  static final int COLLECTOR = 18_183;
  static final int GATEWAY = 18_184;
  static final int LINK_A = 18_185;
  static final int LINK_B = 18_186;
  static final int NODE_B = 18_187;
  static final int NODE_C = 18_188;

  /// Nobody listens there: the node is down, as its open case says.
  static final int NODE_A = 18_189;

  /// The gateway by which the people of the office are told.
  public static final int MESSAGES = 18_190;

  private static final int UNAVAILABLE = 503;
  private static final long MINUTE_MS = 60_000;

  /// The portal falls over for a minute and a half in the seventh minute, and every forty minutes.
  private static final long PORTAL_EVERY = 40 * MINUTE_MS;

  private static final long PORTAL_FROM = 7 * MINUTE_MS;
  private static final long PORTAL_FOR = 90_000;

  /// The link has trouble for two minutes in the twentieth, and every hour.
  private static final long LINK_EVERY = 60 * MINUTE_MS;

  private static final long LINK_FROM = 20 * MINUTE_MS;
  private static final long LINK_FOR = 2 * MINUTE_MS;

  private final HubClock clock;
  private final long began;
  private final ExecutorService workers;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<Integer> taken = new ArrayList<>();
  private volatile boolean closed;

  /// @param clock of the simulated room: its story may run faster
  public Neighbours(HubClock clock, Threads threads) {
    this.clock = clock;
    began = clock.uptimeMs();
    workers = Executors.newFixedThreadPool(2, threads.factory("demo-neighbours"));
    page(
        PORTAL, "/", () -> within(PORTAL_EVERY, PORTAL_FROM, PORTAL_FOR) ? UNAVAILABLE : 200, "ok");
    page(SERVICE, "/", () -> 200, "ok");
    page(MESSAGES, "/", () -> 200, "ok");
    page(COLLECTOR, "/metrics", () -> 200, READINGS);
    for (int port : List.of(GATEWAY, LINK_B, NODE_B, NODE_C)) {
      port(port, threads);
    }
    trouble(threads);
    if (!taken.isEmpty()) {
      Logger.info("Ports that something else holds, of what the demo watches: {}", taken);
    }
  }

  private boolean within(long every, long from, long length) {
    long at = Math.floorMod(clock.uptimeMs() - began, every);
    return at >= from && at < from + length;
  }

  private interface Status {
    int now();
  }

  private void page(int port, String path, Status status, String text) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.setExecutor(workers);
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      server.createContext(
          path,
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status.now(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      open.push(() -> server.stop(0));
    } catch (IOException _) {
      taken.add(port);
    }
  }

  private void port(int port, Threads threads) {
    try {
      ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      open.push(socket);
      threads.start("demo-port-" + port, () -> accept(socket));
    } catch (IOException _) {
      taken.add(port);
    }
  }

  private static void accept(ServerSocket socket) {
    try {
      while (!socket.isClosed()) {
        try (Socket _ = socket.accept()) {
          // it was only to be seen that it opens
        }
      }
    } catch (IOException _) {
      // closed
    }
  }

  /// The port of the first link, closed while it has trouble.
  private void trouble(Threads threads) {
    threads.start(
        "demo-link",
        () -> {
          while (!closed) {
            boolean down = within(LINK_EVERY, LINK_FROM, LINK_FOR);
            if (down) {
              Threads.pause(java.time.Duration.ofMillis(200));
              continue;
            }
            try (ServerSocket socket =
                new ServerSocket(LINK_A, 50, InetAddress.getLoopbackAddress())) {
              socket.setSoTimeout(200);
              while (!closed && !within(LINK_EVERY, LINK_FROM, LINK_FOR)) {
                try (Socket _ = socket.accept()) {
                  // it was only to be seen that it opens
                } catch (java.net.SocketTimeoutException _) {
                  // nobody asked; look whether the trouble begins
                }
              }
            } catch (IOException _) {
              Threads.pause(java.time.Duration.ofSeconds(5));
            }
          }
        });
  }

  @Override
  public void close() {
    closed = true;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        Logger.debug(e, "a neighbour of the demo does not close");
      }
    }
    workers.shutdownNow();
  }

  private static final String READINGS =
      """
      node_filesystem_size_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 1e+11
      node_filesystem_free_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 4.5e+10
      node_filesystem_avail_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 4.5e+10
      node_filesystem_size_bytes{device="/dev/sdb1",fstype="ext4",mountpoint="/var"} 1e+11
      node_filesystem_free_bytes{device="/dev/sdb1",fstype="ext4",mountpoint="/var"} 1.28e+10
      node_filesystem_avail_bytes{device="/dev/sdb1",fstype="ext4",mountpoint="/var"} 1.28e+10
      node_md_disks{device="md0",state="active"} 2
      node_md_disks{device="md0",state="failed"} 0
      node_md_disks_required{device="md0"} 2
      node_load1 0.6
      node_cpu_seconds_total{cpu="0",mode="idle"} 12.5
      node_cpu_seconds_total{cpu="1",mode="idle"} 12.5
      node_memory_MemTotal_bytes 1.6e+10
      node_memory_MemAvailable_bytes 9.6e+09
      """;
}
