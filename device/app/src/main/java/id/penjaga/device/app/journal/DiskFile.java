package id.penjaga.device.app.journal;

import java.nio.ByteBuffer;

/// An open file of a {@link Disk}.
public interface DiskFile extends AutoCloseable {

  long size() throws DiskException;

  /// Reads from an offset until the buffer is full or the file ends.
  ///
  /// @return how many bytes were read, 0 at or after the end
  int read(ByteBuffer into, long offset) throws DiskException;

  /// Writes all that remains in the buffer at an offset. When it fails any part may have been
  /// written.
  void write(ByteBuffer from, long offset) throws DiskException;

  /// Returns when everything written before is durable.
  void force() throws DiskException;

  /// Closes the file; implies no durability, and errors are ignored.
  @Override
  void close();
}
