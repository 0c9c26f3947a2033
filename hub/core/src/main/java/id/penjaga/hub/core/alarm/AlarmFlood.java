package id.penjaga.hub.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// More alarms than one person can take in. As in ISA-18.2: it begins when more than ten are raised
/// within ten minutes, and ends when fewer than five were. What is set aside adds nothing to it.
///
/// @param first the alarm that opened the ten minutes in which it began: most likely its cause
/// @param until null while it lasts
/// @param alarms how many were raised from the first one to its end
/// @param cut whether it began before the first one that was looked at: nobody knows its cause, and
///   more were raised
public record AlarmFlood(AlarmOccurrence first, @Nullable Instant until, int alarms, boolean cut) {
  /// The time in which alarms are counted.
  public static final Duration WINDOW = Duration.ofMinutes(10);

  /// So many within [#WINDOW] are no flood yet.
  public static final int MOST = 10;

  /// With fewer within [#WINDOW] it is over.
  public static final int CALM = 5;

  /// Told from its first alarm, which was there before anybody could know.
  public Instant from() {
    return first.raised();
  }

  /// The same flood of whose beginning too little is known.
  public AlarmFlood withoutBeginning() {
    return new AlarmFlood(first, until, alarms, true);
  }

  /// Goes through alarms in the order they were raised.
  public static final class Sweep {
    private static final long WINDOW_MS = WINDOW.toMillis();

    private final List<AlarmFlood> over = new ArrayList<>();
    private final Longs window = new Longs();

    /// The last ones, of which a flood may turn out to have begun with the first.
    private final Deque<AlarmOccurrence> last = new ArrayDeque<>();

    private @Nullable AlarmOccurrence first;
    private int alarms;
    private int busiest;

    public void take(AlarmOccurrence one) {
      if (one.aside()) {
        return;
      }
      pass(one.raised().toEpochMilli());
      window.add(one.raised().toEpochMilli());
      busiest = Math.max(busiest, window.size());
      last.addLast(one);
      if (last.size() > MOST + 1) {
        last.removeFirst();
      }
      if (first != null) {
        alarms++;
      } else if (window.size() > MOST) {
        first = last.getFirst();
        alarms = window.size();
      }
    }

    /// Lets alarms leave the window, and a flood end with them.
    private void pass(long toMs) {
      while (window.size() > 0 && window.first() + WINDOW_MS <= toMs) {
        long leftMs = window.removeFirst() + WINDOW_MS;
        AlarmOccurrence begun = first;
        if (begun != null && window.size() < CALM) {
          over.add(new AlarmFlood(begun, Instant.ofEpochMilli(leftMs), alarms, false));
          first = null;
        }
      }
    }

    /// The most that were raised within the window.
    int busiest() {
      return busiest;
    }

    /// All floods, the oldest first.
    ///
    /// @param now up to when it is known what was raised
    List<AlarmFlood> upTo(Instant now) {
      AlarmFlood lasting = lasting(now);
      List<AlarmFlood> all = new ArrayList<>(over);
      if (lasting != null) {
        all.add(lasting);
      }
      return all;
    }

    /// The flood that lasts at a moment; null when there is none.
    public @Nullable AlarmFlood lasting(Instant now) {
      pass(now.toEpochMilli());
      AlarmOccurrence begun = first;
      return begun == null ? null : new AlarmFlood(begun, null, alarms, false);
    }
  }
}
