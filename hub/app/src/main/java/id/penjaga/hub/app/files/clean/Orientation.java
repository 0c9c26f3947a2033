package id.penjaga.hub.app.files.clean;

/// How a camera was held: the one thing of a picture's EXIF that is kept (Exif 3.0, tag 0x0112).
///
/// What is kept is written anew, so no other byte of the original EXIF goes along.
final class Orientation {
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  static final int UPRIGHT = 1;

  private Orientation() {}

  /// Reads it from a TIFF structure.
  ///
  /// @return 2 to 8, or [#UPRIGHT] when it says nothing or nonsense
  static int of(byte[] tiff, int from) {
    if (tiff.length < from + 8) {
      return UPRIGHT;
    }
    boolean big = tiff[from] == 'M' && tiff[from + 1] == 'M';
    boolean little = tiff[from] == 'I' && tiff[from + 1] == 'I';
    if (!big && !little || number(tiff, from + 2, 2, big) != 42) {
      return UPRIGHT;
    }
    long first = number(tiff, from + 4, 4, big);
    if (first < 8 || first > tiff.length - from - 2L) {
      return UPRIGHT;
    }
    int directory = from + (int) first;
    long entries = number(tiff, directory, 2, big);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (entry + 12 > tiff.length) {
        return UPRIGHT;
      }
      if (number(tiff, entry, 2, big) == TAG && number(tiff, entry + 2, 2, big) == SHORT) {
        int value = (int) number(tiff, entry + 8, 2, big);
        return value >= 2 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /// A TIFF structure of 26 bytes that says this and nothing else.
  static byte[] tiff(int orientation) {
    byte[] tiff = new byte[26];
    tiff[0] = 'M';
    tiff[1] = 'M';
    tiff[3] = 42;
    tiff[7] = 8; // the directory begins here
    tiff[9] = 1; // one entry
    tiff[10] = (byte) (TAG >> 8);
    tiff[11] = (byte) TAG;
    tiff[13] = SHORT;
    tiff[17] = 1; // one value
    tiff[19] = (byte) orientation;
    return tiff;
  }

  private static long number(byte[] bytes, int from, int count, boolean big) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      int at = big ? from + i : from + count - 1 - i;
      value = value << 8 | bytes[at] & 0xFF;
    }
    return value;
  }
}
