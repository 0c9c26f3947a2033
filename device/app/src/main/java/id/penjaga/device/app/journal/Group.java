package id.penjaga.device.app.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records that were committed together, read back whole; with no records it marks the beginning of
/// an epoch.
///
/// @param first place of the first record; of a mark, the beginning of its epoch
/// @param number running number of the first record
/// @param pages how many pages it fills
/// @param payload for each record its length in 4 bytes, then its bytes
record Group(long log, Place first, long number, int records, int pages, byte[] payload) {

  Place last() {
    return records == 0 ? first : new Place(first.epoch(), first.sequence() + records - 1);
  }

  List<byte[]> bodies() {
    List<byte[]> bodies = new ArrayList<>(records);
    int offset = 0;
    for (byte[] body = body(offset); bodies.size() < records && body != null; body = body(offset)) {
      bodies.add(body);
      offset += Integer.BYTES + body.length;
    }
    return bodies;
  }

  /// The bytes of the record whose length field starts at an offset of the payload; null when the
  /// lengths do not fit together.
  byte @Nullable [] body(int offset) {
    if (payload.length - offset < Integer.BYTES) {
      return null;
    }
    int length = ByteBuffer.wrap(payload).getInt(offset);
    int start = offset + Integer.BYTES;
    if (length < 0 || length > payload.length - start) {
      return null;
    }
    return Arrays.copyOfRange(payload, start, start + length);
  }
}
