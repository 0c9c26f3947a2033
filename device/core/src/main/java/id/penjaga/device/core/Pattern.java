package id.penjaga.device.core;

import java.util.List;

/// The rhythm of an output that is on, so that people hear from afar how bad it is (ENV-10).
public enum Pattern {
  /// Without a pause.
  STEADY(),
  /// Twice a second.
  FAST(250, 250),
  /// Two short ones every three seconds.
  DOUBLE(150, 150, 150, 2_550),
  /// A short one every ten seconds.
  SINGLE(150, 9_850);

  private final List<Integer> stepsMs;

  Pattern(Integer... stepsMs) {
    this.stepsMs = List.of(stepsMs);
  }

  /// How long it is on, off, on, and so on, over and over; empty when it is never off.
  public List<Integer> stepsMs() {
    return stepsMs;
  }
}
