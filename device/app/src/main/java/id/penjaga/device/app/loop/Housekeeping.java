package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.Reading;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Work on the disk that can wait: the journal's next segment, its retention, and the store of
/// readings. A refusal is logged once and tried again; decisions go on meanwhile.
final class Housekeeping {
  private static final long TIDY_MS = 1_000;
  private static final long RETAIN_MS = 3_600_000;

  private final DeviceId device;
  private final TrendStore.Losses losses;
  private final Batches batches = new Batches();

  private volatile @Nullable TrendStore trends;
  private @Nullable TrendOpening opening;
  private long openMs;
  private long tidyMs;
  private long retainMs;
  private boolean troubled;

  Housekeeping(DeviceId device, TrendStore.Losses losses) {
    this.device = device;
    this.losses = losses;
  }

  /// For any thread; null while they could not be opened.
  @Nullable TrendStore trends() {
    return trends;
  }

  /// Uptime in milliseconds by which {@link #pass} has something to do.
  long wakeUpMs() {
    return tidyMs;
  }

  void add(Reading reading) {
    batches.add(reading);
  }

  /// How readings are stored from now on; those that came before are kept for it.
  void keepIn(TrendOpening newOpening) {
    opening = newOpening;
  }

  /// Does what is due.
  ///
  /// @return whether anything was
  boolean pass(@Nullable Journal journal, Moment now, News news, LongConsumer givenUp) {
    if (now.uptimeMs() < tidyMs) {
      return false;
    }
    tidyMs = now.uptimeMs() + TIDY_MS;
    boolean well = true;
    if (journal != null) {
      // In this order: the journal's next segment gets its space before the readings do.
      well = attempt(() -> journal.prepare(now.uptimeMs()));
      well &= attempt(() -> retain(journal, now, news));
      well &= attempt(() -> readings(journal, now, news, givenUp));
    }
    troubled = !well;
    return true;
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

  private void retain(Journal journal, Moment now, News news) throws DiskException {
    if (now.uptimeMs() >= retainMs) {
      retainMs = now.uptimeMs() + RETAIN_MS;
      if (journal.retain() != null) {
        news.reborn();
      }
    }
  }

  private void readings(Journal journal, Moment now, News news, LongConsumer givenUp)
      throws DiskException {
    if (trends == null && now.uptimeMs() >= openMs) {
      open(journal, now, news, givenUp);
    }
    TrendStore store = trends;
    if (store != null) {
      if (batches.flush(device, journal.log(), store, now)) {
        news.grown();
      }
      store.tick(now.uptimeMs());
    }
  }

  /// Opens the store of readings once the journal's epoch is durable, because no reading may get a
  /// position before.
  void open(@Nullable Journal journal, Moment now, News news, LongConsumer givenUp) {
    TrendOpening open = opening;
    if (journal == null || open == null || !journal.begun()) {
      return;
    }
    try {
      trends = open.open(journal, losses);
    } catch (DiskException e) {
      if (openMs == 0) {
        Logger.error("Readings cannot be kept, decisions go on: {}", e.getMessage());
      }
      openMs = now.uptimeMs() + Scribe.RETRY_MS;
      return;
    }
    long count = batches.takeGivenUp();
    if (count > 0) {
      givenUp.accept(count);
    }
    news.reborn();
  }

  /// Hands all readings to the store, for an orderly end.
  void settle(@Nullable Journal journal, Moment now) {
    TrendStore store = trends;
    if (journal != null && store != null) {
      batches.flushAll(device, journal.log(), store, now);
    }
  }
}
