package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.TrendStore;

/// Opens the store of readings.
@FunctionalInterface
public interface TrendOpening {
  /// @param journal the log whose identity and epoch the readings carry; its epoch is durable
  TrendStore open(Journal journal, TrendStore.Losses losses) throws DiskException;
}
