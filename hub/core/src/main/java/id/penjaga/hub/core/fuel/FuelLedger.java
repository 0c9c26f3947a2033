package id.penjaga.hub.core.fuel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The fuel ledger of one generator at a moment.
///
/// @param lines in order; together they are the level
/// @param known whether anybody ever measured the level; before, there is no estimate
/// @param running whether the generator runs
/// @param at the moment
public record FuelLedger(
    Tank tank, List<Line> lines, boolean known, boolean running, double share, Instant at) {
  public FuelLedger {
    lines = List.copyOf(lines);
  }

  /// What a line is.
  public enum Kind {
    /// The first level that somebody read.
    OPENING,
    REFILL,
    BURNT,
    /// What a reading of the level showed beside what was expected.
    CORRECTION
  }

  /// What may be wrong.
  public enum Mismatch {
    NONE,
    /// Less is there than should be: a leak, theft, or more was burnt than is known.
    LESS,
    /// More is there than should be: a refill that nobody wrote down, or less was burnt.
    MORE,
    /// Ten times or a tenth of what should be there, or more than the tank holds: mistyped.
    TYPED,
    /// The generator runs although nothing is left by the ledger.
    RUNS_ON
  }

  /// @param from when it began; equal to `at` but for what was burnt
  /// @param change in microlitres
  /// @param level afterwards, in microlitres
  /// @param source of the fact; empty for what was computed
  public record Line(
      Instant from, Instant at, Kind kind, long change, long level, Mismatch flag, String source) {
    public double litres() {
      return (double) change / Tank.LITRE;
    }

    public double after() {
      return (double) level / Tank.LITRE;
    }
  }

  /// The ledger of some facts.
  ///
  /// @param now facts after it do not count
  public static FuelLedger of(Tank tank, Collection<? extends FuelFact> facts, Instant now) {
    TreeSet<FuelFact> sorted =
        new TreeSet<>(
            Comparator.comparing(FuelFact::at)
                .thenComparingInt(FuelLedger::rank)
                .thenComparing(FuelFact::toString));
    facts.stream().filter(fact -> !fact.at().isAfter(now)).forEach(sorted::add);
    Writing writing = new Writing(tank);
    sorted.forEach(writing::on);
    writing.burn(now);
    return new FuelLedger(
        tank, writing.lines, writing.known, writing.runningSince != null, writing.share, now);
  }

  /// At one moment a generator stops before it starts, and a refill comes before the dipstick.
  private static int rank(FuelFact fact) {
    return switch (fact) {
      case FuelFact.Running running -> running.on() ? 4 : 0;
      case FuelFact.Load _ -> 1;
      case FuelFact.Filled _ -> 2;
      case FuelFact.Measured _ -> 3;
    };
  }

  /// Litres that should be in the tank; 0 while nothing is known.
  public double level() {
    return lines.isEmpty() ? 0 : lines.getLast().after();
  }

  /// How long the fuel lasts when the generator runs; null while nothing is known.
  public @Nullable Duration lasts() {
    return known ? tank.lasts(lines.getLast().level(), share) : null;
  }

  /// When the tank is empty; null while the generator stands or nothing is known.
  public @Nullable Instant emptyAt() {
    Duration lasts = lasts();
    return running && lasts != null ? at.plus(lasts) : null;
  }

  /// When to warn, which is when to refill at the latest; may have passed; null as above.
  public @Nullable Instant warnAt() {
    Instant empty = emptyAt();
    return empty == null ? null : empty.minus(tank.warn());
  }

  public boolean low() {
    Instant warn = warnAt();
    return warn != null && !warn.isAfter(at);
  }

  /// Litres filled in within a stretch.
  public double refilled(Instant from, Instant until) {
    return lines.stream()
            .filter(line -> line.kind() == Kind.REFILL)
            .filter(line -> !line.at().isBefore(from) && !line.at().isAfter(until))
            .mapToLong(Line::change)
            .sum()
        / (double) Tank.LITRE;
  }

  private static final class Writing {
    private final Tank tank;
    private final List<Line> lines = new ArrayList<>();
    private boolean known;
    private long level;
    private double share = 1;

    /// The sources that say it runs.
    private final Set<String> saying = new HashSet<>();

    private @Nullable Instant runningSince;

    Writing(Tank tank) {
      this.tank = tank;
    }

    void on(FuelFact fact) {
      burn(fact.at());
      switch (fact) {
        case FuelFact.Running(Instant at, boolean on, String source) -> {
          if (on) {
            saying.add(source);
          } else {
            saying.remove(source);
          }
          if (saying.isEmpty()) {
            runningSince = null;
          } else if (runningSince == null) {
            runningSince = at;
          }
        }
        case FuelFact.Load(Instant _, double now) -> share = now;
        case FuelFact.Filled filled -> {
          long litres = Math.round(filled.litres() * Tank.LITRE);
          if (known) {
            Mismatch flag =
                level + litres > Math.round(tank.litres() * Tank.LITRE) + tank.tolerance()
                    ? Mismatch.TYPED
                    : Mismatch.NONE;
            add(filled.at(), Kind.REFILL, litres, flag, filled.source());
          }
          if (filled.after() != null) {
            measured(filled.at(), filled.after(), filled.source());
          }
        }
        case FuelFact.Measured(Instant at, double litres, String source) ->
            measured(at, litres, source);
      }
    }

    private void measured(Instant at, double litres, String source) {
      long read = Math.round(litres * Tank.LITRE);
      if (!known) {
        known = true;
        Mismatch flag =
            read > Math.round(tank.litres() * Tank.LITRE) + tank.tolerance()
                ? Mismatch.TYPED
                : Mismatch.NONE;
        add(at, Kind.OPENING, read, flag, source);
        return;
      }
      add(at, Kind.CORRECTION, read - level, judged(read), source);
    }

    private Mismatch judged(long read) {
      long off = read - level;
      if (Math.abs(off) <= tank.tolerance()) {
        return Mismatch.NONE;
      }
      boolean tens =
          Math.abs(read - 10 * level) <= tank.tolerance()
              || read > 0 && Math.abs(10 * read - level) <= tank.tolerance();
      if (tens || read > Math.round(tank.litres() * Tank.LITRE) + tank.tolerance()) {
        return Mismatch.TYPED;
      }
      return off < 0 ? Mismatch.LESS : Mismatch.MORE;
    }

    /// What was burnt up to a moment.
    void burn(Instant until) {
      Instant since = runningSince;
      if (since == null || !until.isAfter(since)) {
        return;
      }
      runningSince = until;
      if (!known) {
        return;
      }
      long burnt = tank.burnt(Duration.between(since, until), share);
      boolean over = burnt > level + tank.tolerance();
      burnt = Math.min(burnt, level);
      Line last = lines.getLast();
      // One run is one line, whatever looks at it in between.
      if (last.kind() == Kind.BURNT && last.at().equals(since)) {
        lines.removeLast();
        level -= burnt;
        lines.add(
            new Line(
                last.from(),
                until,
                Kind.BURNT,
                last.change() - burnt,
                level,
                over ? Mismatch.RUNS_ON : last.flag(),
                ""));
      } else {
        level -= burnt;
        lines.add(
            new Line(
                since,
                until,
                Kind.BURNT,
                -burnt,
                level,
                over ? Mismatch.RUNS_ON : Mismatch.NONE,
                ""));
      }
    }

    private void add(Instant at, Kind kind, long change, Mismatch flag, String source) {
      level += change;
      lines.add(new Line(at, at, kind, change, level, flag, source));
    }
  }
}
