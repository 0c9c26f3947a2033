package id.penjaga.device.core.access;

/// What became of the PIN that was typed with a badge. The digits never come here.
public enum PinCheck {
  /// The reader has no keys.
  NO_KEYPAD,
  NONE_TYPED,
  RIGHT,
  WRONG,
  /// It could not be checked in time: too many were typed at once.
  NOT_CHECKED,
  /// Typed right or wrong, but the badge waits after too many wrong ones.
  LOCKED
}
