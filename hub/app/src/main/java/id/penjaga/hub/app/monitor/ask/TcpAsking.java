package id.penjaga.hub.app.monitor.ask;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.CheckResult.Fault;
import id.penjaga.hub.core.monitor.WatchTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Opens connections and closes them again, all on one selector: one that hangs costs its socket
/// for five seconds and no thread.
public final class TcpAsking implements TargetAsking {
  private static final int ROUND_MS = 250;

  private final HubClock clock;
  private final HostNames names;
  private final Selector selector;
  private final ConcurrentLinkedQueue<Asked> coming = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  private record Asked(InetAddress address, int port, Instant at, long began, Heard heard) {}

  /// @param clock measures the time until an answer
  public TcpAsking(Threads threads, HubClock clock, HostNames names) {
    this.clock = clock;
    this.names = names;
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.start("monitor-tcp", this::run);
  }

  @Override
  public void ask(WatchTarget target, Instant at, Heard heard) {
    names.find(
        target.host(),
        address -> {
          if (address == null) {
            heard.result(CheckResult.miss(at, Fault.UNRESOLVED, ""), null);
          } else {
            coming.add(new Asked(address, target.port(), at, clock.uptimeMs(), heard));
            selector.wakeup();
          }
        });
  }

  private void run() {
    try (selector) {
      while (!closed) {
        Asked next;
        while ((next = coming.poll()) != null) {
          begin(next);
        }
        selector.select(this::done, selector.keys().isEmpty() ? 0 : ROUND_MS);
        expire();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin(Asked asked) {
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      channel.configureBlocking(false);
      if (channel.connect(new InetSocketAddress(asked.address(), asked.port()))) {
        good(asked);
        channel.close();
      } else {
        channel.register(selector, SelectionKey.OP_CONNECT, asked);
      }
    } catch (IOException | RuntimeException e) {
      asked.heard().result(CheckResult.miss(asked.at(), Faults.of(e), ""), null);
      close(channel);
    }
  }

  private void done(SelectionKey key) {
    Asked asked = (Asked) key.attachment();
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (channel.finishConnect()) {
        good(asked);
      }
    } catch (IOException e) {
      asked.heard().result(CheckResult.miss(asked.at(), Faults.of(e), ""), null);
    } finally {
      key.cancel();
      close(channel);
    }
  }

  private void good(Asked asked) {
    long micros = Math.max(1, clock.uptimeMs() - asked.began()) * 1_000;
    asked.heard().result(CheckResult.good(asked.at(), "", micros), null);
  }

  private void expire() {
    long now = clock.uptimeMs();
    for (SelectionKey key : new ArrayList<>(selector.keys())) {
      if (key.isValid() && now - ((Asked) key.attachment()).began() > PATIENCE_MS) {
        Asked asked = (Asked) key.attachment();
        key.cancel();
        close((SocketChannel) key.channel());
        asked.heard().result(CheckResult.miss(asked.at(), Fault.TIMEOUT, ""), null);
      }
    }
  }

  private static void close(@org.jspecify.annotations.Nullable SocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException _) {
      // it was only to be seen whether it opens
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }
}
