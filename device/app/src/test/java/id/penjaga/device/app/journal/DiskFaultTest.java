package id.penjaga.device.app.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import id.penjaga.device.app.journal.CrashReplay.Model;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// SYS-06: the disk refuses at its n-th call, for every n of a life with kills and restarts. What
/// was acknowledged stays, through the refusal, a restart and a power cut, and the journal takes
/// records again.
class DiskFaultTest {
  private static final int STEPS = 30;

  enum Fault {
    ONE_ERROR(1, Set.of()),
    SEVEN_REFUSALS(7, Set.of("write", "force", "create", "rename", "delete", "force folder")),
    DEAD_FROM_THEN_ON(Integer.MAX_VALUE, Set.of()),
    FULL_ONCE(1, Set.of("write", "create", "force")),
    FULL_FOR_A_WHILE(60, Set.of("write", "create", "force"));

    final int calls;
    final Set<String> what;

    /// @param what the kinds of calls that fail; all when empty
    Fault(int calls, Set<String> what) {
      this.calls = calls;
      this.what = what;
    }

    SimDisk.Faults at(int n) {
      return (call, kind) -> {
        if (call < n || call - n >= calls || !what.isEmpty() && !what.contains(kind)) {
          return null;
        }
        boolean full = this == FULL_ONCE || this == FULL_FOR_A_WHILE;
        return full ? new DiskFull("full at call " + n) : new DiskException("error in call " + n);
      };
    }
  }

  private static JournalStory story(long seed, SimDisk disk) {
    return new JournalStory(
        disk, new PageFormat(), UnaryOperator.identity(), new SplittableRandom(seed));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("SYS-06: a disk error at any call costs no acknowledged record")
  void aDiskErrorAtAnyCallCostsNothingAcknowledged(Fault fault) throws Exception {
    for (long seed = 1; seed <= Integer.getInteger("penjaga.fault.seeds", 2); seed++) {
      SimDisk whole = new SimDisk();
      story(seed, whole).live(STEPS);
      assertTrue(whole.calls() > 100, () -> "only " + whole.calls() + " calls");
      for (int n = 0; n < whole.calls(); n++) {
        String wrong = life(seed, fault, n);
        if (wrong != null) {
          fail("seed " + seed + ", " + fault + " at call " + n + ": " + wrong);
        }
      }
    }
  }

  private static @Nullable String life(long seed, Fault fault, int n) throws DiskException {
    SimDisk disk = new SimDisk();
    JournalStory story = story(seed, disk);
    disk.failBy(fault.at(n));
    story.live(STEPS);
    disk.failBy((_, _) -> null);
    int end = disk.ops.size();
    Journal journal = story.opened();
    String wrong = story.compare(disk.ops.size(), Records.all(journal.after(null)));
    if (wrong != null) {
      return "in the running journal: " + wrong;
    }
    journal.append(Records.body("healed"));
    CrashReplay replay = new CrashReplay(disk.ops);
    for (int i = 0; i < end; i++) {
      replay.step();
    }
    SplittableRandom random = new SplittableRandom(seed + n);
    for (Model model : Model.values()) {
      SimDisk left = replay.crash(model, random);
      try (Journal found = Journal.open(left, JournalStory.OPTIONS, random, new PageFormat())) {
        List<JournalEntry> read = Records.all(found.after(null));
        wrong = story.judge(end, found, read);
        if (wrong != null) {
          return "after a power cut, " + model + ": " + wrong;
        }
      }
    }
    return null;
  }

  @Test
  void aJournalOnADeadDiskComesBackWithTheDisk() throws Exception {
    SimDisk disk = new SimDisk();
    JournalStory story = story(5, disk);
    story.live(10);
    for (int i = 0; i < 20; i++) {
      disk.failBy((_, _) -> new DiskException("dead"));
      story.live(5);
      disk.failBy((_, _) -> null);
      story.live(5);
      Journal journal = story.opened();
      String wrong = story.compare(disk.ops.size(), Records.all(journal.after(null)));
      assertTrue(wrong == null, () -> String.valueOf(wrong));
    }
  }
}
