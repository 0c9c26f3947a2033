package id.penjaga.device.core;

import id.penjaga.device.core.RoomRules.Gate;
import id.penjaga.device.messages.PointInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that follows from one point. Numbers are places in the rows of the {@link Room}.
///
/// @param gate null when every value is believed
/// @param formula how it is computed from other points; null for one that is read
/// @param bounds the ends of its bands, each with its alarm
/// @param course the alarms on how its value goes; null without any
/// @param watches alarms on its two values
/// @param fault alarm when it is stale or, as an output, cannot be switched: its own, or its UPS's;
///     {@link #NONE} for virtual points, which only repeat what others say
/// @param group every point of its UPS; empty when it is in none
/// @param feeds the virtual points that are computed from it
/// @param role what else its readings mean
record PointPlan(
    int index,
    PointInfo info,
    @Nullable Gate gate,
    @Nullable Formula formula,
    List<Bound> bounds,
    @Nullable CourseAlarms course,
    List<Watch> watches,
    int fault,
    List<Integer> group,
    List<Integer> feeds,
    Role role) {
  static final int NONE = -1;

  PointPlan {
    bounds = List.copyOf(bounds);
    watches = List.copyOf(watches);
    group = List.copyOf(group);
    feeds = List.copyOf(feeds);
  }

  /// One end of a band.
  ///
  /// @param at the last value that is still good
  /// @param high whether the values above it are bad, or those below
  record Bound(int alarm, double at, boolean high, double deadband) {
    Judgement judge(double value) {
      double beyond = high ? value - at : at - value;
      if (beyond > PlausibilityGate.ROUNDING) {
        return Judgement.BAD;
      }
      return beyond > PlausibilityGate.ROUNDING - deadband ? Judgement.IN_BETWEEN : Judgement.GOOD;
    }

    /// Whether all values of a span lie beyond it.
    boolean beyond(PlausibilityGate.Span span) {
      return judge(high ? span.least() : span.most()) == Judgement.BAD;
    }
  }

  /// @param rate on its rate of change; null without
  /// @param sibling on its distance from a sibling; null without
  /// @param calibration on its calibration; null without
  record CourseAlarms(
      @Nullable RateAlarm rate,
      @Nullable SiblingAlarm sibling,
      @Nullable CalibrationAlarm calibration) {}

  record RateAlarm(int alarm, Course.Rate rate) {}

  /// @param other its sibling
  record SiblingAlarm(int alarm, int other, double apart) {}

  /// @param dueWallMs when its sensor is to be calibrated again
  record CalibrationAlarm(int alarm, long dueWallMs) {}

  /// @param when the value that is bad
  record Watch(int alarm, boolean when) {}

  /// How a point follows from others; read in every step that has one.
  static final class Formula {
    private final Virtual.Operator operator;
    private final int[] of;

    Formula(Virtual.Operator operator, int[] of) {
      this.operator = operator;
      this.of = of.clone();
    }

    Virtual.Operator operator() {
      return operator;
    }

    int sources() {
      return of.length;
    }

    int source(int index) {
      return of[index];
    }
  }

  /// What the readings of a point mean beside their value.
  sealed interface Role {}

  record Plain() implements Role {}

  /// Switched by us, so that it can be shown.
  record Driven() implements Role {}

  /// Sees the mains.
  ///
  /// @param lost the value that means they are gone
  record Mains(boolean lost) implements Role {}

  record Contact(int door) implements Role {}

  /// Keeps the lock of a door released.
  record Release(int door) implements Role {}

  /// Silences the buzzer when it is pressed.
  record Mute() implements Role {}

  /// Acknowledges together with a badge.
  record Acknowledge() implements Role {}
}
