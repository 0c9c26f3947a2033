package id.penjaga.device.core;

import id.penjaga.device.core.RoomRules.Gate;

/// How far the plausibility gate of a point believes what it hears. Cheap sensors send wrong values with a right checksum: about 1 in 120 of a
/// DHT22's, mostly the doubled value, sometimes twice in a row (decision 0001).
///
/// A value near the last believed one is believed. Any other is held back until enough values in a row agree among themselves; so is the first
/// after a start and the first after a gap as long as the point's stale time.
///
/// @param value the last believed value
/// @param valueMs its uptime; {@link #NEVER} before the first
/// @param candidate the last value held back
/// @param candidateMs its uptime
/// @param agreed how many values in a row agree with the candidate, itself included; 0 when the last value was believed
record Trust(double value, long valueMs, double candidate, long candidateMs, int agreed) {
  private static final long NEVER = -1;

  static final Trust NONE = new Trust(0, NEVER, 0, NEVER, 0);

  /// Absorbs the last digit of binary fractions: 22.3 - 21.3 is a jump of 1.0.
  static final double ROUNDING = 1e-6;

  /// The trust after one more value.
  ///
  /// @param staleAfterMs after so long nothing earlier counts; 0 when nothing ever expires
  Trust next(double heard, long now, Gate gate, long staleAfterMs) {
    if (current(valueMs, now, staleAfterMs) && near(heard, value, gate)) {
      return believed(heard, now);
    }
    boolean joins =
        agreed > 0 && current(candidateMs, now, staleAfterMs) && near(heard, candidate, gate);
    int count = joins ? agreed + 1 : 1;
    return count >= gate.agreeing()
        ? believed(heard, now)
        : new Trust(value, valueMs, heard, now, count);
  }

  /// Whether the value just heard is believed.
  boolean believes() {
    return agreed == 0;
  }

  private static Trust believed(double heard, long now) {
    return new Trust(heard, now, 0, NEVER, 0);
  }

  private static boolean current(long sinceMs, long now, long staleAfterMs) {
    return sinceMs != NEVER && (staleAfterMs == 0 || now - sinceMs < staleAfterMs);
  }

  private static boolean near(double a, double b, Gate gate) {
    return Math.abs(a - b) <= gate.jump() + ROUNDING;
  }
}
