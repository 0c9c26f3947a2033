package id.penjaga.hub.app.store.sql;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for the disk, as long as somebody at a page would.
public final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Patience() {}

  /// What was to be done, once it is durable.
  ///
  /// @throws StoreException when that takes too long or cannot be; it may still become durable
  public static <T> T await(CompletableFuture<T> done) {
    try {
      return done.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for the disk", e);
    } catch (TimeoutException e) {
      throw new StoreException("the disk does not answer; what was typed is not stored yet", e);
    } catch (ExecutionException e) {
      throw StoreException.of(e.getCause() == null ? e : e.getCause());
    }
  }
}
