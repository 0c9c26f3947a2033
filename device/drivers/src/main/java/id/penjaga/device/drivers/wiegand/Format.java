package id.penjaga.device.drivers.wiegand;

/// How the bits of a frame are laid out: a parity bit, the number, a parity bit.
///
/// @param bits of the whole frame
/// @param half how many bits each parity covers, its own included; two halves may share the middle bit
record Format(int bits, int half) {
  static final Format W26 = new Format(26, 13);
  static final Format W34 = new Format(34, 17);
  static final Format W37 = new Format(37, 19);

  /// Even over the first half, odd over the second.
  boolean parityHolds(Bits.Frame frame) {
    return ones(frame, 0) % 2 == 0 && ones(frame, bits - half) % 2 == 1;
  }

  /// The number between the parity bits, highest byte first.
  byte[] number(Bits.Frame frame) {
    byte[] number = new byte[(bits - 2 + 7) / 8];
    long value = frame.bits() >>> 1 & (1L << (bits - 2)) - 1;
    for (int i = number.length - 1; i >= 0; i--) {
      number[i] = (byte) value;
      value >>>= 8;
    }
    return number;
  }

  private int ones(Bits.Frame frame, int from) {
    int ones = 0;
    for (int i = from; i < from + half; i++) {
      ones += frame.bit(i) ? 1 : 0;
    }
    return ones;
  }
}
