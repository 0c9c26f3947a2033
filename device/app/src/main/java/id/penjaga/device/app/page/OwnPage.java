package id.penjaga.device.app.page;

import id.penjaga.device.app.config.PageAccount;
import id.penjaga.device.shell.threads.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Keeps the page open. Its address may come later than the device, for a network is slower than a
/// start; a port that another program has may become free. The device waits for neither.
public final class OwnPage implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final PageAccount account;
  private final Supplier<Situation> situation;
  private final Threads threads;
  private final Duration again;
  private final Thread opening;
  private @Nullable StatusServer server;
  private boolean closed;

  /// @param situation asked for each page, on a thread of the page's
  public OwnPage(PageAccount account, Supplier<Situation> situation, Threads threads) {
    this(account, situation, threads, AGAIN);
  }

  /// @param again the time between two tries to listen
  OwnPage(PageAccount account, Supplier<Situation> situation, Threads threads, Duration again) {
    this.again = again;
    this.account = account;
    this.situation = situation;
    this.threads = threads;
    opening = threads.start("page", this::open);
  }

  private void open() throws InterruptedException {
    boolean told = false;
    while (!listen(!told)) {
      told = true;
      Threads.pause(again);
    }
  }

  private synchronized boolean listen(boolean tell) {
    if (closed) {
      return true;
    }
    try {
      server = new StatusServer(account, situation, threads.factory("page"));
      Logger.info("The device's page is at {}", account);
      return true;
    } catch (IOException _) {
      if (tell) {
        Logger.warn(
            "The device's page cannot listen at {}: this computer does not have the address now, or"
                + " another program has the port; it is tried again every {} s",
            account,
            again.toSeconds());
      }
      return false;
    }
  }

  @Override
  public void close() {
    opening.interrupt();
    synchronized (this) {
      closed = true;
      if (server != null) {
        server.close();
      }
    }
  }
}
