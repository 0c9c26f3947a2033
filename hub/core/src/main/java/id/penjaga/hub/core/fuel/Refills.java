package id.penjaga.hub.core.fuel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Tells one refill that was written down twice from two refills. A person writes it into the step
/// of the case, another into the fuel ledger; what was filled in is burnt once.
public final class Refills {
  /// Two records of one refill tell times at most so far apart.
  public static final Duration SAME = Duration.ofMinutes(15);

  /// Two records of one refill tell litres at most so far apart: they were read from one pump.
  private static final double SAME_LITRES = 0.05;

  private Refills() {}

  /// The refills of `more` that `known` does not tell. Each of `known` stands for one of `more` at
  /// most, the nearest in time, so that two refills of the same litres stay two where both were
  /// written down twice.
  ///
  /// @return in the order of `more`
  public static List<FuelFact.Filled> besides(
      List<FuelFact.Filled> known, List<FuelFact.Filled> more) {
    record Pair(int known, int more, Duration apart) {}
    List<Pair> pairs = new ArrayList<>();
    for (int k = 0; k < known.size(); k++) {
      for (int m = 0; m < more.size(); m++) {
        Duration apart = Duration.between(known.get(k).at(), more.get(m).at()).abs();
        if (apart.compareTo(SAME) <= 0
            && Math.abs(known.get(k).litres() - more.get(m).litres()) <= SAME_LITRES) {
          pairs.add(new Pair(k, m, apart));
        }
      }
    }
    pairs.sort(
        Comparator.comparing(Pair::apart)
            .thenComparingInt(Pair::known)
            .thenComparingInt(Pair::more));
    boolean[] used = new boolean[known.size()];
    boolean[] told = new boolean[more.size()];
    for (Pair pair : pairs) {
      if (!used[pair.known()] && !told[pair.more()]) {
        used[pair.known()] = true;
        told[pair.more()] = true;
      }
    }
    List<FuelFact.Filled> rest = new ArrayList<>();
    for (int m = 0; m < more.size(); m++) {
      if (!told[m]) {
        rest.add(more.get(m));
      }
    }
    return List.copyOf(rest);
  }
}
