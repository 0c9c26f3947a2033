package id.penjaga.hub.core;

/// How well a point was measured over a stretch of time.
public enum Heard {
  /// A value spoke for every moment of it.
  WHOLE,
  /// For some moments no value spoke, or its time is in doubt.
  GAPS,
  /// No value spoke for any moment of it.
  NOTHING;

  /// What several points say of the same stretch: as good as all of them, and nothing only when
  /// none was measured.
  public Heard with(Heard other) {
    return this == other ? this : GAPS;
  }
}
