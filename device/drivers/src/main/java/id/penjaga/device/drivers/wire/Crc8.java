package id.penjaga.device.drivers.wire;

/// The checksum that several makers put behind two bytes on a two-wire bus: polynomial 31, start
/// FF, nothing turned round.
public final class Crc8 {
  private static final int POLYNOMIAL = 0x31;

  private Crc8() {}

  /// @param to the byte after the last
  public static int of(byte[] bytes, int from, int to) {
    int crc = 0xFF;
    for (int i = from; i < to; i++) {
      crc ^= Byte.toUnsignedInt(bytes[i]);
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x80) != 0 ? (crc << 1 ^ POLYNOMIAL) & 0xFF : crc << 1;
      }
    }
    return crc;
  }
}
