package id.penjaga.device.drivers.rdm6300;

import org.jspecify.annotations.Nullable;

/// Finds frames in a stream of bytes. Keeps at most twelve bytes whatever comes in; a start byte
/// always starts over, so it finds the next whole frame after any noise.
final class Frames {
  private static final int START = 0x02;
  private static final int END = 0x03;
  private static final int DIGITS = 12;

  /// What a byte completed.
  enum Seen {
    NOTHING,
    FRAME,
    WRONG_CHECKSUM
  }

  private final boolean additive;
  private final int[] digits = new int[DIGITS];
  private int count = -1;
  private byte @Nullable [] number;

  /// @param additive whether the checksum is the sum instead of the XOR
  Frames(boolean additive) {
    this.additive = additive;
  }

  Seen take(byte raw) {
    int value = Byte.toUnsignedInt(raw);
    if (value == START) {
      count = 0;
      return Seen.NOTHING;
    }
    if (count < 0) {
      return Seen.NOTHING;
    }
    if (count == DIGITS) {
      count = -1;
      return value == END ? check() : Seen.NOTHING;
    }
    int digit = value < 0x80 ? Character.digit(value, 16) : -1;
    if (digit < 0) {
      count = -1;
      return Seen.NOTHING;
    }
    digits[count++] = digit;
    return Seen.NOTHING;
  }

  /// The five bytes of the last whole frame.
  byte[] number() {
    if (number == null) {
      throw new IllegalStateException("no frame yet");
    }
    return number.clone();
  }

  private Seen check() {
    byte[] bytes = new byte[5];
    int xor = 0;
    int sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      int value = octet(i);
      bytes[i] = (byte) value;
      xor ^= value;
      sum += value;
    }
    if (octet(5) != (additive ? sum & 0xFF : xor)) {
      return Seen.WRONG_CHECKSUM;
    }
    number = bytes;
    return Seen.FRAME;
  }

  private int octet(int index) {
    return digits[2 * index] << 4 | digits[2 * index + 1];
  }
}
