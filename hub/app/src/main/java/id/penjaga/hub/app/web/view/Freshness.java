package id.penjaga.hub.app.web.view;

/// Whether a value may be shown as the present one.
public enum Freshness {
  FRESH,
  /// The last reading failed; the one before is still young enough.
  UNCERTAIN,
  /// No believable reading within the stale time.
  STALE,
  /// The device does not answer the hub.
  OFFLINE,
  /// Nothing was ever measured.
  NEVER;

  /// Whether the number may stand on the page as current.
  public boolean current() {
    return this == FRESH || this == UNCERTAIN;
  }
}
