package id.penjaga.hub.core.notice;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a channel is doing, folded from its attempts.
///
/// @param misses attempts in a row that it did not answer
/// @param since the first of them; null when the last was answered
/// @param answered when it answered last; null for never
/// @param remark what it said last
public record ChannelHealth(
    int misses, @Nullable Instant since, @Nullable Instant answered, String remark) {
  public static final ChannelHealth NEW = new ChannelHealth(0, null, null, "");

  /// So many misses over so long: it is dead, and somebody is told (SYS-12).
  private static final int MISSES = 3;

  private static final Duration LASTING = Duration.ofMinutes(1);

  public ChannelHealth after(Attempt attempt, Instant now) {
    return attempt.answered()
        ? new ChannelHealth(0, null, now, attempt.said())
        : new ChannelHealth(misses + 1, since == null ? now : since, answered, attempt.said());
  }

  /// Whether it takes nothing any more.
  public boolean dead(Instant now) {
    return since != null && misses >= MISSES && !since.plus(LASTING).isAfter(now);
  }
}
