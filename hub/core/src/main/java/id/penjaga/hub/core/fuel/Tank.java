package id.penjaga.hub.core.fuel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The tank of a generator and how fast it empties.
///
/// @param litres it holds
/// @param litresPerHour at full load, or at the load it usually carries
/// @param idleLitresPerHour without load; null when only the usual consumption is known
/// @param warn how long before it is empty somebody is told
public record Tank(
    double litres, double litresPerHour, @Nullable Double idleLitresPerHour, Duration warn) {
  /// Before it is empty, where the register says nothing else.
  public static final Duration WARN = Duration.ofMinutes(60);

  static final long LITRE = 1_000_000;

  public Tank {
    if (!(litres > 0) || !(litresPerHour > 0) || warn.isNegative()) {
      throw new IllegalArgumentException("a tank holds something, and burns something");
    }
  }

  /// Litres an hour at a load; by a straight line between idle and full where both are known.
  ///
  /// @param share of the rated load, 0 to 1; less or more counts as these
  public double burns(double share) {
    Double idle = idleLitresPerHour;
    return idle == null || idle >= litresPerHour
        ? litresPerHour
        : idle + (litresPerHour - idle) * Math.clamp(share, 0, 1);
  }

  /// Microlitres burnt in a time.
  long burnt(Duration time, double share) {
    return Math.round(burns(share) * LITRE * time.toMillis() / 3_600_000.0);
  }

  /// How long so many microlitres last.
  Duration lasts(long microlitres, double share) {
    return Duration.ofMillis(Math.round(microlitres / (burns(share) * LITRE) * 3_600_000.0));
  }

  /// By how much a dipstick may be off before it means something.
  long tolerance() {
    return Math.max(LITRE, Math.round(litres * LITRE * 0.02));
  }
}
