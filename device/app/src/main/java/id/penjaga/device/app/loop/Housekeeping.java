package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.TrendBatch;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Work on the disk that can wait: the journal's next segment, its retention, and the store of
/// readings. A refusal is logged once and tried again; decisions go on meanwhile.
///
/// One thread does it, the one that writes the journal; {@link #add} and {@link #trends} are for
/// any.
final class Housekeeping {
  private static final long TIDY_MS = 1_000;
  private static final long RETAIN_MS = 3_600_000;

  private final DeviceId device;
  private final TrendStore.Losses losses;
  private final Supplier<News> news;
  private final Batches batches = new Batches();

  private volatile @Nullable TrendStore trends;
  private volatile @Nullable TrendOpening opening;
  private long openMs;
  private long tidyMs;
  private long retainMs;
  private boolean troubled;

  Housekeeping(DeviceId device, TrendStore.Losses losses, Supplier<News> news) {
    this.device = device;
    this.losses = losses;
    this.news = news;
  }

  /// For any thread; null while they could not be opened.
  @Nullable TrendStore trends() {
    return trends;
  }

  /// Keeps a reading for the history; never waits.
  void add(Reading reading) {
    batches.add(reading);
  }

  /// How readings are stored from now on; those that came before are kept for it.
  void keepIn(TrendOpening newOpening) {
    opening = newOpening;
  }

  /// Does what is due, once a second.
  void pass(@Nullable Journal journal, Moment now) {
    if (now.uptimeMs() < tidyMs) {
      return;
    }
    tidyMs = now.uptimeMs() + TIDY_MS;
    if (journal != null) {
      // In this order: the journal's next segment gets its space before the readings do.
      boolean well = attempt(() -> journal.prepare(now.uptimeMs()));
      well &= attempt(() -> retain(journal, now));
      well &= attempt(() -> readings(journal, now));
      troubled = !well;
    }
  }

  /// Something that can wait.
  private interface Chore {
    void run() throws DiskException;
  }

  private boolean attempt(Chore chore) {
    try {
      chore.run();
      return true;
    } catch (DiskException e) {
      if (!troubled) {
        Logger.warn("The disk refuses what can wait: {}", e.getMessage());
      }
      return false;
    }
  }

  private void retain(Journal journal, Moment now) throws DiskException {
    if (now.uptimeMs() >= retainMs) {
      retainMs = now.uptimeMs() + RETAIN_MS;
      if (journal.retain() != null) {
        news.get().reborn();
      }
    }
  }

  private void readings(Journal journal, Moment now) throws DiskException {
    if (trends == null && now.uptimeMs() >= openMs) {
      open(journal, now);
    }
    TrendStore store = trends;
    if (store != null) {
      boolean any = false;
      for (var batch = batches.next(now); batch != null; batch = batches.next(now)) {
        store(store, journal, batch, now);
        any = true;
      }
      if (any) {
        news.get().grown();
      }
      store.tick(now.uptimeMs());
      long givenUp = batches.givenUp();
      if (givenUp > 0) {
        losses.refused(givenUp);
        batches.declared(givenUp);
      }
    }
  }

  private void store(TrendStore store, Journal journal, List<Reading> batch, Moment now) {
    store.add(
        (position, after) ->
            Codec.write(new TrendBatch(device, journal.log(), position, after, batch)),
        now.uptimeMs());
  }

  /// Opens the store of readings once the journal's epoch is durable, because no reading may get a
  /// position before.
  void open(@Nullable Journal journal, Moment now) {
    TrendOpening open = opening;
    if (journal == null || open == null || !journal.begun()) {
      return;
    }
    try {
      trends = open.open(journal, losses);
      news.get().reborn();
    } catch (DiskException e) {
      if (openMs == 0) {
        Logger.error("Readings cannot be kept, decisions go on: {}", e.getMessage());
      }
      openMs = now.uptimeMs() + Scribe.RETRY_MS;
    }
  }

  /// Hands all readings to the store, for an orderly end.
  void settle(@Nullable Journal journal, Moment now) {
    TrendStore store = trends;
    if (journal != null && store != null) {
      for (var batch = batches.last(); batch != null; batch = batches.last()) {
        store(store, journal, batch, now);
      }
    }
  }

  /// Makes the last readings durable and closes their files.
  void close() {
    TrendStore store = trends;
    if (store != null) {
      try {
        store.close();
      } catch (DiskException e) {
        Logger.warn("The last readings could not be kept: {}", e.getMessage());
      }
    }
  }
}
