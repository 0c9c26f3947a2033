package id.penjaga.device.app.journal;

import id.penjaga.device.app.journal.CrashReplay.Model;
import id.penjaga.device.app.journal.SimDisk.Inode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Pulls the plug at every operation of many short lives, in every disk model, and looks at what is
/// left.
final class CrashHarness {
  /// Something at work on a simulated disk that remembers what it promised to whom and when.
  interface Life {
    /// Does some steps of everyday work.
    void live(int steps);

    /// Starts again on what a power cut left, and does a little work to show that it can.
    ///
    /// @param crashed how many operations the disk had seen, to be measured against the promises
    ///     given until then; null to measure nothing
    Found recover(SimDisk left, @Nullable Integer crashed) throws DiskException;
  }

  /// @param wrong which promise is broken; null when none is
  /// @param records what was there, before the little work
  /// @param added how many records the little work added
  record Found(@Nullable String wrong, List<String> records, int added) {}

  /// What was found wrong, with everything needed to see it again.
  record Violation(long seed, Model model, int crashed, String what) {
    @Override
    public String toString() {
      return "seed " + seed + ", " + model + ", power cut after operation " + crashed + ": " + what;
    }
  }

  private static final int STEPS = 40;

  /// How many different remains are looked at for each operation and model.
  private static final int DRAWS = 2;

  private final BiFunction<SimDisk, RandomGenerator, Life> lives;
  private int points;
  private int twice;

  CrashHarness(BiFunction<SimDisk, RandomGenerator, Life> lives) {
    this.lives = lives;
  }

  int points() {
    return points;
  }

  /// How many of the points had a second power cut during recovery or soon after.
  int twice() {
    return twice;
  }

  /// Looks for a violation in as many crash points as asked for, or a few more.
  @Nullable Violation search(long firstSeed, int wanted) {
    for (long seed = firstSeed; points < wanted; seed++) {
      Violation violation = life(seed);
      if (violation != null) {
        return violation;
      }
    }
    return null;
  }

  private @Nullable Violation life(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    SimDisk disk = new SimDisk();
    Life life = lives.apply(disk, random);
    life.live(STEPS);
    CrashReplay replay = new CrashReplay(disk.ops);
    for (int crashed = 0; crashed <= disk.ops.size(); crashed++) {
      for (Model model : Model.values()) {
        for (int draw = 0; draw < DRAWS; draw++) {
          points++;
          String wrong = crash(life, replay, crashed, model, random);
          if (wrong != null) {
            return new Violation(seed, model, crashed, wrong);
          }
        }
      }
      if (crashed < disk.ops.size()) {
        replay.step();
      }
    }
    return null;
  }

  private @Nullable String crash(
      Life life, CrashReplay replay, int crashed, Model model, RandomGenerator random) {
    SimDisk left = replay.crash(model, random);
    Map<String, Inode> before = left.copy().files;
    Map<String, Inode> live = new TreeMap<>(left.files);
    try {
      Found found = life.recover(left, crashed);
      if (found.wrong() != null || random.nextInt(3) > 0) {
        return found.wrong();
      }
      twice++;
      CrashReplay again = new CrashReplay(before, live, left.ops);
      int operations = random.nextInt(left.ops.size() + 1);
      for (int i = 0; i < operations; i++) {
        again.step();
      }
      return compare(found, life.recover(again.crash(model, random), null), operations);
    } catch (DiskException e) {
      return "does not open: " + e;
    } catch (RuntimeException e) {
      return "broke: " + e;
    }
  }

  /// What the first recovery found is still there after a second power cut, and so may be what it
  /// added.
  private static @Nullable String compare(Found first, Found second, int operations) {
    String when = "after a second power cut after operation " + operations;
    if (second.wrong() != null) {
      return when + ": " + second.wrong();
    }
    int more = second.records().size() - first.records().size();
    boolean same =
        (more == 0 || more == first.added())
            && second.records().subList(0, first.records().size()).equals(first.records());
    return same ? null : when + ": something else is found";
  }
}
