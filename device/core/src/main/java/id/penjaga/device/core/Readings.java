package id.penjaga.device.core;

import id.penjaga.device.core.PlausibilityGate.Span;
import id.penjaga.device.core.PointPlan.Bound;
import id.penjaga.device.core.PointPlan.CourseAlarms;
import id.penjaga.device.core.PointPlan.Formula;
import id.penjaga.device.core.PointPlan.Watch;
import id.penjaga.device.core.RoomRules.Gate;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.Quality;
import id.penjaga.device.messages.Unit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The way of a reading: calibration, plausibility, freshness, then what its value means.
final class Readings {
  /// A point is published at least so often while it is read.
  static final long PUBLISH_MS = 30_000;

  /// A two-valued point goes to the history when it changes, and so often while it does not.
  static final long HEARTBEAT_MS = 300_000;

  private Readings() {}

  static void take(Turn turn, Reading reading) {
    PointPlan plan = turn.plan.point(reading.point());
    if (plan == null) {
      return;
    }
    switch (reading) {
      case Reading.Taken taken -> taken(turn, plan, taken);
      case Reading.Missed missed ->
          missed(turn, plan, missed.at(), missed.why(), turn.points.get(plan.index()).trust());
    }
  }

  private static void taken(Turn turn, PointPlan plan, Reading.Taken raw) {
    PlausibilityGate trust = turn.points.get(plan.index()).trust();
    Gate gate = plan.gate();
    if (raw.measure().unit() != plan.info().unit()) {
      missed(turn, plan, raw.at(), MissReason.MALFORMED, trust);
    } else if (gate == null) {
      believe(turn, plan, raw, trust);
    } else {
      Measure measure = calibrated(raw.measure(), gate.offset());
      PlausibilityGate next =
          trust.next(measure.value(), turn.now, gate, plan.info().staleAfterMs());
      if (next.believes()) {
        believe(turn, plan, new Reading.Taken(raw.at(), raw.point(), measure), next);
      } else {
        if (trust.expired(turn.now, plan.info().staleAfterMs())) {
          forget(turn, plan);
        }
        MissReason why = next.held().isEmpty() ? MissReason.FROZEN : MissReason.IMPLAUSIBLE;
        missed(turn, plan, raw.at(), why, next);
        judgeSpan(turn, plan);
      }
    }
  }

  /// To a thousandth, so that 21.7 + 0.3 is 22.0 and no alarm.
  private static Measure calibrated(Measure raw, double offset) {
    if (offset == 0) {
      return raw;
    }
    double value = Math.rint((raw.value() + offset) * 1000) / 1000;
    return new Measure(raw.unit().nearest(value), raw.unit());
  }

  /// A value that is known: of a sensor whose gate believes it, or computed from such.
  static void believe(Turn turn, PointPlan plan, Reading.Taken taken, PlausibilityGate trust) {
    Measure before = turn.points.get(plan.index()).measure();
    learn(turn, plan, taken, trust);
    judgeFault(turn, plan);
    judge(turn, plan, taken.measure());
    if (before != null && !before.on() && taken.measure().on()) {
      pressed(turn, plan);
    }
    Virtuals.derive(turn, plan, taken.at());
  }

  /// Only a change to pressed is a press: a button that is stuck does nothing.
  private static void pressed(Turn turn, PointPlan plan) {
    if (plan.role() instanceof PointPlan.Mute) {
      Sounding.mute(turn, plan.info().point());
    } else if (plan.role() instanceof PointPlan.Acknowledge) {
      Acknowledging.pressed(turn, plan.info().point());
    }
  }

  private static void learn(
      Turn turn, PointPlan plan, Reading.Taken taken, PlausibilityGate trust) {
    PointState before = turn.points.get(plan.index());
    Measure measure = taken.measure();
    boolean changed = before.quality() != Quality.GOOD || !same(before.measure(), measure);
    boolean publish = changed || turn.now - before.publishedMs() >= PUBLISH_MS;
    boolean keep = kept(measure.unit(), changed, turn.now - before.keptMs());
    CourseAlarms course = plan.course();
    Past past = course == null ? before.past() : Courses.past(turn, course, before.past(), measure);
    turn.points =
        turn.points.with(
            plan.index(),
            new PointState(
                taken.at(),
                measure,
                PointState.staleAt(plan.info(), turn.now),
                Quality.GOOD,
                null,
                trust,
                past,
                publish ? turn.now : before.publishedMs(),
                keep ? turn.now : before.keptMs()));
    if (keep) {
      turn.add(new Effect.Trend(taken));
    }
    if (publish) {
      publish(turn, plan);
    }
  }

  private static boolean same(@Nullable Measure before, Measure now) {
    return before != null && before.value() == now.value();
  }

  private static boolean kept(Unit unit, boolean changed, long sinceMs) {
    return unit != Unit.STATE || changed || sinceMs >= HEARTBEAT_MS;
  }

