package id.penjaga.device.sim.year;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a run did: a hash over everything, to compare two runs, and the last of it in words, for a
/// failure report.
public final class Trace {
  private static final long PRIME = 0x100000001b3L;

  private record Line(long nanos, String what, long value) {}

  private final Line[] tail;
  private long hash = 0xcbf29ce484222325L;
  private long count;

  /// @param keep how many of the last notes to keep in words
  public Trace(int keep) {
    tail = new Line[keep];
  }

  /// @param what a constant word or two
  /// @param value a number that tells one such note from another
  public void note(long nanos, String what, long value) {
    mix(nanos);
    for (int i = 0; i < what.length(); i++) {
      hash = (hash ^ what.charAt(i)) * PRIME;
    }
    mix(value);
    tail[(int) (count++ % tail.length)] = new Line(nanos, what, value);
  }

  public long hash() {
    return hash;
  }

  public long count() {
    return count;
  }

  /// The last notes, oldest first.
  public List<String> tail() {
    List<String> lines = new ArrayList<>();
    for (long i = Math.max(0, count - tail.length); i < count; i++) {
      Line line = tail[(int) (i % tail.length)];
      Duration at = Duration.ofNanos(line.nanos);
      lines.add(
          at.toDays() + "d " + at.minusDays(at.toDays()) + " " + line.what + " " + line.value);
    }
    return lines;
  }

  private void mix(long value) {
    for (int shift = 0; shift < 64; shift += 8) {
      hash = (hash ^ (value >>> shift & 0xFF)) * PRIME;
    }
  }
}
