package id.penjaga.hub.app.monitor.ask;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.CheckResult.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Pings of one family of addresses, all over one socket and on one thread. Each request carries a
/// random token: an answer without it is of somebody else, or made up.
///
/// Where this account may not ping, the result is that the hub cannot ask, not that nobody answers.
final class Pings {
  private static final int ROUND_MS = 50;
  private static final int IDLE_MS = 1_000;
  private static final int SEQUENCES = 0xFFFF;

  private final HubClock clock;
  private final boolean six;
  private final LinkedBlockingQueue<Asked> coming = new LinkedBlockingQueue<>();
  private final Map<Long, Asked> out = new HashMap<>();
  private volatile boolean closed;
  private int sequence;

  private record Asked(InetAddress address, Instant at, long began, TargetAsking.Heard heard) {}

  /// @param clock measures the time until an answer
  /// @param six whether of IPv6
  Pings(Threads threads, HubClock clock, boolean six) {
    this.clock = clock;
    this.six = six;
    threads.start(six ? "monitor-ping6" : "monitor-ping", this::run);
  }

  void ask(InetAddress address, Instant at, TargetAsking.Heard heard) {
    coming.add(new Asked(address, at, clock.uptimeMs(), heard));
  }

  /// The first one asked for: a family that nobody asks needs no socket. Null when closed.
  private @Nullable Asked first() throws InterruptedException {
    Asked first = null;
    while (first == null && !closed) {
      first = coming.poll(IDLE_MS, TimeUnit.MILLISECONDS);
    }
    return first;
  }

  private void run() throws InterruptedException {
    int id = ThreadLocalRandom.current().nextInt(SEQUENCES);
    Asked next = first();
    try (IcmpSocket socket = next == null ? null : opened(six, id)) {
      while (!closed) {
        while (next != null) {
          send(socket, next);
          next = coming.poll();
        }
        if (!out.isEmpty() && socket != null && socket.await(ROUND_MS)) {
          receive(socket);
        }
        expire();
        next = out.isEmpty() ? coming.poll(IDLE_MS, TimeUnit.MILLISECONDS) : coming.poll();
      }
    }
  }

  private static @Nullable IcmpSocket opened(boolean six, int id) {
    try {
      return new IcmpSocket(six, id);
    } catch (IOException e) {
      Logger.warn("Pings of {} are not possible: {}", six ? "IPv6" : "IPv4", e.toString());
      return null;
    }
  }

  private void send(@Nullable IcmpSocket socket, Asked asked) {
    if (socket == null) {
      asked.heard().result(CheckResult.miss(asked.at(), Fault.UNABLE, "ping"), null);
      return;
    }
    long token = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    sequence = sequence + 1 & SEQUENCES;
    Asked sent = new Asked(asked.address(), asked.at(), clock.uptimeMs(), asked.heard());
    if (socket.send(asked.address(), sequence, token)) {
      out.put(token, sent);
    } else {
      asked.heard().result(CheckResult.miss(asked.at(), Fault.UNREACHABLE, ""), null);
    }
  }

  private void receive(IcmpSocket socket) {
    long now = clock.uptimeMs();
    for (long token; (token = socket.receive()) >= 0; ) {
      Asked asked = out.remove(token);
      if (asked != null) {
        long micros = Math.max(1, now - asked.began()) * 1_000;
        asked.heard().result(CheckResult.good(asked.at(), "", micros), null);
      }
    }
  }

  private void expire() {
    long now = clock.uptimeMs();
    for (Iterator<Asked> each = out.values().iterator(); each.hasNext(); ) {
      Asked asked = each.next();
      if (now - asked.began() > TargetAsking.PATIENCE_MS) {
        each.remove();
        asked.heard().result(CheckResult.miss(asked.at(), Fault.TIMEOUT, ""), null);
      }
    }
  }

  void close() {
    closed = true;
  }
}