  /// A point that only speaks on change has no second chance: one miss and it is stale.
  static void missed(Turn turn, PointPlan plan, Moment at, MissReason why, PlausibilityGate trust) {
    PointState before = turn.points.get(plan.index());
    boolean stale = before.quality() == Quality.STALE || plan.info().staleAfterMs() == 0;
    degrade(turn, plan, at, stale ? Quality.STALE : Quality.UNCERTAIN, why, trust);
  }

  private static void degrade(
      Turn turn,
      PointPlan plan,
      Moment at,
      Quality quality,
      MissReason why,
      PlausibilityGate trust) {
    PointState before = turn.points.get(plan.index());
    boolean changed = before.quality() != quality || before.why() != why;
    boolean publish = changed || turn.now - before.publishedMs() >= PUBLISH_MS;
    boolean keep = kept(plan.info().unit(), changed, turn.now - before.keptMs());
    turn.points =
        turn.points.with(
            plan.index(),
            new PointState(
                at,
                before.measure(),
                quality == Quality.STALE ? PointState.NEVER : before.staleAtMs(),
                quality,
                why,
                trust,
                quality == Quality.STALE ? Past.NONE : before.past(),
                publish ? turn.now : before.publishedMs(),
                keep ? turn.now : before.keptMs()));
    if (keep) {
      turn.add(new Effect.Trend(new Reading.Missed(at, plan.info().point(), why)));
    }
    if (publish) {
      publish(turn, plan);
    }
    if (quality == Quality.STALE && before.quality() != Quality.STALE) {
      blind(turn, plan);
    }
    judgeFault(turn, plan);
    Virtuals.derive(turn, plan, at);
  }

  /// Finds the points that have been silent for their stale time.
  static void elapse(Turn turn) {
    for (int i : turn.plan.agingPoints()) {
      PointPlan plan = turn.plan.point(i);
      PointState state = turn.points.get(i);
      if (turn.now >= state.staleAtMs()) {
        MissReason why = state.why() == null ? MissReason.TIMEOUT : state.why();
        degrade(turn, plan, turn.at, Quality.STALE, why, state.trust());
      }
    }
  }

  /// Restarts the clock of every point: nothing was expected before the start.
  static void start(Turn turn) {
    for (int i = 0; i < turn.points.size(); i++) {
      turn.points =
          turn.points.with(i, PointState.unread(turn.plan.point(i).info(), turn.at, turn.now));
    }
  }

  /// An output or lock was ordered: show it like any other point, unless it is known not to obey.
  /// The order proves nothing, so it ends no fault.
  static void driven(Turn turn, PointId output, boolean on) {
    PointPlan plan = turn.plan.point(output);
    if (plan != null
        && plan.role() instanceof PointPlan.Driven
        && turn.points.get(plan.index()).quality() != Quality.STALE) {
      show(turn, plan, new Reading.Taken(turn.at, output, Measure.state(on)));
    }
  }

  /// A driven output or a reader works.
  static void well(Turn turn, PointId point) {
    PointPlan plan = turn.plan.point(point);
    if (plan != null && plan.info().unit() == Unit.STATE) {
      boolean on = !(plan.role() instanceof PointPlan.Driven) || ordered(turn, point);
      show(turn, plan, new Reading.Taken(turn.at, point, Measure.state(on)));
      judgeFault(turn, plan);
    }
  }

  /// Looks again at every two-valued point that is good: those may speak only on change. Measured
  /// values speak within seconds.
  static void judgeAgain(Turn turn) {
    for (int i = 0; i < turn.points.size(); i++) {
      PointPlan plan = turn.plan.point(i);
      PointState state = turn.points.get(i);
      Measure measure = state.measure();
      if (state.quality() == Quality.GOOD && measure != null) {
        judgeFault(turn, plan);
        if (plan.info().unit() == Unit.STATE) {
          judge(turn, plan, measure);
        }
      }
    }
  }

  /// What an output is ordered to be.
  private static boolean ordered(Turn turn, PointId output) {
    for (int i = 0; i < turn.doors.size(); i++) {
      if (output.equals(turn.plan.door(i).rule().lock())) {
        return turn.doors.get(i).releasedUntilMs() != Door.LOCKED;
      }
    }
    return turn.outputs.on().containsKey(output);
  }

  private static void show(Turn turn, PointPlan plan, Reading.Taken taken) {
    learn(turn, plan, taken, turn.points.get(plan.index()).trust());
    judge(turn, plan, taken.measure());
    Virtuals.derive(turn, plan, taken.at());
  }

  private static void judge(Turn turn, PointPlan plan, Measure measure) {
    for (Bound bound : plan.bounds()) {
      turn.see(bound.alarm(), bound.judge(measure.value()), measure);
    }
    CourseAlarms course = plan.course();
    if (course != null) {
      Courses.judge(turn, plan, course, measure);
    }
    for (Watch watch : plan.watches()) {
      turn.see(watch.alarm(), measure.on() == watch.when() ? Judgement.BAD : Judgement.GOOD);
    }
    switch (plan.role()) {
      case PointPlan.Mains(boolean lost) -> mains(turn, plan.info().point(), measure.on() == lost);
      case PointPlan.Contact(int door) ->
          DoorAccess.contact(turn, turn.plan.door(door), measure.on());
      case PointPlan.Release(int door) ->
          DoorAccess.emergency(turn, turn.plan.door(door), measure.on());
      case PointPlan.Plain _, PointPlan.Driven _, PointPlan.Mute _, PointPlan.Acknowledge _ -> {}
    }
  }

