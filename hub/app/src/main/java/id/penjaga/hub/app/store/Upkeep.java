package id.penjaga.hub.app.store;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.files.Attachments;
import id.penjaga.hub.app.store.backup.BackupRequest;
import id.penjaga.hub.app.store.ingest.Retention;
import id.penjaga.hub.app.store.ingest.RoomActions;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// What the store does by itself from time to time: deletes what is too old or
/// was never used, and makes the backups
/// that are asked for.
final class Upkeep {
  private static final long PAUSE_MS = 3_600_000;

  /// The wall clock may drift so far from the uptime before it is no ground to delete anything.
  private static final long DRIFT_MS = 600_000;

  private final HubClock clock;
  private final RoomActions actions;
  private final Attachments attachments;
  private final BackupRequest backups;
  private final Threads threads;
  private final long offsetMs;
  private final AtomicBoolean copying = new AtomicBoolean();
  private final AtomicBoolean tidying = new AtomicBoolean();
  private long nextTidyMs;
  private volatile Retention keep = Retention.USUAL;
  private long nextMs;
  private @Nullable CompletableFuture<Integer> running;

  Upkeep(
      HubClock clock,
      RoomActions actions,
      Attachments attachments,
      BackupRequest backups,
      Threads threads) {
    this.clock = clock;
    this.actions = actions;
    this.attachments = attachments;
    this.backups = backups;
    this.threads = threads;
    offsetMs = clock.wallMs() - clock.uptimeMs();
    nextMs = clock.uptimeMs() + PAUSE_MS;
  }

  void keep(Retention times) {
    keep = times;
  }

  /// Ask every second; returns at once. Called by one thread.
  void watch() {
    forget();
    if (backups.asked() && copying.compareAndSet(false, true)) {
      aside("store-backup", backups::serve, copying);
    }
  }

  /// Does what may take long on a thread of its own; failing is told and tried again in its time.
  private void aside(String name, Runnable work, AtomicBoolean busy) {
    threads.start(
        name,
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            Logger.error(e, "{} failed", name);
          } finally {
            busy.set(false);
          }
        });
  }

  private void forget() {
    CompletableFuture<Integer> last = running;
    if (last != null) {
      if (!last.isDone()) {
        return;
      }
      boolean more = !last.isCompletedExceptionally() && last.getNow(0) > 0;
      running = null;
      nextMs = clock.uptimeMs() + (more ? 0 : PAUSE_MS);
    }
    if (clock.uptimeMs() < nextMs) {
      return;
    }
    if (Math.abs(clock.wallMs() - clock.uptimeMs() - offsetMs) > DRIFT_MS) {
      Logger.warn("the hub's clock was set since the start; nothing is deleted until it restarts");
      nextMs = clock.uptimeMs() + 24 * PAUSE_MS;
      return;
    }
    running = actions.forget(keep);
    if (clock.uptimeMs() >= nextTidyMs && tidying.compareAndSet(false, true)) {
      nextTidyMs = clock.uptimeMs() + 24 * PAUSE_MS;
      aside("files-tidying", () -> attachments.tidy(Instant.ofEpochMilli(clock.wallMs())), tidying);
    }
  }
}
