package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.core.Remembered;
import java.util.List;

/// Tries to open the journal once more.
@FunctionalInterface
public interface JournalOpening {
  Journal open() throws DiskException;

  /// What the journal says of earlier epochs, oldest first. Asked once after {@link #open}, before
  /// the first record of this epoch is written.
  default List<Remembered> recall(Journal journal) {
    return RecallCache.recall(journal).remembered();
  }
}
