package id.penjaga.device.drivers.wiegand;

/// Bursts that are no badge and no damage: a key of a keypad (4 bits; 6 with two parity bits; 8,
/// the upper four of which are the complement of the lower), and what readers say of themselves in
/// 8 bits (`AA` alive, `55` tamper, or the other way round). They are ignored without delay.
final class ShortMessage {
  private ShortMessage() {}

  static boolean is(Bits.Burst burst) {
    int bits = (int) burst.bits();
    return !burst.hurried()
        && switch ((int) Math.min(burst.count(), Bits.MOST)) {
          case 4 -> true;
          case 6 -> Integer.bitCount(bits >> 3 & 7) % 2 == 0 && Integer.bitCount(bits & 7) % 2 == 1;
          case 8 -> {
            int octet = bits & 0xFF;
            yield (octet >> 4 ^ octet & 0xF) == 0xF || octet == 0xAA || octet == 0x55;
          }
          default -> false;
        };
  }
}
