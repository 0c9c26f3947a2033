package id.penjaga.hub.core.tuning;

import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/// A few settings around some limits: deadbands and delays that are no smaller, everything else the
/// same. The critical band keeps its delays, for what endangers the room is not tuned away.
final class SettingsGrid {
  private static final int MOST_DEADBANDS = 4;
  private static final int MOST_DELAYS = 5;
  private static final long[] DELAYS_MS = {30_000, 60_000, 90_000, 120_000, 300_000};

  /// An alarm that stood so long was worth a look: no setting is best that silences it.
  private static final long WEIGHTY_MS = 600_000;

  /// So much later an alarm may come.
  private static final long LATEST_MS = 120_000;

  /// A wide deadband joins alarms into one that hardly ends: alarms may stand so many times as
  /// long.
  private static final long LONGER = 2;

  /// The longest alarms, by whose delay a setting is judged.
  private static final int LONGEST = 3;

  private SettingsGrid() {}

  record Tried(Limits limits, List<AlarmSpell> spells) {}

  static List<Limits> around(Limits limits, Unit unit) {
    double width = limits.high() - limits.low();
    double[] deadbands =
        DoubleStream.concat(DoubleStream.of(limits.deadband()), steps(unit, width))
            .filter(one -> one >= limits.deadband() && 2 * one < width)
            .distinct()
            .limit(MOST_DEADBANDS)
            .toArray();
    long[] delays =
        LongStream.concat(LongStream.of(limits.raiseAfterMs()), LongStream.of(DELAYS_MS))
            .filter(one -> one >= limits.raiseAfterMs())
            .distinct()
            .limit(MOST_DELAYS)
            .toArray();
    List<Limits> all = new ArrayList<>();
    for (double deadband : deadbands) {
      for (long delay : delays) {
        all.add(
            new Limits(
                limits.low(),
                limits.high(),
                deadband,
                delay,
                limits.clearAfterMs(),
                limits.source(),
                limits.standardLow(),
                limits.standardHigh(),
                limits.critical()));
      }
    }
    return all;
  }

  private static DoubleStream steps(Unit unit, double width) {
    return switch (unit) {
      case CELSIUS -> DoubleStream.of(0.2, 0.4, 0.6, 1);
      case RELATIVE_HUMIDITY -> DoubleStream.of(1, 2, 3, 5);
      case PERCENT, CHARGE, VOLT, HERTZ, SECOND, STATE ->
          DoubleStream.of(0.01, 0.02, 0.05, 0.1).map(part -> Math.rint(part * width * 10) / 10);
    };
  }

  static List<Suggestion> judged(List<AlarmSpell> then, List<Tried> tried, long untilMs) {
    long stood = stands(then, untilMs);
    List<Suggestion> all = tried.stream().map(each -> judged(then, each, untilMs)).toList();
    Optional<Suggestion> best =
        all.stream()
            .filter(one ->
                one.alarms() < then.size()
                    && one.longestSilentMs() < WEIGHTY_MS
                    && one.latestMs() <= LATEST_MS
                    && one.standsMs() <= LONGER * stood)
            .min(
                Comparator.comparingInt(Suggestion::alarms)
                    .thenComparing(Suggestion::latestMs)
                    .thenComparing(Suggestion::raiseAfterMs)
                    .thenComparing(Suggestion::deadband));
    return all.stream()
        .map(one -> best.isPresent() && one.equals(best.get()) ? one.asBest() : one)
        .toList();
  }

  private static long stands(List<AlarmSpell> spells, long untilMs) {
    return spells.stream().mapToLong(one -> one.stoodMs(untilMs)).sum();
  }

  private static Suggestion judged(List<AlarmSpell> then, Tried tried, long untilMs) {
    Comparison comparison = Comparison.of(then, tried.spells());
    return new Suggestion(
        tried.limits().deadband(),
        tried.limits().raiseAfterMs(),
        tried.spells().size(),
        comparison.vanishedShare(),
        comparison.longestSilentMs(untilMs),
        comparison.latestOfLongestMs(LONGEST, untilMs),
        stands(tried.spells(), untilMs),
        false);
  }
}
