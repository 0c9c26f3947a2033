package id.penjaga.device.drivers.osdp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds frames in a stream of bytes. What begins like a frame and is none costs only its first
/// byte, so a frame inside noise is found. Keeps at most two frames, whatever comes in.
final class OsdpPackets {
  private final byte[] held = new byte[2 * Packet.MOST];
  private int filled;
  private boolean damaged;

  /// @param count at most {@link Packet#MOST}
  void add(byte[] bytes, int count) {
    int room = Math.min(count, held.length - filled);
    System.arraycopy(bytes, 0, held, filled, room);
    filled += room;
  }

  void clear() {
    filled = 0;
    damaged = false;
  }

  /// Whether something that began like a frame was none, since the last {@link #clear}.
  boolean damaged() {
    return damaged;
  }

  /// The next frame with a right CRC; null if there is none yet.
  @Nullable Packet next() {
    int at = 0;
    Packet found = null;
    while (found == null && at < filled) {
      if (held[at] != Packet.START) {
        at++;
        continue;
      }
      byte[] rest = Arrays.copyOfRange(held, at, filled);
      if (rest.length < Packet.LEAST) {
        break;
      }
      int length = Packet.lengthOf(rest);
      if (length < Packet.LEAST || length > Packet.MOST) {
        damaged = true;
        at++;
      } else if (rest.length < length) {
        break;
      } else if (Packet.isRight(rest, length)) {
        found = new Packet(Arrays.copyOf(rest, length - 2));
        at += length;
      } else {
        damaged = true;
        at++;
      }
    }
    System.arraycopy(held, at, held, 0, filled - at);
    filled -= at;
    return found;
  }
}
