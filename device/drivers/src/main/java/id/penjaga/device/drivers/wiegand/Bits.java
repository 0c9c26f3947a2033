package id.penjaga.device.drivers.wiegand;

import org.jspecify.annotations.Nullable;

/// Collects pulses into bursts. Pure: it is told pulses and times. Keeps the last {@link #MOST}
/// pulses, whatever comes in.
///
/// A burst ends with 25 ms of silence. It also ends where a frame may be whole and stray pulses
/// follow: after {@link #LEAST} pulses, at a gap that is {@link #ISOLATED} times as long as those
/// among them. So a line that is never silent does not swallow a badge.
final class Bits {
  static final int MOST = 64;
  static final long SILENCE = 25_000_000;

  /// The shortest frame of a badge.
  private static final int LEAST = 26;

  /// The gaps within a frame differ by less than this; two missing pulses in a row make three.
  private static final int ISOLATED = 4;

  /// Two pulses closer than this are not two bits of one reader: even the fastest leaves 200 us
  /// from one to the next.
  private static final long CLOSEST = 100_000;

  /// Pulses between two silences.
  ///
  /// @param bits the last {@link #MOST}, the very last one in the lowest place
  /// @param count how many came
  /// @param at when each of those kept came, oldest first
  record Burst(long bits, long count, long[] at) {
    /// When it ended.
    long endNanos() {
      return at[at.length - 1];
    }

    /// Whether its last pulses are a frame of so many bits: they stand apart from what came before
    /// them, and no two of them are closer than those of a reader.
    boolean endsWith(int frame) {
      if (at.length < frame || shortest(frame) < CLOSEST) {
        return false;
      }
      int first = at.length - frame;
      return count == frame
          || first > 0 && at[first] - at[first - 1] >= ISOLATED * longest(at, frame);
    }

    /// Whether two pulses of the last so many came too close together.
    boolean hurried() {
      return shortest(at.length) < CLOSEST;
    }

    private long shortest(int pulses) {
      long shortest = Long.MAX_VALUE;
      for (int i = at.length - pulses + 1; i < at.length; i++) {
        shortest = Math.min(shortest, at[i] - at[i - 1]);
      }
      return shortest;
    }
  }

  private final long[] ring = new long[MOST];
  private long bits;
  private long count;

  /// @return the burst that ended before this pulse, if it had not been {@link #end}ed
  @Nullable Burst pulse(boolean one, long nanos) {
    Burst before = count > 0 && isOver(nanos - last()) ? burst() : null;
    bits = bits << 1 | (one ? 1 : 0);
    ring[(int) (count % MOST)] = nanos;
    count++;
    return before;
  }

  /// How long to wait from `nanos` until the burst is over; zero or less if it is; never if there
  /// is none.
  long left(long nanos) {
    return count == 0 ? Long.MAX_VALUE : last() + SILENCE - nanos;
  }

  /// The burst, when its silence has passed.
  @Nullable Burst end(long nanos) {
    return left(nanos) <= 0 ? burst() : null;
  }

  /// How many pulses the burst has so far.
  long count() {
    return count;
  }

  private boolean isOver(long gap) {
    return gap >= SILENCE || count >= LEAST && gap >= ISOLATED * longest(kept(LEAST), LEAST);
  }

  private static long longest(long[] at, int pulses) {
    long longest = CLOSEST;
    for (int i = at.length - pulses + 1; i < at.length; i++) {
      longest = Math.max(longest, at[i] - at[i - 1]);
    }
    return longest;
  }

  private long last() {
    return ring[(int) ((count - 1) % MOST)];
  }

  private @Nullable Burst burst() {
    Burst burst = count == 0 ? null : new Burst(bits, count, kept(MOST));
    bits = 0;
    count = 0;
    return burst;
  }

  /// When the last pulses came, oldest first.
  private long[] kept(int most) {
    long[] kept = new long[(int) Math.min(count, most)];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = ring[(int) ((count - kept.length + i) % MOST)];
    }
    return kept;
  }
}
