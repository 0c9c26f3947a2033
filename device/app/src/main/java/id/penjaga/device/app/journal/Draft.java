package id.penjaga.device.app.journal;

import java.nio.ByteBuffer;

/// A segment in the making: filled with zeros and forced slice by slice, so that a record never
/// waits for more than one slice. Only when all of it is durable it takes the name of a segment;
/// from then on appending changes no file size and needs no new space.
final class Draft {
  private static final int SLICE = 256 * 1024;
  private static final int WRITE = 64 * 1024;

  final long number;
  private final Disk disk;
  private final long bytes;
  private final DiskFile file;
  private final ByteBuffer zeros;
  private long written;

  Draft(Disk disk, long number, long bytes) throws DiskException {
    this.disk = disk;
    this.number = number;
    this.bytes = bytes;
    this.zeros = ByteBuffer.allocate((int) Math.min(WRITE, bytes));
    this.file = disk.create(Segment.draft(number));
  }

  /// Does one slice of the work.
  ///
  /// @return whether there is more to do
  boolean step() throws DiskException {
    long end = Math.min(bytes, written + SLICE);
    while (written < end) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), end - written));
      file.write(zeros, written);
      written += zeros.limit();
    }
    file.force();
    if (written < bytes) {
      return true;
    }
    file.close();
    disk.rename(Segment.draft(number), Segment.name(number));
    disk.force();
    return false;
  }

  /// Deletes the draft. An error is ignored: the next start deletes it.
  void discard() {
    file.close();
    try {
      disk.delete(Segment.draft(number));
    } catch (DiskException _) {
      // The next start removes it.
    }
  }
}
