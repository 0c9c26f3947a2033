package id.penjaga.device.core;

import id.penjaga.device.core.PointPlan.Beside;
import id.penjaga.device.core.PointPlan.Going;
import id.penjaga.device.core.PointPlan.Pace;
import id.penjaga.device.messages.Measure;

/// Judges how a believed value goes: how fast it changes, how far it lies from its
/// sibling, and when its sensor is to be calibrated.
final class Courses {
  private Courses() {}

  /// The past of a point with one more believed value. Only a point whose rate is watched has one.
  static Past past(Turn turn, Going going, Past before, Measure measure) {
    Pace pace = going.pace();
    return pace == null ? before : before.with(measure.value(), turn.now, pace.rate().withinMs());
  }

  static void judge(Turn turn, PointPlan plan, Going going, Measure measure) {
    if (going.pace() != null) {
      pace(turn, plan, going.pace(), measure);
    }
    if (going.beside() != null) {
      beside(turn, going.beside(), measure);
    }
    if (going.due() != null && turn.at.clock().trusted()) {
      boolean late = turn.at.wallMs() >= going.due().wallMs();
      turn.see(going.due().alarm(), late ? Judgement.BAD : Judgement.GOOD);
    }
  }

  private static void pace(Turn turn, PointPlan plan, Pace pace, Measure measure) {
    Past past = turn.points.get(plan.index()).past();
    double value = measure.value();
    boolean fast =
        past.rise(value) > pace.rate().rise() + PlausibilityGate.ROUNDING
            || past.fall(value) > pace.rate().fall() + PlausibilityGate.ROUNDING;
    turn.see(pace.alarm(), fast ? Judgement.BAD : Judgement.GOOD, measure);
  }

  /// A sibling that is silent tells nothing; one that was missed once is waited for.
  private static void beside(Turn turn, Beside beside, Measure measure) {
    PointState other = turn.points.get(beside.other());
    Measure said = other.measure();
    switch (other.quality()) {
      case GOOD -> {
        if (said != null) {
          double apart = Math.abs(measure.value() - said.value());
          boolean drifts = apart > beside.apart() + PlausibilityGate.ROUNDING;
          turn.see(beside.alarm(), drifts ? Judgement.BAD : Judgement.GOOD, measure);
        }
      }
      case UNCERTAIN -> {}
      case STALE -> turn.see(beside.alarm(), Judgement.BLIND);
    }
  }

  static void blind(Turn turn, Going going) {
    if (going.pace() != null) {
      turn.see(going.pace().alarm(), Judgement.BLIND);
    }
    if (going.beside() != null) {
      turn.see(going.beside().alarm(), Judgement.BLIND);
    }
  }
}
