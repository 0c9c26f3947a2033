package id.penjaga.device.core;

import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import org.jspecify.annotations.Nullable;

/// What is asked of how the value of a point goes, beside where it lies.
///
/// @param rate null when it may change as fast as it likes
/// @param sibling null when nothing else measures the same
/// @param calibration null when nobody asks for one
public record Course(
    @Nullable Rate rate, @Nullable Sibling sibling, @Nullable Calibration calibration) {
  /// Without a calibration.
  public Course(@Nullable Rate rate, @Nullable Sibling sibling) {
    this(rate, sibling, null);
  }

  /// CALIBRATION_DUE once the wall clock, where it is trusted, has come to a time (ENV-05).
  ///
  /// @param dueWallMs in milliseconds since 1970
  public record Calibration(long dueWallMs, Severity severity) {}

  /// RATE_HIGH when the value has changed too much within a while. ASHRAE TC 9.9 asks of a room for
  /// no more than 5 °C in 15 minutes.
  ///
  /// @param rise the most it may rise, in the point's unit; infinite when it may
  /// @param fall the most it may fall; infinite when it may
  public record Rate(double rise, double fall, long withinMs, Severity severity) {
    /// @throws IllegalArgumentException when it would always stand, or never
    public Rate {
      if (!(rise > 0) || !(fall > 0) || Double.isInfinite(rise) && Double.isInfinite(fall)) {
        throw new IllegalArgumentException("a rate needs a rise or a fall, greater than 0");
      }
      if (withinMs <= 0) {
        throw new IllegalArgumentException("a change is measured over some time");
      }
    }
  }

  /// SENSOR_DRIFT when a point that measures the same says something else: one of the two is wrong.
  ///
  /// @param apart how far they may lie apart, in the unit of both
  /// @param forMs for how long
  public record Sibling(PointId point, double apart, long forMs, Severity severity) {
    /// @throws IllegalArgumentException when no two sensors would ever agree
    public Sibling {
      if (!(apart > 0) || forMs < 0) {
        throw new IllegalArgumentException(
            "siblings lie more than 0 apart, for a time that is not negative");
      }
    }
  }
}
