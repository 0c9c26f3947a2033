package id.penjaga.device.app.loop;

import id.penjaga.device.core.Event;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Unit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A bounded queue of events, first in, first out.
///
/// A full queue still takes what must not be missing, and so little of it that it stays bounded:
/// steps of the clock, one press for each exit button, and the latest readings of each point. There
/// a reading replaces the waiting one; two-valued points keep their last changes, so that a short
/// leak is not smoothed away. Not safe for several threads.
final class EventQueue {
  /// Changes of a two-valued point that a full queue still takes.
  private static final int CHANGES = 4;

  private static final class Slot {
    Event event;
    final boolean beyond;

    Slot(Event event, boolean beyond) {
      this.event = event;
      this.beyond = beyond;
    }
  }

  private final int capacity;
  private final Deque<Slot> slots = new ArrayDeque<>();
  private final Map<PointId, Deque<Slot>> beyond = new HashMap<>();
  private final Set<PointId> pressed = new HashSet<>();
  private long lost;

  /// @param capacity events that wait before any is coalesced or refused
  EventQueue(int capacity) {
    this.capacity = capacity;
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  /// @return false when the queue is full and the event found no place
  boolean add(Event event) {
    boolean full = slots.size() >= capacity;
    if (event instanceof Event.ExitPressed press) {
      if (pressed.add(press.door())) {
        slots.add(new Slot(press, full));
      }
    } else if (!full || event instanceof Event.ClockSet) {
      slots.add(new Slot(event, false));
    } else if (event instanceof Event.Sampled sampled) {
      squeeze(sampled);
    } else {
      return false;
    }
    return true;
  }

  private void squeeze(Event.Sampled sampled) {
    Deque<Slot> mine = beyond.computeIfAbsent(sampled.reading().point(), _ -> new ArrayDeque<>());
    Slot last = mine.peekLast();
    int kept = twoValued(sampled) ? CHANGES : 1;
    if (last != null && (mine.size() >= kept || same(last.event, sampled))) {
      last.event = sampled;
      lost++;
    } else {
      Slot slot = new Slot(sampled, true);
      mine.add(slot);
      slots.add(slot);
    }
  }

  private static boolean twoValued(Event.Sampled sampled) {
    return sampled.reading() instanceof Reading.Taken(_, _, var measure)
        && measure.unit() == Unit.STATE;
  }

  private static boolean same(Event before, Event.Sampled sampled) {
    return before instanceof Event.Sampled(Reading.Taken(_, _, var old))
        && sampled.reading() instanceof Reading.Taken(_, _, var fresh)
        && old.equals(fresh);
  }

  /// The event that has waited longest; null when none waits.
  @Nullable Event take() {
    Slot slot = slots.poll();
    if (slot == null) {
      return null;
    }
    if (slot.event instanceof Event.ExitPressed press) {
      pressed.remove(press.door());
    } else if (slot.beyond && slot.event instanceof Event.Sampled sampled) {
      beyond.computeIfPresent(
          sampled.reading().point(),
          (_, mine) -> {
            mine.remove(slot);
            return mine.isEmpty() ? null : mine;
          });
    }
    return slot.event;
  }

  /// Readings that were replaced since this was last asked.
  long takeLost() {
    long count = lost;
    lost = 0;
    return count;
  }
}
