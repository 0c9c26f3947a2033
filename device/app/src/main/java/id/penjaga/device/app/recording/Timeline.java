package id.penjaga.device.app.recording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells a row whose time is wrong from a clock that was set, by the rows that follow it.
///
/// A largest time kept from the input would let one row of the year 2100 hide all that follow.
/// Here a row is judged between the last used row and a window of the next ones: whichever choice
/// costs fewer rows is right. A jump that the following rows share is a clock that was set, and is
/// followed; forward by the wait, backward by going on as if no time had passed.
final class Timeline {
  /// How many rows are looked ahead.
  static final int WINDOW = 32;

  /// A jump this many times the usual interval, and at least half an hour, is far.
  private static final long FAR = 20;

  private static final long FAR_LEAST_MS = 30 * 60_000;
  private static final int CLOCK_SET_BACK = 8;

  enum Judgement {
    USE,
    USE_CLOCK_SET_BACK,
    OLDER,
    ODD
  }

  private @Nullable Long last;
  private long intervalMs = Long.MAX_VALUE;

  /// Judges a row and remembers it when it is used.
  ///
  /// @param at its time
  /// @param next the times of the rows after it, at most [#WINDOW]
  Judgement judge(long at, List<Long> next) {
    Judgement judgement = last == null ? first(at, next) : after(last, at, next);
    if (judgement == Judgement.USE && last != null && at > last) {
      intervalMs = Math.min(intervalMs, at - last);
    }
    if (judgement == Judgement.USE || judgement == Judgement.USE_CLOCK_SET_BACK) {
      last = at;
    }
    return judgement;
  }

  private Judgement first(long at, List<Long> next) {
    if (next.size() >= 2) {
      long usual = Math.abs(next.get(1) - next.get(0));
      if (far(next.get(0) - at, usual)) {
        return Judgement.ODD;
      }
    }
    return count(next, Long.MIN_VALUE, at) > next.size() / 2 ? Judgement.ODD : Judgement.USE;
  }

  private Judgement after(long before, long at, List<Long> next) {
    if (at < before) {
      int shared = count(next, at, before);
      return shared >= CLOCK_SET_BACK && shared > next.size() / 2
          ? Judgement.USE_CLOCK_SET_BACK
          : Judgement.OLDER;
    }
    // Using it would make these rows older than it; leaving it out costs one row.
    int lost = count(next, before, at);
    if (lost > 1 || lost == 1 && far(at - before, intervalMs)) {
      return Judgement.ODD;
    }
    return next.isEmpty() && far(at - before, intervalMs) ? Judgement.ODD : Judgement.USE;
  }

  private static boolean far(long jumpMs, long usualMs) {
    long jump = Math.abs(jumpMs);
    return jump >= FAR_LEAST_MS && usualMs != 0 && jump / FAR >= usualMs;
  }

  private static int count(List<Long> times, long from, long below) {
    return (int) times.stream().filter(time -> time >= from && time < below).count();
  }
}
