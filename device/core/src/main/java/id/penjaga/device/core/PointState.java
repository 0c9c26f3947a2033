package id.penjaga.device.core;

import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.StateMessage.Quality;
import org.jspecify.annotations.Nullable;

/// What is known of a point.
///
/// @param at moment of the latest reading, or of the finding that there is none
/// @param measure the last believable one, however old; null before the first
/// @param staleAtMs uptime at which it becomes stale unless a believable reading comes; {@link
///     #NEVER} when it is, or when it only speaks on change
/// @param why null when quality is GOOD
/// @param trust what the plausibility gate believes
/// @param past what it was lately, as far as its rate of change is watched
/// @param publishedMs uptime of the last state message
/// @param keptMs uptime of the last reading kept for the history
record PointState(
    Moment at,
    @Nullable Measure measure,
    long staleAtMs,
    Quality quality,
    @Nullable MissReason why,
    PlausibilityGate trust,
    Past past,
    long publishedMs,
    long keptMs) {

  static final long NEVER = Long.MAX_VALUE;

  /// Nothing has been heard yet. Uncertain, not good: an earlier epoch's value must not look
  /// current.
  static PointState unread(PointInfo info, Moment at, long now) {
    return new PointState(
        at,
        null,
        staleAt(info, now),
        Quality.UNCERTAIN,
        MissReason.TIMEOUT,
        PlausibilityGate.NONE,
        Past.NONE,
        now,
        now);
  }

  static long staleAt(PointInfo info, long now) {
    return info.staleAfterMs() == 0 ? NEVER : now + info.staleAfterMs();
  }
}
