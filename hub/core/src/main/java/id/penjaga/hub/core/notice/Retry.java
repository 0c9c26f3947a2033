package id.penjaga.hub.core.notice;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an attempt that missed is made again: at first after [#first], then after twice as long
/// each time, at most [#longest]; not after [#lasting] since it was queued.
public record Retry(Duration first, Duration longest, Duration lasting) {
  public static final Retry USUAL =
      new Retry(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofHours(6));

  private static final int DOUBLINGS = 20;

  /// @param made attempts so far, at least 1
  /// @return null when it is given up
  public @Nullable Instant next(Instant queued, int made, Instant now) {
    Duration wait = first.multipliedBy(1L << Math.clamp(made - 1L, 0, DOUBLINGS));
    Instant next = now.plus(wait.compareTo(longest) > 0 ? longest : wait);
    return next.isAfter(queued.plus(lasting)) ? null : next;
  }
}
