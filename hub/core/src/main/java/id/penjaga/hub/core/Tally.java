package id.penjaga.hub.core;

/// What the readings of one stretch of time add up to (ENV-06). Two tallies of the same stretch can
/// be added, and so can those of neighbours.
///
/// Time counts as measured from a reading to the next one, at most for the point's stale time; a
/// missed reading ends it (ENV-04). It counts as judged when the point had limits, and as in band
/// when the reading was inside them.
public final class Tally {
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double total;
  private long count;
  private long missed;
  private long measuredMs;
  private long judgedMs;
  private long bandMs;

  public Tally() {}

  /// As stored before.
  public Tally(
      double least,
      double most,
      double total,
      long count,
      long missed,
      long measuredMs,
      long judgedMs,
      long bandMs) {
    if (count > 0) {
      this.least = least;
      this.most = most;
    }
    this.total = total;
    this.count = count;
    this.missed = missed;
    this.measuredMs = measuredMs;
    this.judgedMs = judgedMs;
    this.bandMs = bandMs;
  }

  void take(double value) {
    least = Math.min(least, value);
    most = Math.max(most, value);
    total += value;
    count++;
  }

  void miss() {
    missed++;
  }

  void cover(long ms, boolean judged, boolean inBand) {
    measuredMs += ms;
    if (judged) {
      judgedMs += ms;
      bandMs += inBand ? ms : 0;
    }
  }

  public Tally add(Tally other) {
    least = Math.min(least, other.least);
    most = Math.max(most, other.most);
    total += other.total;
    count += other.count;
    missed += other.missed;
    measuredMs += other.measuredMs;
    judgedMs += other.judgedMs;
    bandMs += other.bandMs;
    return this;
  }

  /// The smallest value; meaningless when {@link #count} is 0, and so are {@link #most} and {@link
  /// #mean}.
  public double least() {
    return count == 0 ? Double.NaN : least;
  }

  public double most() {
    return count == 0 ? Double.NaN : most;
  }

  public double mean() {
    return total / count;
  }

  public double total() {
    return total;
  }

  public long count() {
    return count;
  }

  public long missed() {
    return missed;
  }

  public long measuredMs() {
    return measuredMs;
  }

  public long judgedMs() {
    return judgedMs;
  }

  public long bandMs() {
    return bandMs;
  }
}
