package id.penjaga.device.sim;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Time that follows the real clock, `speed` times as fast, with a thread of its own that runs what
/// is due. Thread safe. Tasks run without any lock of this class held.
final class PacedTime implements SimTime {
  private final Kernel kernel = new Kernel();
  private final int speed;
  private final long began;
  private long changes;
  private boolean closed;

  /// @param threads makes the thread; a task that throws ends it, which is a bug of the program
  PacedTime(int speed, ThreadFactory threads) {
    this.speed = speed;
    began = System.nanoTime();
    threads.newThread(this::live).start();
  }

  @Override
  public long nanos() {
    return (System.nanoTime() - began) * speed;
  }

  @Override
  public synchronized void later(Duration delay, Runnable task) {
    kernel.at(nanos() + delay.toNanos(), task);
    notifyAll();
  }

  @Override
  public void pause(Duration time) {
    await(() -> false, time);
  }

  @Override
  public boolean await(BooleanSupplier something, Duration wait) {
    long until = nanos() + wait.toNanos();
    while (true) {
      long seen = changes();
      if (something.getAsBoolean()) {
        return true;
      }
      if (!sleep(seen, until)) {
        return something.getAsBoolean();
      }
    }
  }

  @Override
  public synchronized void changed() {
    changes++;
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private synchronized long changes() {
    return changes;
  }

  /// Sleeps until something changed since `seen`.
  ///
  /// @return false if there is no point in waiting on
  private synchronized boolean sleep(long seen, long until) {
    while (changes == seen && !closed) {
      long left = until - nanos();
      if (left <= 0 || !waited(left)) {
        return false;
      }
    }
    return !closed;
  }

  private void live() {
    for (Runnable task = next(); task != null; task = next()) {
      task.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    while (!closed) {
      long now = nanos();
      Runnable task = kernel.take(now);
      if (task != null) {
        return task;
      }
      OptionalLong due = kernel.next();
      if (!waited(due.isPresent() ? due.getAsLong() - now : Long.MAX_VALUE)) {
        return null;
      }
    }
    return null;
  }

  /// @return false if the thread was interrupted
  private boolean waited(long simulatedNanos) {
    try {
      // Rounded up: a wait of 0 ms would spin through the last millisecond.
      wait(Math.min(60_000, simulatedNanos / speed / 1_000_000 + 1));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
