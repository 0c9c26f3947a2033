package id.penjaga.hub.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// More alarms than one person can take in. As in ISA-18.2: it begins when more than ten are raised
/// within ten minutes, and ends when fewer than five were.
///
/// @param first the alarm that opened the ten minutes in which it began: most likely its cause
/// @param until null while it lasts
/// @param alarms how many were raised from the first one to its end
public record AlarmFlood(AlarmOccurrence first, @Nullable Instant until, int alarms) {
  /// The time in which alarms are counted.
  public static final Duration WINDOW = Duration.ofMinutes(10);

  /// So many within [#WINDOW] are no flood yet.
  public static final int MOST = 10;

  private static final int CALM = 5;

  /// Told from its first alarm, which was there before anybody could know.
  public Instant from() {
    return first.raised();
  }

  /// The floods among some alarms, the oldest first. Drills make none.
  ///
  /// @param now up to when it is known what was raised
  public static List<AlarmFlood> of(Collection<AlarmOccurrence> alarms, Instant now) {
    Sweep sweep = new Sweep();
    alarms.stream()
        .filter(one -> !one.drill() && !one.raised().isAfter(now))
        .sorted(Comparator.comparing(AlarmOccurrence::raised).thenComparing(AlarmOccurrence::id))
        .forEach(sweep::raised);
    return sweep.upTo(now);
  }

  /// The flood that lasts at a moment; null when there is none.
  ///
  /// @param alarms those raised in the hours before
  public static @Nullable AlarmFlood now(Collection<AlarmOccurrence> alarms, Instant now) {
    List<AlarmFlood> all = of(alarms, now);
    return all.isEmpty() || all.getLast().until() != null ? null : all.getLast();
  }

  /// Goes through alarms in the order they were raised.
  private static final class Sweep {
    private final List<AlarmFlood> over = new ArrayList<>();
    private final Deque<AlarmOccurrence> window = new ArrayDeque<>();
    private @Nullable AlarmFlood lasting;

    void raised(AlarmOccurrence one) {
      pass(one.raised());
      window.add(one);
      AlarmFlood now = lasting;
      if (now != null) {
        lasting = new AlarmFlood(now.first(), null, now.alarms() + 1);
      } else if (window.size() > MOST) {
        lasting = new AlarmFlood(window.getFirst(), null, window.size());
      }
    }

    /// Lets alarms leave the window, and a flood end with them.
    private void pass(Instant to) {
      while (!window.isEmpty() && !window.getFirst().raised().plus(WINDOW).isAfter(to)) {
        Instant left = window.removeFirst().raised().plus(WINDOW);
        AlarmFlood now = lasting;
        if (now != null && window.size() < CALM) {
          over.add(new AlarmFlood(now.first(), left, now.alarms()));
          lasting = null;
        }
      }
    }

    List<AlarmFlood> upTo(Instant now) {
      pass(now);
      if (lasting != null) {
        over.add(lasting);
      }
      return over;
    }
  }
}
