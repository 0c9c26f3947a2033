package id.penjaga.device.drivers.wiegand;

import org.jspecify.annotations.Nullable;

/// Collects pulses into frames. Pure: it is told pulses and times. Keeps at most {@link #MOST}
/// bits, whatever comes in.
final class Bits {
  static final int MOST = 64;
  static final long SILENCE = 25_000_000;

  /// Two pulses closer than this are not two bits of one reader: even the fastest leaves 200 µs
  /// from one to the next.
  private static final long CLOSEST = 100_000;

  /// Pulses between two silences.
  ///
  /// @param bits the first {@link #MOST}, the last one in the lowest place
  /// @param count how many came; more than {@link #MOST} is {@link #MOST} + 1
  /// @param hurried whether two came too close together
  record Frame(long bits, int count, boolean hurried) {}

  private long bits;
  private int count;
  private boolean hurried;
  private long last;

  /// @return the frame that ended before this pulse, if it had not been {@link #end}ed
  @Nullable Frame pulse(boolean one, long nanos) {
    Frame before = nanos - last >= SILENCE ? frame() : null;
    if (count > 0 && nanos - last < CLOSEST) {
      hurried = true;
    }
    if (count < MOST) {
      bits = bits << 1 | (one ? 1 : 0);
    }
    count = Math.min(count + 1, MOST + 1);
    last = nanos;
    return before;
  }

  /// How long to wait from `nanos` until the frame is over; zero or less if it is; never if there
  /// is none.
  long left(long nanos) {
    return count == 0 ? Long.MAX_VALUE : last + SILENCE - nanos;
  }

  /// The frame, when its silence has passed.
  @Nullable Frame end(long nanos) {
    return left(nanos) <= 0 ? frame() : null;
  }

  boolean inFrame() {
    return count > 0;
  }

  private @Nullable Frame frame() {
    Frame frame = count == 0 ? null : new Frame(bits, count, hurried);
    bits = 0;
    count = 0;
    hurried = false;
    return frame;
  }
}
