package id.penjaga.device.drivers.pn532;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds frames in a stream of bytes. Keeps at most one frame of 255 bytes whatever comes in.
final class Pn532Frames {
  private static final int FROM_CHIP = 0xD5;
  private static final int TO_CHIP = 0xD4;

  /// What a byte completed.
  enum Seen {
    NOTHING,
    /// The chip has taken the command.
    ACK,
    /// The chip has not understood the command.
    REFUSED,
    ANSWER,
    WRONG_CHECKSUM
  }

  private enum Part {
    START,
    LENGTH,
    COMPLEMENT,
    DATA,
    CHECKSUM
  }

  private Part part = Part.START;
  private boolean zero;
  private int length;
  private int sum;
  private int filled;
  private byte[] data = {};
  private byte @Nullable [] answer;

  /// A command in its frame.
  ///
  /// @param body the command and its parameters
  static byte[] command(byte... body) {
    byte[] frame = new byte[body.length + 8];
    int size = body.length + 1;
    frame[2] = (byte) 0xFF;
    frame[3] = (byte) size;
    frame[4] = (byte) -size;
    frame[5] = (byte) TO_CHIP;
    int sum = TO_CHIP;
    for (int i = 0; i < body.length; i++) {
      frame[6 + i] = body[i];
      sum += body[i];
    }
    frame[frame.length - 2] = (byte) -sum;
    return frame;
  }

  Seen take(byte raw) {
    int value = Byte.toUnsignedInt(raw);
    return switch (part) {
      case START -> {
        if (zero && value == 0xFF) {
          part = Part.LENGTH;
        }
        zero = value == 0;
        yield Seen.NOTHING;
      }
      case LENGTH -> {
        length = value;
        part = Part.COMPLEMENT;
        yield Seen.NOTHING;
      }
      case COMPLEMENT -> complement(value);
      case DATA -> {
        data[filled++] = raw;
        sum += value;
        if (filled == length) {
          part = Part.CHECKSUM;
        }
        yield Seen.NOTHING;
      }
      case CHECKSUM -> {
        restart(false);
        yield (sum + value & 0xFF) == 0 ? whole() : Seen.WRONG_CHECKSUM;
      }
    };
  }

  /// What the last {@link Seen#ANSWER} said after its direction byte; at least one byte.
  byte[] answer() {
    if (answer == null) {
      throw new IllegalStateException("no answer yet");
    }
    return answer.clone();
  }

  private Seen complement(int value) {
    if (length == 0 && value == 0xFF) {
      restart(false);
      return Seen.ACK;
    }
    if (length == 0xFF && value == 0) {
      restart(true);
      return Seen.REFUSED;
    }
    if (length == 0 || (length + value & 0xFF) != 0) {
      restart(value == 0);
      return Seen.NOTHING;
    }
    data = new byte[length];
    filled = 0;
    sum = 0;
    part = Part.DATA;
    return Seen.NOTHING;
  }

  private Seen whole() {
    if (length == 1 && data[0] == 0x7F) {
      return Seen.REFUSED;
    }
    if (length < 2 || Byte.toUnsignedInt(data[0]) != FROM_CHIP) {
      return Seen.NOTHING;
    }
    answer = Arrays.copyOfRange(data, 1, length);
    return Seen.ANSWER;
  }

  private void restart(boolean afterZero) {
    part = Part.START;
    zero = afterZero;
  }
}
