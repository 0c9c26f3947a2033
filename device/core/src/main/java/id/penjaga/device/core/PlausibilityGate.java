package id.penjaga.device.core;

import id.penjaga.device.core.RoomRules.Gate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The plausibility filter of one point. Cheap sensors send wrong values with a right checksum:
/// about 1 in 120 of a DHT22's, mostly the doubled value, sometimes twice in a row (decision 0001).
///
/// A value near the last believed one is believed. Any other is held back until enough values in a
/// row agree among themselves; so is the first after a start and the first after a gap as long as
/// the point's stale time. A value that never moves is held back as well, where the gate asks for
/// it.
///
/// Values of a fast ramp never agree. What they have in common is known nevertheless: that all of
/// them reach some height. {@link #span} says which, and an alarm needs to know no more (F2).
///
/// @param value the last believed value
/// @param valueMs its uptime; {@link #NEVER} before the first
/// @param changedMs since when it has been exactly this value
/// @param held the latest values that were held back, oldest first; empty when the last value was
///     believed, or stands still
/// @param agreed how many values in a row agree with the last one held back, itself included; 0
///     when the last value was believed
record PlausibilityGate(double value, long valueMs, long changedMs, List<Heard> held, int agreed) {
  private static final long NEVER = -1;

  static final PlausibilityGate NONE = new PlausibilityGate(0, NEVER, NEVER, List.of(), 0);

  /// Absorbs the last digit of binary fractions: 22.3 - 21.3 is a jump of 1.0.
  static final double ROUNDING = 1e-6;

  record Heard(double value, long ms) {}

  /// What the latest values have in common, one odd value among them left out.
  ///
  /// @param least all of them are at least this
  /// @param leastMs uptime since when they are; 0 when only values that are believed say so
  /// @param most all of them are at most this
  /// @param mostMs uptime since when they are; 0 as above
  record Span(double least, long leastMs, double most, long mostMs) {
    /// Of one value that is believed.
    static Span of(double value) {
      return new Span(value, 0, value, 0);
    }

    /// Of all values with the other sign.
    Span negated() {
      return new Span(-most, mostMs, -least, leastMs);
    }
  }

  /// The gate after one more value.
  ///
  /// @param staleAfterMs after so long nothing earlier counts; 0 when nothing ever expires
  PlausibilityGate next(double heard, long now, Gate gate, long staleAfterMs) {
    if (current(valueMs, now, staleAfterMs) && near(heard, value, gate)) {
      return moved(heard, now, gate);
    }
    List<Heard> row = expired(now, staleAfterMs) ? List.of() : held;
    boolean joins = agreed > 0 && !row.isEmpty() && near(heard, row.getLast().value(), gate);
    int count = joins ? agreed + 1 : 1;
    if (count >= gate.agreeing()) {
      return new PlausibilityGate(heard, now, now, List.of(), 0);
    }
    List<Heard> next = new ArrayList<>(row);
    next.add(new Heard(heard, now));
    if (next.size() > gate.agreeing() + 1) {
      next.removeFirst();
    }
    return new PlausibilityGate(value, valueMs, changedMs, List.copyOf(next), count);
  }

  /// Whether the value just heard is believed.
  boolean believes() {
    return agreed == 0;
  }

  /// Whether values that were held back are too old to mean anything.
  boolean expired(long now, long staleAfterMs) {
    return !held.isEmpty() && !current(held.getLast().ms(), now, staleAfterMs);
  }

  /// What `agreeing` of the last `agreeing + 1` values have in common. The believed value stands
  /// for all that came before those held back, as long as it is current.
  ///
  /// @return null when too few values were heard
  @Nullable Span span(long now, Gate gate, long staleAfterMs) {
    if (held.isEmpty() || expired(now, staleAfterMs)) {
      return null;
    }
    int window = gate.agreeing() + 1;
    List<Heard> values = new ArrayList<>(window);
    if (current(valueMs, now, staleAfterMs)) {
      for (int i = held.size(); i < window; i++) {
        values.add(new Heard(value, valueMs));
      }
    }
    values.addAll(held);
    if (values.size() < gate.agreeing()) {
      return null;
    }
    double[] sorted = values.stream().mapToDouble(Heard::value).sorted().toArray();
    int odd = sorted.length - gate.agreeing();
    double least = sorted[odd];
    double most = sorted[sorted.length - 1 - odd];
    return new Span(
        least,
        values.stream().filter(h -> h.value() >= least).mapToLong(Heard::ms).min().orElse(now),
        most,
        values.stream().filter(h -> h.value() <= most).mapToLong(Heard::ms).min().orElse(now));
  }

  /// The next value near the last. A frozen one is held, as if it were the first of a row that
  /// never grows, and the first that moves is believed.
  private PlausibilityGate moved(double heard, long now, Gate gate) {
    long since = heard == value ? changedMs : now;
    boolean frozen = gate.frozenAfterMs() > 0 && now - since >= gate.frozenAfterMs();
    return new PlausibilityGate(heard, now, since, List.of(), frozen ? 1 : 0);
  }

  private static boolean current(long sinceMs, long now, long staleAfterMs) {
    return sinceMs != NEVER && (staleAfterMs == 0 || now - sinceMs < staleAfterMs);
  }

  private static boolean near(double a, double b, Gate gate) {
    return Math.abs(a - b) <= gate.jump() + ROUNDING;
  }
}
