package id.penjaga.hub.app.security;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// A queue of writes to the database of accounts that a login does not wait for: times of logins,
/// sessions, events.
///
/// They are written in order by one thread. A write that fails (full disk) is retried until it
/// succeeds; meanwhile at most [#MOST] wait, and beyond that the oldest is dropped and counted in
/// the log.
final class LateWrites implements AutoCloseable {
  static final int MOST = 1_000;
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final AccountBook book;
  private final Deque<Consumer<AccountBook>> waiting = new ArrayDeque<>();
  private final Thread thread;
  private boolean closing;
  private boolean writing;
  private volatile boolean failing;
  private long dropped;

  LateWrites(AccountBook book, Threads threads) {
    this.book = book;
    this.thread = threads.start("accounts-late-writes", this::run);
  }

  synchronized void add(Consumer<AccountBook> write) {
    if (waiting.size() == MOST) {
      waiting.removeFirst();
      dropped++;
    }
    waiting.addLast(write);
    notifyAll();
  }

  /// How many writes wait for the disk.
  synchronized int size() {
    return waiting.size();
  }

  /// Waits until everything is written, at most so long; a disk that refuses is not waited for.
  synchronized void settle(Duration most) {
    long until = HubClock.SYSTEM.uptimeMs() + most.toMillis();
    try {
      while ((writing || !waiting.isEmpty()) && !failing && HubClock.SYSTEM.uptimeMs() < until) {
        wait(Math.max(1, until - HubClock.SYSTEM.uptimeMs()));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Writes what waits, each with one attempt, and ends the thread.
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() throws InterruptedException {
    while (true) {
      Consumer<AccountBook> next;
      boolean last;
      synchronized (this) {
        while (waiting.isEmpty() && !closing) {
          wait();
        }
        if (waiting.isEmpty()) {
          return;
        }
        next = waiting.removeFirst();
        last = closing;
        writing = true;
      }
      boolean written = written(next);
      synchronized (this) {
        writing = false;
        notifyAll();
      }
      if (written) {
        continue;
      }
      if (last) {
        Logger.warn("{} events of accounts could not be written", size() + 1);
        return;
      }
      again(next);
    }
  }

  private boolean written(Consumer<AccountBook> write) {
    try {
      write.accept(book);
    } catch (AccountsUnavailable e) {
      if (!failing) {
        failing = true;
        Logger.warn("{}; logins go on from memory and are written later", e.getMessage());
      }
      return false;
    }
    if (failing) {
      failing = false;
      Logger.info("The accounts are written again");
    }
    return true;
  }

  private synchronized void again(Consumer<AccountBook> write) throws InterruptedException {
    if (waiting.size() == MOST) {
      dropped++;
      Logger.warn("{} events of accounts were dropped while the disk refused them", dropped);
    } else {
      waiting.addFirst(write);
    }
    long until = HubClock.SYSTEM.uptimeMs() + RETRY.toMillis();
    for (long left = RETRY.toMillis(); left > 0 && !closing; ) {
      wait(left);
      left = until - HubClock.SYSTEM.uptimeMs();
    }
  }
}
