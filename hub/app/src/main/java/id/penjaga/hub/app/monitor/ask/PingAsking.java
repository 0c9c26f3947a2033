package id.penjaga.hub.app.monitor.ask;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.CheckResult.Fault;
import id.penjaga.hub.core.monitor.WatchTarget;
import java.io.IOException;
import java.net.Inet4Address;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Pings, all over one socket and on one thread. Each request carries a random token: an answer
/// without it is of somebody else, or made up.
///
/// Where this account may not ping, the result is that the hub cannot ask, not that nobody answers.
public final class PingAsking implements TargetAsking {
  private static final int ROUND_MS = 50;
  private static final int IDLE_MS = 1_000;
  private static final int SEQUENCES = 0xFFFF;

  private final HubClock clock;
  private final HostNames names;
  private final LinkedBlockingQueue<Asked> coming = new LinkedBlockingQueue<>();
  private final Map<Long, Asked> out = new HashMap<>();
  private volatile boolean closed;
  private int sequence;

  private record Asked(byte[] address, Instant at, long began, Heard heard) {}

  /// @param clock measures the time until an answer
  public PingAsking(Threads threads, HubClock clock, HostNames names) {
    this.clock = clock;
    this.names = names;
    threads.start("monitor-ping", this::run);
  }

  @Override
  public void ask(WatchTarget target, Instant at, Heard heard) {
    names.find(
        target.host(),
        address -> {
          if (address instanceof Inet4Address known) {
            coming.add(new Asked(known.getAddress(), at, clock.uptimeMs(), heard));
          } else {
            Fault fault = address == null ? Fault.UNRESOLVED : Fault.UNABLE;
            heard.result(CheckResult.miss(at, fault, ""), null);
          }
        });
  }

  private void run() throws InterruptedException {
    int id = ThreadLocalRandom.current().nextInt(SEQUENCES);
    try (IcmpSocket socket = opened(id)) {
      while (!closed) {
        Asked next = out.isEmpty() ? coming.poll(IDLE_MS, TimeUnit.MILLISECONDS) : coming.poll();
        while (next != null) {
          send(socket, next);
          next = coming.poll();
        }
        if (!out.isEmpty() && socket != null && socket.await(ROUND_MS)) {
          receive(socket);
        }
        expire();
      }
    }
  }

  private static @Nullable IcmpSocket opened(int id) {
    try {
      return new IcmpSocket(id);
    } catch (IOException e) {
      Logger.warn("Pings are not possible: {}", e.toString());
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
      if (now - asked.began() > PATIENCE_MS) {
        each.remove();
        asked.heard().result(CheckResult.miss(asked.at(), Fault.TIMEOUT, ""), null);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
