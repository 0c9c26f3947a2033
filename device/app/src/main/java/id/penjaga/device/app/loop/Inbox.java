package id.penjaga.device.app.loop;

import id.penjaga.device.core.Event;
import id.penjaga.device.messages.PointId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What waits for the control thread: two bounded queues, the urgent one first ([Urgency]).
///
/// Urgent events are never dropped, they are coalesced: a press of an exit button with the one that
/// waits for the same door, a badge on the way out with a press of its door's button once the queue
/// is full, a reading with the next of its point. In both queues the latest state of every alarm's
/// input arrives, however full they are. Everything that had to go is counted.
///
/// Safe for several threads; one takes.
public final class Inbox implements Consumer<Event> {
  /// Urgent events are handled in milliseconds. More of them waiting means that a contact chatters,
  /// and a press of an exit button must not wait behind it.
  private static final int URGENT = 64;

  /// Urgent events in a row before one of the others gets its turn.
  private static final int URGENT_IN_A_ROW = 32;

  /// What found no place since this was last asked.
  ///
  /// @param readings readings that were replaced
  /// @param events badges and commands
  public record Losses(long readings, long events) {}

  private final Urgency urgency;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private final EventQueue urgent;
  private final EventQueue others;
  private int inARow;
  private long lostEvents;

  /// @param capacity events of each queue that wait before any is coalesced or dropped
  public Inbox(int capacity, Urgency urgency) {
    this.urgency = urgency;
    urgent = new EventQueue(Math.min(capacity, URGENT));
    others = new EventQueue(capacity);
  }

  /// Never waits.
  @Override
  public void accept(Event event) {
    lock.lock();
    try {
      if (urgency.test(event)) {
        hurry(event);
      } else if (!others.add(event)) {
        lostEvents++;
      }
      something.signal();
    } finally {
      lock.unlock();
    }
  }

  private void hurry(Event event) {
    PointId door = event instanceof Event.BadgePresented badge ? urgency.letsOut(badge) : null;
    if (!urgent.add(event)) {
      lostEvents++;
      if (door != null) {
        urgent.add(new Event.ExitPressed(event.at(), door)); // only who left is not known
      }
    }
  }

  /// Waits until something is there or the time has passed.
  ///
  /// @return the next event, urgent ones first; null when there is none
  public @Nullable Event take(long waitMs) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(waitMs);
      while (urgent.isEmpty() && others.isEmpty() && left > 0) {
        left = something.awaitNanos(left);
      }
      boolean another = inARow >= URGENT_IN_A_ROW && !others.isEmpty();
      Event next = another ? null : urgent.take();
      if (next == null) {
        inARow = 0;
        return others.take();
      }
      inARow++;
      return next;
    } finally {
      lock.unlock();
    }
  }

  /// Counts since the last call.
  public Losses takeLosses() {
    lock.lock();
    try {
      Losses losses = new Losses(urgent.takeLost() + others.takeLost(), lostEvents);
      lostEvents = 0;
      return losses;
    } finally {
      lock.unlock();
    }
  }
}
