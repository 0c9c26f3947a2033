package id.penjaga.hub.core;

import id.penjaga.device.messages.BandVerdict;
import id.penjaga.device.messages.Limits;

/// What the readings of one stretch of time add up to (ENV-06). Two tallies of the same stretch can
/// be added, and so can those of neighbours.
///
/// Time counts as measured from a reading to the next one, at most for the point's stale time; a
/// missed reading ends it (ENV-04). It counts as judged when the point had limits, as in band when
/// the reading was inside them, and as marginal when it was nearer to one than the sensor is exact.
/// Beside that stands the box that is recommended for its kind.
public final class Tally {
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double total;
  private long count;
  private long missed;
  private long measuredMs;
  private long judgedMs;
  private long bandMs;
  private long guardedMs;
  private long marginalMs;
  private long boxedMs;
  private long boxMs;

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
      long bandMs,
      long guardedMs,
      long marginalMs,
      long boxedMs,
      long boxMs) {
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
    this.guardedMs = guardedMs;
    this.marginalMs = marginalMs;
    this.boxedMs = boxedMs;
    this.boxMs = boxMs;
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

  void cover(long ms, Yardstick by, double value) {
    measuredMs += ms;
    Limits limits = by.limits();
    if (limits != null) {
      judgedMs += ms;
      bandMs += value >= limits.low() && value <= limits.high() ? ms : 0;
      BandVerdict verdict = BandVerdict.of(value, limits, by.accuracy());
      guardedMs += by.accuracy() > 0 ? ms : 0;
      marginalMs += verdict == BandVerdict.MARGINAL ? ms : 0;
    }
    RecommendedBox box = by.box();
    if (box != null) {
      boxedMs += ms;
      boxMs += box.holds(value) ? ms : 0;
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
    guardedMs += other.guardedMs;
    marginalMs += other.marginalMs;
    boxedMs += other.boxedMs;
    boxMs += other.boxMs;
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

  /// Of the judged time: while it was known how exact the sensor is.
  public long guardedMs() {
    return guardedMs;
  }

  /// Of the guarded time; on either side of a limit.
  public long marginalMs() {
    return marginalMs;
  }

  /// How long it was measured against the recommended box.
  public long boxedMs() {
    return boxedMs;
  }

  public long boxMs() {
    return boxMs;
  }
}
