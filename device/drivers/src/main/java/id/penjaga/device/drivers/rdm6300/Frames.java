package id.penjaga.device.drivers.rdm6300;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Finds frames in a stream of bytes. Keeps one frame and the beginning of what is no frame,
/// whatever comes in. A start byte always starts over, so the next whole frame after any noise is
/// found.
final class Frames {
  private static final int START = 0x02;
  private static final int END = 0x03;
  private static final int DIGITS = 12;

  /// CR, LF or both before the end.
  private static final int LINE_ENDS = 2;

  private static final int SHOWN = 24;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  /// What a byte completed.
  enum Seen {
    NOTHING,
    FRAME,
    WRONG_CHECKSUM,
    /// A wrong checksum that would be right as the other kind.
    OTHER_CHECKSUM
  }

  private final boolean additive;
  private final int[] digits = new int[DIGITS];
  private int count = -1;
  private int lineEnds;
  private byte @Nullable [] number;

  private final byte[] unread = new byte[SHOWN];
  private int unreadCount;
  private int before;
  private int noise;

  /// @param additive whether the checksum is the sum instead of the XOR
  Frames(boolean additive) {
    this.additive = additive;
  }

  Seen take(byte raw) {
    int value = Byte.toUnsignedInt(raw);
    boolean lineEnd = value == '\r' || value == '\n';
    if (lineEnd && count < 0 && unreadCount == 0) {
      return Seen.NOTHING; // some modules end a line behind their frame
    }
    if (value == START) {
      before = unreadCount;
      count = 0;
      lineEnds = 0;
    }
    if (unreadCount < SHOWN) {
      unread[unreadCount] = raw;
    }
    unreadCount++;
    return value == START || count < 0 ? Seen.NOTHING : inFrame(value, lineEnd);
  }

  private Seen inFrame(int value, boolean lineEnd) {
    if (count == DIGITS) {
      if (lineEnd && lineEnds++ < LINE_ENDS) {
        return Seen.NOTHING;
      }
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

  /// How many bytes came since the last frame, or since {@link #forget}.
  int unread() {
    return unreadCount;
  }

  /// How many bytes before the last frame belonged to none.
  int noise() {
    return noise;
  }

  /// The first of those bytes, in hexadecimal.
  String shown() {
    int shown = Math.min(unreadCount, SHOWN);
    return HEX.formatHex(Arrays.copyOf(unread, shown)) + (unreadCount > shown ? " ..." : "");
  }

  /// The bytes so far were reported. A frame under way goes on.
  void forget() {
    unreadCount = 0;
    before = 0;
  }

  private Seen check() {
    noise = before;
    forget();
    byte[] bytes = new byte[5];
    int xor = 0;
    int sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      int value = octet(i);
      bytes[i] = (byte) value;
      xor ^= value;
      sum += value;
    }
    sum &= 0xFF;
    int said = octet(5);
    if (said != (additive ? sum : xor)) {
      return said == (additive ? xor : sum) ? Seen.OTHER_CHECKSUM : Seen.WRONG_CHECKSUM;
    }
    number = bytes;
    return Seen.FRAME;
  }

  private int octet(int index) {
    return digits[2 * index] << 4 | digits[2 * index + 1];
  }
}
