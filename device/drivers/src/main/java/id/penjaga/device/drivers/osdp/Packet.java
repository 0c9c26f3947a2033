package id.penjaga.device.drivers.osdp;

import java.util.Arrays;

/// One frame, taken apart. Its CRC was right.
///
/// @param bytes from the first to the last before the CRC; what a MAC is computed over ends four
///     before
record Packet(byte[] bytes) {
  static final int START = 0x53;
  static final int LEAST = 8;
  static final int MOST = 512;

  private static final int HEADER = 5;
  private static final int CRC_BYTES = 2;
  private static final int REPLY = 0x80;
  private static final int WITH_CRC = 0x04;
  private static final int WITH_SECURITY = 0x08;
  private static final int SEQUENCE = 0x03;

  /// A frame without its CRC and without the MAC that its length already counts.
  ///
  /// @param security with its length in front; empty for none
  /// @param mac how many bytes of MAC will follow
  static byte[] begin(int address, int sequence, byte[] security, byte[] body, int mac) {
    int length = HEADER + security.length + body.length;
    byte[] frame = new byte[length];
    frame[0] = START;
    frame[1] = (byte) address;
    frame[2] = (byte) (length + mac + CRC_BYTES);
    frame[3] = (byte) (length + mac + CRC_BYTES >> 8);
    frame[4] = (byte) (sequence | WITH_CRC | (security.length > 0 ? WITH_SECURITY : 0));
    System.arraycopy(security, 0, frame, HEADER, security.length);
    System.arraycopy(body, 0, frame, HEADER + security.length, body.length);
    return frame;
  }

  /// Adds the CRC.
  static byte[] end(byte[] frame) {
    byte[] whole = Arrays.copyOf(frame, frame.length + CRC_BYTES);
    int crc = crc(frame, frame.length);
    whole[frame.length] = (byte) crc;
    whole[frame.length + 1] = (byte) (crc >> 8);
    return whole;
  }

  /// Whether the frame in front of `bytes`, whose length was read from it, is a whole and right
  /// one.
  static boolean isRight(byte[] bytes, int length) {
    int control = bytes[4];
    if ((control & WITH_CRC) == 0) {
      return false;
    }
    if ((control & WITH_SECURITY) != 0) {
      int block = Byte.toUnsignedInt(bytes[HEADER]);
      if (block < 2 || HEADER + block + 1 + CRC_BYTES > length) {
        return false;
      }
    }
    int crc = crc(bytes, length - CRC_BYTES);
    return bytes[length - 2] == (byte) crc && bytes[length - 1] == (byte) (crc >> 8);
  }

  static int crc(byte[] bytes, int count) {
    int crc = 0x1D0F;
    for (int i = 0; i < count; i++) {
      crc ^= Byte.toUnsignedInt(bytes[i]) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
      }
      crc &= 0xFFFF;
    }
    return crc;
  }

  static int lengthOf(byte[] header) {
    return Byte.toUnsignedInt(header[2]) | Byte.toUnsignedInt(header[3]) << 8;
  }

  boolean isReplyFrom(int address) {
    return Byte.toUnsignedInt(bytes[1]) == (address | REPLY);
  }

  int sequence() {
    return bytes[4] & SEQUENCE;
  }

  /// The type of the security block; 0 if there is none.
  int security() {
    return secured() ? Byte.toUnsignedInt(bytes[HEADER + 1]) : 0;
  }

  /// The first byte of the security block's data; -1 if there is none.
  int securityData() {
    return secured() && bytes[HEADER] >= 3 ? Byte.toUnsignedInt(bytes[HEADER + 2]) : -1;
  }

  /// Code, data and MAC; at least one byte.
  byte[] body() {
    int from = HEADER + (secured() ? Byte.toUnsignedInt(bytes[HEADER]) : 0);
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private boolean secured() {
    return (bytes[4] & WITH_SECURITY) != 0;
  }
}
