package id.penjaga.hub.core;

import java.util.SortedMap;
import java.util.TreeMap;

/// Sorts the readings of one point, in order of time, into tallies of one minute each. A caller
/// that goes on later must hand in the last reading.
public final class Tallying {
  public static final long MINUTE_MS = 60_000;

  /// Nothing is believed to last longer than this without a new reading.
  private static final long LONGEST_MS = 3_600_000;

  private final long staleMs;
  private final Yardstick by;
  private final SortedMap<Long, Tally> minutes = new TreeMap<>();
  private long lastMs;
  private double last;

  /// @param staleMs how long a reading speaks for the time after it; 0 for a point that only speaks
  ///     when it changes, whose time is not tallied
  /// @param by what its time is measured against
  /// @param lastMs when the last reading before was taken
  /// @param last its value; NaN when it was missed or there was none
  public Tallying(long staleMs, Yardstick by, long lastMs, double last) {
    this.staleMs = Math.min(staleMs, LONGEST_MS);
    this.by = by;
    this.lastMs = lastMs;
    this.last = last;
  }

  /// @param value NaN when the reading was missed
  public void add(long wallMs, double value) {
    long elapsed = wallMs - lastMs;
    if (!Double.isNaN(last) && elapsed > 0) {
      cover(lastMs, lastMs + Math.min(elapsed, staleMs));
    }
    Tally tally = minute(wallMs);
    if (Double.isNaN(value)) {
      tally.miss();
    } else {
      tally.take(value);
    }
    lastMs = wallMs;
    last = value;
  }

  public Tallying addAll(Samples samples) {
    for (int i = 0; i < samples.size(); i++) {
      add(samples.wallMs(i), samples.value(i));
    }
    return this;
  }

  /// Tallies by minutes since 1970.
  public SortedMap<Long, Tally> minutes() {
    return minutes;
  }

  public long lastMs() {
    return lastMs;
  }

  public double last() {
    return last;
  }

  private void cover(long from, long to) {
    for (long start = from; start < to; ) {
      long end = Math.min(to, (Math.floorDiv(start, MINUTE_MS) + 1) * MINUTE_MS);
      minute(start).cover(end - start, by, last);
      start = end;
    }
  }

  private Tally minute(long wallMs) {
    return minutes.computeIfAbsent(Math.floorDiv(wallMs, MINUTE_MS), _ -> new Tally());
  }
}
