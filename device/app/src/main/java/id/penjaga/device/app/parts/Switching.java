package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.core.Event;
import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The thread of an output: switches to what was last asked, and tries again when the wire refuses.
/// Asking never waits.
final class Switching implements Runnable {
  private static final long RETRY_SECONDS = 2;

  private final Opening<Actuator> actuator;
  private final PointId point;
  private final Reporter reporter;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition asked = lock.newCondition();
  private boolean wanted;
  private boolean set;
  private long pulseMs;

  Switching(PartEntry entry, Board board, Reporter reporter) {
    actuator = new Opening<>(entry, board, Actuator.class);
    point = new PointId(entry.name());
    this.reporter = reporter;
  }

  /// Requests the line with its safe state, before anything else is done with it.
  void open() {
    try {
      actuator.get();
    } catch (WireException e) {
      failed(e.reason(), e.advice());
    }
  }

  void set(boolean on) {
    lock.lock();
    try {
      wanted = on;
      set = true;
      asked.signal();
    } finally {
      lock.unlock();
    }
  }

  void pulse(long forMs) {
    lock.lock();
    try {
      pulseMs = Math.max(pulseMs, forMs);
      asked.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        serve();
      }
    } catch (InterruptedException _) {
      // Asked to end: closing leaves the output in its safe state.
    } finally {
      actuator.close();
    }
  }

  private void serve() throws InterruptedException {
    boolean setNow;
    boolean on;
    long pulse;
    lock.lock();
    try {
      while (!set && pulseMs == 0) {
        asked.await();
      }
      setNow = set;
      on = wanted;
      pulse = pulseMs;
      set = false;
      pulseMs = 0;
    } finally {
      lock.unlock();
    }
    try {
      if (setNow) {
        actuator.get().set(on);
      }
      if (pulse > 0) {
        actuator.get().pulse(Duration.ofMillis(pulse));
      }
      reporter.well(point);
    } catch (WireException e) {
      failed(e.reason(), e.advice());
      again(setNow);
    }
  }

  /// A state is tried until it is reached; a release of a lock is not, the person has gone by then.
  private void again(boolean setNow) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(RETRY_SECONDS);
      while (!set && pulseMs == 0 && left > 0) {
        left = asked.awaitNanos(left);
      }
      set = set || setNow;
    } finally {
      lock.unlock();
    }
  }

  private void failed(MissReason why, String advice) {
    reporter.trouble(point, advice);
    reporter.tell(new Event.Sampled(new Reading.Missed(reporter.clocks().now(), point, why)));
  }
}
