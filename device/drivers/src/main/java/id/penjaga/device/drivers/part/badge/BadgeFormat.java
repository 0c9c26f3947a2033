package id.penjaga.device.drivers.part.badge;

import java.util.Arrays;
import java.util.Optional;

/// How readers lay out a badge's number in a frame of bits: a parity bit, the number, a parity bit.
/// The same badge has the same number at every kind of reader.
public enum BadgeFormat {
  /// H10301: 24 bits of number.
  W26(26, 13),
  /// 32 bits of number.
  W34(34, 17),
  /// H10302 and H10304: 35 bits of number; the middle bit counts in both halves.
  W37(37, 19);

  private final int bits;
  private final int half;

  /// @param half how many bits each parity covers, its own included
  BadgeFormat(int bits, int half) {
    this.bits = bits;
    this.half = half;
  }

  /// The format of frames of so many bits.
  public static Optional<BadgeFormat> of(int bits) {
    return Arrays.stream(values()).filter(format -> format.bits == bits).findFirst();
  }

  /// Of the whole frame.
  public int bits() {
    return bits;
  }

  /// Of the number, as [#number] gives it.
  public int bytes() {
    return (bits - 2 + 7) / 8;
  }

  /// Even over the first half, odd over the second.
  ///
  /// @param frame its last bit in the lowest place
  public boolean parityHolds(long frame) {
    long mask = (1L << half) - 1;
    return Long.bitCount(frame >>> (bits - half) & mask) % 2 == 0
        && Long.bitCount(frame & mask) % 2 == 1;
  }

  /// Whether a badge can have the number in a frame: no badge is issued with all zeros or all ones,
  /// which is what a dead level looks like.
  ///
  /// @param frame its last bit in the lowest place
  public boolean isIssued(long frame) {
    long ones = (1L << (bits - 2)) - 1;
    long value = frame >>> 1 & ones;
    return value != 0 && value != ones;
  }

  /// The number between the parity bits, highest byte first, with zeros in front.
  ///
  /// @param frame its last bit in the lowest place
  public byte[] number(long frame) {
    byte[] number = new byte[bytes()];
    long value = frame >>> 1 & (1L << (bits - 2)) - 1;
    for (int i = number.length - 1; i >= 0; i--) {
      number[i] = (byte) value;
      value >>>= 8;
    }
    return number;
  }
}
