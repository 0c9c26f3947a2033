package id.penjaga.device.messages;

/// Why an alarm is no longer shelved.
public enum ShelfEnd {
  /// A person took it back.
  PERSON,
  /// Its time is over.
  EXPIRED,
  /// It was shelved for one occurrence, and that has cleared.
  CLEARED,
  /// The device's configuration makes no such alarm any more, or no longer lets it be shelved.
  NO_RULE
}
