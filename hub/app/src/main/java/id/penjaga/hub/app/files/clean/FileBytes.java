package id.penjaga.hub.app.files.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Reads a file piece by piece through one small buffer. A file that ends where more must come is
/// [FileRefusal#BROKEN].
final class FileBytes {
  private final InputStream in;
  private final byte[] buffer = new byte[8192];
  private int at;
  private int end;

  FileBytes(InputStream in) {
    this.in = in;
  }

  /// The next byte.
  int u8() throws IOException, FileRefused {
    int next = next();
    if (next < 0) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    return next;
  }

  /// The next byte; -1 at the end of the file.
  int next() throws IOException {
    return at < end || fill() ? buffer[at++] & 0xFF : -1;
  }

  int u16() throws IOException, FileRefused {
    return u8() << 8 | u8();
  }

  long u32() throws IOException, FileRefused {
    return (long) u16() << 16 | u16();
  }

  long u32LittleEndian() throws IOException, FileRefused {
    return u8() | u8() << 8 | u8() << 16 | (long) u8() << 24;
  }

  /// Four letters, such as the name of a chunk.
  String name() throws IOException, FileRefused {
    return new String(some(4), StandardCharsets.ISO_8859_1);
  }

  /// @param count small: it is held in memory
  byte[] some(int count) throws IOException, FileRefused {
    byte[] bytes = new byte[count];
    int have = 0;
    while (have < count) {
      if (at == end && !fill()) {
        throw new FileRefused(FileRefusal.BROKEN);
      }
      int more = Math.min(count - have, end - at);
      System.arraycopy(buffer, at, bytes, have, more);
      at += more;
      have += more;
    }
    return bytes;
  }

  void copy(long count, OutputStream to) throws IOException, FileRefused {
    for (long rest = count; rest > 0; ) {
      if (at == end && !fill()) {
        throw new FileRefused(FileRefusal.BROKEN);
      }
      int more = (int) Math.min(rest, end - at);
      to.write(buffer, at, more);
      at += more;
      rest -= more;
    }
  }

  void skip(long count) throws IOException, FileRefused {
    copy(count, OutputStream.nullOutputStream());
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }
}
