package id.penjaga.device.app.loop;

import id.penjaga.device.core.Event;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// What waits for the control thread; bounded. When it is full a reading replaces the waiting one
/// of its point, so that the latest state of every alarm's input still arrives; two-valued points
/// keep their last changes, so that a short leak is not smoothed away. Everything that had to go is
/// counted, and the count is handed out with the events.
///
/// Safe for several threads; one takes.
public final class Inbox implements Consumer<Event> {
  /// Changes of a two-valued point that are kept when the inbox is full.
  private static final int CHANGES = 4;

  /// @param events in the order in which they came
  /// @param lostReadings readings that were replaced
  /// @param lostEvents badges, buttons and commands that found no place
  public record Taken(List<Event> events, long lostReadings, long lostEvents) {}

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private final Deque<Event> waiting = new ArrayDeque<>();
  private final Map<PointId, Deque<Event.Sampled>> squeezed = new LinkedHashMap<>();
  private long lostReadings;
  private long lostEvents;

  public Inbox(int capacity) {
    this.capacity = capacity;
  }

  /// Never waits.
  @Override
  public void accept(Event event) {
    lock.lock();
    try {
      if (waiting.size() < capacity || event instanceof Event.ClockSet) {
        waiting.add(event);
      } else if (event instanceof Event.Sampled sampled) {
        squeeze(sampled);
      } else {
        lostEvents++;
      }
      something.signal();
    } finally {
      lock.unlock();
    }
  }

  private void squeeze(Event.Sampled sampled) {
    Deque<Event.Sampled> kept =
        squeezed.computeIfAbsent(sampled.reading().point(), _ -> new ArrayDeque<>());
    if (sampled.reading() instanceof Reading.Taken(_, _, var measure)
        && measure.unit() == Unit.STATE) {
      boolean same =
          !kept.isEmpty()
              && kept.getLast().reading() instanceof Reading.Taken(_, _, var before)
              && before.equals(measure);
      if (same || kept.size() >= CHANGES) {
        kept.removeLast();
        lostReadings++;
      }
    } else if (!kept.isEmpty()) {
      kept.removeLast();
      lostReadings++;
    }
    kept.add(sampled);
  }

  /// Waits until something is there or the time has passed, and takes everything.
  public Taken take(long waitMs) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(waitMs);
      while (waiting.isEmpty() && left > 0) {
        left = something.awaitNanos(left);
      }
      List<Event> events = new ArrayList<>(waiting);
      squeezed.values().forEach(events::addAll);
      Taken taken = new Taken(events, lostReadings, lostEvents);
      waiting.clear();
      squeezed.clear();
      lostReadings = 0;
      lostEvents = 0;
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
