package id.penjaga.device.messages;

/// Why there is no reading. Missing data is data (ENV-04).
public enum MissReason {
  /// The part did not answer in time.
  TIMEOUT,
  /// It answered, and the checksum was wrong.
  CHECKSUM,
  /// It answered with something that cannot be parsed.
  MALFORMED,
  /// It answered with a number outside physics or outside the part's own range.
  OUT_OF_RANGE,
  /// The number is possible but does not follow from the ones before; held back by the plausibility
  /// gate.
  IMPLAUSIBLE,
  /// The bus reported an error.
  BUS_ERROR,
  /// The wire is not there: unplugged, no such connector.
  NOT_CONNECTED,
  /// It has answered exactly the same number for longer than its noise allows: it is stuck. Stands
  /// last, because a hub packs the reasons by their place.
  FROZEN
}
