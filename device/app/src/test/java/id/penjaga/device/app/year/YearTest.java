package id.penjaga.device.app.year;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.sim.SplitMix;
import id.penjaga.device.sim.year.Fault;
import id.penjaga.device.sim.year.Swarm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The production controller, interpreter, journal, trend store and outbox through a year of power
/// cuts, dying brokers and hubs, lying clocks and full disks. A failure prints its seed and what
/// happened last; the same seed tells the same story.
class YearTest {
  private static final Duration YEAR = Duration.ofDays(365);

  /// Seeds of rough weeks; `.ci/slow` plays more.
  private static final long WEEKS = Long.getLong("year.weeks", 6);

  @Test
  @DisplayName("SYS-06 ACC-18 ENV-07 ENV-08 PWR-16 a rough year loses nothing silently")
  void aRoughYearLosesNothingSilently() {
    long seed = Long.getLong("year.seed", 2026);
    Year year = new Year(seed, Swarm.all(1), 1, Plant.NONE);
    Story story = year.run(YEAR);
    System.out.println(
        "seed "
            + seed
            + ": "
            + story.durable.size()
            + " records, "
            + year.hub().readings.size()
            + " batches, "
            + story.boots
            + " starts, "
            + story.unlocks
            + " unlocks ("
            + story.madeUp
            + " recorded later), "
            + story.leaks
            + " leaks, "
            + year.faultsStruck()
            + " faults");
    clean(seed, story);
    assertTrue(story.unlocks > 1_000, "people came");
    assertTrue(story.madeUp > 0, "people came while the disk was full");
    assertTrue(story.leaks > 20, "water came");
    assertTrue(story.heldOpen > 20, "doors stood open");
    assertTrue(year.faultsStruck() > 500, "trouble came");
  }

  @Test
  @DisplayName("the same seed tells the same story, to the bit")
  void theSameSeedTellsTheSameStory() {
    Duration days = Duration.ofDays(10);
    long first = new Year(7, Swarm.all(3), 1, Plant.NONE).run(days).trace.hash();
    assertEquals(first, new Year(7, Swarm.all(3), 1, Plant.NONE).run(days).trace.hash());
  }

  @Test
  @DisplayName("SYS-06 each seed draws its own faults; none of them loses a record")
  void roughWeeksLoseNothingSilently() {
    for (long seed = 1; seed <= WEEKS; seed++) {
      Swarm swarm = Swarm.draw(new SplitMix(seed));
      clean(seed, new Year(seed, swarm, 1, Plant.NONE).run(Duration.ofDays(7)));
    }
  }

  @Test
  @DisplayName(
      "SYS-06 ENV-07 the device starts, decides and sounds on a full disk, and records later")
  void aDeviceStartsOnAFullDisk() {
    int impaired = 0;
    for (long seed = 1; seed <= 6; seed++) {
      Swarm often =
          new Swarm(
              Map.of(Fault.DISK_FULL, 300.0, Fault.POWER_CUT, 100.0, Fault.PROCESS_KILL, 100.0));
      Story story = new Year(seed, often, 0, Plant.NONE).run(Duration.ofDays(5));
      clean(seed, story);
      impaired += story.impairedStarts;
    }
    assertTrue(impaired > 10, "starts on a full disk: " + impaired);
  }

  @Test
  @DisplayName("SYS-06 a disk that is full again and again costs no record of a door")
  void aDiskThatIsOftenFullCostsNoRecord() {
    Swarm often = new Swarm(Map.of(Fault.DISK_FULL, 200.0, Fault.LINK_DOWN, 3.0));
    Story story = new Year(5, often, 0, Plant.NONE).run(Duration.ofDays(30));
    clean(5, story);
    assertEquals(0, story.declaredLost);
    assertTrue(story.madeUp > 10, "people came while the disk was full: " + story.madeUp);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  @DisplayName("a planted bug is found")
  void aPlantedBugIsFound(Plant plant) {
    for (long seed = 1; seed <= 10; seed++) {
      Story story = new Year(seed, Swarm.all(4), 1, plant).run(Duration.ofDays(3));
      if (!story.clean()) {
        System.out.println(
            plant + " found with seed " + seed + ": " + story.violations().getFirst());
        return;
      }
    }
    assertTrue(false, plant + " was not found: the oracles prove nothing");
  }

  private static void clean(long seed, Story story) {
    assertTrue(
        story.clean(),
        () ->
            "seed "
                + seed
                + "\n"
                + String.join("\n", story.violations())
                + "\nthe last of it:\n"
                + String.join("\n", story.trace.tail()));
  }
}