  /// Values that are held back say nothing of how hot it is, but enough of them beyond a limit
  /// say that it is too hot: a fast rise never agrees with itself (F2). While the point is stale
  /// a limit that they are not beyond is blind, so that a delay lasts no longer than its cause.
  static void judgeSpan(Turn turn, PointPlan plan) {
    if (plan.bounds().isEmpty()) {
      return;
    }
    Span span = span(turn, plan);
    boolean stale = turn.points.get(plan.index()).quality() == Quality.STALE;
    for (Bound bound : plan.bounds()) {
      if (span != null && bound.beyond(span)) {
        double value = plan.info().unit().nearest(bound.high() ? span.least() : span.most());
        long since = bound.high() ? span.leastMs() : span.mostMs();
        Measure reached = new Measure(value, plan.info().unit());
        turn.seeBad(bound.alarm(), reached, since == 0 ? turn.now : since);
      } else if (stale) {
        turn.see(bound.alarm(), Judgement.BLIND);
      }
    }
  }

  /// What is known of a point's value: the value itself while it is good, else what the values that
  /// are held back have in common; for a virtual point, what follows from that of its sources.
  ///
  /// @return null when nothing is
  static @Nullable Span span(Turn turn, PointPlan plan) {
    Formula formula = plan.formula();
    if (formula != null) {
      return Virtuals.span(turn, plan, formula);
    }
    PointState state = turn.points.get(plan.index());
    Measure measure = state.measure();
    if (state.quality() == Quality.GOOD && measure != null) {
      return Span.of(measure.value());
    }
    Gate gate = plan.gate();
    return gate == null ? null : state.trust().span(turn.now, gate, plan.info().staleAfterMs());
  }

  /// A blind point is neither good nor bad.
  private static void blind(Turn turn, PointPlan plan) {
    blindBounds(turn, plan);
    CourseAlarms course = plan.course();
    if (course != null) {
      Courses.blind(turn, course);
    }
    for (Watch watch : plan.watches()) {
      turn.see(watch.alarm(), Judgement.BLIND);
    }
    if (plan.role() instanceof PointPlan.Contact(int door)) {
      turn.see(turn.plan.door(door).held(), Judgement.BLIND);
    }
  }

  /// After a silence the values held back before it mean nothing any more, nor do the delays that
  /// they began.
  private static void forget(Turn turn, PointPlan plan) {
    blindBounds(turn, plan);
    plan.feeds().forEach(each -> forget(turn, turn.plan.point(each)));
  }

  /// A limit that values held back are known to be beyond is not blind.
  private static void blindBounds(Turn turn, PointPlan plan) {
    Span span = span(turn, plan);
    for (Bound bound : plan.bounds()) {
      if (span == null || !bound.beyond(span)) {
        turn.see(bound.alarm(), Judgement.BLIND);
      }
    }
  }

  /// Stale raises, good clears, a missed reading does neither. A UPS is lost when any of its points
  /// is stale and found again when all are good.
  private static void judgeFault(Turn turn, PointPlan plan) {
    if (plan.fault() == PointPlan.NONE) {
      return;
    }
    Quality worst = turn.points.get(plan.index()).quality();
    for (int member : plan.group()) {
      Quality quality = turn.points.get(member).quality();
      if (quality.compareTo(worst) > 0) {
        worst = quality;
      }
    }
    turn.see(
        plan.fault(),
        switch (worst) {
          case GOOD -> Judgement.GOOD;
          case UNCERTAIN -> Judgement.IN_BETWEEN;
          case STALE -> Judgement.BAD;
        });
  }

  private static void mains(Turn turn, PointId point, boolean lost) {
    Long sinceMs = turn.outages.get(point);
    if (lost && sinceMs == null) {
      turn.record(new JournalEvent.MainsLost(point));
      Map<PointId, Long> outages = new HashMap<>(turn.outages);
      outages.put(point, turn.now);
      turn.outages = Map.copyOf(outages);
    } else if (!lost && sinceMs != null) {
      turn.record(
          new JournalEvent.MainsRestored(point, sinceMs == Room.EARLIER ? -1 : turn.now - sinceMs));
      Map<PointId, Long> outages = new HashMap<>(turn.outages);
      outages.remove(point);
      turn.outages = Map.copyOf(outages);
    }
  }

  private static void publish(Turn turn, PointPlan plan) {
    turn.publish(message(turn.plan, plan.index(), turn.points.get(plan.index())));
  }

  static StateMessage.Point message(Plan plan, int index, PointState state) {
    boolean good = state.quality() == Quality.GOOD;
    return new StateMessage.Point(
        plan.rules().device(),
        plan.point(index).info().point(),
        state.at(),
        state.quality(),
        good ? state.measure() : null,
        good ? null : state.why());
  }
}
