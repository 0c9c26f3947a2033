package id.penjaga.hub.core.visit;

import org.jspecify.annotations.Nullable;

/// What a PIN must be like: a keypad has ten keys, so the few numbers that everybody tries first
/// are refused.
public final class PinRule {
  /// Digits of the shortest and of the longest PIN.
  public static final int LEAST = 6;

  public static final int MOST = 8;

  private static final String UP = "01234567890";
  private static final String DOWN = "09876543210";

  private PinRule() {}

  /// Why a PIN is not taken.
  public enum Objection {
    /// It is not six to eight digits.
    FORM,
    /// One digit, a row, or a part that repeats itself.
    SIMPLE,
    /// A year of this or the last century ends it, as birthdays do.
    BIRTHDAY
  }

  /// What speaks against a PIN; null when nothing does.
  public static @Nullable Objection objection(String pin) {
    if (!pin.matches("[0-9]{" + LEAST + "," + MOST + "}")) {
      return Objection.FORM;
    }
    if (UP.contains(pin) || DOWN.contains(pin) || pin.matches("([0-9]{1,4})\\1+")) {
      return Objection.SIMPLE;
    }
    return birthday(pin) ? Objection.BIRTHDAY : null;
  }

  /// A day as Indonesians write it, `17081945` or `170845`.
  private static boolean birthday(String pin) {
    return pin.matches("(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])((19|20)?[0-9]{2})");
  }
}
