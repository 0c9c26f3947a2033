package id.penjaga.device.core;

import id.penjaga.device.core.RoomRules.Gate;

/// How far the plausibility gate of a point believes what it hears. Cheap sensors send wrong values
/// with a right checksum: about 1 in 120 of a DHT22's, mostly the doubled value, sometimes twice in
/// a row (decision 0001).
///
/// A value near the last believed one is believed. Any other is held back until enough values in a
/// row agree among themselves; so is the first after a start and the first after a gap as long as
/// the point's stale time. A value that never moves is held back as well, where the gate asks for
/// it.
///
/// @param value the last believed value
/// @param valueMs its uptime; {@link #NEVER} before the first
/// @param changedMs since when it has been exactly this value
/// @param candidate the last value held back
/// @param candidateMs its uptime
/// @param agreed how many values in a row agree with the candidate, itself included; 0 when the
///     last value was believed
record PlausibilityGate(
    double value, long valueMs, long changedMs, double candidate, long candidateMs, int agreed) {
  private static final long NEVER = -1;

  static final PlausibilityGate NONE = new PlausibilityGate(0, NEVER, NEVER, 0, NEVER, 0);

  /// Absorbs the last digit of binary fractions: 22.3 - 21.3 is a jump of 1.0.
  static final double ROUNDING = 1e-6;

  /// The trust after one more value.
  ///
  /// @param staleAfterMs after so long nothing earlier counts; 0 when nothing ever expires
  PlausibilityGate next(double heard, long now, Gate gate, long staleAfterMs) {
    if (current(valueMs, now, staleAfterMs) && near(heard, value, gate)) {
      return moved(heard, now, gate);
    }
    boolean joins =
        agreed > 0 && current(candidateMs, now, staleAfterMs) && near(heard, candidate, gate);
    int count = joins ? agreed + 1 : 1;
    return count >= gate.agreeing()
        ? believed(heard, now)
        : new PlausibilityGate(value, valueMs, changedMs, heard, now, count);
  }

  /// Whether the value just heard is believed.
  boolean believes() {
    return agreed == 0;
  }

  private static PlausibilityGate believed(double heard, long now) {
    return new PlausibilityGate(heard, now, now, 0, NEVER, 0);
  }

  /// The next value near the last. A frozen one is held, and the first that moves is believed.
  private PlausibilityGate moved(double heard, long now, Gate gate) {
    long since = heard == value ? changedMs : now;
    boolean frozen = gate.frozenAfterMs() > 0 && now - since >= gate.frozenAfterMs();
    return new PlausibilityGate(heard, now, since, 0, NEVER, frozen ? 1 : 0);
  }

  private static boolean current(long sinceMs, long now, long staleAfterMs) {
    return sinceMs != NEVER && (staleAfterMs == 0 || now - sinceMs < staleAfterMs);
  }

  private static boolean near(double a, double b, Gate gate) {
    return Math.abs(a - b) <= gate.jump() + ROUNDING;
  }
}
