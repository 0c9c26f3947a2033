package id.penjaga.device.core;

import java.util.ArrayList;
import java.util.List;

/// The latest times that an alarm was raised, one more than its rule bears at most.
///
/// @param times their uptimes, oldest first
record Rises(List<Long> times) {
  static final Rises NONE = new Rises(List.of());

  Rises {
    times = List.copyOf(times);
  }

  /// With one more, now, and without those too long ago.
  Rises with(long now, ChatterRules.Rule rule) {
    List<Long> next = new ArrayList<>(times.size() + 1);
    for (long time : times) {
      if (now - time < rule.withinMs()) {
        next.add(time);
      }
    }
    next.add(now);
    return new Rises(next);
  }

  boolean tooMany(ChatterRules.Rule rule) {
    return times.size() > rule.most();
  }
}
