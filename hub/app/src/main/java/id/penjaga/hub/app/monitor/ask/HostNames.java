package id.penjaga.hub.app.monitor.ask;

import id.penjaga.device.shell.threads.Threads;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the addresses of names, on two threads of its own: a name server that does not answer
/// holds up nobody else. An address needs no name server.
public final class HostNames implements AutoCloseable {
  private static final int WORKERS = 2;
  private static final int MOST_WAITING = 512;
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[.*]|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

  private final ThreadPoolExecutor workers;

  public HostNames(Threads threads) {
    workers =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            threads.factory("monitor-names"));
  }

  /// Tells the address, or null when the name has none or too many names wait.
  void find(String host, Consumer<@Nullable InetAddress> found) {
    if (LITERAL.matcher(host).matches()) {
      found.accept(known(host));
      return;
    }
    try {
      workers.execute(() -> found.accept(known(host)));
    } catch (RejectedExecutionException _) {
      found.accept(null);
    }
  }

  private static @Nullable InetAddress known(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException _) {
      return null;
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
