package id.penjaga.hub.core.retention;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How many days each kind of record is kept.
public record KeepTimes(Map<Kept, Integer> days) {
  public static final KeepTimes USUAL = new KeepTimes(Map.of());

  public KeepTimes {
    days = Collections.unmodifiableMap(copy(days));
  }

  private static Map<Kept, Integer> copy(Map<Kept, Integer> days) {
    EnumMap<Kept, Integer> all = new EnumMap<>(Kept.class);
    all.putAll(days);
    return all;
  }

  public int of(Kept kind) {
    return days.getOrDefault(kind, kind.usual());
  }

  public KeepTimes with(Kept kind, int time) {
    Map<Kept, Integer> next = copy(days);
    next.put(kind, time);
    return new KeepTimes(next);
  }

  /// These, except where others say something.
  public KeepTimes under(KeepTimes others) {
    Map<Kept, Integer> next = copy(days);
    next.putAll(others.days);
    return new KeepTimes(next);
  }
}
