package id.penjaga.device.core;

import java.util.ArrayList;
import java.util.List;

/// What a value was lately: the lowest and the highest of each stretch of time, oldest first. It
/// takes no more room for a sensor that speaks each second than for one that speaks each minute.
///
/// It reaches back at most as far as it is asked for, and a thirtieth less at times: what it says
/// has changed has changed within that time.
record Past(List<Stretch> stretches) {
  static final Past NONE = new Past(List.of());

  private static final int STRETCHES = 30;

  Past {
    stretches = List.copyOf(stretches);
  }

  /// @param fromMs uptime at which it begins
  record Stretch(long fromMs, double least, double most) {}

  /// The past with one more value. The same object when that says nothing new.
  Past with(double value, long now, long withinMs) {
    Stretch last = stretches.isEmpty() ? null : stretches.getLast();
    boolean goesOn = last != null && now - last.fromMs() < Math.max(1, withinMs / STRETCHES);
    if (last != null
        && goesOn
        && value >= last.least()
        && value <= last.most()
        && now - stretches.getFirst().fromMs() <= withinMs) {
      return this;
    }
    List<Stretch> next = new ArrayList<>(stretches.size() + 1);
    for (Stretch each : stretches) {
      if (now - each.fromMs() <= withinMs && !(goesOn && each == last)) {
        next.add(each);
      }
    }
    next.add(
        last != null && goesOn
            ? new Stretch(
                last.fromMs(), Math.min(value, last.least()), Math.max(value, last.most()))
            : new Stretch(now, value, value));
    return new Past(next);
  }

  /// How far a value lies above the lowest.
  double rise(double value) {
    double least = value;
    for (Stretch each : stretches) {
      least = Math.min(least, each.least());
    }
    return value - least;
  }

  /// How far a value lies below the highest.
  double fall(double value) {
    double most = value;
    for (Stretch each : stretches) {
      most = Math.max(most, each.most());
    }
    return most - value;
  }
}
