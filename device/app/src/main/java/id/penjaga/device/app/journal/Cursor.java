package id.penjaga.device.app.journal;

import org.jspecify.annotations.Nullable;

/// Reads a log forward from the disk, one record at a time. Stays usable at the end: what is
/// appended later comes later. One thread at a time.
public interface Cursor extends AutoCloseable {

  /// The next record, or null when there is none at present.
  ///
  /// @throws UnreadablePage when the disk does not give what comes next: asking again goes on
  ///     behind it, a new cursor tries it once more
  @Nullable JournalEntry next() throws DiskException;

  @Override
  void close();
}
