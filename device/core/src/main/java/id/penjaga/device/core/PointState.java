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
/// @param freshMs uptime of the last believable reading, or of the start
/// @param why null when quality is GOOD
/// @param trust what the plausibility gate believes
/// @param publishedMs uptime of the last state message
/// @param keptMs uptime of the last reading kept for the history
record PointState(
    Moment at,
    @Nullable Measure measure,
    long freshMs,
    Quality quality,
    @Nullable MissReason why,
    Trust trust,
    long publishedMs,
    long keptMs) {

  /// Nothing has been heard yet. Uncertain, not good: an earlier epoch's value must not look current.
  static PointState unread(Moment at, long now) {
    return new PointState(
        at, null, now, Quality.UNCERTAIN, MissReason.TIMEOUT, Trust.NONE, now, now);
  }

  /// Uptime at which it becomes stale; never when it is, or when it only speaks on change.
  long deadline(PointInfo info) {
    return quality == Quality.STALE || info.staleAfterMs() == 0
        ? Long.MAX_VALUE
        : freshMs + info.staleAfterMs();
  }
}
