package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;

/// Tries to open the journal once more.
@FunctionalInterface
public interface JournalOpening {
  Journal open() throws DiskException;
}
