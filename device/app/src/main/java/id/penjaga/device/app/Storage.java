package id.penjaga.device.app;

import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.journal.Disk;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.app.loop.JournalOpening;
import id.penjaga.device.app.loop.RecallCache;
import id.penjaga.device.core.Remembered;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// What a device keeps in its data folder: the journal, the readings, and a short cut to what still
/// matters of them. None of it may keep a guardian from starting (decision 0007).
record Storage(Path folder, long trendBytes) implements JournalOpening {

  static Storage of(DeviceConfig config) {
    return new Storage(config.data(), config.trendBytes());
  }

  /// The journal, or null when the disk does not even let us read it.
  @Nullable Journal tryJournal() {
    try {
      return open();
    } catch (DiskException e) {
      Logger.error(
          "The journal cannot be opened, the device starts without and asks again: {}",
          e.getMessage());
      return null;
    }
  }

  @Override
  public Journal open() throws DiskException {
    Disk disk = Disk.folder(folder.resolve("journal"));
    Journal journal = Journal.open(disk, Journal.Options.USUAL, new SecureRandom());
    if (journal.damage() != null) {
      Logger.error("The journal is damaged: {}. Run verify", journal.damage());
    }
    return journal;
  }

  @Override
  public List<Remembered> recall(Journal journal) {
    return RecallCache.recall(folder.resolve("memory"), journal).remembered();
  }

  TrendStore trends(Journal journal, TrendStore.Losses losses) throws DiskException {
    TrendStore.Options usual = TrendStore.Options.USUAL;
    return TrendStore.open(
        Disk.folder(folder.resolve("trend")),
        new TrendStore.Options(
            usual.segmentBytes(), trendBytes, usual.memoryBytes(), usual.flushAfterMillis()),
        journal,
        losses);
  }

  /// The file that remembers which commands were run.
  Path commands() {
    return folder.resolve("commands");
  }

  /// Bytes that can still be written.
  long freeBytes() {
    try {
      return Disk.readOnly(folder).freeBytes();
    } catch (DiskException _) {
      return 0;
    }
  }
}
