package id.penjaga.device.messages;

/// How the wait for a new badge at a reader ended.
public enum EnrolmentEnd {
  /// One unknown badge was held there.
  READ,
  /// The badge is known already; it was judged as ever.
  KNOWN_BADGE,
  /// A second badge came before the first was taken: neither is.
  TWO_BADGES,
  /// No badge came in time.
  TIMED_OUT
}
