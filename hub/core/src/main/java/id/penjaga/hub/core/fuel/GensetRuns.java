package id.penjaga.hub.core.fuel;

import id.penjaga.hub.core.outage.OutageRecord;
import id.penjaga.hub.core.outage.Phase;
import id.penjaga.hub.core.outage.PowerFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a generator ran: as its contact and people say, and where neither does, as the outages of
/// the rooms let presume that it feeds.
public final class GensetRuns {
  /// People write minutes, and from memory: a start counts to an outage that begins so much later.
  private static final Duration EARLY = Duration.ofMinutes(5);

  private static final String TOLD = "told";

  private GensetRuns() {}

  /// A start that a person told in an outage without telling the stop ends with the outage. Any
  /// other one lasts until its stop is told.
  ///
  /// @param facts of this generator, those of others do not belong here
  /// @param rooms outages of each room it feeds
  /// @param now as of which the outages were folded
  public static List<FuelFact.Running> of(
      Collection<PowerFact.Genset> facts, List<List<OutageRecord>> rooms, Instant now) {
    List<PowerFact.Genset> told =
        facts.stream()
            .sorted(
                Comparator.comparing(PowerFact.Genset::at).thenComparing(PowerFact.Genset::runs))
            .toList();
    List<FuelFact.Running> runs = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      PowerFact.Genset one = told.get(i);
      PowerFact.Genset next = i + 1 < told.size() ? told.get(i + 1) : null;
      runs.add(new FuelFact.Running(one.at(), one.runs(), TOLD));
      Instant end =
          one.runs() && !one.sensed() && (next == null || next.runs())
              ? end(one.at(), rooms)
              : null;
      if (end != null && (next == null || end.isBefore(next.at()))) {
        runs.add(new FuelFact.Running(end, false, TOLD));
      }
    }
    for (int i = 0; i < rooms.size(); i++) {
      for (OutageRecord outage : rooms.get(i)) {
        presumed(told, outage, "room " + i, now, runs);
      }
    }
    return runs;
  }

  /// When the last outage ended that was at a moment; null when there was none or one lasts.
  private static @Nullable Instant end(Instant at, List<List<OutageRecord>> rooms) {
    Instant last = null;
    for (List<OutageRecord> outages : rooms) {
      for (OutageRecord outage : outages) {
        Instant end = outage.end();
        if (outage.start().isAfter(at.plus(EARLY)) || end != null && end.isBefore(at)) {
          continue;
        }
        if (end == null) {
          return null;
        }
        last = last == null || last.isBefore(end) ? end : last;
      }
    }
    return last;
  }

  /// Runs that nobody told, and no contact of the generator denies.
  private static void presumed(
      List<PowerFact.Genset> told,
      OutageRecord outage,
      String source,
      Instant now,
      List<FuelFact.Running> runs) {
    for (Phase run : outage.runs()) {
      if (run.source() != Phase.Source.GENSET_ASSUMED
          || told.stream().anyMatch(one -> one.sensed() && !one.at().isAfter(run.from()))) {
        continue;
      }
      runs.add(new FuelFact.Running(run.from(), true, source));
      if (run.until().isBefore(now) || !outage.open()) {
        runs.add(new FuelFact.Running(run.until(), false, source));
      }
    }
  }
}
