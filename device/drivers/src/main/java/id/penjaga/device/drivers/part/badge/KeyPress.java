package id.penjaga.device.drivers.part.badge;

/// A key of a reader's keypad.
///
/// @param key `0` to `9`, {@link #ENTER} or {@link #CLEAR}
/// @param uptimeNanos when it was pressed, on the scale of
///     [id.penjaga.device.drivers.wire.Timing#nanos]; the earliest moment possible where that is
///     not known exactly
public record KeyPress(char key, long uptimeNanos) {
  /// What was typed is complete.
  public static final char ENTER = '#';

  /// What was typed is forgotten.
  public static final char CLEAR = '*';

  /// Keys of a reader that wait to be asked for; of more the oldest go.
  public static final int MOST = 32;

  /// @throws IllegalArgumentException for any other key
  public KeyPress {
    if ((key < '0' || key > '9') && key != ENTER && key != CLEAR) {
      throw new IllegalArgumentException("no key of a PIN"); // and not which
    }
  }

  public boolean digit() {
    return key >= '0' && key <= '9';
  }

  /// Without the key: it may be a part of a PIN.
  @Override
  public String toString() {
    return "a key";
  }
}
