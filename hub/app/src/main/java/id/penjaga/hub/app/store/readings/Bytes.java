package id.penjaga.hub.app.store.readings;

import java.util.Arrays;

/// Variable-length integers in a growing array: seven bits a byte, low bits first.
final class Bytes {
  private byte[] bytes;
  private int size;
  private int at;

  /// To write.
  Bytes(int expected) {
    bytes = new byte[expected];
  }

  /// To read.
  Bytes(byte[] content) {
    bytes = content;
    size = content.length;
  }

  static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }

  void unsigned(long value) {
    if (size + 10 > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2 + 10);
    }
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void signed(long value) {
    unsigned(zigzag(value));
  }

  void raw(long value) {
    if (size + 8 > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2 + 10);
    }
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  boolean more() {
    return at < size;
  }

  long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = bytes[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        break;
      }
    }
    return value;
  }

  long signed() {
    return unzigzag(unsigned());
  }

  long raw() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 8) {
      value |= (bytes[at++] & 0xffL) << shift;
    }
    return value;
  }

  int size() {
    return size;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  void clear() {
    size = 0;
    at = 0;
  }
}
