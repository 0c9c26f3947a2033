package id.penjaga.hub.core;

import id.penjaga.device.messages.MissReason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Readings of one point as columns: when, what, and why not. Grows; holds a hundred thousand
/// readings in under two megabytes.
public final class Samples {
  private static final MissReason[] REASONS = MissReason.values();
  private static final int DOUBTFUL = 0x40;

  private long[] times;
  private double[] values;
  private byte[] marks;
  private int size;

  public Samples(int expected) {
    times = new long[Math.max(4, expected)];
    values = new double[times.length];
    marks = new byte[times.length];
  }

  public int size() {
    return size;
  }

  /// Wall clock of a reading, in milliseconds since 1970.
  public long wallMs(int index) {
    return times[index];
  }

  /// The value, or NaN when there was none.
  public double value(int index) {
    return values[index];
  }

  public boolean missed(int index) {
    return Double.isNaN(values[index]);
  }

  /// Why there was no reading; null when there was one.
  public @Nullable MissReason why(int index) {
    int reason = marks[index] & ~DOUBTFUL;
    return reason == 0 || reason > REASONS.length ? null : REASONS[reason - 1];
  }

  /// Whether the device did not trust its clock then and no later record corrects the time.
  public boolean doubtful(int index) {
    return (marks[index] & DOUBTFUL) != 0;
  }

  /// The mark of a reading that was taken (`why` null) or missed, for {@link #add}.
  public static byte mark(@Nullable MissReason why, boolean doubtful) {
    return (byte) ((why == null ? 0 : why.ordinal() + 1) | (doubtful ? DOUBTFUL : 0));
  }

  /// @param mark from {@link #mark} or {@link #mark(int)}
  public void add(long wallMs, double value, byte mark) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      values = Arrays.copyOf(values, size * 2);
      marks = Arrays.copyOf(marks, size * 2);
    }
    times[size] = wallMs;
    values[size] = value;
    marks[size++] = mark;
  }

  public void addAll(Samples other, int from, int to) {
    for (int i = from; i < to; i++) {
      add(other.times[i], other.values[i], other.marks[i]);
    }
  }

  public byte mark(int index) {
    return marks[index];
  }

  /// Puts the readings in order of time; readings of the same millisecond keep their order. Cheap
  /// when they are in order already.
  public Samples sorted() {
    boolean ordered = true;
    for (int i = 1; i < size && ordered; i++) {
      ordered = times[i - 1] <= times[i];
    }
    if (ordered) {
      return this;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(times[a], times[b]));
    Samples sorted = new Samples(size);
    for (int index : order) {
      sorted.add(times[index], values[index], marks[index]);
    }
    return sorted;
  }
}
