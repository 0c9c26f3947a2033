package id.penjaga.device.core;

/// What a look at a condition says.
enum Judgement {
  GOOD,
  /// Back inside the limits, not yet past the deadband.
  IN_BETWEEN,
  BAD,
  /// Nothing can be seen: the point is stale. Blind is never good.
  BLIND
}
