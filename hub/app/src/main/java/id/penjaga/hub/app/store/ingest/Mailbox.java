package id.penjaga.hub.app.store.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The bounded queue in front of the writer. It hands work over in groups, because forcing the disk
/// costs the same for one message as for two thousand: journal records are batched for up to 5 ms,
/// lone readings for up to a second, a stream of them for up to 20 ms.
final class Mailbox {
  private static final int MOST_ITEMS = 8192;
  private static final long MOST_WEIGHT = 4_000_000;
  private static final int FULL_GROUP = 2000;
  private static final long FULL_WEIGHT = 1_000_000;
  private static final int BUSY = 12;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition mayTake = lock.newCondition();
  private final Condition mayPut = lock.newCondition();
  private List<Work> waiting = new ArrayList<>();
  private long weight;
  private boolean urgent;
  private boolean closed;

  /// Something for the writer to do within its next transaction.
  sealed interface Work permits Delivered, Task {}

  record Delivered(Message message) implements Work {}

  /// Puts a message in, waiting up to `patienceMs` for room. Returns false when there was none, or
  /// the mailbox is closed.
  boolean offer(Message message, long patienceMs) {
    long patience = TimeUnit.MILLISECONDS.toNanos(patienceMs);
    lock.lock();
    try {
      while (!closed && (waiting.size() >= MOST_ITEMS || weight >= MOST_WEIGHT)) {
        if (patience <= 0) {
          return false;
        }
        patience = mayPut.awaitNanos(patience);
      }
      return !closed && add(new Delivered(message), message.weight(), isUrgent(message));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// Puts a task in; tasks are few and are never refused while the mailbox is open.
  boolean submit(Task task) {
    lock.lock();
    try {
      return !closed && add(task, 0, true);
    } finally {
      lock.unlock();
    }
  }

  /// The next group of work; empty after `idleMs` without any, and when the mailbox is closed and
  /// done.
  List<Work> take(long idleMs) {
    lock.lock();
    try {
      long idle = TimeUnit.MILLISECONDS.toNanos(idleMs);
      while (waiting.isEmpty() && !closed && idle > 0) {
        idle = await(idle);
      }
      long waited = 0;
      while (!waiting.isEmpty() && !closed && lingerNanos() > waited) {
        long patience = lingerNanos() - waited;
        waited += patience - Math.max(0, await(patience));
      }
      List<Work> group = waiting;
      waiting = new ArrayList<>();
      weight = 0;
      urgent = false;
      mayPut.signalAll();
      return group;
    } finally {
      lock.unlock();
    }
  }

  /// Waits, unless the mailbox is closed.
  void pause(long ms) {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(ms);
      while (!closed && left > 0) {
        left = await(left);
      }
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      mayTake.signalAll();
      mayPut.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /// The writer must not be interrupted; an interrupt is ignored.
  private long await(long nanos) {
    try {
      return mayTake.awaitNanos(nanos);
    } catch (InterruptedException _) {
      return nanos;
    }
  }

  private boolean add(Work work, int itsWeight, boolean isUrgent) {
    waiting.add(work);
    weight += itsWeight;
    int size = waiting.size();
    if (size == 1 || size == BUSY || size == FULL_GROUP || weight >= FULL_WEIGHT) {
      mayTake.signal();
    } else if (isUrgent && !urgent) {
      mayTake.signal();
    }
    urgent |= isUrgent;
    return true;
  }

  private long lingerNanos() {
    int size = waiting.size();
    if (size >= FULL_GROUP || weight >= FULL_WEIGHT) {
      return 0;
    }
    return TimeUnit.MILLISECONDS.toNanos(urgent ? 5 : size >= BUSY ? 20 : 1000);
  }

  private static boolean isUrgent(Message message) {
    return !(message instanceof Message.Trend);
  }
}
