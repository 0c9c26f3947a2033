package id.penjaga.device.app.board.kernel;

import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.Timing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The one thread from which a board calls its drivers: it waits for edges on all inputs at once
/// and runs what was asked for later.
///
/// Time is {@link System#nanoTime}, which on Linux is the clock that the kernel stamps edges with.
/// A task or listener that throws has a bug. What it threw leaves the thread, and the factory that
/// made the thread tells the program, which ends: without this thread no edge and no timer is
/// served any more.
public final class BoardThread implements Timing, AutoCloseable {
  /// Called when a descriptor has something to read.
  public interface Reader {
    /// @throws LinuxException if the descriptor is of no use any more; it is then no longer watched
    void readable() throws LinuxException;
  }

  private record Task(long at, long order, Runnable run) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      return at != other.at ? Long.signum(at - other.at) : Long.compare(order, other.order);
    }
  }

  /// Of `poll`: no time limit.
  private static final int NO_LIMIT = -1;

  private final int wake;
  private final Thread thread;
  private final Map<Integer, Reader> watched = new LinkedHashMap<>();
  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private final Queue<Runnable> chores = new ArrayDeque<>();
  private long order;
  private boolean stopping;
  private boolean stopped;

  private BoardThread(int wake, ThreadFactory threads) {
    this.wake = wake;
    thread = threads.newThread(this::run);
  }

  /// @param threads told of what a task or listener throws
  public static BoardThread start(ThreadFactory threads) throws LinuxException {
    BoardThread board = new BoardThread(Libc.eventfd(), threads);
    board.thread.start();
    return board;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration time) {
    sleep(time);
  }

  /// The same without a board: sleeps for `time`, shorter when the thread is interrupted.
  public static void sleep(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public synchronized void later(Duration delay, Runnable task) {
    if (!stopping) {
      tasks.add(new Task(nanos() + delay.toNanos(), order++, task));
      wakeUp();
    }
  }

  /// Calls `reader` on this board's thread whenever the descriptor is readable.
  public synchronized void watch(int descriptor, Reader reader) {
    watched.put(descriptor, reader);
    wakeUp();
  }

  /// Stops watching and runs `after` when no call to the reader is under way or to come. Returns
  /// when that is done.
  public void unwatch(int descriptor, Runnable after) {
    CountDownLatch done = new CountDownLatch(1);
    Runnable chore =
        () -> {
          forget(descriptor);
          after.run();
          done.countDown();
        };
    synchronized (this) {
      if (!stopped && Thread.currentThread() != thread) {
        chores.add(chore);
        wakeUp();
        chore = null;
      }
    }
    if (chore != null) {
      chore.run();
    }
    await(done);
  }

  /// Ends the thread. What was asked for later never runs.
  @Override
  public void close() {
    synchronized (this) {
      stopping = true;
      tasks.clear();
      if (stopped) {
        return;
      }
      wakeUp();
    }
    if (Thread.currentThread() != thread) {
      boolean interrupted = Thread.interrupted();
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
  }

  private void run() {
    try {
      while (running()) {
        doChores();
        doTasks();
        await();
      }
    } catch (LinuxException e) {
      throw new IllegalStateException("the board cannot wait for its lines", e);
    } finally {
      synchronized (this) {
        stopping = true;
        stopped = true;
        Libc.close(wake);
      }
      doChores();
    }
  }

  private synchronized boolean running() {
    return !stopping;
  }

  private void doChores() {
    for (Runnable chore = chore(); chore != null; chore = chore()) {
      chore.run();
    }
  }

  private synchronized @Nullable Runnable chore() {
    return chores.poll();
  }

  private void doTasks() {
    for (Runnable due = due(); due != null; due = due()) {
      due.run();
    }
  }

  private synchronized @Nullable Runnable due() {
    Task next = tasks.peek();
    if (next == null || next.at - nanos() > 0) {
      return null;
    }
    tasks.remove();
    return next.run;
  }

  /// Waits for an edge, for a call from another thread or for the next task.
  private void await() throws LinuxException {
    int[] descriptors;
    int patience;
    synchronized (this) {
      descriptors = new int[1 + watched.size()];
      int count = 0;
      descriptors[count++] = wake;
      for (int descriptor : watched.keySet()) {
        descriptors[count++] = descriptor;
      }
      patience = patience();
    }
    BitSet ready = Libc.poll(patience, descriptors);
    if (ready.get(0)) {
      Libc.drain(wake);
    }
    for (int i = ready.nextSetBit(1); i >= 0; i = ready.nextSetBit(i + 1)) {
      read(descriptors[i]);
    }
  }

  /// Milliseconds until the next task, rounded up.
  private int patience() {
    Task next = tasks.peek();
    if (next == null) {
      return NO_LIMIT;
    }
    long left = next.at - nanos();
    return left <= 0 ? 0 : Math.toIntExact(Math.min(left / 1_000_000 + 1, Integer.MAX_VALUE));
  }

  private void read(int descriptor) {
    Reader reader;
    synchronized (this) {
      reader = watched.get(descriptor);
    }
    if (reader != null) {
      try {
        reader.readable();
      } catch (LinuxException _) {
        // The reader keeps its own error for the next question to its line.
        forget(descriptor);
      }
    }
  }

  private synchronized void forget(int descriptor) {
    watched.remove(descriptor);
  }

  private void wakeUp() {
    if (stopped || Thread.currentThread() == thread) {
      return;
    }
    try {
      Libc.signal(wake);
    } catch (LinuxException e) {
      throw new IllegalStateException("the board's thread cannot be woken", e);
    }
  }

  private static void await(CountDownLatch done) {
    boolean interrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
