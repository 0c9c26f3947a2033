package id.penjaga.device.drivers.bme280;

/// The calibration burnt into one part, and the sheet's formulas that use it (section 8.1, floating
/// point). Names are the sheet's.
record Trim(int t1, int t2, int t3, int h1, int h2, int h3, int h4, int h5, int h6) {
  /// @param first registers 88 to A1
  /// @param second registers E1 to E7
  static Trim of(byte[] first, byte[] second) {
    return new Trim(
        word(first, 0) & 0xFFFF,
        word(first, 2),
        word(first, 4),
        Byte.toUnsignedInt(first[25]),
        word(second, 0),
        Byte.toUnsignedInt(second[2]),
        second[3] << 4 | second[4] & 0x0F,
        second[5] << 4 | second[4] >> 4 & 0x0F,
        second[6]);
  }

  /// Low byte first, with its sign.
  private static int word(byte[] bytes, int at) {
    return bytes[at + 1] << 8 | Byte.toUnsignedInt(bytes[at]);
  }

  /// Neither all zeros nor all ones.
  boolean plausible() {
    return t1 != 0 && t1 != 0xFFFF && t2 != 0 && h2 != 0;
  }

  private double fine(int raw) {
    double rough = raw / 131072.0 - t1 / 8192.0;
    return (raw / 16384.0 - t1 / 1024.0) * t2 + rough * rough * t3;
  }

  double celsius(int raw) {
    return fine(raw) / 5120.0;
  }

  /// Not cut to 0 and 100.
  double percent(int raw, int rawTemperature) {
    double h = fine(rawTemperature) - 76800.0;
    h =
        (raw - (h4 * 64.0 + h5 / 16384.0 * h))
            * (h2 / 65536.0 * (1.0 + h6 / 67108864.0 * h * (1.0 + h3 / 67108864.0 * h)));
    return h * (1.0 - h1 * h / 524288.0);
  }
}
