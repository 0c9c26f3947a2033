package id.penjaga.device.messages;

/// How the passage of a person is known.
public enum Certainty {
  /// The door was opened after the badge was granted.
  SEEN,
  /// The badge was shown at a door that stood open: no opening of its own followed.
  DECLARED,
  /// Concluded: several badges went through one opening, or a restart lay between.
  PRESUMED
}
