package id.penjaga.device.drivers.wiegand;

import id.penjaga.device.drivers.part.badge.KeyPress;
import java.util.Optional;

/// Bursts that are no badge and no damage: a key of a keypad (4 bits; 6 with two parity bits; 8,
/// the upper four of which are the complement of the lower), and what readers say of themselves in
/// 8 bits (`AA` alive, `55` tamper, or the other way round).
final class ShortMessage {
  private ShortMessage() {}

  static boolean is(Bits.Burst burst) {
    int bits = (int) burst.bits();
    return !burst.hurried()
        && switch ((int) Math.min(burst.count(), Bits.MOST)) {
          case 4 -> true;
          case 6 -> Integer.bitCount(bits >> 3 & 7) % 2 == 0 && Integer.bitCount(bits & 7) % 2 == 1;
          case 8 -> isKey(bits & 0xFF) || (bits & 0xFF) == 0xAA || (bits & 0xFF) == 0x55;
          default -> false;
        };
  }

  private static boolean isKey(int octet) {
    return (octet >> 4 ^ octet & 0xF) == 0xF;
  }

  /// The key of a short message of a keypad that sends so many bits; empty for what a reader says
  /// of itself, and for keys that no PIN has.
  static Optional<KeyPress> key(Bits.Burst burst, int keypadBits) {
    int bits = (int) burst.bits();
    if (burst.count() != keypadBits || keypadBits == 8 && !isKey(bits & 0xFF)) {
      return Optional.empty();
    }
    int value = (keypadBits == 6 ? bits >> 1 : bits) & 0xF;
    return switch (value) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 ->
          Optional.of(new KeyPress((char) ('0' + value), burst.endNanos()));
      case 10 -> Optional.of(new KeyPress(KeyPress.CLEAR, burst.endNanos()));
      case 11 -> Optional.of(new KeyPress(KeyPress.ENTER, burst.endNanos()));
      default -> Optional.empty(); // keys for functions
    };
  }
}
