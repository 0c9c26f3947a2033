package id.penjaga.device.messages;

/// What told that the battery of a UPS runs out.
public enum ShutdownCause {
  /// The UPS says so itself.
  LOW_BATTERY,
  /// Its runtime is below what a group of servers needs.
  RUNTIME,
  /// Its charge is below it.
  CHARGE
}
