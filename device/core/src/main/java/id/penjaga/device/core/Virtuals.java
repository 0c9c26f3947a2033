package id.penjaga.device.core;

import id.penjaga.device.core.PlausibilityGate.Span;
import id.penjaga.device.core.PointPlan.Formula;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.StateMessage.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Points that are computed from others. A virtual point is good only as far as its value follows
/// from sources that are: the highest of two racks is not known while one of them is silent, but
/// one wet rope of three is water whatever the others say (ENV-04, decision 0025).
final class Virtuals {
  private Virtuals() {}

  /// Computes what follows from a point of which something new is known.
  static void derive(Turn turn, PointPlan source, Moment at) {
    for (int i = 0; i < source.feeds().size(); i++) {
      PointPlan plan = turn.plan.point(source.feeds().get(i));
      Formula formula = plan.formula();
      if (formula != null && formula.operator().ofStates()) {
        states(turn, plan, formula, at);
      } else if (formula != null) {
        measured(turn, plan, formula, at);
      }
    }
  }

  /// Once all sources have been heard since the last value, and only from good ones.
  private static void measured(Turn turn, PointPlan plan, Formula formula, Moment at) {
    PointState state = turn.points.get(plan.index());
    PointState bad = bad(turn, formula);
    if (bad != null) {
      unknown(turn, plan, bad, at);
      Readings.judgeSpan(turn, plan);
    } else if (state.measure() == null || allNewer(turn, formula, state)) {
      double value = value(formula, values(turn, formula));
      PlausibilityGate trust = state.trust();
      if (plan.info().unit().holds(value)) {
        Measure measure = new Measure(value, plan.info().unit());
        Readings.believe(turn, plan, new Reading.Taken(at, plan.info().point(), measure), trust);
      } else {
        Readings.missed(turn, plan, at, MissReason.OUT_OF_RANGE, trust);
      }
    }
  }

  /// At once: an edge does not wait for the others.
  private static void states(Turn turn, PointPlan plan, Formula formula, Moment at) {
    int on = 0;
    int off = 0;
    for (int i = 0; i < formula.sources(); i++) {
      PointState state = turn.points.get(formula.source(i));
      Measure measure = state.measure();
      if (state.quality() == Quality.GOOD && measure != null) {
        on += measure.on() ? 1 : 0;
        off += measure.on() ? 0 : 1;
      }
    }
    int all = formula.sources();
    int enough =
        switch (formula.operator()) {
          case ALL -> all;
          case TWO_OF_THREE -> 2;
          default -> 1;
        };
    if (on >= enough || off > all - enough) {
      Measure measure = Measure.state(on >= enough);
      PlausibilityGate trust = turn.points.get(plan.index()).trust();
      Readings.believe(turn, plan, new Reading.Taken(at, plan.info().point(), measure), trust);
    } else {
      PointState bad = bad(turn, formula);
      if (bad != null) {
        unknown(turn, plan, bad, at);
      }
    }
  }

  /// Told once; from then on only time passes, until it is stale.
  private static void unknown(Turn turn, PointPlan plan, PointState bad, Moment at) {
    PointState state = turn.points.get(plan.index());
    if (state.quality() == Quality.GOOD) {
      MissReason why = bad.why();
      Readings.missed(turn, plan, at, why == null ? MissReason.TIMEOUT : why, state.trust());
    }
  }

  /// The first source that is not good; null when all are.
  private static @Nullable PointState bad(Turn turn, Formula formula) {
    for (int i = 0; i < formula.sources(); i++) {
      PointState state = turn.points.get(formula.source(i));
      if (state.quality() != Quality.GOOD) {
        return state;
      }
    }
    return null;
  }

  private static boolean allNewer(Turn turn, Formula formula, PointState than) {
    for (int i = 0; i < formula.sources(); i++) {
      if (turn.points.get(formula.source(i)).at().uptimeMs() <= than.at().uptimeMs()) {
        return false;
      }
    }
    return true;
  }

  private static double[] values(Turn turn, Formula formula) {
    double[] values = new double[formula.sources()];
    for (int i = 0; i < values.length; i++) {
      Measure measure = turn.points.get(formula.source(i)).measure();
      values[i] = measure == null ? Double.NaN : measure.value();
    }
    return values;
  }

  /// To a thousandth, so that no binary fraction goes over a limit.
  private static double value(Formula formula, double[] of) {
    return switch (formula.operator()) {
      case DEW_POINT -> DewPoint.celsius(of[0], of[1]);
      case MAX -> DoubleStream.of(of).max().orElseThrow();
      case MIN -> DoubleStream.of(of).min().orElseThrow();
      case MEAN -> Math.rint(DoubleStream.of(of).sum() / of.length * 1000) / 1000;
      case DIFFERENCE -> Math.rint((of[0] - of[1]) * 1000) / 1000;
      case ANY, ALL, TWO_OF_THREE -> throw new IllegalStateException("a state is not measured");
    };
  }

  /// What the sources that are known bound it to: the highest of two is at least the one that is
  /// heard.
  ///
  /// @return null when they do not bound it
  static @Nullable Span span(Turn turn, PointPlan plan, Formula formula) {
    List<Span> known = new ArrayList<>();
    for (int i = 0; i < formula.sources(); i++) {
      Span span = Readings.span(turn, turn.plan.point(formula.source(i)));
      if (span != null) {
        known.add(span);
      }
    }
    boolean all = known.size() == formula.sources();
    return switch (formula.operator()) {
      case MAX -> known.isEmpty() ? null : highest(known, all);
      case MIN ->
          known.isEmpty()
              ? null
              : highest(known.stream().map(Span::negated).toList(), all).negated();
      case DEW_POINT -> all ? within(plan, dewPoint(known.get(0), known.get(1))) : null;
      case MEAN -> all ? mean(known) : null;
      case DIFFERENCE -> all ? sum(known.get(0), known.get(1).negated()) : null;
      case ANY, ALL, TWO_OF_THREE -> null;
    };
  }

  private static @Nullable Span within(PointPlan plan, Span span) {
    return plan.info().unit().holds(span.least()) && plan.info().unit().holds(span.most())
        ? span
        : null;
  }

  /// The dew point rises with temperature and humidity, so the bounds of both bound it.
  private static Span dewPoint(Span t, Span h) {
    return new Span(
        DewPoint.celsius(t.least(), h.least()),
        Math.max(t.leastMs(), h.leastMs()),
        DewPoint.celsius(t.most(), h.most()),
        Math.max(t.mostMs(), h.mostMs()));
  }

  /// @param all whether no source is missing, so that nothing can be above them
  private static Span highest(List<Span> of, boolean all) {
    Span highest = of.getFirst();
    for (Span each : of) {
      if (each.least() > highest.least()) {
        highest = each;
      }
    }
    double most = Double.POSITIVE_INFINITY;
    long mostMs = 0;
    if (all) {
      most = of.stream().mapToDouble(Span::most).max().orElseThrow();
      mostMs = of.stream().mapToLong(Span::mostMs).max().orElseThrow();
    }
    return new Span(highest.least(), highest.leastMs(), most, mostMs);
  }

  private static Span mean(List<Span> of) {
    Span sum = of.getFirst();
    for (Span each : of.subList(1, of.size())) {
      sum = sum(sum, each);
    }
    return new Span(sum.least() / of.size(), sum.leastMs(), sum.most() / of.size(), sum.mostMs());
  }

  private static Span sum(Span a, Span b) {
    return new Span(
        a.least() + b.least(),
        Math.max(a.leastMs(), b.leastMs()),
        a.most() + b.most(),
        Math.max(a.mostMs(), b.mostMs()));
  }
}
