package id.penjaga.hub.core.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// The outages of one room, and the dips between them, in order.
public record Outages(List<OutageRecord> records, List<Dip> dips) {
  public Outages {
    records = List.copyOf(records);
    dips = List.copyOf(dips);
  }

  /// A loss of the mains too short to be an outage.
  public record Dip(Instant at, Duration length) {}

  /// Folds a set of facts. Their order, and how often each came, change nothing.
  ///
  /// @param now facts after it do not count
  public static Outages of(Collection<PowerFact> facts, PowerRules rules, Instant now) {
    TreeSet<PowerFact> sorted =
        new TreeSet<>(
            Comparator.comparing(PowerFact::of)
                .thenComparing(PowerFact::at)
                .thenComparingInt(Outages::rank)
                .thenComparing(PowerFact::toString));
    facts.stream().filter(fact -> !fact.at().isAfter(now)).forEach(sorted::add);
    List<PowerFact> ordered = List.copyOf(sorted);
    List<OutageRecord> records = new ArrayList<>();
    List<Dip> dips = new ArrayList<>();
    List<Losses.Loss> losses = Losses.of(ordered, rules);
    for (Losses.Loss loss : losses) {
      Instant end = loss.end();
      if (loss.dip && end != null) {
        dips.add(new Dip(loss.start, Duration.between(loss.start, end)));
      } else {
        records.add(OutageFold.of(loss, losses, ordered, rules, now));
      }
    }
    return new Outages(records, dips);
  }

  /// At one moment a thing ends before another begins.
  private static int rank(PowerFact fact) {
    return switch (fact) {
      case PowerFact.Mains mains -> mains.present() ? 0 : 1;
      case PowerFact.Ups ups -> ups.on() ? 3 : 2;
      case PowerFact.Genset genset -> genset.runs() ? 5 : 4;
      case PowerFact.Runtime _ -> 6;
      case PowerFact.Temperature _ -> 7;
      case PowerFact.Door _ -> 8;
      case PowerFact.Passage _ -> 9;
      case PowerFact.Restarted _ -> 10;
      case PowerFact.Shutdown _ -> 11;
      case PowerFact.Told _ -> 12;
    };
  }
}
