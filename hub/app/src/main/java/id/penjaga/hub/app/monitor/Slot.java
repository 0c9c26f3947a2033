package id.penjaga.hub.app.monitor;

import id.penjaga.hub.app.store.monitor.TallyRows;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.WatchState;
import id.penjaga.hub.core.monitor.Watched;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the one thread keeps of a monitor.
final class Slot {
  private Watched of;
  private WatchState state;
  private @Nullable CheckResult last;
  private @Nullable CheckResult best;

  /// When it is asked next, on the clock that never steps.
  long dueMs;

  /// Since when it is being asked; meaningless while nothing is awaited.
  long askedMs;

  /// Results that are still to come; a second asking waits for them.
  int awaited;

  /// Tells the results of one asking from late ones of another.
  long asking;

  /// The outage that was told in a case; null while none is.
  @Nullable Instant told;

  private int checks;
  private int misses;
  private long sumMicros;
  private long maxMicros;

  Slot(Watched of, WatchState state, long dueMs) {
    this.of = of;
    this.state = state;
    this.dueMs = dueMs;
  }

  Watched of() {
    return of;
  }

  /// The register says something else of the same monitor now.
  void becomes(Watched now) {
    of = now;
  }

  WatchState state() {
    return state;
  }

  @Nullable CheckResult last() {
    return last;
  }

  void stands(WatchState now) {
    state = now;
  }

  /// Takes the result of one target.
  ///
  /// @return the result of the whole check, once all targets answered
  @Nullable CheckResult take(CheckResult result) {
    best = best == null ? result : best.or(result);
    awaited--;
    if (awaited > 0) {
      return null;
    }
    CheckResult whole = best;
    best = null;
    last = whole;
    checks++;
    if (whole.good()) {
      sumMicros += whole.micros();
      maxMicros = Math.max(maxMicros, whole.micros());
    } else {
      misses++;
    }
    return whole;
  }

  /// Gives up on what is still awaited.
  void abandon() {
    awaited = 0;
    best = null;
    asking++;
  }

  /// The tally since the last one; null when nothing was asked.
  TallyRows.@Nullable Tally tally(long fromMs) {
    if (checks == 0) {
      return null;
    }
    TallyRows.Tally tally = new TallyRows.Tally(fromMs, checks, misses, sumMicros, maxMicros);
    checks = 0;
    misses = 0;
    sumMicros = 0;
    maxMicros = 0;
    return tally;
  }
}
