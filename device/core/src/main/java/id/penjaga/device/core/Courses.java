package id.penjaga.device.core;

import id.penjaga.device.core.PointPlan.CourseAlarms;
import id.penjaga.device.core.PointPlan.RateAlarm;
import id.penjaga.device.core.PointPlan.SiblingAlarm;
import id.penjaga.device.messages.Measure;

/// Judges how a believed value goes: how fast it changes, how far it lies from its
/// sibling, and when its sensor is to be calibrated.
final class Courses {
  private Courses() {}

  /// The past of a point with one more believed value. Only a point whose rate is watched has one.
  static Past past(Turn turn, CourseAlarms course, Past before, Measure measure) {
    RateAlarm rate = course.rate();
    return rate == null ? before : before.with(measure.value(), turn.now, rate.rate().withinMs());
  }

  static void judge(Turn turn, PointPlan plan, CourseAlarms course, Measure measure) {
    if (course.rate() != null) {
      rate(turn, plan, course.rate(), measure);
    }
    if (course.sibling() != null) {
      sibling(turn, course.sibling(), measure);
    }
    if (course.calibration() != null && turn.at.clock().trusted()) {
      boolean late = turn.at.wallMs() >= course.calibration().dueWallMs();
      turn.see(course.calibration().alarm(), late ? Judgement.BAD : Judgement.GOOD);
    }
  }

  private static void rate(Turn turn, PointPlan plan, RateAlarm rate, Measure measure) {
    Past past = turn.points.get(plan.index()).past();
    Course.Rate most = rate.rate();
    double value = measure.value();
    boolean fast =
        past.rise(value) > most.rise() + PlausibilityGate.ROUNDING
            || past.fall(value) > most.fall() + PlausibilityGate.ROUNDING;
    turn.see(rate.alarm(), fast ? Judgement.BAD : Judgement.GOOD, measure);
  }

  /// A sibling that is silent tells nothing; one that was missed once is waited for.
  private static void sibling(Turn turn, SiblingAlarm sibling, Measure measure) {
    PointState other = turn.points.get(sibling.other());
    Measure said = other.measure();
    switch (other.quality()) {
      case GOOD -> {
        if (said != null) {
          double apart = Math.abs(measure.value() - said.value());
          boolean drifts = apart > sibling.apart() + PlausibilityGate.ROUNDING;
          turn.see(sibling.alarm(), drifts ? Judgement.BAD : Judgement.GOOD, measure);
        }
      }
      case UNCERTAIN -> {}
      case STALE -> turn.see(sibling.alarm(), Judgement.BLIND);
    }
  }

  static void blind(Turn turn, CourseAlarms course) {
    if (course.rate() != null) {
      turn.see(course.rate().alarm(), Judgement.BLIND);
    }
    if (course.sibling() != null) {
      turn.see(course.sibling().alarm(), Judgement.BLIND);
    }
  }
}
