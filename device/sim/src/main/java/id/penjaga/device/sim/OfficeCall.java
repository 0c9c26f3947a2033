package id.penjaga.device.sim;

/// What somebody of the story tells the office, which no wire carries.
public enum OfficeCall {
  /// They stand at the reception, for a visit.
  ARRIVES,
  /// Their badge is lost.
  LOST,
  /// It was found.
  FOUND
}
